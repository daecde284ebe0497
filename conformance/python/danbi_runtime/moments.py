"""Deadlines of waits and moments of the clock (plan.md: Instructions, Journeys, Zones)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from .clock import WEEKDAYS, Zone, add_days, ahead, days_of_month, parse_duration, parse_instant, parse_time
from .person import Instance, Wait
from .predicates import Scope, operand
from .values import Value, local_date

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NoDate:
    """The date to wait for is unset, or further away than the wait allows (P-STEP-6)."""


NO_DATE = NoDate()


def later(wait: Wait, duration: str, zone: Zone) -> int:
    """So long after the arrival: calendar units from what the clocks showed then (P-ZONE-1)."""
    length = parse_duration(duration)
    if not length.calendar:
        return wait.since + length.exact
    return zone.add_local(datetime.fromisoformat(wait.local), length)


def of_wait(step: Json, wait: Wait, zone: Zone) -> int:
    """P-STEP-3."""
    length = parse_duration(step["for"])
    if "at" not in step:
        return later(wait, step["for"], zone)
    if length.exact == 0:
        day = add_days(datetime.fromisoformat(wait.local).date(), length)
    else:
        day = zone.day(later(wait, step["for"], zone))
    return zone.at(day, parse_time(step["at"]))


def next_time(start: int, at: time, zone: Zone, weekday: str | None = None) -> int:
    """The first such time of day, on such a day of the week, not before an instant (P-STEP-4)."""
    day = ahead(zone.day(start), -1)
    while True:
        if weekday is None or WEEKDAYS[day.weekday()] == weekday:
            instant = zone.at(day, at)
            if instant >= start:
                return instant
        if day == date.max:
            return zone.at(day, at)
        day = ahead(day, 1)


def of_date(moment: Json, value: Value, zone: Zone) -> int:
    """A date moment whose date is known: moved by the offset, at `at`, else at its own time."""
    return _of_date(moment, value, zone)[0]


def _of_date(moment: Json, value: Value, zone: Zone) -> tuple[int, datetime]:
    """The same with its local time, which clocks may leave out."""
    offset = moment.get("offset")
    length = parse_duration(offset["by"] if offset is not None else "PT0S")
    if offset is not None and offset["direction"] == "before":
        length = length.reversed()
    start = local_date(value, zone)
    if value.type["type"] == "datetime" and not length.calendar:
        instant = parse_instant(value.plain) + length.exact
    else:
        start = datetime.combine(add_days(start.date(), length), start.time())
        instant = zone.instant(start) + length.exact
    local = zone.local(instant) if length.exact else start
    if "at" not in moment:
        return instant, local
    local = datetime.combine(local.date(), parse_time(moment["at"]))
    return zone.instant(local), local


def date_value(moment: Json, scope: Scope) -> Value | None:
    """Where the date of a date moment comes from."""
    ((kind, what),) = moment["date"].items()
    if kind != "value":
        return Value(what, {"type": kind})
    value = operand(what, scope)
    dated = isinstance(value, Value) and value.type["type"] in ("date", "datetime", "local")
    return value if isinstance(value, Value) and dated else None


def follows_attribute(moment: Json) -> bool:
    """Whether a date follows the changes of an attribute (P-STEP-7)."""
    return "user" in moment.get("date", {}).get("date", {}).get("value", {})


def of_moment(moment: Json, most: str | None, wait: Wait, instance: Instance, scope: Scope) -> int | NoDate:
    """The instant of a moment that an instance waits for."""
    ((kind, what),) = moment.items()
    zone = scope.zone
    match kind:
        case "time":
            return next_time(wait.planned, parse_time(what), zone)
        case "weekday":
            return next_time(wait.planned, parse_time(what["at"]), zone, what["day"])
        case "day":
            entered = datetime.fromisoformat(instance.entered_local).date()
            return zone.at(ahead(entered, what["number"]), parse_time(what["at"]))
        case "time_of":
            if wait.fixed is None:
                value = operand(what["value"], scope)
                timed = isinstance(value, Value) and value.type["type"] == "time"
                wait.fixed = value.plain if isinstance(value, Value) and timed else what["otherwise"]
            return next_time(wait.planned, parse_time(wait.fixed), zone)
        case _:
            value = date_value(what, scope)
            if value is None:
                return NO_DATE
            instant = of_date(what, value, zone)
            return NO_DATE if most is not None and instant > later(wait, most, zone) else instant


def next_of_clock(on: Json, after: int, last: str, zone: Zone, value: Value | None) -> tuple[int, str] | None:
    """The first moment of a clock entry later than `after` on a day behind the last that has fired, and its local day
    (P-ENTRY-1, P-ZONE-2)."""
    ((kind, what),) = on.items()
    if kind == "at":
        local = datetime.fromisoformat(what)
        instant = zone.instant(local)
        day = local.date().isoformat()
        return (instant, day) if instant > after and day > last else None
    if kind == "date":
        return None if value is None else _of_value(what, value, after, last, zone)
    at = parse_time(what["at"])
    origin = None
    if kind == "yearly":
        if value is None:
            return None
        origin = local_date(value, zone).date()
    for candidate in _days(kind, what, ahead(zone.day(after), -1), origin):
        instant = zone.at(candidate, at)
        if instant > after and candidate.isoformat() > last:
            return instant, candidate.isoformat()
    return None


def on_new_clocks(on: Json, day: str, zone: Zone, value: Value | None) -> tuple[int, str] | None:
    """The occurrence of a clock entry on a local day as another zone has it, and its local day there: of a date that of
    its value, of `yearly` that of as many years after it (P-ZONE-1, P-ENTRY-17)."""
    ((kind, what),) = on.items()
    if kind == "date":
        return None if value is None else _with_local(what, value, zone)
    if kind == "yearly":
        if value is None:
            return None
        day = _nearest(date.fromisoformat(day), local_date(value, zone).date()).isoformat()
    at = datetime.fromisoformat(what).time() if kind == "at" else parse_time(what["at"])
    return zone.at(date.fromisoformat(day), at), day


def _of_value(moment: Json, value: Value, after: int, last: str, zone: Zone) -> tuple[int, str] | None:
    """Not again at the local moment at which it last happened (P-ENTRY-6)."""
    instant, local = _with_local(moment, value, zone)
    return (instant, local) if instant > after and local != last else None


def _with_local(moment: Json, value: Value, zone: Zone) -> tuple[int, str]:
    instant, local = _of_date(moment, value, zone)
    return instant, local.isoformat()


def has_happened(on: Json, local: str, last: str) -> bool:
    """Whether an entry does not happen again at a local moment: of a date that at which it last happened, else none of a
    day that is not later (P-ENTRY-6, P-ZONE-2)."""
    return local == last if "date" in on else local <= last


def _nearest(day: date, origin: date) -> date:
    """The anniversary beside a day: the same that it was on other clocks, even around New Year."""
    years = range(max(day.year - 1, date.min.year), min(day.year + 1, date.max.year) + 1)
    return min((_in_year(year, origin) for year in years), key=lambda one: abs(one - day))


def _in_year(year: int, origin: date) -> date:
    """The month and day of a date in a year; 29 February falls on 28 where the year has none."""
    return date(year, origin.month, min(origin.day, days_of_month(year, origin.month)))


def _days(kind: str, what: Json, start: date, origin: date | None) -> Iterator[date]:
    """The local days of a clock entry from a day on."""
    if kind == "weekly":
        for distance in range(366):
            day = ahead(start, distance)
            if WEEKDAYS[day.weekday()] in what["days"]:
                yield day
    elif kind == "monthly":
        for month in range(start.year * 12 + start.month - 1, min(start.year + 10, date.max.year) * 12 + start.month):
            last = days_of_month(month // 12, month % 12 + 1)
            number = what["day"].get("day", last)
            if number <= last:
                yield date(month // 12, month % 12 + 1, number)
    elif origin is not None:
        for year in range(max(start.year, origin.year + 1), min(start.year + 9 * what["years"], date.max.year + 1)):
            if (year - origin.year) % what["years"] == 0:
                yield _in_year(year, origin)
