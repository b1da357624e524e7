"""Try a sample of mutants, and print how many of them the tests notice.

``python -m tests.mutants`` tries a thousand; ``--sample``, ``--area`` and ``--seed`` try others. What has been tried
already, with the same program and the same tests, is not tried again.
"""

import argparse

from tests.mutants.areas import AREAS
from tests.mutants.run import Run
from tests.mutants.sample import sample
from tests.mutants.table import print_survivors, print_table


def main() -> None:
    """Read the command line, try mutants, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, default=1000, metavar="NUMBER", help="how many, of all areas together")
    parser.add_argument("--seed", type=int, default=15, metavar="NUMBER", help="another number gives other mutants")
    parser.add_argument("--area", choices=AREAS, action="append", help="only this area; may be repeated")
    arguments = parser.parse_args()
    chosen = sample(arguments.sample, arguments.seed)
    chosen = {area: mutants for area, mutants in chosen.items() if area in (arguments.area or AREAS)}
    outcomes = Run().outcomes(chosen)
    print_survivors(chosen, outcomes)
    print_table(chosen, outcomes)


if __name__ == "__main__":
    main()
