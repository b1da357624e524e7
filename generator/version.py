"""The version of the program. The package reads it from here when it is built."""

VERSION = "1.0.0"
