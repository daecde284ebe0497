"""What may stand in the files of a bundle; anything else is refused (plan.md: P-FORMAT-3, P-FORMAT-6, P-FORMAT-7).

A check takes a value and where it stands, and raises `Refused`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

Check = Callable[[Any, str], None]

LARGEST = 2**53 - 1
"""P-BYTES-1."""
DEEPEST = 120
"""P-BYTES-3."""


class Refused(Exception):
    """A bundle that this runtime does not take."""


# The ways in which shapes are put together


def _refuse(where: str, what: str) -> Refused:
    return Refused(f"{where}: {what}")


def text(value: Any, where: str) -> None:
    """Any text."""
    if not isinstance(value, str):
        raise _refuse(where, "no text")


def boolean(value: Any, where: str) -> None:
    """True or false."""
    if not isinstance(value, bool):
        raise _refuse(where, "neither true nor false")


def whole(least: int = -LARGEST, most: int = LARGEST) -> Check:
    """An integer within bounds (P-BYTES-1)."""

    def check(value: Any, where: str) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise _refuse(where, "no such integer")

    return check


def word(*words: str) -> Check:
    """One of these words."""
    known = frozenset(words)

    def check(value: Any, where: str) -> None:
        if not isinstance(value, str) or value not in known:
            raise _refuse(where, f"unknown: {value!r}")

    return check


def form(pattern: str) -> Check:
    """A text of a form."""
    compiled = re.compile(pattern, re.ASCII)

    def check(value: Any, where: str) -> None:
        if not isinstance(value, str) or compiled.fullmatch(value) is None:
            raise _refuse(where, f"malformed: {value!r}")

    return check


def each(item: Check) -> Check:
    """A list."""

    def check(value: Any, where: str) -> None:
        if not isinstance(value, list):
            raise _refuse(where, "no list")
        for one in value:
            item(one, where)

    return check


def by_name(member: Check) -> Check:
    """An object whose names are the project's."""

    def check(value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise _refuse(where, "no object")
        for name, one in value.items():
            member(one, f"{where}/{name}")

    return check


def record(**fields: Check) -> Check:
    """An object whose fields the page lists; the name of one that may be left out ends in `_`."""
    checks = {name.rstrip("_"): check for name, check in fields.items()}
    needed = frozenset(name for name in fields if not name.endswith("_"))

    def check(value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise _refuse(where, "no object")
        if not needed <= value.keys():
            raise _refuse(where, f"lacks {', '.join(sorted(needed - value.keys()))}")
        for name, one in value.items():
            field = checks.get(name)
            if field is not None:
                field(one, f"{where}/{name}")
            elif not name.startswith("x_"):
                raise _refuse(where, f"unknown field {name!r}")

    return check


def choice(members: dict[str, Check]) -> Check:
    """An object with exactly one member, whose name says which."""

    def check(value: Any, where: str) -> None:
        if not isinstance(value, dict) or len(value) != 1:
            raise _refuse(where, "not exactly one member")
        ((name, one),) = value.items()
        if name not in members:
            raise _refuse(where, f"unknown choice {name!r}")
        members[name](one, f"{where}/{name}")

    return check


def nothing(_: Any, where: str) -> None:
    """Where no value may stand."""
    raise _refuse(where, "nothing may stand here")


# Shared


def _later(name: str) -> Check:
    """A shape that is told further below, because shapes stand in one another."""

    def check(value: Any, where: str) -> None:
        globals()[name](value, where)

    return check


def _exists(pattern: str) -> Check:
    """A day, or a local date-time, that the calendar has."""
    formed = form(pattern)

    def check(value: Any, where: str) -> None:
        formed(value, where)
        try:
            datetime.fromisoformat(value)
        except ValueError as error:
            raise _refuse(where, f"no such day: {value!r}") from error

    return check


EMPTY = record()
NAME = form(r"(?s).+")
INTEGER = whole()
_EXACT_PARTS = r"(\d{1,9}D)?(T(?=\d)(\d{1,9}H)?(\d{1,9}M)?(\d{1,9}S)?)?"
DURATION = form(r"P(?!T?$)(\d{1,4}Y)?(\d{1,9}M)?" + _EXACT_PARTS)
EXACT = form(r"P(?!T?$)" + _EXACT_PARTS)
TIME = form(r"([01]\d|2[0-3]):[0-5]\d")
DATE = _exists(r"\d{4}-\d{2}-\d{2}")
LOCAL = _exists(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")
DECIMAL = form(r"-?\d+([.]\d+)?")
HASH = form(r"[0-9a-f]{16}")
SHA = form(r"[0-9a-f]{64}")
RANGE = record(start=TIME, end=TIME)
MONEY = record(minor=INTEGER, currency=form("[A-Z]{3}"))
WEEKDAY = word("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PURPOSE = word("advertising", "informational", "authentication", "statutory")
CLOSED = word("hold", "refuse")
FUNCTION = word("sum", "avg", "min", "max", "first", "last")
NAMES = each(NAME)
PATH = NAMES
ABOUT = record(title_=text, docs_=text)
HOLDOUT = record(share=INTEGER, salt=text)

OPERAND = _later("_OPERAND")
PREDICATE = _later("_PREDICATE")
VALUE = _later("_VALUE")
FIELD = _later("_FIELD")
TEXT = _later("_TEXT")

_VALUE = choice(
    {
        "boolean": boolean,
        "integer": INTEGER,
        "decimal": DECIMAL,
        "money": MONEY,
        "percent": INTEGER,
        "text": text,
        "enum": text,
        "date": DATE,
        "local": LOCAL,
        "time": TIME,
        "duration": DURATION,
        "list": each(VALUE),
    }
)

WINDOW = choice({"last": DURATION, "since_entry": EMPTY, "ever": EMPTY})

_EVENT_MATCH = record(event=text, where_=PREDICATE)
_RECEIPT_MATCH = record(
    message=record(
        kind=word("sent", "delivered", "failed", "opened", "clicked", "unsubscribed"), message_=text, own=boolean
    ),
    where_=PREDICATE,
)
_JOURNEY_MATCH = record(
    journey=record(kind=word("entered", "finished", "exited", "reached"), journey=NAME), where_=PREDICATE
)


def MATCH(value: Any, where: str) -> None:
    """A kind of event, and what narrows it."""
    for name, shape in (("event", _EVENT_MATCH), ("message", _RECEIPT_MATCH), ("journey", _JOURNEY_MATCH)):
        if isinstance(value, dict) and name in value:
            return shape(value, where)
    raise _refuse(where, "no kind of event")


AGGREGATE = record(function=FUNCTION, match=MATCH, value=PATH, window=WINDOW, history_=text)

_OPERAND = choice(
    {"const": VALUE, "user": PATH, "property": PATH, "binding": PATH, "offer": PATH, "aggregate": AGGREGATE}
)

_TWO = record(left=OPERAND, right=OPERAND)
_PREDICATE = choice(
    {
        "all": each(PREDICATE),
        "any": each(PREDICATE),
        "not": PREDICATE,
        "segment": text,
        "true": OPERAND,
        "compare": record(op=word("==", "!=", "<", "<=", ">", ">="), left=OPERAND, right=OPERAND),
        "one_of": record(left=OPERAND, values=each(VALUE)),
        "is_set": OPERAND,
        "is_empty": OPERAND,
        "contains": _TWO,
        "starts_with": _TWO,
        "within": record(left=OPERAND, toward=word("last", "next"), duration=DURATION),
        "did": record(match=MATCH, at_least=whole(0), at_most_=whole(0), window=WINDOW, history_=text),
        "reachable": record(channel_=NAME),
        "consents": record(to=NAME),
        "in_list": text,
        "in_journey": text,
    }
)

SEGMENT = record(predicate=PREDICATE)
OFFER = record(
    benefits=each(
        choice(
            {
                "discount_percent": record(percent=INTEGER, most_=MONEY),
                "discount_amount": MONEY,
                "shipping_free": EMPTY,
                "trial": DURATION,
                "points": INTEGER,
                "gift": text,
                "upgrade": text,
                "access": text,
            }
        )
    ),
    minimum_=MONEY,
    valid_=choice({"after_grant": DURATION, "until": DATE}),
    limit_=choice({"once": EMPTY, "per": record(count=whole(1), period=DURATION)}),
    budget_=MONEY,
    origin_=word("granted", "earned", "bought"),
    terms_=text,
)

_TYPE_FIELDS: dict[str, Check] = {
    "type": word(
        *("text", "integer", "decimal", "money", "boolean", "date", "datetime", "time"),
        *("duration", "percent", "enum", "url", "list", "record"),
    ),
    "max_": whole(0),
    "currency_": form("[A-Z]{3}"),
    "name_": text,
    "values_": each(text),
    "ordered_": boolean,
    "of_": FIELD,
    "fields_": by_name(FIELD),
}
_FIELD_FORM = record(**_TYPE_FIELDS, optional_=boolean, personal_=boolean, fixed_=boolean)
_TYPE_NEEDS = {"money": "currency", "enum": "values", "list": "of", "record": "fields"}


def _FIELD(value: Any, where: str) -> None:
    """A type of the contract, with what its kind needs."""
    _FIELD_FORM(value, where)
    needed = _TYPE_NEEDS.get(value["type"])
    if needed is not None and needed not in value:
        raise _refuse(where, f"lacks {needed}")


# plan.json

_HOW_MANY = {"value": PATH, "of": each(FUNCTION)}
HISTORY = record(
    match=MATCH,
    keep=choice(
        {
            "instants": record(count=whole(1), last_=DURATION),
            "days": record(days=whole(1), **_HOW_MANY),
            "values": record(count=whole(1, 64), last=DURATION, value=PATH),
            "edge": record(value=PATH, of=FUNCTION),
            "total": record(**_HOW_MANY),
        }
    ),
)
MESSAGE = record(
    purpose=PURPOSE,
    topic_=NAME,
    params=each(record(name=NAME, of=choice({"event": NAME, "events": NAME, "content": NAME}))),
    channels=NAMES,
    variants=NAMES,
    signature=HASH,
)
CAP = record(
    count=whole(1),
    period=choice({"rolling": DURATION, "calendar_day": EMPTY}),
    scope=choice({"purpose": PURPOSE, "stage": NAME, "message": NAME, "journey": NAME, "topic": NAME}),
    channel_=NAME,
)
PLAN = record(
    format=text,
    project=NAME,
    zone=text,
    locales=NAMES,
    needs=NAMES,
    limits=record(lateness=EXACT, horizon=EXACT, grant_timeout=EXACT, load_timeout=EXACT),
    alphabet=NAMES,
    histories=by_name(HISTORY),
    history_bytes=whole(0),
    segments=by_name(SEGMENT),
    offers=by_name(OFFER),
    messages=by_name(MESSAGE),
    policy=record(
        caps=each(CAP),
        quiet=each(record(range=RANGE, purpose=PURPOSE, effect=CLOSED)),
        priority=NAMES,
        holdout_=HOLDOUT,
    ),
    journeys=by_name(HASH),
    retired_=by_name(by_name(word("drain", "exit"))),
    migrate_=by_name(by_name(by_name(text))),
    about=record(project=ABOUT, segments=by_name(ABOUT), offers=by_name(ABOUT), messages=by_name(ABOUT)),
)

# journeys/<id>@<version>.json

ARGS = each(record(name=NAME, value=OPERAND))
DATE_MOMENT = record(
    offset_=record(by=DURATION, direction=word("before", "after")),
    date=choice({"date": DATE, "local": LOCAL, "value": OPERAND}),
    at_=TIME,
)
MOMENT = choice(
    {
        "time": TIME,
        "weekday": record(day=WEEKDAY, at=TIME),
        "day": record(number=whole(0), at=TIME),
        "date": DATE_MOMENT,
        "time_of": record(value=OPERAND, otherwise=TIME),
    }
)
ARM = record(on=choice({"event": record(match=MATCH, as_=text), "when": PREDICATE}), next=text)
VIA = record(
    channel=NAME,
    consent_=NAME,
    fallback_after_=EXACT,
    guards_=each(record(rule=NAME, hours_=RANGE, unless_=PREDICATE, effect=CLOSED)),
)
ENTRY = choice(
    {
        "event": record(match=MATCH, as_=NAME),
        "when": record(predicate=PREDICATE, including_current=boolean),
        "at": LOCAL,
        "weekly": record(days=each(WEEKDAY), at=TIME),
        "monthly": record(day=choice({"day": whole(1, 31), "last": EMPTY}), at=TIME),
        "yearly": record(years=whole(1), date=OPERAND, at=TIME),
        "date": DATE_MOMENT,
    }
)


def _step(**fields: Check) -> Check:
    return record(do=text, **fields)


STEPS: dict[str, Check] = {
    "wait": _step(next=text, at_=TIME, **{"for": DURATION}),
    "until": _step(moment=MOMENT, most_=DURATION, arms_=each(ARM), next=text, passed_=text),
    "race": _step(limit=DURATION, arms=each(ARM), otherwise=text),
    "collect": _step(
        match=MATCH,
        until=choice({"for": DURATION, "moment": record(moment=MOMENT, most_=DURATION)}),
        next=text,
        **{"as": NAME},
    ),
    "load": _step(source=NAME, args=ARGS, next=text, otherwise=text, **{"as": NAME}),
    "branch": _step(cases=each(record(when=PREDICATE, next=text)), otherwise=text),
    "assign": _step(experiment=NAME, salt=text, arms=each(record(name=NAME, weight=INTEGER, next=text))),
    "repeat": _step(times=whole(1, 31), every=DURATION, body=text, next=text),
    "send": _step(
        message=NAME,
        args=ARGS,
        variant_=NAME,
        purpose=PURPOSE,
        topic_=NAME,
        consents=NAMES,
        via=each(VIA),
        preferred=boolean,
        offer_=record(offer=NAME, grant=boolean),
        closed=CLOSED,
        hold_at_most_=DURATION,
        next=text,
        refused=text,
    ),
    "grant": _step(offer=NAME, next=text),
    "set": _step(attribute=NAME, value=OPERAND, next=text),
    "list": _step(list=NAME, change=word("add", "remove"), next=text),
    "call": _step(webhook=NAME, args=ARGS, next=text),
    "stop": _step(),
}


def STEP(value: Any, where: str) -> None:
    """One instruction; `do` says which."""
    do = value.get("do") if isinstance(value, dict) else None
    if not isinstance(do, str) or do not in STEPS:
        raise _refuse(where, f"unknown instruction {do!r}")
    STEPS[do](value, where)


JOURNEY = record(
    format=text,
    id=NAME,
    version=HASH,
    stage_=NAME,
    entries=each(record(on=ENTRY, spread_=record(over=EXACT, salt=text))),
    active_=record(from_=DATE, to_=DATE),
    key_=OPERAND,
    reentry=record(
        limits=each(record(times=whole(1), per_=DURATION, per_key=boolean)), while_active=word("ignore", "restart")
    ),
    audience_=PREDICATE,
    exits=each(record(on=choice({"event": MATCH, "when": PREDICATE}), last_words_=text)),
    goal_=record(match=MATCH, within=DURATION, target_=choice({"share": INTEGER, "over_holdout": INTEGER})),
    holdout_=HOLDOUT,
    window_=record(days=each(WEEKDAY), range=RANGE),
    bindings=by_name(choice({"event": NAME, "receipt": EMPTY, "events": NAME, "content": NAME})),
    start=text,
    steps=by_name(STEP),
    segments=by_name(SEGMENT),
    offers=by_name(OFFER),
    messages=by_name(HASH),
    about=ABOUT,
)

# catalog/<locale>.json

_DIGITS = choice({"integer": whole(0)})
_LENGTH = choice({"integer": whole(1)})
_STYLE = choice({"text": word("long", "short", "month_day")})
_PAIR = choice({"text": form(r"(?s).+/.+")})
_FILTERS: dict[str, tuple[int, Check]] = {
    "date": (0, _STYLE),
    "default": (1, VALUE),
    "josa": (1, _PAIR),
    "money": (0, nothing),
    "number": (0, _DIGITS),
    "time": (0, nothing),
    "truncate": (1, _LENGTH),
}
"""How many arguments each filter has at least, and what the one that it may have is."""
_FILTER_FORM = record(name=word(*_FILTERS), args_=each(VALUE))


def FILTER(value: Any, where: str) -> None:
    """A filter with its arguments."""
    _FILTER_FORM(value, where)
    least, argument = _FILTERS[value["name"]]
    args = value.get("args", [])
    if not least <= len(args) <= 1:
        raise _refuse(where, "not as many arguments as it has")
    for one in args:
        argument(one, where)


_TEXT = each(
    choice(
        {
            "literal": text,
            "placeholder": record(
                value=OPERAND, type=record(**_TYPE_FIELDS), filters_=each(FILTER)
            ),
            "if": record(cases=each(record(when=PREDICATE, text=TEXT)), otherwise=TEXT),
            "for": record(list=OPERAND, body=TEXT, **{"as": NAME}),
        }
    )
)
CONTENT = record(
    format_=NAME,
    template_=text,
    fields=by_name(TEXT),
    links_=each(record(role=NAME, text=TEXT, url=TEXT)),
)
TEXTS = dict(contents=by_name(CONTENT), variants_=by_name(by_name(CONTENT)))
CATALOG = record(
    format=text,
    locale=NAME,
    messages=by_name(record(signature=HASH, **TEXTS)),
    older_=by_name(by_name(record(**TEXTS))),
)

# contract.json and manifest.json

CONTRACT = record(
    format=text,
    events=by_name(record(properties=by_name(FIELD), minimum_gap_=EXACT, once_per_person_=boolean, first_=boolean)),
    attributes=by_name(FIELD),
    consents=by_name(word("purpose", "channel", "topic", "night")),
    lists=NAMES,
    content=by_name(record(parameters=by_name(FIELD), item=by_name(FIELD), max=whole(1))),
    webhooks=by_name(by_name(FIELD)),
    channels=by_name(record(sender_=text, fallback_after_=EXACT)),
)
MANIFEST = record(
    format=text,
    project=NAME,
    compiler=text,
    zone_data=text,
    needs=NAMES,
    journeys=by_name(by_name(text)),
    catalogs=by_name(text),
    files=by_name(SHA),
)


def depth(value: Any) -> int:
    """How deep objects and lists stand inside one another (P-BYTES-3)."""
    if isinstance(value, dict):
        return 1 + max((depth(member) for member in value.values()), default=0)
    if isinstance(value, list):
        return 1 + max((depth(item) for item in value), default=0)
    return 0
