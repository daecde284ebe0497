"""When time alone may change what a predicate comes to (plan.md: The past, P-PAST-11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from . import past
from .clock import DAY, Duration, Zone, ahead, parse_duration
from .person import Kept
from .predicates import Scope, instant_of, operand, own_memory
from .values import Value

Json = dict[str, Any]


def next_change(node: Json, scope: Scope, after: int) -> int | None:
    """The first instant later than `after` at which it may change; it need not."""
    if not _timed(node, scope):
        return None
    return min((instant for instant in _instants(node, scope, after) if instant > after), default=None)


def _timed(node: Json, scope: Scope) -> bool:
    known = scope.bundle.timed.get(id(node))
    if known is None:
        known = _looks_at_time(node, scope)
        scope.bundle.timed[id(node)] = known
    return known


def _looks_at_time(node: Any, scope: Scope) -> bool:
    if isinstance(node, list):
        return any(_looks_at_time(item, scope) for item in node)
    if not isinstance(node, dict):
        return False
    if "within" in node or "last" in node.get("window", {}):
        return True
    if "segment" in node:
        return _looks_at_time(scope.segments[node["segment"]]["predicate"], scope)
    return any(_looks_at_time(member, scope) for name, member in node.items() if name not in ("match", "const"))


def _instants(node: Json, scope: Scope, after: int) -> Iterator[int]:
    ((kind, what),) = node.items()
    match kind:
        case "all" | "any":
            for inner in what:
                yield from _instants(inner, scope, after)
        case "not":
            yield from _instants(what, scope, after)
        case "segment":
            yield from _instants(scope.segments[what]["predicate"], scope, after)
        case "did":
            yield from _of_window(what, scope, after)
        case "within":
            yield from _of_operand(what["left"], scope, after)
            yield from _of_within(what, scope, after)
        case "is_set" | "is_empty" | "true":
            yield from _of_operand(what, scope, after)
        case "compare" | "contains" | "starts_with":
            yield from _of_operand(what["left"], scope, after)
            yield from _of_operand(what["right"], scope, after)
        case "one_of":
            yield from _of_operand(what["left"], scope, after)


def _of_operand(node: Json, scope: Scope, after: int) -> Iterator[int]:
    if "aggregate" in node:
        aggregate = node["aggregate"]
        length = aggregate["window"].get("last")
        if length is not None and past.first_day(length, after, scope.zone) is not None:
            yield scope.zone.next_midnight(after)
        else:
            yield from _of_window(aggregate, scope, after)


def _of_window(node: Json, scope: Scope, after: int) -> Iterator[int]:
    """Events leave the window, and it becomes wholly known."""
    if "last" not in node["window"]:
        return
    length = parse_duration(node["window"]["last"]).back
    if "history" not in node:
        leaving = past.leaves(own_memory(node, scope)[0], length, after)
        if leaving is not None:
            yield leaving
        return
    kept = scope.person.histories.get(node["history"], Kept())
    instant = past.leaves(kept, length, after)
    if instant is not None:
        yield instant
    if not scope.person.complete:
        yield scope.person.first + length
    if kept.known_from is not None:
        yield kept.known_from + length


def _of_within(node: Json, scope: Scope, after: int) -> Iterator[int]:
    value = operand(node["left"], scope)
    if not isinstance(value, Value):
        return
    if value.type["type"] == "date":
        yield scope.zone.next_midnight(after)
        return
    if value.type["type"] not in ("datetime", "local"):
        return
    instant = instant_of(value, scope.zone)
    duration = parse_duration(node["duration"])
    if node["toward"] == "last":
        yield instant
        yield scope.zone.add(instant, duration)
    else:
        yield from _reaches(instant, duration, scope.zone)
        yield instant + 1


def _reaches(instant: int, duration: Duration, zone: Zone) -> Iterator[int]:
    """Where now + duration begins to lie behind the instant: from one local time on, which clocks may show twice."""
    if not duration.calendar:
        yield instant - duration.exact + 1
        return
    longest = duration.months * 31 + duration.days + 2
    first = datetime.combine(ahead(zone.day(instant - duration.exact), -longest), time())
    low, high = 0, (longest + 4) * DAY
    while low < high:
        middle = (low + high) // 2
        if zone.add_local(first + timedelta(milliseconds=middle), duration) > instant:
            high = middle
        else:
            low = middle + 1
    begins = first + timedelta(milliseconds=low)
    shown = zone.instants(begins)
    yield from shown
    change = zone.change(begins.date()) if len(shown) > 1 else None
    if change is not None:
        yield change
