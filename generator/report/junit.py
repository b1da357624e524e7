"""JUnit XML for tools that show test results: each file is a test case, which passes if it has no errors.

Strict readers allow one failure for each test case, so all errors of a file are in one.
"""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from generator.check import Result
from generator.diagnostic import Diagnostic, Severity
from generator.report.escape import for_one_line
from generator.report.phrases import count, place

_SUITE = "catalogue check"


def render(result: Result) -> str:
    """Return a test suite with a test case for every file."""
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in result.files}
    for diagnostic in result.diagnostics:
        by_path.setdefault(diagnostic.location.path, []).append(diagnostic)
    cases = [_case(path, diagnostics) for path, diagnostics in by_path.items()]
    failures = sum(case.find("failure") is not None for case in cases)
    attributes = {"name": _SUITE, "tests": str(len(cases)), "failures": str(failures), "errors": "0"}
    suites = ET.Element("testsuites", attributes)
    ET.SubElement(suites, "testsuite", {**attributes, "skipped": "0"}).extend(cases)
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _case(path: str, diagnostics: list[Diagnostic]) -> ET.Element:
    folder = for_one_line(path.rpartition("/")[0].replace("/", "."))
    case = ET.Element("testcase", {"classname": folder, "name": for_one_line(path)})
    errors = [each for each in diagnostics if each.severity is Severity.ERROR]
    warnings = [each for each in diagnostics if each.severity is not Severity.ERROR]
    if errors:
        codes = " ".join(dict.fromkeys(each.rule.code for each in errors))
        failure = ET.SubElement(case, "failure", {"message": count(len(errors), "error"), "type": codes})
        failure.text = _text(errors)
    if warnings:
        ET.SubElement(case, "system-out").text = _text(warnings)
    return case


def _text(diagnostics: Iterable[Diagnostic]) -> str:
    """Return diagnostics as lines. `for_one_line` escapes characters that XML forbids, the library its markup."""
    return "".join(f"{line}\n" for each in diagnostics for line in _lines(each))


def _lines(diagnostic: Diagnostic) -> Iterator[str]:
    code = f"{diagnostic.severity}[{diagnostic.rule.code}]"
    yield f"{place(diagnostic.location)}: {code} {for_one_line(diagnostic.message)}"
    yield f"  help: {for_one_line(diagnostic.help)}"
    yield from (f"  see {place(each.location)}: {for_one_line(each.message)}" for each in diagnostic.related)
