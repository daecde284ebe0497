"""The vectors of docs/plan.md: what each filter must print, hashes and keys."""

import json
import re
import unittest
from pathlib import Path

from danbi_runtime import canonical, filters
from danbi_runtime.clock import zone
from danbi_runtime.values import constant

PAGE = Path(__file__).resolve().parents[3] / "docs" / "plan.md"
ROW = re.compile(r"\| `(\w+)` \| (.+?) \| (.*?) \| ([\w-]+) \| (.*?) \|")


class Filters(unittest.TestCase):
    def test_every_row_of_the_page(self) -> None:
        behind = PAGE.read_text(encoding="utf-8").partition("<!-- generated: filters -->")[2]
        rows = ROW.findall(behind.partition("<!-- end -->")[0])
        self.assertGreater(len(rows), 40)
        for name, given, args, locale, wanted in rows:
            with self.subTest(filter=name, value=given, args=args, locale=locale):
                value = None if given == "unset" else constant(json.loads(given.strip("`")))
                arguments = json.loads(args.strip("`")) if args else []
                seoul = zone("Asia/Seoul")
                printed = filters.apply(name, arguments, value, locale, seoul)
                text = "" if printed is None else filters.printed(printed, locale, seoul)
                self.assertEqual(text, wanted.strip("`"))


class Hashes(unittest.TestCase):
    def test_bucket(self) -> None:
        self.assertEqual(canonical.bucket("shop/holdout", "p-1"), 4630)

    def test_keys(self) -> None:
        self.assertEqual(canonical.key("a", "b", ""), "8fb20ef63ced4145fc2e983ffe597d1d")
        instance = canonical.key("shop", "welcome", "p-1", "", "i-1")
        self.assertEqual(instance, "9d975afcaabbd59125777f9ffc595e9e")
        self.assertEqual(canonical.key(instance, "send-welcome", "1", "1", "push"), "d8604b986a08b7084655d590aa6e5ccb")


if __name__ == "__main__":
    unittest.main()
