"""Two organisations have the same GSS code: most likely they are one."""

from collections.abc import Iterator

from generator.diagnostic import Rule
from generator.project import Collection
from generator.reading import Reading
from generator.rules.context import Context, Finding

RULE = Rule("C114", "repeated-code", "Two organisations have the same GSS code")


def find(context: Context) -> Iterator[Finding]:
    first: dict[str, Reading] = {}
    for reading in context.of(Collection.ORGANISATIONS):
        code = reading.text("gss_code")
        if code and reading.is_sound("gss_code") and first.setdefault(code, reading) is not reading:
            other = first[code]
            yield Finding(
                reading,
                ("gss_code",),
                f"`{other.file.slug}` has the same GSS code",
                "Correct the code, or keep one of the entries if they are the same organisation.",
                related=(("It appears here first.", other, ("gss_code",)),),
            )
