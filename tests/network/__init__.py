"""Tests of reaching strangers."""
