"""Plain values with their types: reading paths, comparing, adding up (plan.md: Values, Predicates and operands)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any, NamedTuple

from .canonical import canonical
from .clock import SECOND, Duration, Zone, format_duration, format_instant, parse_duration, parse_instant
from .shape import LARGEST

LARGEST_UNITS = 10**18 - 1
"""Of a decimal, without its point."""

Plain = Any
"""A boolean, integer, string, list or object of plain values."""

Type = dict[str, Any]
"""A type of the contract."""

TEXT: Type = {"type": "text"}
INTEGER: Type = {"type": "integer"}


class Value(NamedTuple):
    """A plain value and its type."""

    plain: Plain
    type: Type


@dataclass(frozen=True)
class Unknown:
    """What an aggregate over a partly known window comes to (P-PAST-9)."""


UNKNOWN = Unknown()

Result = Value | Unknown | None
"""What an operand comes to; `None` is unset."""


def constant(choice: dict[str, Any]) -> Value:
    """A constant of the plan."""
    ((kind, plain),) = choice.items()
    if kind == "list":
        items = [constant(item) for item in plain]
        of = items[0].type if items else TEXT
        return Value([item.plain for item in items], {"type": "list", "of": of})
    return Value(plain, {"type": kind})


def record(fields: dict[str, Type]) -> Type:
    """The type of a record."""
    return {"type": "record", "fields": fields}


def list_of(item: Type) -> Type:
    """The type of a list."""
    return {"type": "list", "of": item}


def gathered(item: Type) -> Type:
    """The type of what a collect binds: a list where one is asked for, and its `items` and `total`."""
    return {"type": "events", "of": item, "fields": {"items": list_of(item), "total": INTEGER}}


def items(value: Value) -> list[Value] | None:
    """The items of a list, or of what a collect bound."""
    if value.type["type"] not in ("list", "events"):
        return None
    plains = value.plain["items"] if value.type["type"] == "events" else value.plain
    return [Value(plain, value.type["of"]) for plain in plains]


def follow(plain: Plain, type_: Type, path: list[str]) -> Value | None:
    """A way into records; a missing member is unset."""
    for name in path:
        if not isinstance(plain, dict) or name not in plain:
            return None
        plain = plain[name]
        type_ = type_["fields"][name]
    return Value(plain, type_)


def _number(plain: Plain) -> int | Fraction:
    return Fraction(plain) if isinstance(plain, str) else plain


def rank(value: Value, zone: Zone, enum: Type | None = None) -> Any:
    """Something that Python compares as the page says (P-PRED-2, P-PRED-3, P-PRED-4, P-TIME-8)."""
    kind = value.type["type"]
    plain = value.plain
    if kind in ("integer", "decimal", "percent"):
        return _number(plain)
    if kind == "money":
        return plain["minor"]
    if kind == "enum" and enum is not None:
        return enum["values"].index(plain) if plain in enum["values"] else -1
    if kind == "datetime":
        return parse_instant(plain)
    if kind == "local":
        return zone.instant(datetime.fromisoformat(plain))
    if kind == "duration":
        duration = parse_duration(plain)
        return (duration.length, -duration.exact)
    if kind in ("list", "record"):
        return canonical(plain)
    return plain


def _order(left: Value, right: Value) -> Type | None:
    """The enum by whose values two values are ordered."""
    for type_ in (left.type, right.type):
        if type_.get("ordered"):
            return type_
    return None


_KINDS = {
    "integer": "number",
    "decimal": "number",
    "url": "text",
    "enum": "text",
    "local": "datetime",
    "events": "list",
}
"""What compares with each other, where it is not one type (P-PRED-11)."""


def is_text(value: Value) -> bool:
    """Whether it has parts of text."""
    return value.type["type"] in ("text", "url")


def adds_up(type_: Type) -> bool:
    """Whether values of the type have a sum."""
    return type_["type"] in ("integer", "decimal", "percent", "money", "duration")


def has_order(type_: Type) -> bool:
    """Whether values of the type have an order."""
    return type_["type"] not in ("list", "events", "record") and (type_["type"] != "enum" or bool(type_.get("ordered")))


def _kind(value: Value) -> tuple[str, str]:
    kind = value.type["type"]
    return _KINDS.get(kind, kind), value.plain["currency"] if kind == "money" else ""


def _compare_at_all(op: str, left: Value, right: Value) -> bool:
    """Values of two types compare in no way (P-PRED-11)."""
    if _kind(left) != _kind(right):
        return False
    if op in ("==", "!="):
        return True
    if "enum" in (left.type["type"], right.type["type"]):
        enum = _order(left, right)
        both = left.type["type"] == right.type["type"]
        return both and enum is not None and all(one.plain in enum["values"] for one in (left, right))
    return has_order(left.type)


def compare(op: str, left: Value, right: Value, zone: Zone) -> bool:
    """The comparison of two values."""
    if not _compare_at_all(op, left, right):
        return False
    enum = None if op in ("==", "!=") else _order(left, right)
    a, b = rank(left, zone, enum), rank(right, zone, enum)
    match op:
        case "==":
            return bool(a == b)
        case "!=":
            return bool(a != b)
        case "<":
            return bool(a < b)
        case "<=":
            return bool(a <= b)
        case ">":
            return bool(a > b)
        case _:
            return bool(a >= b)


def equal(left: Value, right: Value, zone: Zone) -> bool:
    """Whether two values are the same."""
    return compare("==", left, right, zone)


def as_plain(value: Value, zone: Zone) -> Plain:
    """A value as the host is told it: a local date-time is an instant on the person's clocks."""
    if value.type["type"] == "local":
        return format_instant(zone.instant(datetime.fromisoformat(value.plain)))
    return value.plain


