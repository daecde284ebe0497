"""A bundle: the files of a folder, and what the plan says at a glance (plan.md: The folder, plan.json, Journeys)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .canonical import canonical
from .clock import ZONES, Duration, Zone, parse_duration, zone
from .references import check_references, following
from .shape import CATALOG, CONTRACT, DEEPEST, JOURNEY, MANIFEST, PLAN, Refused, depth
from .values import TEXT, Type, gathered, list_of, record

FORMAT = "danbi.plan/1"
NEEDS = frozenset(
    """aggregates calendar-day-caps calendar-durations calendar-entries collect content date-entries date-waits
    exit-predicates experiments fallback goals guards histories holdouts instance-histories journey-events
    keyed-concurrency last-words lists local-waits message-events migrate offers personal-hours preferred-channel races
    render repeat restart retired segment-entries set spread variants webhooks""".split()
)
"""What this runtime can do beyond the least (plan.md: Needs)."""

MOST_VALUES = 64
"""P-PAST-6, P-HIST-1."""

MOST_ROUNDS = 10_000
"""P-STEP-24."""

RECEIPT: Type = record(dict.fromkeys(("message", "channel", "purpose", "journey"), TEXT))
"""The properties of a receipt."""

Json = dict[str, Any]


@dataclass(slots=True)
class Memory:
    """A count or an aggregate that an instance keeps itself (P-PAST-6)."""

    key: str
    match: Json
    keep: Json
    """As a history keeps it."""


@dataclass(slots=True)
class Journey:
    """One version of one journey."""

    name: str
    version: str
    data: Json
    steps: dict[str, Json]
    bindings: dict[str, Type]
    memories: list[Memory]
    memory_keys: dict[int, Memory]
    """By the identity of a `did` or an `aggregate` of the file: the key of its memory."""
    has_when: bool
    """Whether a predicate that turns true lets in."""
    waits_for_predicates: bool
    """Whether an exit or an arm is a predicate."""

    @property
    def stage(self) -> str | None:
        """Decides the priority."""
        return self.data.get("stage")


@dataclass(slots=True)
class Limits:
    """Promises of the host, in milliseconds."""

    lateness: int
    horizon: int
    grant_timeout: int
    load_timeout: int


@dataclass(slots=True)
class Bundle:
    """What is in force."""

    manifest: str
    render: bool
    """Whether texts are printed (conformance.md: load)."""
    plan: Json
    contract: Json
    catalogs: dict[str, Json]
    journeys: dict[str, dict[str, Journey]]
    limits: Limits
    zone: Zone
    alphabet: frozenset[str]
    properties: dict[str, dict[str, Type]]
    """Of each event."""
    current: list[Journey] = field(default_factory=list)
    """The versions that let people in, by priority and name (P-ORDER-6)."""
    clock_entries: list[tuple[Journey, int, Json]] = field(default_factory=list)
    """Entries of the clock, and those of `when` that may be spread, with their place."""
    listeners: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """Journeys that an event may let in, by its kind and name."""
    remembering: dict[tuple[str, str], list[tuple[str, Json]]] = field(default_factory=dict)
    """Histories that may hold an event, by its kind and name."""
    priorities: dict[str | None, int] = field(default_factory=dict)
    """The place of each stage."""
    timed: dict[int, bool] = field(default_factory=dict)
    """By the identity of a predicate: whether time alone can change it."""

    def priority(self, journey: Journey | None) -> int:
        """The place of its stage; without one behind all others (P-POLICY-9)."""
        return self.priorities.get(None if journey is None else journey.stage, len(self.priorities))

    def journey(self, name: str, version: str) -> Journey | None:
        """A version that the bundle still holds."""
        return self.journeys.get(name, {}).get(version)

    def moves(self, name: str, version: str) -> dict[str, str]:
        """Of steps of an older version, which step of the current one they are (P-VERSION-5)."""
        steps: dict[str, str] = self.plan.get("migrate", {}).get(name, {}).get(version, {})
        return steps

    def retired(self, name: str, version: str) -> str | None:
        """`drain` or `exit` where the version is given up (P-VERSION-3)."""
        versions: dict[str, str] = self.plan.get("retired", {}).get(name, {})
        return versions.get(version)


def _nodes(value: Any) -> Iterator[Json]:
    """Every `did` and `aggregate` below a value."""
    if isinstance(value, dict):
        for name, member in value.items():
            if name in ("did", "aggregate") and isinstance(member, dict) and "window" in member:
                yield member
            yield from _nodes(member)
    elif isinstance(value, list):
        for item in value:
            yield from _nodes(item)


def binding_type(what: Json, contract: Json) -> Type:
    """The type of what a binding or a parameter holds; of what is declared no more nothing (P-VERSION-11)."""
    ((kind, name),) = what.items()
    if kind == "receipt":
        return RECEIPT
    if kind == "content":
        return list_of(record(contract["content"].get(name, {"item": {}})["item"]))
    event = record(contract["events"].get(name, {"properties": {}})["properties"])
    if kind == "event":
        return event
    return gathered(event)


def _inside(repeat: str, steps: dict[str, Json]) -> set[str]:
    """The steps of its body: those from which a way leads back to it."""
    before: dict[str, list[str]] = {}
    for name, step in steps.items():
        if name != repeat:
            for one in following(step):
                before.setdefault(one, []).append(name)
    back = _reached(before.get(repeat, []), lambda name: before.get(name, []))
    ahead = _reached([steps[repeat]["body"]], lambda name: [] if name == repeat else following(steps.get(name, {})))
    return (back & ahead) - {repeat}


def _reached(start: list[str], ways: Callable[[str], list[str]]) -> set[str]:
    reached: set[str] = set()
    open_ = list(start)
    while open_:
        one = open_.pop()
        if one not in reached:
            reached.add(one)
            open_ += ways(one)
    return reached


def _check_rounds(path: str, steps: dict[str, Json]) -> None:
    """Repeats without a pause, one inside the other, run a bounded number of rounds (P-STEP-24)."""
    rounds: dict[str, int] = {}
    for name, step in steps.items():
        if step["do"] != "repeat" or parse_duration(step["every"]) != Duration(0, 0, 0):
            continue
        for one in _inside(name, steps):
            rounds[one] = rounds.get(one, 1) * step["times"]
    if any(count > MOST_ROUNDS for count in rounds.values()):
        raise Refused(f"{path}: repeats without a pause run more than {MOST_ROUNDS} rounds")


def _own_keep(node: Json) -> Json:
    """What an instance keeps for a count or an aggregate (P-PAST-6)."""
    if "function" not in node:
        return {"instants": {"count": max(node["at_least"], node.get("at_most", -1) + 1, 1)}}
    function, value = node["function"], node["value"]
    length = node["window"].get("last")
    if length is None:
        kind, of = ("edge", function) if function in ("first", "last") else ("total", [function])
        return {kind: {"value": value, "of": of}}
    days = parse_duration(length).whole_days
    if days is None:
        return {"values": {"count": MOST_VALUES, "last": length, "value": value}}
    return {"days": {"days": days, "value": value, "of": [function]}}


def _journey(data: Json, contract: Json) -> Journey:
    memories: dict[str, Memory] = {}
    keys: dict[int, Memory] = {}
    for node in _nodes({name: member for name, member in data.items() if name != "about"}):
        if "history" not in node:
            keep = _own_keep(node)
            key = canonical({"match": node["match"], "keep": keep})
            keys[id(node)] = memories.setdefault(key, Memory(key, node["match"], keep))
    bindings = {name: binding_type(what, contract) for name, what in data["bindings"].items()}
    arms = (arm for step in data["steps"].values() for arm in step.get("arms", []) if "on" in arm)
    return Journey(
        name=data["id"],
        version=data["version"],
        data=data,
        steps=data["steps"],
        bindings=bindings,
        memories=list(memories.values()),
        memory_keys=keys,
        has_when=any("when" in entry["on"] for entry in data["entries"]),
        waits_for_predicates=any("when" in one["on"] for one in (*data["exits"], *arms)),
    )


def _parse(path: str, text: str) -> Json:
    try:
        file = json.loads(text)
        if "\\u" in text:
            json.dumps(file, ensure_ascii=False).encode()  # no halves of characters
    except (ValueError, RecursionError) as error:
        raise Refused(f"{path} is no JSON: {error}") from error
    if not isinstance(file, dict):
        raise Refused(f"{path} is no object")
    if depth(file) > DEEPEST:
        raise Refused(f"{path} stands too deep")
    return file


def _file(files: dict[str, Json], path: str) -> Json:
    if path not in files:
        raise Refused(f"the manifest does not list {path}")
    return files[path]


def _version(file: Json) -> None:
    """A format with a higher number is refused (P-FORMAT-2)."""
    if file.get("format") != FORMAT:
        raise Refused(f"format {file.get('format')}")


def _zone(name: str) -> Zone:
    if name not in ZONES:
        raise Refused(f"there is no zone {name!r}")
    return zone(name)


def _exact(text: str) -> int:
    duration: Duration = parse_duration(text)
    return duration.back


def load(texts: dict[str, str], render: bool = True) -> Bundle:
    """Verifies the files of a bundle and takes them in (P-FORMAT-1 to P-FORMAT-7)."""
    manifest, files = _verified(texts)
    plan, contract = _file(files, "plan.json"), _file(files, "contract.json")
    PLAN(plan, "plan.json")
    CONTRACT(contract, "contract.json")
    lacking = {*manifest["needs"], *plan["needs"]} - NEEDS
    if lacking:
        raise Refused(f"needs {', '.join(sorted(lacking))}")
    catalogs = {locale: _file(files, path) for locale, path in manifest["catalogs"].items()}
    for locale, catalog in catalogs.items():
        CATALOG(catalog, f"catalog/{locale}.json")
    told = _told(manifest, files)
    check_references(plan, contract, told)
    limits = plan["limits"]
    bundle = Bundle(
        manifest=hashlib.sha256(texts["manifest.json"].encode()).hexdigest(),
        render=render,
        plan=plan,
        contract=contract,
        catalogs=catalogs,
        journeys={
            name: {version: _journey(file, contract) for version, file in versions.items()}
            for name, versions in told.items()
        },
        limits=Limits(*(_exact(limits[name]) for name in ("lateness", "horizon", "grant_timeout", "load_timeout"))),
        zone=_zone(plan["zone"]),
        alphabet=frozenset(plan["alphabet"]),
        properties={name: event["properties"] for name, event in contract["events"].items()},
    )
    _index(bundle)
    return bundle


def _verified(texts: dict[str, str]) -> tuple[Json, dict[str, Json]]:
    """The manifest, and the files that it lists (P-FORMAT-1, P-FORMAT-2)."""
    if "manifest.json" not in texts:
        raise Refused("manifest.json is missing")
    manifest = _parse("manifest.json", texts["manifest.json"])
    _version(manifest)
    MANIFEST(manifest, "manifest.json")
    files: dict[str, Json] = {}
    for path, sha in manifest["files"].items():
        if path not in texts:
            raise Refused(f"{path} is missing")
        if hashlib.sha256(texts[path].encode()).hexdigest() != sha:
            raise Refused(f"{path} does not have its hash")
        if path != "source-map.json":
            files[path] = _parse(path, texts[path])
            _version(files[path])
    return manifest, files


def _told(manifest: Json, files: dict[str, Json]) -> dict[str, dict[str, Json]]:
    """The file of each version of each journey."""
    told: dict[str, dict[str, Json]] = {}
    for name, versions in manifest["journeys"].items():
        for version, path in versions.items():
            JOURNEY(_file(files, path), path)
            _check_rounds(path, files[path]["steps"])
            told.setdefault(name, {})[version] = files[path]
    return told


def heard(match: Json) -> tuple[str, str]:
    """The kind and name of the events of a match."""
    if "event" in match:
        return "event", match["event"]
    kind = "message" if "message" in match else "journey"
    return kind, match[kind]["kind"]


def _index(bundle: Bundle) -> None:
    """Finds fast what an event or the clock may set in motion, and in which order."""
    current = [bundle.journeys[name][version] for name, version in bundle.plan["journeys"].items()]
    bundle.priorities = {stage: place for place, stage in enumerate(bundle.plan["policy"]["priority"])}
    bundle.current = sorted(current, key=lambda journey: (bundle.priority(journey), journey.name))
    listeners: dict[tuple[str, str], set[str]] = {}
    for journey in bundle.current:
        for index, entry in enumerate(journey.data["entries"]):
            if "event" in entry["on"]:
                listeners.setdefault(heard(entry["on"]["event"]["match"]), set()).add(journey.name)
            elif "when" not in entry["on"] or "spread" in entry:
                bundle.clock_entries.append((journey, index, entry))
    bundle.listeners = {event: frozenset(names) for event, names in listeners.items()}
    for id_, history in sorted(bundle.plan["histories"].items()):
        bundle.remembering.setdefault(heard(history["match"]), []).append((id_, history))
