"""Instants, local times, durations and zones (plan.md: Values, P-TIME-1 to P-TIME-6).

An instant is a whole number of milliseconds since 1970-01-01T00:00:00Z. A local time is a `datetime` without a zone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
DAYS_OF_MONTH = 31
"""Where durations are compared (P-PRED-4)."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

ZONES = available_timezones()

_EPOCH = datetime(1970, 1, 1)
_MILLISECOND = timedelta(milliseconds=1)
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII)
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)", re.ASCII)


def _milliseconds(moment: datetime) -> int:
    """Milliseconds from the epoch to a `datetime` without a zone, read as UTC."""
    return (moment - _EPOCH) // _MILLISECOND


def _utc(instant: int) -> datetime:
    """What clocks in UTC show; beyond the calendar its first or last millisecond."""
    return _EPOCH + timedelta(milliseconds=min(max(instant, _FIRST), _LAST))


@lru_cache(maxsize=65_536)
def parse_instant(text: str) -> int:
    """RFC 3339 to milliseconds (P-TIME-6)."""
    match = _INSTANT.fullmatch(text)
    if match is None:
        raise ValueError(f"no instant: {text}")
    day, clock, fraction, offset = match.groups()
    instant = _milliseconds(datetime.fromisoformat(f"{day}T{clock}")) + int((fraction or "0")[:3].ljust(3, "0"))
    if offset != "Z":
        minutes = int(offset[1:3]) * 60 + int(offset[4:6])
        instant -= minutes * MINUTE if offset[0] == "+" else -minutes * MINUTE
    return instant


_FIRST = _milliseconds(datetime.min)
_LAST = _milliseconds(datetime(9999, 12, 31, 23, 59, 59, 999_000))


def format_instant(instant: int) -> str:
    """Milliseconds to RFC 3339 in UTC with three digits of a second."""
    return _utc(instant).isoformat(timespec="milliseconds") + "Z"


@dataclass(frozen=True, slots=True)
class Duration:
    """Calendar units and exact time apart (P-TIME-1)."""

    months: int
    days: int
    exact: int

    @property
    def calendar(self) -> bool:
        """Whether the zone of the person plays a part."""
        return self.months != 0 or self.days != 0

    @property
    def back(self) -> int:
        """Its length looking back: a day is 24 hours, months do not occur (P-TIME-2)."""
        return self.days * DAY + self.exact

    @property
    def whole_days(self) -> int | None:
        """The number of days where it is nothing but whole days."""
        return self.days if self.days > 0 and self.exact == 0 and self.months == 0 else None

    def plus(self, other: Duration) -> Duration:
        """Both lengths, unit by unit."""
        return Duration(self.months + other.months, self.days + other.days, self.exact + other.exact)

    @property
    def length(self) -> int:
        """Where durations are compared: a month is 31 days and a day 24 hours (P-PRED-4)."""
        return (self.months * DAYS_OF_MONTH + self.days) * DAY + self.exact

    def reversed(self) -> Duration:
        """The same length the other way."""
        return Duration(-self.months, -self.days, -self.exact)


@lru_cache(maxsize=4_096)
def parse_duration(text: str) -> Duration:
    """ISO 8601 to a duration."""
    match = _DURATION.fullmatch(text)
    if match is None:
        raise ValueError(f"no duration: {text}")
    years, months, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return Duration(years * 12 + months, days, hours * HOUR + minutes * MINUTE + seconds * SECOND)


