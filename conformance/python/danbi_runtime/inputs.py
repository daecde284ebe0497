"""Whether an input fits the page and the contract (plan.md: Inputs, P-CONTRACT-3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from .bundle import Bundle
from .clock import ZONES, parse_instant
from .shape import DATE, DECIMAL, DURATION, LARGEST, TIME, Refused
from .values import Type

Json = dict[str, Any]
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z", re.ASCII)
KEY = re.compile(r"[0-9a-f]{32}")
RECEIPTS = frozenset("sent delivered failed bounced complained opened clicked unsubscribed".split())
TEXTS = frozenset("id person from to event zone locale link command kind manifest".split())
"""Members that are texts."""
FIRST_YEAR, LAST_YEAR = "0001", "9998"
"""Of days and instants as values (P-INPUT-8)."""
MOST_DIGITS = 18
"""Of a decimal (P-INPUT-8)."""
Loading = Callable[[str, str, int], str | None]
"""The source whose content a person still waits for by a command, at an instant."""


class Unfit(Exception):
    """What does not fit."""


def check_input(input_: Any, bundle: Bundle, manifests: Iterable[str], loading: Loading) -> str | None:
    """Why an input is refused, or nothing."""
    try:
        _check(input_, bundle, manifests)
        if input_["input"] == "reply":
            at = parse_instant(input_["at"])
            _loaded(input_, bundle, loading(input_["person"], input_["command"], at))
    except Unfit as unfit:
        return str(unfit)
    return None


def _check(input_: Any, bundle: Bundle, manifests: Iterable[str]) -> None:
    if not isinstance(input_, dict):
        raise Unfit("an input is an object")
    kind = input_.get("input")
    if not isinstance(kind, str) or kind not in KINDS:
        raise Unfit(f"unknown input {kind!r}")
    needed, _, check = KINDS[kind]
    if not needed <= input_.keys():
        raise Unfit(f"lacks {', '.join(sorted(needed - input_.keys()))}")
    input_ = listed(input_)
    instant(input_["at"])
    if not "1970" <= input_["at"][:4] < "2200":
        raise Unfit("an instant outside the years 1970 to 2199")
    for name in TEXTS & input_.keys():
        text(input_[name])
    if "" in (input_.get(name) for name in ("person", "from", "to")):
        raise Unfit("a person without a name")
    if "command" in input_ and not KEY.fullmatch(input_["command"]):
        raise Unfit("no command")
    check(input_, bundle)
    if kind == "activate" and input_["manifest"] not in manifests:
        raise Unfit("a manifest that was not loaded")


def listed(input_: Json) -> Json:
    """An input without the members that the page does not list (P-INPUT-5)."""
    needed, others, _ = KINDS[input_["input"]]
    return {name: member for name, member in input_.items() if name in needed or name in others}


def text(value: Any) -> None:
    """A text that can be written as UTF-8."""
    if not isinstance(value, str):
        raise Unfit(f"no text: {value!r}")


def instant(value: Any) -> None:
    """RFC 3339 in UTC with three digits of a second."""
    if not isinstance(value, str) or not INSTANT.fullmatch(value) or not _in_years(value):
        raise Unfit(f"no instant: {value!r}")
    try:
        parse_instant(value)
    except ValueError as error:
        raise Unfit(f"no instant: {value}") from error


def _in_years(day: str) -> bool:
    return FIRST_YEAR <= day[:4] <= LAST_YEAR


def _object(value: Any) -> Json:
    if not isinstance(value, dict):
        raise Unfit("no object")
    return value


def _items(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Unfit("no list")
    return value


def plain(value: Any, type_: Type) -> None:
    """Raises what does not fit where a plain value is not of a type."""
    kind = type_["type"]
    fit = True
    match kind:
        case "text" | "url":
            fit = isinstance(value, str) and len(value) <= type_.get("max", len(value))
        case "enum":
            fit = isinstance(value, str) and value in type_.get("values", [value])
        case "integer" | "percent":
            fit = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST
        case "boolean":
            fit = isinstance(value, bool)
        case "decimal":
            fit = _formed(value, DECIMAL) and sum(character.isdigit() for character in value) <= MOST_DIGITS
        case "duration":
            fit = _formed(value, DURATION)
        case "time":
            fit = _formed(value, TIME)
        case "money":
            fit = isinstance(value, dict) and value.get("currency") == type_.get("currency", "")
            if fit:
                plain(value.get("minor"), {"type": "integer"})
        case "date":
            fit = _formed(value, DATE) and _in_years(value)
        case "datetime":
            instant(value)
        case "list":
            fit = isinstance(value, list) and len(value) <= type_.get("max", len(value))
            for item in value if fit else ():
                plain(item, type_["of"])
        case _:
            fields(value, type_.get("fields", {}), whole=True)
    if not fit:
        raise Unfit(f"no {kind}: {value!r}")


def is_plain(value: Any, type_: Type) -> bool:
    """Whether a plain value is of a type."""
    try:
        plain(value, type_)
    except Unfit:
        return False
    return True


def _formed(value: Any, form: Callable[[Any, str], None]) -> bool:
    try:
        form(value, "")
    except Refused:
        return False
    return True


def fields(value: Any, declared: dict[str, Type], whole: bool) -> None:
    """Declared members fit their types; others are passed over (P-INPUT-5). A whole record lacks none that must be."""
    for name, member in _object(value).items():
        if name in declared:
            plain(member, declared[name])
    if whole:
        for name, type_ in declared.items():
            if name not in value and not type_.get("optional"):
                raise Unfit(f"lacks {name}")


def _event(input_: Json, bundle: Bundle) -> None:
    if input_["event"] not in bundle.properties:
        raise Unfit(f"the contract declares no event {input_['event']!r}")
    fields(input_["properties"], bundle.properties[input_["event"]], whole=True)


def _profile(input_: Json, bundle: Bundle) -> None:
    fields(input_.get("attributes", {}), bundle.contract["attributes"], whole=False)
    for name in _items(input_.get("unset", [])):
        text(name)
    for name in ("consents", "reachable", "suppressed", "lists"):
        for on in _object(input_.get(name, {})).values():
            if not isinstance(on, bool):
                raise Unfit(f"{name} are true or false")
    if "zone" in input_ and input_["zone"] not in ZONES:
        raise Unfit(f"unknown zone {input_['zone']!r}")


def _receipt(input_: Json, _: Bundle) -> None:
    if input_["kind"] not in RECEIPTS:
        raise Unfit(f"unknown kind {input_['kind']!r}")


def _reply(input_: Json, _: Bundle) -> None:
    result = _object(input_["result"])
    if len(result) != 1:
        raise Unfit("not exactly one result")
    ((kind, what),) = result.items()
    if kind == "granted":
        granted = _object(what)
        if "code" in granted:
            text(granted["code"])
        if "expires_at" in granted:
            instant(granted["expires_at"])
    elif kind == "items":
        for item in _items(what):
            _object(item)
    elif kind != "refused" or what != {}:
        raise Unfit("unknown result")


def _loaded(input_: Json, bundle: Bundle, source: str | None) -> None:
    """The items of an answer are those of the source; one that is declared no more has none (P-CONTRACT-3)."""
    if source is None or not input_["result"].get("items"):
        return
    if source not in bundle.contract["content"]:
        raise Unfit(f"the contract declares no content {source!r}")
    for item in input_["result"]["items"]:
        fields(item, bundle.contract["content"][source]["item"], whole=True)


def _backfill(input_: Json, bundle: Bundle) -> None:
    for told in _items(input_["events"]):
        if not {"event", "at", "properties"} <= _object(told).keys():
            raise Unfit("an event has event, at and properties")
        text(told["event"])
        instant(told["at"])
        _event(told, bundle)


def _merge(input_: Json, _: Bundle) -> None:
    if input_["from"] == input_["to"]:
        raise Unfit("one person cannot be merged with themselves")


def _nothing(input_: Json, _: Bundle) -> None:
    """No members of its own to check."""


Check = Callable[[Json, Bundle], None]
_WHO = {"input", "at", "id", "person"}
KINDS: dict[str, tuple[set[str], set[str], Check]] = {
    "event": ({*_WHO, "event", "properties"}, set(), _event),
    "profile": (
        _WHO,
        {"attributes", "unset", "zone", "locale", "consents", "reachable", "suppressed", "lists"},
        _profile,
    ),
    "receipt": ({*_WHO, "command", "kind"}, {"link"}, _receipt),
    "reply": ({*_WHO, "command", "result"}, set(), _reply),
    "merge": ({"input", "at", "id", "from", "to"}, set(), _merge),
    "forget": (_WHO, set(), _nothing),
    "backfill": ({*_WHO, "events"}, set(), _backfill),
    "tick": ({"input", "at"}, set(), _nothing),
    "activate": ({"input", "at", "id", "manifest"}, set(), _nothing),
}
"""What each input must have, what it may have beside it, and how that is checked."""
