"""Read a git repository: its metadata files, licence, README and programming languages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from generator.code_hosts import file_at
from generator.history.clone import Clone
from generator.importing import codemeta, languages, licences, publiccode, readme
from generator.importing.draft import REPOSITORY, SOURCES, CannotImportError, Fact, Skipped, Statement

_Reader = Callable[[str, bytes], Iterator[Statement]]

DESCRIPTIONS: Mapping[str, _Reader] = {
    **dict.fromkeys(publiccode.NAMES, publiccode.read),
    codemeta.NAME: codemeta.read,
}
"""Readers of machine-readable descriptions, by file name."""

_VERSION_UNCLEAR = "its text is the same for `-only` and `-or-later`; see whether the README says which"


def read(clone: Clone, address: str) -> Iterator[Statement]:
    """Yield the statements of a repository. Metadata files come first, since earlier statements take precedence.

    `address` is its web page, or empty if that is not known.
    """
    cite = partial(_source, clone, address)
    if address:
        yield Fact("the repository", REPOSITORY, address)
    for name, reader in DESCRIPTIONS.items():
        yield from _read_description(clone, name, reader, cite)
    yield from _licence(clone, cite)
    yield from _readme(clone, cite)
    if names := languages.detect(clone.paths()):
        yield Fact("how its files end", ("languages",), names)
    else:
        yield Skipped("languages", "the names of its files do not show it")
    if not address:
        yield Skipped(
            "sources", "this repository has no https address; name with --source the page that shows the facts"
        )
    yield _dates(clone)


def _read_description(
    clone: Clone, name: str, reader: _Reader, cite: Callable[[str], Iterator[Statement]]
) -> Iterator[Statement]:
    if (raw := clone.read(name)) is None:
        return
    try:
        yield from (replace(each, source_field=f"{name}, {each.source_field}") for each in reader(name, raw))
        yield from cite(name)
    except CannotImportError as error:
        yield Skipped(name, str(error))


def _licence(clone: Clone, cite: Callable[[str], Iterator[Statement]]) -> Iterator[Statement]:
    files = [file for file in clone.root if licences.FILES.match(file)]
    licence_by_file = {file: licences.identify(_text(clone, file)) for file in files}
    for file in files:
        if not licence_by_file[file]:
            yield Skipped(file, "its text does not match any licence known here; write `licence` yourself")
    if len(set(licence_by_file.values())) > 1:
        yield Skipped(
            ", ".join(files), "there are several licences, and it is not clear whether all of them apply, or any one"
        )
    elif files and (name := licence_by_file[files[0]]):
        yield Fact(
            files[0],
            ("licence",),
            name,
            caveat=_VERSION_UNCLEAR if name in licences.AMBIGUOUS_LATER_VERSION else "",
        )
        yield from cite(files[0])
    elif not files:
        yield Skipped("licence", "there is no file with a licence at the top of the repository")


def _readme(clone: Clone, cite: Callable[[str], Iterator[Statement]]) -> Iterator[Statement]:
    names = [name for name in clone.root if readme.FILES.fullmatch(name)]
    if not names:
        yield Skipped("README", "there is no such file at the top of the repository")
        return
    yield from readme.read(names[0], _text(clone, names[0]))
    yield from cite(names[0])


def _source(clone: Clone, address: str, name: str) -> Iterator[Statement]:
    if address:
        yield Fact(name, SOURCES, (file_at(address, clone.commit, name),))


def _dates(clone: Clone) -> Statement:
    first = f"first commit {clone.oldest}" if clone.oldest else "its first commit could not be fetched"
    return Skipped("dates", f"{first}, last commit {clone.newest}; the repository shows them, so an entry does not")


def _text(clone: Clone, name: str) -> str:
    return (clone.read(name) or b"").decode("utf-8-sig", errors="replace")
