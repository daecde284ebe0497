"""Ways into journeys: candidates, the clock, predicates that turn true (plan.md: Journeys, P-ENTRY-1 to P-ENTRY-16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .bundle import Journey
from .canonical import canonical, key, spread_seconds
from .change import next_change as change_of
from .clock import SECOND, format_instant, parse_duration
from .moments import date_value, has_happened, next_of_clock, on_new_clocks
from .person import Entry, Event, Instance, Way
from .predicates import holds, operand, truth_of_match
from .values import Value

if TYPE_CHECKING:
    from .life import Life, Stimulus

Json = dict[str, Any]
LONG_AGO = -(2**62)
FOR_EVER = 2**62
MOST_BEGUN = 100
"""P-ENTRY-15."""


@dataclass(slots=True)
class Due:
    """A moment at which an entry lets in."""

    due: int
    order: tuple[int, str, int, str, str]
    journey: Journey
    index: int
    delayed: bool
    """Whether it is one of those whom `when` lets in at an activation, after a delay."""


def way(life: Life, journey: Journey, index: int) -> Way:
    """How an entry stands for the person; a new version begins anew (P-VERSION-1). For whoever comes after an activation
    schedules count from their first input."""
    name = f"{journey.name}/{index}"
    known = life.person.ways.get(name)
    if known is None or known.version != journey.version:
        known = Way(journey.version, after=life.person.first)
        life.person.ways[name] = known
    return known


def _delay(life: Life, entry: Json) -> int:
    """P-ENTRY-5."""
    spread = entry.get("spread")
    if spread is None:
        return 0
    over = parse_duration(spread["over"]).back // SECOND
    return spread_seconds(spread["salt"], life.person.id, over) * SECOND


def _date(life: Life, journey: Journey, on: Json) -> Value | None:
    """The date of a `yearly` or `date` entry."""
    scope = life.scope(journey=journey)
    if "date" in on:
        return date_value(on["date"], scope)
    if "yearly" in on:
        value = operand(on["yearly"]["date"], scope)
        return value if isinstance(value, Value) else None
    return None


def _plan(life: Life, journey: Journey, entry: Json, state: Way, after: int) -> None:
    """Looks for the next moment later than an instant."""
    found = next_of_clock(entry["on"], after, state.last, life.zone, _date(life, journey, entry["on"]))
    state.due, state.day = found if found is not None else (None, "")
    state.planned = True


def dues(life: Life) -> Iterator[Due]:
    """The next moment of every entry that has one."""
    for journey, index, entry in life.bundle.clock_entries:
        state = way(life, journey, index)
        if not state.planned and "when" not in entry["on"]:
            _plan(life, journey, entry, state, state.after)
        order = (life.bundle.priority(journey), journey.name, 1, "", f"{index:04}")
        if state.pending:
            yield Due(min(state.pending), order, journey, index, True)
        elif state.due is not None:
            yield Due(state.due + _delay(life, entry), order, journey, index, False)


def fire(life: Life, due: Due) -> None:
    """A moment has come, with its delay."""
    state = way(life, due.journey, due.index)
    if due.delayed:
        state.pending.remove(due.due)
    else:
        _pass(state)
    life.moved()
    candidate(life, due.journey, due.index, None)


def _pass(state: Way) -> None:
    """A moment is over: it does not come again (P-ZONE-2, P-ENTRY-6)."""
    assert state.due is not None
    state.after = state.due
    state.last = state.day
    state.due, state.planned = None, False


def replan(life: Life, moved: bool) -> None:
    """A change of zone or of a date plans the clock again (P-ZONE-1, P-ENTRY-6); a moment that has passed on the new
    clocks is due already (P-ENTRY-17)."""
    for journey, index, entry in life.bundle.clock_entries:
        if "when" in entry["on"]:
            continue
        state = way(life, journey, index)
        value = _date(life, journey, entry["on"])
        name = "" if value is None else str(value.plain)
        if name != state.known:
            state.known, state.after = name, max(state.after, life.now)
            state.due, state.planned = None, False
        elif moved and state.planned:
            if state.due is not None:
                found = on_new_clocks(entry["on"], state.day, life.zone, value)
                happened = found is None or has_happened(entry["on"], found[1], state.last)
                state.due, state.day = (None, "") if found is None or happened else found
            if state.due is None or not state.after < state.due <= life.now:
                _plan(life, journey, entry, state, max(state.after, life.now - 1))


def renew(life: Life) -> None:
    """What stood for versions that are no longer in force is dropped, and the clock of new ones counts from now."""
    current = life.bundle.plan["journeys"]
    ways = life.person.ways
    for name in [name for name, state in ways.items() if current.get(name.rpartition("/")[0]) != state.version]:
        del ways[name]
    for journey, index, _ in life.bundle.clock_entries:
        if f"{journey.name}/{index}" not in ways:
            way(life, journey, index).after = life.now


def candidates(life: Life, stimulus: Stimulus) -> None:
    """Whoever an event or a predicate lets in (P-ENTRY-2 to P-ENTRY-4, P-ENTRY-7, P-VERSION-1)."""
    event = stimulus.event
    heard = life.bundle.listeners.get((event.kind, event.name), frozenset()) if event is not None else frozenset()
    listening = (journey for journey in life.bundle.current if journey.name in heard or journey.has_when)
    judged = ((journey, _truths(life, journey, stimulus)) for journey in listening)
    # When a bundle comes into force, all is judged before anybody is let in (P-VERSION-1).
    for journey, truths in list(judged) if stimulus.fresh else judged:
        if True in truths:
            candidate(life, journey, truths.index(True), event)
        elif None in truths:
            candidate(life, journey, truths.index(None), event, known=False)


def _truths(life: Life, journey: Journey, stimulus: Stimulus) -> list[bool | None]:
    return [_lets_in(life, journey, index, stimulus) for index in range(len(journey.data["entries"]))]


def _lets_in(life: Life, journey: Journey, index: int, stimulus: Stimulus) -> bool | None:
    """Whether an entry lets in now, if that is known; the truth of a predicate is kept."""
    entry = journey.data["entries"][index]
    on = entry["on"]
    if "event" in on:
        if stimulus.event is None:
            return False
        return truth_of_match(on["event"]["match"], stimulus.event, life.scope(journey=journey))
    if "when" not in on:
        return False
    state = way(life, journey, index)
    truth = holds(on["when"]["predicate"], life.scope(journey=journey)) is True
    if truth == state.holds:
        return False
    state.holds = truth
    life.moved()
    if not truth or stimulus.silent:
        return False
    if journey.name not in stimulus.fresh:
        return True
    if not on["when"]["including_current"]:
        return False
    delay = _delay(life, entry)
    if delay:
        state.pending.append(life.now + delay)
    return delay == 0


def candidate(life: Life, journey: Journey, index: int, event: Event | None, known: bool = True) -> None:
    """Judges a candidate, and lets it in (P-ENTRY-8); one of whom it is not known whether the event fits is refused
    (P-PAST-10)."""
    on = journey.data["entries"][index]["on"]
    cause = format_instant(life.now)
    bindings: Json = {}
    if "event" in on and event is not None:
        cause = event.id
        if "as" in on["event"]:
            bindings[on["event"]["as"]] = event.properties
    instance = Instance(
        id="",
        journey=journey.name,
        version=journey.version,
        key="",
        entered=life.now,
        entered_local=life.zone.local(life.now).isoformat(),
        step=journey.data["start"],
        bindings=bindings,
        entry_event=event if "event" in on else None,
    )
    value = operand(journey.data["key"], life.scope(instance)) if "key" in journey.data else None
    keyed = value if isinstance(value, Value) else None
    instance.key = canonical(keyed.plain) if keyed is not None else ""
    instance.id = key(life.bundle.plan["project"], journey.name, life.person.id, instance.key, cause)
    reason = _refusal(life, journey, instance, known)
    if reason is not None:
        life.refuse(journey, reason)
        return
    for other in _running(life, instance):
        life.leave(other, "restart")
    life.begin(journey, instance, keyed)


def _running(life: Life, instance: Instance) -> list[Instance]:
    """Instances of the same journey and key."""
    instances = life.person.instances.values()
    return [other for other in instances if other.journey == instance.journey and other.key == instance.key]


def _refusal(life: Life, journey: Journey, instance: Instance, known: bool) -> str | None:
    """The first thing that stands against a candidate: that it is unknown whether the event fits before all else
    (P-PAST-10, P-ENTRY-8)."""
    if not known:
        return "unknown_history"
    if life.bundle.retired(journey.name, journey.version) is not None:
        return "retired"
    if not life.active(journey, life.now):
        return "inactive"
    scope = life.scope(instance)
    if "audience" in journey.data:
        truth = holds(journey.data["audience"], scope)
        if not truth:
            return "unknown_history" if truth is None else "audience"
    for exit_ in journey.data["exits"]:
        truth = holds(exit_["on"]["when"], scope) if "when" in exit_["on"] else False
        if truth is not False:
            return "unknown_history" if truth is None else "exit"
    if not all(_has_room(life, journey, limit, instance.key) for limit in journey.data["reentry"]["limits"]):
        return "reentry"
    if life.begun_now(journey.name) >= MOST_BEGUN:
        return "reentry"
    if journey.data["reentry"]["while_active"] == "ignore" and _running(life, instance):
        return "running"
    return None


def _has_room(life: Life, journey: Journey, limit: Json, key_: str) -> bool:
    """P-ENTRY-9, P-ENTRY-11."""
    start = life.now - parse_duration(limit["per"]).back if "per" in limit else LONG_AGO
    entries = life.person.entries.get(journey.name, [])
    count = sum(entry.at > start and (not limit["per_key"] or entry.key == key_) for entry in entries)
    return bool(count < limit["times"])


def note_entry(life: Life, journey: Journey, instance: Instance) -> None:
    """An entry is remembered if the version has limits, and those that none of them looks back to are forgotten
    (P-ENTRY-9)."""
    limits = journey.data["reentry"]["limits"]
    if not limits:
        return
    entries = [*life.person.entries.get(journey.name, []), Entry(life.now, instance.key)]
    longest = max(parse_duration(limit["per"]).back if "per" in limit else FOR_EVER for limit in limits)
    life.person.entries[journey.name] = [
        entry for entry in entries if longest == FOR_EVER or entry.at > life.now - longest
    ]


def next_change(life: Life, until: int) -> int | None:
    """When time alone may next change a predicate that waits (P-PAST-11)."""
    best: int | None = None
    after = life.person.judged
    for journey in life.bundle.current:
        if journey.has_when:
            scope = life.scope(journey=journey)
            for entry in journey.data["entries"]:
                if "when" in entry["on"]:
                    best = _earlier(best, change_of(entry["on"]["when"]["predicate"], scope, after))
    for instance in life.person.instances.values():
        journey_ = life.journey(instance)
        if not journey_.waits_for_predicates:
            continue
        scope = life.scope(instance)
        waiting = [*journey_.data["exits"]]
        if instance.wait is not None and instance.wait.kind in ("until", "race"):
            waiting += journey_.steps[instance.step].get("arms", [])
        for one in waiting:
            if "when" in one["on"]:
                best = _earlier(best, change_of(one["on"]["when"], scope, after))
    return best if best is not None and best <= until else None


def _earlier(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)
