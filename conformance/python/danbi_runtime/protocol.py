"""The protocol of the conformance kit: JSON Lines on standard input and output (conformance.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, BinaryIO

from .bundle import NEEDS, Bundle, load
from .clock import format_instant
from .inputs import check_input, listed
from .runtime import Runtime
from .shape import Refused

Json = dict[str, Any]
PROTOCOL = "danbi.conformance/1"
NAME = "danbi-python 0.1"
LONGEST_LINE = 16_777_216


class Fault(Exception):
    """A request that cannot be done; it changes nothing."""


class Conversation:
    """Answers one request after the other."""

    def __init__(self) -> None:
        self._reset()

    def _reset(self) -> None:
        self._texts: dict[str, dict[str, str]] = {}
        self._bundles: dict[str, Bundle] = {}
        self._runtime: Runtime | None = None
        self._profiles: dict[str, str] = {}

    def answer(self, line: bytes) -> Json:
        """The answer to one line."""
        try:
            request = _parse(line)
        except (ValueError, RecursionError):
            return _error("no JSON in UTF-8")
        if not isinstance(request, dict):
            return _error("no object")
        try:
            match request.get("request"):
                case "hello":
                    return self._hello(request)
                case "reset":
                    self._reset()
                    return {"answer": "reset"}
                case "load":
                    return self._load(request)
                case "input":
                    return self._input(request)
                case "restart":
                    return self._restart()
                case "inspect":
                    return self._inspect(request)
                case other:
                    return _error(f"unknown request {other!r}")
        except Fault as fault:
            return _error(str(fault))

    def _hello(self, request: Json) -> Json:
        if request.get("protocol") != PROTOCOL:
            raise Fault(f"protocol {request.get('protocol')!r}")
        return {
            "answer": "hello",
            "protocol": PROTOCOL,
            "runtime": NAME,
            "profiles": ["core", "render"],
            "needs": sorted(NEEDS),
        }

    def _load(self, request: Json) -> Json:
        files, profile = request.get("files"), request.get("profile")
        if profile not in ("core", "render") or not isinstance(files, dict):
            raise Fault("load wants a profile and files")
        if not all(isinstance(text, str) for text in files.values()):
            raise Fault("a file is a text")
        try:
            bundle = _read(frozenset(files.items()), profile == "render")
        except Refused as refused:
            return {"answer": "refused", "reason": str(refused)}
        if bundle.manifest not in self._bundles:
            self._bundles[bundle.manifest] = bundle
            self._texts[bundle.manifest] = files
            self._profiles[bundle.manifest] = profile
            if self._runtime is None:
                self._runtime = Runtime(bundle)
            self._runtime.bundles[bundle.manifest] = bundle
        return {"answer": "loaded", "manifest": bundle.manifest}

    def _running(self) -> Runtime:
        if self._runtime is None:
            raise Fault("no bundle is in force")
        return self._runtime

    def _input(self, request: Json) -> Json:
        runtime = self._running()
        input_ = request.get("input")
        reason = check_input(input_, runtime.bundle, runtime.bundles, runtime.loading)
        if reason is not None or not isinstance(input_, dict):
            raise Fault(reason or "an input is an object")
        input_ = listed(input_)
        effects = runtime.handle(input_)
        answer: Json = {"answer": "effects", "effects": effects}
        persons = (input_[name] for name in ("person", "from", "to") if name in input_)
        return _with_deadline(answer, runtime.deadline(*persons))

    def _restart(self) -> Json:
        if self._runtime is None:
            return {"answer": "restarted"}
        data = self._runtime.save()
        self._bundles = {
            manifest: load(texts, render=self._profiles[manifest] == "render")
            for manifest, texts in self._texts.items()
        }
        self._runtime = Runtime.restore(data, self._bundles)
        return {"answer": "restarted"}

    def _inspect(self, request: Json) -> Json:
        name = request.get("person")
        if not isinstance(name, str):
            raise Fault("inspect wants a person")
        if self._runtime is None:
            return {"answer": "person", "instances": []}
        person = self._runtime.persons.get(name)
        instances: list[Json] = []
        for instance in person.instances.values() if person is not None else ():
            told: Json = {
                "instance": instance.id,
                "journey": instance.journey,
                "version": instance.version,
                "step": instance.step,
            }
            if instance.key:
                told["key"] = json.loads(instance.key)
            instances.append(told)
        instances.sort(key=lambda one: (one["journey"], one["instance"]))
        return _with_deadline({"answer": "person", "instances": instances}, self._runtime.deadline(name))


@lru_cache(maxsize=8)
def _read(files: frozenset[tuple[str, str]], render: bool) -> Bundle:
    """What the same texts come to: cases of one project load it one after the other."""
    return load(dict(files), render)


def _parse(line: bytes) -> Any:
    """JSON in UTF-8, without numbers or halves of characters that it does not have."""
    request = json.loads(line.decode(), parse_constant=_no_number)
    if b"\\u" in line:
        json.dumps(request, ensure_ascii=False).encode()
    return request


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _with_deadline(answer: Json, deadline: int | None) -> Json:
    if deadline is not None:
        answer["deadline"] = format_instant(deadline)
    return answer


def _error(reason: str) -> Json:
    return {"answer": "error", "reason": reason}


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines without their ends; `None` for one that is too long."""
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            while not line.endswith(b"\n") and (line := stream.readline(LONGEST_LINE)):
                pass
            yield None
        else:
            yield line


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answers until the input ends."""
    conversation = Conversation()
    for line in _lines(source):
        answer = _error("the line is too long") if line is None else conversation.answer(line)
        sink.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        sink.flush()
