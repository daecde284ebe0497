"""Whether all that a bundle names is there (plan.md: The folder, plan.json, Journeys, Instructions).

The page speaks of forms and hashes only. But who takes a plan that cannot be run falls over in the middle of a journey.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from .shape import Refused

Json = dict[str, Any]


PARTS = ("segments", "histories", "bindings", "key", "audience", "entries", "exits", "goal", "steps")
"""Where plan.json and journeys name what stands elsewhere. In other objects names of the project stand before texts."""


def check_references(plan: Json, contract: Json, journeys: dict[str, dict[str, Json]]) -> None:
    """Refuses a bundle that names what it does not hold."""
    _known(plan["alphabet"], contract["events"], "plan.json: event")
    if not plan["locales"]:
        raise Refused("plan.json: no locale")
    for name, version in plan["journeys"].items():
        _known([version], journeys.get(name, {}), f"plan.json: version of {name}")
    shared = {"histories": plan["histories"], "segments": plan["segments"], "offers": plan["offers"]}
    _check_file("plan.json", plan, None, shared)
    for name, versions in journeys.items():
        for version, journey in versions.items():
            if (journey["id"], journey["version"]) != (name, version):
                raise Refused(f"{name}: another version stands in its file")
            own = {**shared, "segments": journey["segments"], "offers": journey["offers"]}
            # An older version may name what the contract declares no more (P-VERSION-11).
            declares = contract if plan["journeys"].get(name) == version else None
            _check_file(f"journey {name}", journey, declares, own)
            _check_steps(f"journey {name}", journey)
    for name, moves in plan.get("migrate", {}).items():
        steps = journeys[name][plan["journeys"][name]]["steps"] if name in plan["journeys"] else {}
        for targets in moves.values():
            _known(targets.values(), steps, f"plan.json: step of {name}")


def _known(names: Any, among: Container[str], where: str) -> None:
    for name in names:
        if name not in among:
            raise Refused(f"{where} {name!r} is not there")


def _check_file(where: str, file: Json, contract: Json | None, named: dict[str, Json]) -> None:
    """What predicates, operands, bindings and steps name, in the contract too where there is one."""
    among = {
        "history": named["histories"],
        "segment": named["segments"],
        "offer": named["offers"],
    }
    if contract is not None:
        among |= {"event": contract["events"], "events": contract["events"]}
        among |= {"source": contract["content"], "content": contract["content"]}
    for node in _nodes([file[part] for part in PARTS if part in file]):
        for member, holder in among.items():
            if isinstance(node.get(member), str):
                _known([node[member]], holder, f"{where}: {member}")
        if contract is not None and "match" in node and isinstance(node.get("value"), list):
            _check_path(where, node["match"], node["value"], contract)
    within = {name: _segments_in(segment) for name, segment in named["segments"].items()}
    _check_no_cycle(where, within)


def _nodes(value: Any) -> Iterator[Json]:
    """Every object within, but for constants and what others wrote."""
    if isinstance(value, dict):
        yield value
        for name, member in value.items():
            if name != "const" and not name.startswith("x_"):
                yield from _nodes(member)
    elif isinstance(value, list):
        for item in value:
            yield from _nodes(item)


def _segments_in(segment: Json) -> list[str]:
    return [node["segment"] for node in _nodes(segment) if isinstance(node.get("segment"), str)]


def _check_path(where: str, match: Json, path: list[str], contract: Json) -> None:
    """The property of an event that a history or an aggregate looks at."""
    if "event" not in match:
        return
    fields = contract["events"][match["event"]]["properties"]
    for name in path:
        _known([name], fields, f"{where}: property")
        fields = fields[name].get("fields", {})


def _check_steps(where: str, journey: Json) -> None:
    """Every step that can come next is there, and none comes round but by the body of a repeat (P-STEP-2)."""
    steps = journey["steps"]
    last_words = (exit_["last_words"] for exit_ in journey["exits"] if "last_words" in exit_)
    _known((journey["start"], *last_words), steps, f"{where}: step")
    ahead = {name: following(step) for name, step in steps.items()}
    for names in ahead.values():
        _known(names, steps, f"{where}: step")
    _check_no_cycle(where, {name: [one for one in ahead[name] if one != steps[name].get("body")] for name in ahead})


def following(step: Json) -> list[str]:
    """Every step that can come next."""
    named = [step[name] for name in ("next", "otherwise", "passed", "refused", "body") if name in step]
    return named + [one["next"] for name in ("cases", "arms") for one in step.get(name, ())]


def _check_no_cycle(where: str, ahead: dict[str, list[str]]) -> None:
    """Takes away, one after the other, what leads nowhere but to what was taken away."""
    waits_for = {name: len(set(names)) for name, names in ahead.items()}
    behind: dict[str, list[str]] = {}
    for name, names in ahead.items():
        for one in set(names):
            behind.setdefault(one, []).append(name)
    done = [name for name, count in waits_for.items() if count == 0]
    for name in done:
        for one in behind.get(name, ()):
            waits_for[one] -= 1
            if waits_for[one] == 0:
                done.append(one)
    if len(done) < len(ahead):
        raise Refused(f"{where}: what stands in itself: {sorted(set(ahead) - set(done))[0]!r}")
