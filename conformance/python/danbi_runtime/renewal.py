"""What is kept of a person, held against the contract that comes into force (P-VERSION-8, P-VERSION-9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .clock import ahead
from .inputs import is_plain
from .person import Instance, Kept, Totals
from .predicates import declared_type
from .values import Plain, Type, normal

if TYPE_CHECKING:
    from .bundle import Bundle, Journey
    from .life import Life

Json = dict[str, Any]


def renew(life: Life) -> None:
    """Attributes, bindings, histories and promises of a person."""
    person, bundle = life.person, life.bundle
    for instance in person.instances.values():
        _instance(instance, life.journey(instance), bundle)
    for instance in person.ended:
        journey = bundle.journey(instance.journey, instance.goal_of)
        if journey is not None:
            _bindings(instance, journey, bundle)
    for id_, history in bundle.plan["histories"].items():
        if id_ in person.histories:
            _history(life, history, person.histories[id_])
    person.attributes = fitted(person.attributes, bundle.contract["attributes"])
    events = bundle.contract["events"]
    person.events = {name: at for name, at in person.events.items() if promises(events.get(name, {}))}


def promises(event: Json) -> bool:
    """Whether the contract says how often an event comes, so that the last is remembered (P-CONTRACT-4)."""
    return "minimum_gap" in event or bool(event.get("once_per_person"))


def fitted(record: dict[str, Plain], declared: dict[str, Type]) -> dict[str, Plain]:
    """The members that fit what is declared under their name, each for itself."""
    return {
        name: normal(plain, declared[name])
        for name, plain in record.items()
        if name in declared and is_plain(plain, declared[name])
    }


def _instance(instance: Instance, journey: Journey, bundle: Bundle) -> None:
    _bindings(instance, journey, bundle)
    entry = instance.entry_event
    if entry is not None and entry.kind == "event":
        entry.properties = fitted(entry.properties, bundle.properties.get(entry.name, {}))
    if instance.wait is not None and instance.wait.kind == "collect":
        match = journey.steps[instance.step]["match"]
        if "event" in match:
            properties = bundle.properties.get(match["event"], {})
            instance.gathered = [fitted(item, properties) for item in instance.gathered]
    for memory in journey.memories:
        kept = instance.memory.get(memory.key)
        if kept is not None:
            _lose(kept, memory.match, memory.keep, bundle, "")


def _bindings(instance: Instance, journey: Journey, bundle: Bundle) -> None:
    for name, plain in instance.bindings.items():
        if name not in journey.data["bindings"]:
            continue  # nothing of the version names it
        ((kind, of),) = journey.data["bindings"][name].items()
        if kind == "event":
            instance.bindings[name] = fitted(plain, bundle.properties.get(of, {}))
        elif kind == "events":
            properties = bundle.properties.get(of, {})
            instance.bindings[name] = {**plain, "items": [fitted(item, properties) for item in plain["items"]]}
        elif kind == "content":
            fields = bundle.contract["content"].get(of, {"item": {}})["item"]
            instance.bindings[name] = [fitted(item, fields) for item in plain]


def _history(life: Life, history: Json, kept: Kept) -> None:
    _keep_only(kept, history["keep"])
    days = history["keep"].get("days", {"days": 1})["days"]
    day = ahead(life.zone.day(life.now), 1 - days)
    if kept.known_from is not None:
        known = life.zone.day(kept.known_from)
        if life.zone.midnight(known) < kept.known_from:
            known = ahead(known, 1)
        day = max(day, known)  # days before what is known are missed by nobody
    first = day.isoformat()
    if _lose(kept, history["match"], history["keep"], life.bundle, first):
        kept.known_from = life.now


def _keep_only(kept: Kept, keep: Json) -> None:
    """Without what functions came to that are no longer asked for (P-PAST-14)."""
    ((kind, how),) = keep.items()
    for totals in [*kept.days.values(), kept.total] if kind in ("days", "total") else []:
        if "sum" not in how["of"] and "avg" not in how["of"]:
            totals.sum, totals.count = None, 0
        for function, name in (("min", "least"), ("max", "greatest"), ("first", "first"), ("last", "last")):
            if function not in how["of"]:
                setattr(totals, name, None)


def _lose(kept: Kept, match: Json, keep: Json, bundle: Bundle, first: str) -> bool:
    """Forgets the values that do not fit. Whether any was; of days, whether any of `first` or later was."""
    ((kind, how),) = keep.items()
    if "value" not in how or "event" not in match:
        return False
    type_ = declared_type(match, how["value"], bundle)
    lost = False
    if kind == "values":
        stay = [place for place, plain in enumerate(kept.values) if _fits(plain, type_)]
        lost = len(stay) < len(kept.values)
        kept.instants = [kept.instants[place] for place in stay]
        kept.values = [kept.values[place] for place in stay]
    elif kind == "days":
        for day, totals in kept.days.items():
            lost |= _forget(totals, type_) and day >= first
    else:
        lost = _forget(kept.total, type_)
    return lost


def _fits(plain: Plain, type_: Type | None) -> bool:
    return type_ is not None and is_plain(plain, type_)


def _forget(totals: Totals, type_: Type | None) -> bool:
    """Whether the value of any function was forgotten."""
    lost = False
    for name in ("sum", "least", "greatest", "first", "last"):
        plain = getattr(totals, name)
        if plain is not None and not (_fits(plain, type_) or name == "sum" and _is_sum(plain, type_)):
            setattr(totals, name, None)
            lost = True
            if name == "sum":
                totals.count = 0
    return lost


def _is_sum(plain: Plain, type_: Type | None) -> bool:
    """Whether a sum is one of this type, however long it has grown."""
    if type_ is None:
        return False
    if type_["type"] == "decimal":
        return isinstance(plain, str) and plain.lstrip("-").replace(".", "").isdigit() and "-" not in plain[1:]
    return type_["type"] == "duration" and isinstance(plain, str) and plain.startswith("P")
