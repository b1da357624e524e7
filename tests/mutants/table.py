"""The table of what became of mutants, and those that no test noticed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from tests.mutants.mutations import Mutant, key_of
from tests.mutants.sample import Sample
from tests.mutants.worker import KILLED, TIMED_OUT, is_killed

_REASONS = Path(__file__).with_name("survivors.yml")


def _reasons() -> dict[str, str]:
    """Read why mutants survive, by their keys."""
    every: list[dict[str, str]] = yaml.safe_load(_REASONS.read_text(encoding="utf-8")) or []
    return {key_of(each["module"], each["function"], each["before"], each["after"]): each["reason"] for each in every}


def print_survivors(sample: Sample, outcomes: Mapping[str, str]) -> None:
    """Print what no test noticed, with the reason where there is one."""
    reasons = _reasons()
    for area, mutants in sample.items():
        for mutant in mutants:
            if not is_killed(outcomes[mutant.key]):
                print(f"{area}: {mutant.module}:{mutant.first_line} in {mutant.function or 'the module'}")
                print(f"  - {mutant.before}\n  + {mutant.after}")
                print(f"  {outcomes[mutant.key]}: {reasons.get(mutant.key, 'no reason yet')}\n")


def print_table(sample: Sample, outcomes: Mapping[str, str]) -> None:
    """Print one line for each area, and one for all."""
    print(f"{'area':<14}{'mutants':>8}{'killed':>8}{'timed out':>11}{'survived':>10}{'share':>8}")
    for area, mutants in sample.items():
        print(_row(area, mutants, outcomes))
    print(_row("all", [mutant for mutants in sample.values() for mutant in mutants], outcomes))


def _row(name: str, mutants: Sequence[Mutant], outcomes: Mapping[str, str]) -> str:
    of = [outcomes[mutant.key] for mutant in mutants]
    dead = sum(map(is_killed, of))
    share = f"{dead / len(of):.1%}" if of else ""
    return f"{name:<14}{len(of):>8}{of.count(KILLED):>8}{of.count(TIMED_OUT):>11}{len(of) - dead:>10}{share:>8}"
