"""Predicates and operands (plan.md: Predicates and operands, Which events count).

A predicate holds, does not hold, or is unknown: `True`, `False`, `None`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from . import past
from .bundle import RECEIPT, Bundle, Journey
from .clock import Zone, ahead, parse_duration, parse_instant
from .person import Event, Instance, Kept, Person
from .values import TEXT, Result, Type, Unknown, Value, compare, constant, equal, follow, is_text, items, record

Json = dict[str, Any]


@dataclass(slots=True)
class Scope:
    """What is in reach of a predicate."""

    bundle: Bundle
    person: Person
    now: int
    zone: Zone
    segments: dict[str, Json]
    journey: Journey | None = None
    instance: Instance | None = None
    event: Event | None = None
    bindings: dict[str, Any] | None = None
    """Of the instance; in texts the arguments of the message."""
    binding_types: dict[str, Type] | None = None
    offer: dict[str, Value] | None = None
    """In texts."""

    def with_event(self, event: Event) -> Scope:
        """The same with an event that a `where` judges."""
        return Scope(
            self.bundle,
            self.person,
            self.now,
            self.zone,
            self.segments,
            self.journey,
            self.instance,
            event,
            self.bindings,
            self.binding_types,
        )


def event_type(bundle: Bundle, event: Event) -> Type:
    """The type of the properties of an event."""
    if event.kind == "event":
        return record(bundle.properties.get(event.name, {}))
    return RECEIPT if event.kind == "message" else record({})


def operand(node: Json, scope: Scope) -> Result:
    """What an operand comes to."""
    ((kind, what),) = node.items()
    match kind:
        case "const":
            return constant(what)
        case "user":
            return attribute(what, scope.bundle, scope.person)
        case "property":
            event = scope.event
            return None if event is None else follow(event.properties, event_type(scope.bundle, event), what)
        case "binding":
            return _binding(what, scope)
        case "offer":
            return (scope.offer or {}).get(what[0])
        case _:
            return _aggregate(what, scope)


def attribute(path: list[str], bundle: Bundle, person: Person) -> Value | None:
    """An attribute, and a way into records."""
    type_ = bundle.contract["attributes"].get(path[0])
    plain = person.attributes.get(path[0])
    return None if plain is None or type_ is None else follow(plain, type_, path[1:])


def _binding(path: list[str], scope: Scope) -> Value | None:
    plain = (scope.bindings or {}).get(path[0])
    type_ = (scope.binding_types or {}).get(path[0])
    return None if plain is None or type_ is None else follow(plain, type_, path[1:])


def value_type(match: Json, path: list[str], bundle: Bundle) -> Type:
    """The type of a property of what a match names; any where it is declared no more, as nothing of it is kept then
    (P-VERSION-11)."""
    return declared_type(match, path, bundle) or TEXT


def declared_type(match: Json, path: list[str], bundle: Bundle) -> Type | None:
    """The type of a property of what a match names, where it is declared."""
    type_: Type | None = None
    fields = bundle.properties.get(match["event"], {}) if "event" in match else RECEIPT["fields"]
    for name in path:
        type_ = fields.get(name)
        fields = {} if type_ is None else type_.get("fields", {})
    return type_


def _aggregate(node: Json, scope: Scope) -> Result:
    type_ = value_type(node["match"], node["value"], scope.bundle)
    history = node.get("history")
    if history is None:
        kept, keep = own_memory(node, scope)
        return past.aggregate(None, kept, keep, node, None, scope.now, scope.zone, type_)
    since = scope.instance.entered if scope.instance is not None and "since_entry" in node["window"] else None
    kept = scope.person.histories.get(history, Kept())
    keep = scope.bundle.plan["histories"][history]["keep"]
    return past.aggregate(scope.person, kept, keep, node, since, scope.now, scope.zone, type_)


def own_memory(node: Json, scope: Scope) -> tuple[Kept, Json]:
    """What the instance keeps itself, which is all there is since its entry (P-PAST-6)."""
    if scope.instance is None or scope.journey is None:
        return Kept(), {"total": {}}
    memory = scope.journey.memory_keys[id(node)]
    return scope.instance.memory.get(memory.key, Kept()), memory.keep


def holds(node: Json, scope: Scope) -> bool | None:
    """Whether a predicate holds."""
    ((kind, what),) = node.items()
    match kind:
        case "all":
            return _every(what, scope)
        case "any":
            return _some(what, scope)
        case "not":
            inner = holds(what, scope)
            return None if inner is None else not inner
        case "segment":
            return holds(scope.segments[what]["predicate"], scope)
        case "did":
            return _did(what, scope)
        case "reachable":
            return _reachable(what, scope)
        case "consents":
            return scope.person.consents.get(what["to"], False)
        case "in_list":
            return scope.person.lists.get(what, False)
        case "in_journey":
            return any(instance.journey == what for instance in scope.person.instances.values())
        case _:
            return _of_values(kind, what, scope)


def _every(nodes: list[Json], scope: Scope) -> bool | None:
    """Unknown only where the truth depends on it (P-PAST-9)."""
    truth: bool | None = True
    for node in nodes:
        one = holds(node, scope)
        if one is False:
            return False
        truth = None if one is None else truth
    return truth


def _some(nodes: list[Json], scope: Scope) -> bool | None:
    truth: bool | None = False
    for node in nodes:
        one = holds(node, scope)
        if one:
            return True
        truth = None if one is None else truth
    return truth


def _reachable(what: Json, scope: Scope) -> bool:
    if "channel" in what:
        return scope.person.reachable.get(what["channel"], False)
    return any(scope.person.reachable.get(channel, False) for channel in scope.bundle.contract["channels"])


def _did(node: Json, scope: Scope) -> bool | None:
    """P-PAST-1, P-PAST-4, P-PAST-8, P-PAST-9."""
    least, most = node["at_least"], node.get("at_most")
    history = node.get("history")
    if history is None:
        number = past.count(own_memory(node, scope)[0], window_start(node["window"], scope), scope.now)
        return number >= least and (most is None or number <= most)
    kept = scope.person.histories.get(history, Kept())
    start = window_start(node["window"], scope)
    number = past.count(kept, start, scope.now)
    if past.known(scope.person, kept, start):
        return number >= least and (most is None or number <= most)
    if most is not None and number > most:
        return False
    return True if most is None and number >= least else None


def window_start(window: Json, scope: Scope) -> int | None:
    """Where a window of instants begins."""
    if "last" in window:
        return scope.now - parse_duration(window["last"]).back
    if "since_entry" in window and scope.instance is not None:
        return scope.instance.entered
    return None


def _of_values(kind: str, what: Any, scope: Scope) -> bool | None:
    """Predicates of values; what is unset does not hold (P-PRED-1)."""
    match kind:
        case "is_set":
            value = operand(what, scope)
            return None if isinstance(value, Unknown) else value is not None
        case "is_empty":
            value = operand(what, scope)
            return None if isinstance(value, Unknown) else value is None or value.plain == "" or items(value) == []
        case "true":
            value = operand(what, scope)
            return None if isinstance(value, Unknown) else value is not None and value.plain is True
        case "one_of":
            left = operand(what["left"], scope)
            if not isinstance(left, Value):
                return None if isinstance(left, Unknown) else False
            return any(equal(left, constant(item), scope.zone) for item in what["values"])
        case "within":
            left = operand(what["left"], scope)
            if not isinstance(left, Value):
                return None if isinstance(left, Unknown) else False
            return _within(what, left, scope)
        case _:
            left, right = operand(what["left"], scope), operand(what["right"], scope)
            if left is None or right is None:
                return False
            if isinstance(left, Unknown) or isinstance(right, Unknown):
                return None
            return _of_two(kind, what, left, right, scope)


def _of_two(kind: str, what: Json, left: Value, right: Value, scope: Scope) -> bool:
    if kind == "compare":
        return compare(what["op"], left, right, scope.zone)
    listed = items(left)
    if kind == "contains" and listed is not None:
        return any(equal(item, right, scope.zone) for item in listed)
    if not is_text(left) or not is_text(right):
        return False
    return bool(left.plain.startswith(right.plain)) if kind == "starts_with" else right.plain in left.plain


def _within(node: Json, value: Value, scope: Scope) -> bool:
    """P-PRED-5 and P-PRED-6."""
    duration = parse_duration(node["duration"])
    if value.type["type"] == "date":
        first, last = days_around(node, scope.zone.day(scope.now))
        return first <= date.fromisoformat(value.plain) <= last
    if value.type["type"] not in ("datetime", "local"):
        return False
    instant = instant_of(value, scope.zone)
    if node["toward"] == "last":
        return instant <= scope.now < scope.zone.add(instant, duration)
    return scope.now <= instant < scope.zone.add(scope.now, duration)


def days_around(node: Json, today: date) -> tuple[date, date]:
    """Today and the N - 1 local days beside it (P-PRED-6)."""
    beside = (parse_duration(node["duration"]).whole_days or 1) - 1
    return (ahead(today, -beside), today) if node["toward"] == "last" else (today, ahead(today, beside))


def instant_of(value: Value, zone: Zone) -> int:
    """A datetime, or a local date-time on the person's clocks (P-TIME-8)."""
    if value.type["type"] == "local":
        return zone.instant(datetime.fromisoformat(value.plain))
    return parse_instant(value.plain)


