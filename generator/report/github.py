"""GitHub Actions: a workflow command for each diagnostic, which GitHub shows on the lines of the pull request.

GitHub shows at most ten errors and ten warnings a step, so the full text report follows.
"""

from generator.check import Result
from generator.diagnostic import Diagnostic
from generator.report import text
from generator.report.escape import for_one_line, without_commands
from generator.report.phrases import message_and_help

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(result: Result) -> str:
    """Return all diagnostics as workflow commands, then as text for people."""
    commands = "".join(f"{line}\n" for line in map(_command, result.diagnostics))
    return commands + without_commands(text.render(result))


def notice(title: str, message: str) -> str:
    """Return a workflow command for a message that is neither an error nor a warning."""
    return f"::notice title={_property(title)}::{_message(message)}\n"


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.location.span
    end_column = f",endColumn={span.end.column}" if span.end.line == span.start.line else ""
    return (
        f"::{diagnostic.severity} file={_property(diagnostic.location.path)},line={span.start.line}"
        f",col={span.start.column}{end_column},title={_property(f'{diagnostic.rule.code} {diagnostic.rule.title}')}"
        f"::{_message(message_and_help(diagnostic.message, diagnostic.help))}"
    )


def _property(value: str) -> str:
    return for_one_line(value).translate(_IN_PROPERTY)


def _message(value: str) -> str:
    return for_one_line(value).translate(_IN_MESSAGE)
