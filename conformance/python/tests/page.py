"""What docs/plan.md shows as data: its examples and its tables."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "plan.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```json (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(kind: str) -> list[Any]:
    """Every example of a kind."""
    return [json.loads(text) for found, text in _BLOCK.findall(PAGE) if found == kind]


def table(name: str) -> str:
    """A generated table."""
    return PAGE.partition(f"<!-- generated: {name} -->")[2].partition("<!-- end -->")[0]


def whole_example() -> dict[str, str]:
    """The bundle of "A whole example", with the manifest that the page leaves out."""
    plan, journey = examples("plan")[0], examples("journey")[0]
    path = f"journeys/{journey['id']}@{journey['version']}.json"
    files = {
        "plan.json": json.dumps(plan),
        path: json.dumps(journey),
        "catalog/ko.json": json.dumps(examples("catalog")[0]),
        "contract.json": json.dumps(examples("contract")[0]),
    }
    manifest = {
        "format": plan["format"],
        "project": plan["project"],
        "compiler": "0",
        "zone_data": "2026a",
        "needs": plan["needs"],
        "journeys": {journey["id"]: {journey["version"]: path}},
        "catalogs": {"ko": "catalog/ko.json"},
        "files": {name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()},
    }
    return {**files, "manifest.json": json.dumps(manifest)}