def format_duration(length: Duration) -> str:
    """A duration of whole seconds in ISO 8601: the greatest units first, none of them twice (P-EFFECT-1)."""
    years, months = divmod(length.months, 12)
    hours, rest = divmod(length.exact // SECOND, 3_600)
    minutes, seconds = divmod(rest, 60)
    days = "".join(f"{number}{unit}" for number, unit in ((years, "Y"), (months, "M"), (length.days, "D")) if number)
    time = "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if number)
    if not days and not time:
        return "PT0S"
    return f"P{days}T{time}" if time else f"P{days}"


def parse_time(text: str) -> time:
    """`"09:30"` to a time of day."""
    return time(int(text[:2]), int(text[3:5]))


def add_days(day: date, duration: Duration) -> date:
    """A day so many months and days later: one that the month lacks becomes its last (P-TIME-1)."""
    year, month = divmod(day.year * 12 + day.month - 1 + duration.months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if year > 0 else date.min
    last = days_of_month(year, month + 1)
    return ahead(date(year, month + 1, min(day.day, last)), duration.days)


def ahead(day: date, days: int) -> date:
    """So many days later; beyond the calendar its first or last day."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def days_of_month(year: int, month: int) -> int:
    """How many days a month has."""
    return monthrange(year, month)[1]


class Zone:
    """A time zone of the IANA data."""

    __slots__ = ("name", "_zone", "_locals")

    def __init__(self, name: str) -> None:
        self.name = name
        self._zone = ZoneInfo(name)
        self._locals: dict[int, datetime] = {}

    def local(self, instant: int) -> datetime:
        """What clocks of the zone show at an instant."""
        known = self._locals.get(instant)
        if known is None:
            known = self._shown(_utc(instant))
            if len(self._locals) > 10_000:
                self._locals.clear()
            self._locals[instant] = known
        return known

    def _shown(self, moment: datetime) -> datetime:
        try:
            return moment.replace(tzinfo=UTC).astimezone(self._zone).replace(tzinfo=None, fold=0)
        except OverflowError:
            return moment

    def day(self, instant: int) -> date:
        """The local day of an instant."""
        return self.local(instant).date()

    def instant(self, local: datetime) -> int:
        """The instant at which clocks show it: the first where it occurs twice (P-TIME-4), the first that exists after
        it where it does not occur (P-TIME-3)."""
        before = self._offset(local, 0)
        after = self._offset(local, 1)
        if before >= after:
            return _milliseconds(local) - before
        return self._changed(_milliseconds(local) - after, _milliseconds(local) - before)

    def instants(self, local: datetime) -> list[int]:
        """Every instant at which clocks show it, or the first after it."""
        before = self._offset(local, 0)
        after = self._offset(local, 1)
        first = self.instant(local)
        return [first, _milliseconds(local) - after] if before > after else [first]

    def change(self, day: date) -> int | None:
        """The instant at which the clocks are changed between the beginning of a local day and that of the next."""
        start, end = self.midnight(day), self.midnight(ahead(day, 1))
        return None if self._ahead(start) == self._ahead(end) else self._changed(start, end)

    def _changed(self, low: int, high: int) -> int:
        """The first instant from which the clocks are ahead of UTC as they are at `high`."""
        after = self._ahead(high)
        while low < high:
            middle = (low + high) // 2
            if self._ahead(middle) == after:
                high = middle
            else:
                low = middle + 1
        return low

    def _ahead(self, instant: int) -> int:
        return _milliseconds(self.local(instant)) - instant

    def at(self, day: date, at: time) -> int:
        """The instant of a time of day on a local day."""
        return self.instant(datetime.combine(day, at))

    def midnight(self, day: date) -> int:
        """The instant at which a local day begins."""
        return self.instant(datetime.combine(day, time()))

    def next_midnight(self, instant: int) -> int:
        """The instant at which the local day of an instant is over."""
        return self.midnight(ahead(self.day(instant), 1))

    def add(self, instant: int, duration: Duration) -> int:
        """An instant so much later on the clocks of the zone (P-TIME-1)."""
        if not duration.calendar:
            return instant + duration.exact
        return self.add_local(self.local(instant), duration)

    def add_local(self, local: datetime, duration: Duration) -> int:
        """The same from what clocks show: months, then days, at the same time of day, then exact time."""
        day = add_days(local.date(), duration)
        return self.instant(datetime.combine(day, local.time())) + duration.exact

    def _offset(self, local: datetime, fold: int) -> int:
        offset = local.replace(tzinfo=self._zone, fold=fold).utcoffset()
        assert offset is not None
        return offset // _MILLISECOND


@lru_cache(maxsize=1_024)
def zone(name: str) -> Zone:
    """The zone of a name."""
    return Zone(name)


def in_range(local: datetime, start: time, end: time) -> bool:
    """Whether a time of day lies in a range, which crosses midnight where it does not end later than it starts."""
    now = local.time()
    if start < end:
        return start <= now < end
    return now >= start or now < end
