"""Every command, on odd arguments and odd files of its kind: an exit code, words, and never a traceback.

Commands and arguments are those of the parser: a new one fails here until `tests.cli.odd` says what is odd about it.
"""

import io
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator import cli
from generator.cli import build, serve, watch
from generator.cli.environment import CLEAN, COULD_NOT_RUN, HAS_ERRORS, NEEDS_REVIEW
from generator.network import FetchError, Network
from tests.branches import Checkout, entry
from tests.cli.odd import CASES, COMMANDS, ODD, SETTINGS, arguments, command_lines, contents
from tests.cli.test_harvest import REGISTER
from tests.examples import examples

SECONDS = 60
"""For one command; none may wait for what never comes."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail if something takes longer."""

    def fail(*_: object) -> None:
        raise AssertionError("it does not end")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _answer(words: list[str], typed: bytes, *, at_terminal: bool) -> int | str | None:
    """Run a command in this process, as its user would who types or pipes in something."""
    stdin = io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8", errors="surrogateescape")
    with pytest.MonkeyPatch.context() as patch, within(SECONDS):
        patch.setattr(stdin, "isatty", lambda: at_terminal)
        patch.setattr(sys, "stdin", stdin)
        try:
            return cli.main(words)
        except SystemExit as stop:
            return stop.code or 0


def _refuse(*_: object) -> None:
    raise FetchError("it is not asked in tests")


def _gives(value: int) -> Callable[..., int]:
    return lambda *_, **__: value


@pytest.fixture(autouse=True)
def _without_long_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the network, what waits for somebody, and what makes a whole site: other tests are about those."""
    monkeypatch.setattr(Network, "addresses_of", _refuse)
    monkeypatch.setattr(serve, "_serve", _gives(CLEAN))
    monkeypatch.setattr(build, "build", _gives(1))
    monkeypatch.setattr(watch, "watch", _gives(CLEAN))


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd") / "start"
    checkout = Checkout(folder, {"registers/calendars.yml": REGISTER})
    checkout.write({"projects/drawn.yml": entry("drawn")})
    checkout.commit()
    checkout.git("gc", "--quiet")  # so that there are few files to copy
    shutil.rmtree(folder / ".git/hooks")
    (folder / "mkdocs.yml").write_text(SETTINGS)
    (folder / "folder").mkdir()
    (folder / "loop").symlink_to("loop")
    return folder


def test_every_command_and_every_kind_of_argument_has_odd_values() -> None:
    assert CASES.keys() == COMMANDS.keys()
    taken = [each for command in COMMANDS for each in arguments(command) if each.nargs != 0]
    assert {str(each.metavar) for each in taken if not each.choices} <= ODD.keys()


@pytest.mark.parametrize("name", COMMANDS)
@examples(4)
@given(data=some.data())
def test_a_command_answers_in_words_whatever_it_gets(
    name: str, data: some.DataObject, start: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case, place = data.draw(some.sampled_from(CASES[name])), start.with_name("copy")
    monkeypatch.chdir(start)
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(start, place, symlinks=True)
    monkeypatch.chdir(place)
    content, words = data.draw(contents(case.text)), data.draw(command_lines(case.line))
    Path(case.file).write_bytes(content)
    capsys.readouterr()
    code = _answer(words, content, at_terminal=data.draw(some.booleans()))
    out, err = capsys.readouterr()
    assert code in {CLEAN, HAS_ERRORS, COULD_NOT_RUN, NEEDS_REVIEW}
    assert "Traceback" not in out + err
    assert code != COULD_NOT_RUN or (out + err).strip() or "--output" in str(words)  # where the answer is then
    assert all(line.isprintable() for line in err.split("\n")), ascii(err)
