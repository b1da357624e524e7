"""Run the command line as a program."""

import sys

from generator.cli import main

if __name__ == "__main__":
    sys.exit(main())