def fits(match: Json, event: Event, scope: Scope) -> bool:
    """Whether an event is one that a match names; an unknown `where` counts as false (P-PAST-10)."""
    return truth_of_match(match, event, scope) is True


def truth_of_match(match: Json, event: Event, scope: Scope) -> bool | None:
    """Whether an event is one that a match names, if that is known (plan.md: Which events count)."""
    if not is_of(match, event):
        return False
    if "message" in match:
        receipt = match["message"]
        if receipt["own"] and (scope.instance is None or event.instance != scope.instance.id):
            return False
    return True if "where" not in match else holds(match["where"], scope.with_event(event))


def is_of(match: Json, event: Event) -> bool:
    """Whether an event is of the kind that a match names, whoever asks and whatever it holds."""
    if "event" in match:
        return event.kind == "event" and event.name == match["event"]
    if "message" in match:
        receipt = match["message"]
        is_it = receipt.get("message", event.message) == event.message
        return event.kind == "message" and event.name == receipt["kind"] and is_it
    what = match["journey"]
    return event.kind == "journey" and event.name == what["kind"] and event.journey == what["journey"]


def keeps_itself(node: Any) -> bool:
    """Whether this asks for a count or value that an instance keeps itself (P-PAST-6)."""
    if isinstance(node, list):
        return any(keeps_itself(part) for part in node)
    if not isinstance(node, dict):
        return False
    if "window" in node and "match" in node and "history" not in node:
        return True
    return any(keeps_itself(part) for part in node.values())
