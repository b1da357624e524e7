"""Detect the programming languages of a repository by the extensions of its files."""

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

_LANGUAGES = {
    "Python": ".py", "JavaScript": ".js .mjs .cjs .jsx", "TypeScript": ".ts .tsx .mts", "PHP": ".php", "Ruby": ".rb",
    "C#": ".cs", "Java": ".java", "Go": ".go", "Rust": ".rs", "Kotlin": ".kt .kts", "Swift": ".swift",
    "Scala": ".scala", "Clojure": ".clj .cljs", "Elixir": ".ex .exs", "Elm": ".elm", "Dart": ".dart", "C++": ".cpp .cc",
    "Visual Basic": ".vb", "F#": ".fs", "PowerShell": ".ps1", "Shell": ".sh", "HCL": ".tf", "Vue": ".vue",
    "Svelte": ".svelte", "Groovy": ".groovy",
}  # fmt: skip
"""Extensions that belong to one language only. Markup, style sheets and data are not counted."""

_BY_EXTENSION = {ending: name for name, endings in _LANGUAGES.items() for ending in endings.split()}
_THIRD_PARTY_FOLDERS = {"node_modules", "vendor", "third_party", "bower_components", "dist", "build", "wwwroot"}
"""Folders with third-party or generated code."""

_MIN_SHARE = 0.1
_MIN_FILES = 3


def detect(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the languages of at least three code files and a tenth of them all, most used first."""
    counts: Counter[str] = Counter()
    for path in map(PurePosixPath, paths):
        language = _BY_EXTENSION.get(path.suffix.lower())
        if language and not _THIRD_PARTY_FOLDERS.intersection(path.parts) and not path.name.endswith(".min.js"):
            counts[language] += 1
    min_count = max(_MIN_FILES, _MIN_SHARE * counts.total())
    return tuple(language for language, count in counts.most_common() if count >= min_count)
