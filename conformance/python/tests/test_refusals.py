"""What does not fit is refused, and nothing falls over (P-CONTRACT-3; docs/conformance.md: The protocol)."""

import hashlib
import json
import unittest
from collections.abc import Callable
from typing import Any

from danbi_runtime.inputs import is_plain
from danbi_runtime.protocol import Conversation

from . import page

AT = "2026-03-02T05:00:00.000Z"
FIT = {
    "time": ["09:30", "00:00", "23:59"],
    "date": ["2026-03-02", "2028-02-29", "0001-01-01"],
    "datetime": [AT, "2028-02-29T23:59:59.999Z"],
    "duration": ["PT0S", "P1D", "P1Y2M3DT4H5M6S"],
    "decimal": ["1", "-12.50", "0.1"],
    "integer": [0, -(2**53 - 1)],
    "money": [{"minor": 1, "currency": "KRW"}],
}
UNFIT = {
    "time": ["9:30", "24:00", "09:30:00", "0٩:30", 930],
    "date": ["2026-3-2", "2026-02-30", "2026-W10-1", "20260302", "0000-01-01"],
    "datetime": ["2026-03-02T05:00:00Z", "2026-03-02T05:00:00.000+09:00", "2026-03-02T05:00:60.000Z", AT[:-2] + "０Z"],
    "duration": ["P", "PT", "P1DT", "P1W", "PT1M1H", "P١D", "-P1D"],
    "decimal": ["+1", ".5", "1.", "1e3", "١", 1],
    "integer": [1.0, True, 2**53, "1", None],
    "money": [{"minor": 1}, {"minor": 1.5, "currency": "KRW"}, {"minor": 1, "currency": "USD"}, 1],
}


class Values(unittest.TestCase):
    def test_fit(self) -> None:
        for kind, values in FIT.items():
            for value in values:
                self.assertTrue(is_plain(value, {"type": kind, "currency": "KRW"}), (kind, value))

    def test_unfit(self) -> None:
        for kind, values in UNFIT.items():
            for value in values:
                self.assertFalse(is_plain(value, {"type": kind, "currency": "KRW"}), (kind, value))


class Requests(unittest.TestCase):
    def test_members_of_the_wrong_type(self) -> None:
        conversation = Conversation()
        load = {"request": "load", "profile": "core", "files": page.whole_example()}
        loaded = conversation.answer(json.dumps(load).encode())
        inputs = (
            {"input": "profile", "id": "i-1", "at": AT, "person": "p-1", "unset": ["name"]},
            {"input": "event", "id": "i-2", "at": AT, "person": "p-1", "event": "signed_up", "properties": {}},
            {"input": "receipt", "id": "i-3", "at": AT, "person": "p-1", "command": "0" * 32, "kind": "opened"},
            {"input": "reply", "id": "i-4", "at": AT, "person": "p-1", "command": "0" * 32, "result": {"refused": {}}},
            {"input": "merge", "id": "i-5", "at": AT, "from": "p-1", "to": "p-2"},
            {"input": "activate", "id": "i-6", "at": AT, "manifest": loaded["manifest"]},
            {"input": "tick", "at": AT},
        )
        for input_ in inputs:
            for name in input_:
                for odd in (None, [], {}, [None], 1.5):
                    if not (name == "unset" and odd == []) and not (name == "properties" and odd == {}):
                        request = {"request": "input", "input": {**input_, name: odd}}
                        answer = conversation.answer(json.dumps(request).encode())
                        self.assertEqual(answer["answer"], "error", (request, answer))


    def test_members_that_the_page_does_not_list(self) -> None:
        conversation = Conversation()
        load = {"request": "load", "profile": "core", "files": page.whole_example()}
        conversation.answer(json.dumps(load).encode())
        more = {"to": [None], "from": {}, "x_more": None, "more": 1, "manifest": 1, "link": 1}
        event = {"input": "event", "id": "i-1", "at": AT, "person": "p-1", "event": "signed_up", "properties": {}}
        for input_ in (event, {"input": "tick", "at": AT, "person": []}):
            answer = conversation.answer(json.dumps({"request": "input", "input": {**input_, **more}}).encode())
            self.assertEqual(answer.get("deadline"), "2026-03-03T01:00:00.000Z", answer)


def change_start(plan: Any, journey: Any) -> None:
    journey["start"] = "nowhere"


def change_next(plan: Any, journey: Any) -> None:
    journey["steps"]["send-welcome"]["next"] = "wait-1d-at-10.00"


def change_event(plan: Any, journey: Any) -> None:
    journey["entries"][0]["on"]["event"]["match"]["event"] = "nothing"


def change_alphabet(plan: Any, journey: Any) -> None:
    plan["alphabet"] = ["nothing"]


def change_zone(plan: Any, journey: Any) -> None:
    plan["zone"] = "Asia/Nowhere"


def change_segment(plan: Any, journey: Any) -> None:
    journey["audience"] = {"segment": "nobody"}


def change_day(plan: Any, journey: Any) -> None:
    journey["active"] = {"to": "2026-02-30"}


def name_as_a_member(plan: Any, journey: Any) -> None:
    """Names of the project may be words of the page."""
    plan["messages"]["offer"] = plan["messages"]["welcome"]
    journey["messages"] |= {"event": "0" * 16, "offer": "0" * 16}
    journey["bindings"]["segment"] = {"event": "signed_up"}
    plan["retired"] = {"history": {"source": "drain"}}


class Bundles(unittest.TestCase):
    def load(self, change: Callable[[Any, Any], None]) -> str:
        files = page.whole_example()
        manifest, plan = json.loads(files["manifest.json"]), json.loads(files["plan.json"])
        path = next(name for name in files if name.startswith("journeys/"))
        journey = json.loads(files[path])
        change(plan, journey)
        files |= {"plan.json": json.dumps(plan), path: json.dumps(journey)}
        manifest["files"] |= {name: hashlib.sha256(files[name].encode()).hexdigest() for name in ("plan.json", path)}
        files["manifest.json"] = json.dumps(manifest)
        request = {"request": "load", "profile": "core", "files": files}
        return str(Conversation().answer(json.dumps(request).encode())["answer"])

    def test_what_is_not_there(self) -> None:
        self.assertEqual(self.load(lambda plan, journey: None), "loaded")
        self.assertEqual(self.load(name_as_a_member), "loaded")
        for change in (
            change_start,
            change_next,
            change_event,
            change_alphabet,
            change_zone,
            change_segment,
            change_day,
        ):
            with self.subTest(change=change.__name__):
                self.assertEqual(self.load(change), "refused")


if __name__ == "__main__":
    unittest.main()
