"""The vectors and the whole example of docs/plan.md."""

import json
import re
import unittest

from danbi_runtime import canonical, filters
from danbi_runtime.bundle import NEEDS
from danbi_runtime.clock import zone
from danbi_runtime.protocol import Conversation
from danbi_runtime.values import constant

from . import page

ROW = re.compile(r"\| `(\w+)` \| (.+?) \| (.*?) \| ([\w-]+) \| (.*?) \|")
SEOUL = zone("Asia/Seoul")


class Tables(unittest.TestCase):
    def test_filters(self) -> None:
        rows = ROW.findall(page.table("filters"))
        self.assertGreater(len(rows), 40)
        for name, given, args, locale, wanted in rows:
            with self.subTest(filter=name, value=given, args=args, locale=locale):
                value = None if given == "unset" else constant(json.loads(given.strip("`")))
                arguments = json.loads(args.strip("`")) if args else []
                printed = filters.apply(name, arguments, value, locale, SEOUL)
                text = "" if printed is None else filters.printed(printed, locale, SEOUL)
                self.assertEqual(text, wanted.strip("`"))

    def test_needs(self) -> None:
        self.assertEqual(NEEDS, set(re.findall(r"^\| `([\w-]+)` \|", page.table("needs"), re.MULTILINE)))


class Hashes(unittest.TestCase):
    def test_bucket(self) -> None:
        self.assertEqual(canonical.bucket("shop/holdout", "p-1"), 4630)

    def test_keys(self) -> None:
        self.assertEqual(canonical.key("a", "b", ""), "8fb20ef63ced4145fc2e983ffe597d1d")
        instance = canonical.key("shop", "welcome", "p-1", "", "i-1")
        self.assertEqual(instance, "9d975afcaabbd59125777f9ffc595e9e")
        self.assertEqual(canonical.key(instance, "send-welcome", "1", "1", "push"), "d8604b986a08b7084655d590aa6e5ccb")

    def test_version_and_signature(self) -> None:
        journey, plan = page.examples("journey")[0], page.examples("plan")[0]
        told = {name: member for name, member in journey.items() if name not in ("version", "about")}
        self.assertEqual(canonical.digest(told)[:16], journey["version"])
        message = dict(plan["messages"]["welcome"])
        signature = message.pop("signature")
        self.assertEqual(canonical.digest(message)[:16], signature)


class WholeExample(unittest.TestCase):
    def ask(self, conversation: Conversation, **request: object) -> dict:
        return conversation.answer(json.dumps(request).encode())

    def test_story(self) -> None:
        conversation = Conversation()
        loaded = self.ask(conversation, request="load", profile="render", files=page.whole_example())
        self.assertEqual(loaded["answer"], "loaded", loaded)
        profile = {"input": "profile", "id": "i-1", "at": "2026-03-02T04:00:00.000Z", "person": "p-1"}
        told = {"reachable": {"push": True}, "attributes": {"name": "민수"}}
        self.ask(conversation, request="input", input={**profile, **told})
        event = {"input": "event", "id": "i-2", "at": "2026-03-02T05:00:00.000Z", "person": "p-1"}
        answer = self.ask(conversation, request="input", input={**event, "event": "signed_up", "properties": {}})
        self.assertEqual([effect["record"] for effect in answer["effects"]], ["entered"])
        self.assertEqual(answer["deadline"], "2026-03-03T01:00:00.000Z")
        self.assertEqual(self.ask(conversation, request="restart"), {"answer": "restarted"})
        inspected = self.ask(conversation, request="inspect", person="p-1")
        self.assertEqual(inspected["instances"][0]["step"], "wait-1d-at-10.00")
        tick = {"input": "tick", "at": answer["deadline"]}
        send, finished = self.ask(conversation, request="input", input=tick)["effects"]
        self.assertEqual(send["content"]["fields"], {"title": "반가워요", "body": "민수님, 어서 오세요."})
        self.assertEqual(finished["record"], "finished")

    def test_refusals(self) -> None:
        for change in ("drop", "field", "x_", "choice"):
            with self.subTest(change=change):
                files = page.whole_example()
                manifest, plan = json.loads(files["manifest.json"]), json.loads(files["plan.json"])
                if change == "drop":
                    del files["contract.json"]
                elif change == "choice":
                    plan["policy"]["caps"][0]["scope"]["x_more"] = 1
                else:
                    plan["x_more" if change == "x_" else "more"] = 1
                files["plan.json"] = canonical.canonical(plan)
                manifest["files"]["plan.json"] = canonical.digest(plan)
                files["manifest.json"] = json.dumps(manifest)
                answer = self.ask(Conversation(), request="load", profile="core", files=files)
                self.assertEqual(answer["answer"], "loaded" if change == "x_" else "refused")

    def test_faults(self) -> None:
        conversation = Conversation()
        for line in (b"", b"[]", b"{", b'{"request":"dance"}', b'{"request":"input","input":{}}', b'"a"'):
            self.assertEqual(conversation.answer(line)["answer"], "error")


if __name__ == "__main__":
    unittest.main()
