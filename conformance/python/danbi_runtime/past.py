"""What is kept of the past, and what it answers (plan.md: The past, Histories)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from typing import Any

from .clock import Zone, ahead, parse_duration
from .person import Kept, Person, Totals
from .values import UNKNOWN, Plain, Result, Type, Value, add, adds_up, average, has_order, rank, zero

Json = dict[str, Any]
SET_BACK = 2
"""Days by which a change of zone can set a local day back: zones lie up to 26 hours apart."""


def _feed(totals: Totals, of: Iterable[str], at: int, plain: Plain, type_: Type, zone: Zone) -> None:
    """Takes one more value in; a function that its type does not have has none (P-VERSION-11)."""
    totals.count += 1
    for function in of:
        if function in ("sum", "avg") and not adds_up(type_) or function in ("min", "max") and not has_order(type_):
            continue
        match function:
            case "sum" | "avg":
                if function == "sum" or "sum" not in of:
                    totals.sum = plain if totals.sum is None else add(totals.sum, plain, type_)
            case "min":
                if totals.least is None or _less(plain, totals.least, type_, zone):
                    totals.least = plain
            case "max":
                if totals.greatest is None or _less(totals.greatest, plain, type_, zone):
                    totals.greatest = plain
            case "first":
                if totals.first is None or at < totals.first_at:
                    totals.first, totals.first_at = plain, at
            case _:
                if totals.last is None or at >= totals.last_at:
                    totals.last, totals.last_at = plain, at


def _less(left: Plain, right: Plain, type_: Type, zone: Zone) -> bool:
    enum = type_ if type_.get("ordered") else None
    return bool(rank(Value(left, type_), zone, enum) < rank(Value(right, type_), zone, enum))


def unite(parts: Iterable[Totals], type_: Type, zone: Zone) -> Totals:
    """Several totals as one; among equal instants the later part is the last."""
    whole = Totals()
    for part in parts:
        whole.count += part.count
        if part.sum is not None:
            whole.sum = part.sum if whole.sum is None else add(whole.sum, part.sum, type_)
        if part.least is not None and (whole.least is None or _less(part.least, whole.least, type_, zone)):
            whole.least = part.least
        if part.greatest is not None and (whole.greatest is None or _less(whole.greatest, part.greatest, type_, zone)):
            whole.greatest = part.greatest
        if part.first is not None and (whole.first is None or part.first_at < whole.first_at):
            whole.first, whole.first_at = part.first, part.first_at
        if part.last is not None and (whole.last is None or part.last_at >= whole.last_at):
            whole.last, whole.last_at = part.last, part.last_at
    return whole


def result(function: str, totals: Totals, type_: Type) -> Result:
    """What a function comes to (P-PRED-7, P-PRED-8)."""
    match function:
        case "sum":
            if not adds_up(type_):
                return None
            return Value(zero(type_) if totals.sum is None else totals.sum, type_)
        case "avg":
            plain = None if totals.sum is None else average(totals.sum, totals.count, type_)
        case "min":
            plain = totals.least
        case "max":
            plain = totals.greatest
        case "first":
            plain = totals.first
        case _:
            plain = totals.last
    return None if plain is None else Value(plain, type_)


def file(kept: Kept, keep: Json, at: int, now: int, value: Value | None, zone: Zone) -> None:
    """Files one event at its own instant (P-HIST-2, P-HIST-3)."""
    ((kind, how),) = keep.items()
    if kind == "instants":
        kept.instants.insert(bisect_right(kept.instants, at), at)
        _trim(kept, how)
        return
    if value is None:
        return
    if kind == "values":
        place = bisect_right(kept.instants, at)
        kept.instants.insert(place, at)
        kept.values.insert(place, value.plain)
        _trim(kept, how)
    elif kind == "days":
        totals = kept.days.setdefault(zone.day(at).isoformat(), Totals())
        _feed(totals, how["of"], at, value.plain, value.type, zone)
        _trim_days(kept, how, zone.day(now))
    elif kind == "edge":
        _feed(kept.total, (how["of"],), at, value.plain, value.type, zone)
    else:
        _feed(kept.total, how["of"], at, value.plain, value.type, zone)


def _trim(kept: Kept, how: Json) -> None:
    """The last `count` instants (P-HIST-1)."""
    drop = max(0, len(kept.instants) - how["count"])
    if drop:
        del kept.instants[:drop]
        del kept.values[:drop]


def _trim_days(kept: Kept, how: Json, today: date) -> None:
    """Some more than the days that are asked for: a change of zone may set today back."""
    first = ahead(today, 1 - how["days"] - SET_BACK).isoformat()
    for day in [day for day in kept.days if day < first]:
        del kept.days[day]


def merge(kept: Kept, other: Kept, keep: Json, type_: Type | None, now: int, zone: Zone) -> None:
    """Puts the histories of two persons together (P-MERGE-1)."""
    ((kind, how),) = keep.items()
    if kind in ("instants", "values"):
        values = kind == "values"
        for place, at in enumerate(other.instants):
            index = bisect_right(kept.instants, at)
            kept.instants.insert(index, at)
            if values:
                kept.values.insert(index, other.values[place])
        _trim(kept, how)
    elif type_ is not None:
        for day, totals in other.days.items():
            kept.days[day] = unite((kept.days.get(day, Totals()), totals), type_, zone)
        kept.total = unite((kept.total, other.total), type_, zone)
        if kind == "days":
            _trim_days(kept, how, zone.day(now))
    if other.known_from is not None:
        kept.known_from = max(other.known_from, kept.known_from or other.known_from)
    for function, at in other.known_of.items():
        kept.known_of[function] = max(at, kept.known_of.get(function, at))


def room_grew(old: Json, new: Json, kept: Kept, now: int, zone: Zone) -> None:
    """A later bundle asks for more of a history than was kept: what the earlier had no room for is gone (P-PAST-12)."""
    ((kind, had),) = old.items()
    ((_, has),) = new.items()
    if kind in ("days", "total"):
        kept.known_of = {function: at for function, at in kept.known_of.items() if function in has["of"]}
        kept.known_of |= {function: now for function in has["of"] if function not in had["of"]}
    if kind == "days":
        _trim_days(kept, had, zone.day(now))
        if has["days"] > had["days"]:
            _known(kept, zone.midnight(ahead(zone.day(now), 1 - had["days"])))
        return
    if kind not in ("instants", "values"):
        return
    if has["count"] > had["count"] and len(kept.instants) >= had["count"]:
        _known(kept, kept.instants[0])


def _known(kept: Kept, instant: int) -> None:
    kept.known_from = instant if kept.known_from is None else max(kept.known_from, instant)


def known(person: Person, kept: Kept, start: int | None, function: str = "") -> bool:
    """Whether a window that starts there is wholly known; `ever` has no start (P-PAST-5, P-PAST-12, P-PAST-14)."""
    later = [at for at in (kept.known_from, kept.known_of.get(function)) if at is not None]
    if start is None:
        return not later
    if later and start < max(later):
        return False
    return bool(person.complete) or start >= person.first


def count(kept: Kept, start: int | None, now: int) -> int:
    """Events at instants later than the start (P-PAST-1)."""
    low = 0 if start is None else bisect_right(kept.instants, start)
    return bisect_right(kept.instants, now) - low


def first_day(window: str, now: int, zone: Zone) -> date | None:
    """The first local day of an aggregate over whole days (P-PAST-2)."""
    days = parse_duration(window).whole_days
    return None if days is None else ahead(zone.day(now), 1 - days)


def aggregate(
    person: Person | None, kept: Kept, keep: Json, node: Json, since: int | None, now: int, zone: Zone, type_: Type
) -> Result:
    """An aggregate that a history answers (P-PAST-2, P-PAST-3, P-PAST-9); without a person what an instance keeps."""
    ((kind, _),) = keep.items()
    ((window, length),) = node["window"].items()
    function = node["function"]
    start: int | None = since
    if window == "last":
        day = first_day(length, now, zone)
        if kind == "days" and day is not None:
            if person is not None and not known(person, kept, zone.midnight(day), function):
                return UNKNOWN
            days = (kept.days[name] for name in sorted(kept.days) if name >= day.isoformat())
            return result(function, unite(days, type_, zone), type_)
        start = now - parse_duration(length).back
    if person is not None and not known(person, kept, start, function):
        return UNKNOWN
    if kind in ("edge", "total"):
        return result(function, kept.total, type_)
    low = 0 if start is None else bisect_right(kept.instants, start)
    totals = Totals()
    for place in range(low, bisect_right(kept.instants, now)):
        _feed(totals, (function,), kept.instants[place], kept.values[place], type_, zone)
    return result(function, totals, type_)


def leaves(kept: Kept, length: int, after: int) -> int | None:
    """The first instant after `after` at which an event leaves a window of this length."""
    place = bisect_left(kept.instants, after - length + 1)
    return kept.instants[place] + length if place < len(kept.instants) else None
