"""Runs a sample on all processors, and keeps what became of each mutant, so that an interrupted run goes on."""

import hashlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from tests.mutants import checkout
from tests.mutants.areas import PROGRAM
from tests.mutants.choice import Choice
from tests.mutants.mutations import Mutant
from tests.mutants.recorded import file_of, record
from tests.mutants.sample import Sample
from tests.mutants.worker import is_killed

CONTROLS = 20
"""Texts without a fault that are tried as well: a test that fails there would kill anything."""

NOT_RUN = "no test runs it"
_CONTROL = "control "
_KEPT = checkout.WORK / "outcomes.jsonl"
_SECONDS_BETWEEN_LINES = 20


@dataclass(frozen=True)
class _Job:
    """A text to put in the place of a module, and the tests that it meets."""

    key: str
    module: str
    text: bytes
    tests: list[str]
    evidence: str
    """A digest of what the outcome depends on."""


class Run:
    """One run with the program and the tests as they are now."""

    def __init__(self) -> None:
        self._choice = Choice(record())
        self._state = checkout.state()
        self._outcomes: dict[str, tuple[str, str]] = {}
        if _KEPT.exists():
            self._outcomes = {key: (outcome, evidence) for key, outcome, evidence in map(json.loads, _KEPT.open())}
        self._lock = threading.Lock()
        self._spoken = self._begun = time.monotonic()

    def outcomes(self, sample: Sample) -> dict[str, str]:
        """Return what became of each mutant, by its key."""
        every = list(self._jobs([mutant for mutants in sample.values() for mutant in mutants]))
        todo = [job for job in every if self._outcomes.get(job.key, ("", ""))[1] != job.evidence]
        waiting = queue.SimpleQueue[_Job]()
        for job in sorted(todo, key=lambda job: hashlib.sha256(job.key.encode()).digest()):
            waiting.put(job)
        count = os.cpu_count() or 1
        workers = [threading.Thread(target=self._work, args=(n, waiting, len(todo))) for n in range(count)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        outcomes = {job.key: self._outcomes[job.key][0] for job in every}
        if spoilt := [key for key, outcome in outcomes.items() if key.startswith(_CONTROL) and is_killed(outcome)]:
            raise SystemExit(f"Tests fail without any fault, so that nothing can be said: {spoilt}")
        return outcomes

    def _jobs(self, mutants: list[Mutant]) -> Iterator[_Job]:
        """Yield what is to be tried."""
        for number, mutant in enumerate(mutants):
            raw = (PROGRAM / mutant.module).read_bytes()
            tests = self._choice.tests(mutant)
            files = {file: self._state.tests[file] for file in sorted(set(map(file_of, tests)))}
            evidence = hashlib.sha256(f"{self._state.others} {files}".encode()).hexdigest()
            if number % max(1, len(mutants) // CONTROLS) == 0:
                yield _Job(_CONTROL + mutant.key, mutant.module, raw, tests, evidence)
            yield _Job(mutant.key, mutant.module, mutant.apply(raw) or b"", tests, evidence)

    def _work(self, number: int, jobs: "queue.SimpleQueue[_Job]", total: int) -> None:
        """Try mutants in a copy of its own for as long as there are any."""
        folder = checkout.WORK / str(number)
        checkout.copy_to(folder)
        command = [sys.executable, "-m", "tests.mutants.worker"]
        pipe = subprocess.PIPE
        with subprocess.Popen(
            command, cwd=folder, env=checkout.environment(folder), stdin=pipe, stdout=pipe, text=True, encoding="utf-8"
        ) as process:
            while (job := _next(jobs)) is not None:
                self._keep(job, self._try(process, job), total - jobs.qsize(), total)
            process.communicate()

    def _try(self, process: "subprocess.Popen[str]", job: _Job) -> str:
        if not job.tests:
            return NOT_RUN
        limit = 10 + 2 * self._choice.expected(job.tests)
        order = {"module": job.module, "text": job.text.decode(), "tests": job.tests, "limit": limit}
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        if not (outcome := process.stdout.readline().strip()):
            raise RuntimeError("the process that tries mutants has ended")
        return outcome

    def _keep(self, job: _Job, outcome: str, done: int, total: int) -> None:
        with self._lock:
            self._outcomes[job.key] = outcome, job.evidence
            with _KEPT.open("a", encoding="utf-8") as file:
                file.write(json.dumps([job.key, outcome, job.evidence]) + "\n")
            now = time.monotonic()
            if now - self._spoken > _SECONDS_BETWEEN_LINES or done == total:
                self._spoken = now
                print(f"{done} of {total} after {now - self._begun:.0f} s", flush=True)


def _next(jobs: "queue.SimpleQueue[_Job]") -> _Job | None:
    try:
        return jobs.get_nowait()
    except queue.Empty:
        return None
