"""What a command costs, as the system counts it."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

_BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and of the processor, the most megabytes that one process of it held, what it printed."""

    seconds: float
    processor: float
    megabytes: float
    printed: str = ""

    def __add__(self, other: "Cost") -> "Cost":
        """Add what was done one after the other."""
        return Cost(
            self.seconds + other.seconds, self.processor + other.processor, max(self.megabytes, other.megabytes)
        )


def run(
    command: Sequence[str | Path],
    folder: Path,
    *,
    may_fail: bool = False,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Cost:
    """Run a command to its end. Raises CalledProcessError with what it printed where it fails and must not."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [str(each) for each in command],
        cwd=folder,
        env={**os.environ, "CI": "true", **environment},
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
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _BYTES_PER_UNIT / 1e6, printed)
