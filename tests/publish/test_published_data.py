"""What programs and spreadsheets read of a small site, as a person has looked at it."""

import json
import re
from pathlib import Path

from tests import sites
from tests.publish.published import API

GOLDEN = Path(__file__).parent / "golden"
TABLES = ("components", "standards", "projects", "organisations", "adoptions", "relations", "terms")
RECORDS = (
    "entries/bin-days.json", "entries/plan-map.json", "entries/address-format.json", "organisations/northtown.json",
    "organisations/riverlands.json", "adoptions.json", "relations.json", "terms.json", "catalogue.jsonld",
)  # fmt: skip
PAGES = (
    "", "components/bin-days/", "components/hostile/", "standards/address-format/", "projects/plan-map/",
    "organisations/northtown/", "organisations/riverlands/", "components/", "services/", "services/waste/", "licences/",
    "licences/mit/", "licences/agpl-3-0-or-later/", "cy/projects/plan-map/", "cy/standards/",
)  # fmt: skip
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def test_data_match_the_golden_files(published: Path) -> None:
    """`UPDATE_GOLDEN=1 .venv/bin/pytest tests/publish/test_published_data.py` writes them anew: read what changed."""
    texts = {f"{name}.csv": (published / "data" / f"{name}.csv").read_text(encoding="utf-8-sig") for name in TABLES}
    texts |= {name: pretty((published / API / name).read_text(encoding="utf-8")) for name in RECORDS}
    for url in PAGES:
        (data,) = JSON_LD.findall((published / url / "index.html").read_text(encoding="utf-8"))
        texts[f"pages/{url.strip('/').replace('/', '-') or 'home'}.jsonld"] = pretty(data)
    golden = sites.golden(GOLDEN, texts)
    assert set(golden) == set(texts)
    for name, text in texts.items():
        assert text == golden[name], name


def pretty(text: str) -> str:
    return json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
