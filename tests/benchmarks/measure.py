"""What a command costs, as the system counts it."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of processor, and the most memory in megabytes that one process of it held."""

    seconds: float
    processor: float
    megabytes: float

    def __add__(self, other: "Cost") -> "Cost":
        """Add what was done one after the other."""
        return Cost(
            self.seconds + other.seconds, self.processor + other.processor, max(self.megabytes, other.megabytes)
        )


def run(command: Sequence[str | Path], folder: Path, *, may_fail: bool = False, caches: Path | None = None) -> Cost:
    """Run a command to its end. Raises CalledProcessError with what it printed where it fails and must not.

    It keeps nothing for the next run, unless there is a folder for `caches`.
    """
    keeping = {"CATALOGUE_CACHE": "", "XDG_CACHE_HOME": str(caches)} if caches else {"CATALOGUE_CACHE": "off"}
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "CI": "true"} | keeping
    begun = time.perf_counter()
    with subprocess.Popen(
        [str(each) for each in command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if process.returncode and not may_fail:
        raise subprocess.CalledProcessError(process.returncode, [str(each) for each in command], printed)
    return _cost(seconds, usage)


def _cost(seconds: float, usage: resource.struct_rusage) -> Cost:
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _BYTES_PER_UNIT / 1e6)
