"""Local times, durations and numbers (plan.md: Values)."""

import unittest
from datetime import datetime

from danbi_runtime.clock import format_instant, parse_duration, parse_instant, zone
from danbi_runtime.values import Decimal, Value, add, average, compare, divide, zero

BERLIN = zone("Europe/Berlin")


class Clock(unittest.TestCase):
    def test_left_out_and_twice(self) -> None:
        for local, instant in (
            ("2026-03-29T02:30:00", "2026-03-29T01:00:00.000Z"),
            ("2026-10-25T02:30:00", "2026-10-25T00:30:00.000Z"),
            ("2026-10-25T03:00:00", "2026-10-25T02:00:00.000Z"),
        ):
            self.assertEqual(format_instant(BERLIN.instant(datetime.fromisoformat(local))), instant)

    def test_adding(self) -> None:
        for start, duration, end in (
            ("2026-01-31T09:00:00.000Z", "P1M", "2026-02-28T09:00:00.000Z"),
            ("2026-03-28T11:00:00.000Z", "P1D", "2026-03-29T10:00:00.000Z"),
            ("2026-03-28T11:00:00.000Z", "PT24H", "2026-03-29T11:00:00.000Z"),
            ("2024-02-29T11:00:00.000Z", "P1Y1DT1H", "2025-03-01T12:00:00.000Z"),
        ):
            self.assertEqual(format_instant(BERLIN.add(parse_instant(start), parse_duration(duration))), end)


class Numbers(unittest.TestCase):
    def test_halves_go_up(self) -> None:
        self.assertEqual([divide(5, 2), divide(-5, 2), divide(7, 3), divide(-7, 3)], [3, -2, 2, -2])

    def test_decimals(self) -> None:
        for text, digits, wanted in (
            ("4.25", 1, "4.3"),
            ("-4.25", 1, "-4.2"),
            ("-0.05", 3, "-0.050"),
            ("7", 2, "7.00"),
        ):
            self.assertEqual(str(Decimal.parse(text).with_digits(digits)), wanted)


class Durations(unittest.TestCase):
    TYPE = {"type": "duration"}

    def same(self, one: str, other: str) -> bool:
        return compare("==", Value(one, self.TYPE), Value(other, self.TYPE), BERLIN)

    def test_adding_up(self) -> None:
        total = zero(self.TYPE)
        for part in ("P1M", "P3DT1H", "PT90M"):
            total = add(total, part, self.TYPE)
        self.assertTrue(self.same(total, "P1M3DT2H30M"))
        self.assertFalse(self.same(total, "P34DT150M1S"))
        self.assertTrue(self.same(zero(self.TYPE), "PT0S"))

    def test_average(self) -> None:
        for total, count, wanted in (("P1D", 2, "PT12H"), ("PT1S", 2, "PT1S"), ("PT1S", 3, "PT0S"), ("P1M", 31, "PT24H")):
            self.assertTrue(self.same(average(total, count, self.TYPE), wanted), total)


if __name__ == "__main__":
    unittest.main()
