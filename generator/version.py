"""The version of the program. The package reads it from here when it is built."""

VERSION = "0.1.0"