def normal(plain: Plain, type_: Type) -> Plain:
    """A plain value of an input in one form (P-EFFECT-1); members that the contract does not declare left out
    (P-INPUT-5)."""
    kind = type_["type"]
    if kind == "datetime":
        return format_instant(parse_instant(plain))
    if kind == "duration":
        return format_duration(parse_duration(plain))
    if kind == "decimal":
        return str(Decimal.parse(plain))
    if kind == "record":
        return normal_record(plain, type_["fields"])
    if kind == "money":
        return {"minor": plain["minor"], "currency": plain["currency"]}
    if kind == "list":
        return [normal(item, type_["of"]) for item in plain]
    return plain


def normal_record(plain: dict[str, Plain], fields: dict[str, Type]) -> dict[str, Plain]:
    """The declared members of a record."""
    return {name: normal(plain[name], fields[name]) for name in plain if name in fields}


class Decimal(NamedTuple):
    """A number with a fixed point: its digits behind it, and the number without it."""

    units: int
    digits: int

    @staticmethod
    def parse(text: str) -> Decimal:
        """`"-12.50"` to -1250 with 2 digits."""
        whole, _, fraction = text.partition(".")
        return Decimal(int(whole + fraction), len(fraction))

    def with_digits(self, digits: int) -> Decimal:
        """The same amount with more digits, or rounded half up to fewer (P-TIME-7)."""
        if digits >= self.digits:
            return Decimal(self.units * 10 ** (digits - self.digits), digits)
        return Decimal(divide(self.units, 10 ** (self.digits - digits)), digits)

    def __str__(self) -> str:
        sign = "-" if self.units < 0 else ""
        digits = str(abs(self.units)).rjust(self.digits + 1, "0")
        if self.digits == 0:
            return sign + digits
        return f"{sign}{digits[: -self.digits]}.{digits[-self.digits :]}"


def divide(dividend: int, divisor: int) -> int:
    """Division that rounds half up, towards the greater number (P-TIME-7)."""
    return (2 * dividend + divisor) // (2 * divisor)


_ZEROS = {"decimal": "0", "duration": "PT0S"}


def zero(type_: Type) -> Plain:
    """The sum of nothing (P-PRED-7)."""
    if type_["type"] == "money":
        return {"minor": 0, "currency": type_["currency"]}
    return _ZEROS.get(type_["type"], 0)


def add(left: Plain, right: Plain, type_: Type) -> Plain:
    """The sum of two values of one type (P-PRED-10); durations by months, days and exact time each (P-PRED-7)."""
    if type_["type"] == "money":
        return {"minor": _within(LARGEST, left["minor"] + right["minor"]), "currency": type_["currency"]}
    if type_["type"] == "decimal":
        a, b = Decimal.parse(left), Decimal.parse(right)
        digits = max(a.digits, b.digits)
        units = a.with_digits(digits).units + b.with_digits(digits).units
        return str(Decimal(_within(LARGEST_UNITS, units), digits))
    if type_["type"] == "duration":
        return format_duration(parse_duration(left).plus(parse_duration(right)))
    return _within(LARGEST, left + right)


def _within(most: int, number: int) -> int:
    return min(max(number, -most), most)


def average(total: Plain, count: int, type_: Type) -> Plain:
    """The sum divided by the count; of durations the length, in whole seconds (P-PRED-8, P-TIME-7)."""
    if type_["type"] == "money":
        return {"minor": divide(total["minor"], count), "currency": type_["currency"]}
    if type_["type"] == "decimal":
        amount = Decimal.parse(total)
        return str(Decimal(divide(amount.units, count), amount.digits))
    if type_["type"] == "duration":
        seconds = divide(parse_duration(total).length, count * SECOND)
        return format_duration(Duration(0, 0, seconds * SECOND))
    return divide(total, count)


def local_date(value: Value, zone: Zone) -> datetime:
    """A date, local date-time or instant as what the clocks of a zone show."""
    if value.type["type"] == "datetime":
        return zone.local(parse_instant(value.plain))
    return datetime.fromisoformat(value.plain)
