"""Two persons become one (plan.md: Merging and forgetting, P-MERGE-1)."""

from __future__ import annotations

from bisect import insort
from typing import Any

from . import past
from .bundle import Bundle
from .clock import Zone
from .person import Kept, Person, Way
from .predicates import value_type

Json = dict[str, Any]


def unite(to: Person, other: Person, bundle: Bundle, now: int, zone: Zone) -> None:
    """Puts what is remembered of `other` to `to`, but for the instances, which are yet to be weighed."""
    to.first = min(to.first, other.first)
    to.heard = max(to.heard, other.heard)
    to.judged = min(to.judged, other.judged)
    to.complete = _complete(to.complete, other.complete)
    to.others = to.others or other.others
    to.attributes = other.attributes | to.attributes
    to.locale = to.locale or other.locale
    for mine, theirs in (
        (to.reachable, other.reachable),
        (to.lists, other.lists),
        (to.suppressed, other.suppressed),
        (to.unsubscribed, other.unsubscribed),
    ):
        mine |= {name: True for name, on in theirs.items() if on}
    for name, instant in other.seen.items():
        to.seen[name] = max(instant, to.seen.get(name, instant))
    for name, instant in other.events.items():
        to.events[name] = max(instant, to.events.get(name, instant))
    for id_, kept in other.histories.items():
        history = bundle.plan["histories"][id_]
        ((_, how),) = history["keep"].items()
        type_ = value_type(history["match"], how["value"], bundle) if "value" in how else None
        past.merge(to.histories.setdefault(id_, Kept()), kept, history["keep"], type_, now, zone)
    to.ended += other.ended
    to.commands |= other.commands
    _ledger(to.sends, other.sends)
    for name, grants in other.grants.items():
        _ledger(to.grants.setdefault(name, []), grants)
    for name, entries in other.entries.items():
        _ledger(to.entries.setdefault(name, []), entries)
    for name, way in other.ways.items():
        _way(to.ways, name, way, now)


def _ledger(mine: list[Any], theirs: list[Any]) -> None:
    """By instant, what was there first before what came."""
    for one in theirs:
        insort(mine, one, key=lambda entry: entry.at)


def _complete(one: bool | None, other: bool | None) -> bool | None:
    """What nobody told of either is missing of both."""
    if one is None or other is None:
        return other if one is None else one
    return one and other


def _way(mine: dict[str, Way], name: str, theirs: Way, now: int) -> None:
    """What held for either held before; the clock is that of `to`."""
    known = mine.setdefault(name, Way(theirs.version, after=now))
    known.holds = known.holds or theirs.holds


def start_clock(person: Person, bundle: Bundle, now: int) -> None:
    """Of whom nothing was known, the merge is the first input: entries of the clock count from it, and delayed ones of
    somebody else do not come (P-MERGE-1, P-ENTRY-16)."""
    for journey, index, entry in bundle.clock_entries:
        name = f"{journey.name}/{index}"
        if "when" not in entry["on"]:
            person.ways[name] = Way(journey.version, after=now)
        elif name in person.ways:
            person.ways[name].pending.clear()
