"""State as bytes and back: everything a runtime keeps of persons (conformance.md: restart)."""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from .person import Person


def to_bytes(persons: dict[str, Person], rest: dict[str, Any]) -> bytes:
    """All persons, and what is kept beside them."""
    whole = {"persons": [_encode(person) for person in persons.values()], **rest}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(data: bytes) -> tuple[dict[str, Person], dict[str, Any]]:
    """What `to_bytes` wrote."""
    rest = json.loads(data)
    persons = [_decode(Person, person) for person in rest.pop("persons")]
    return {person.id: person for person in persons}, rest


def _encode(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {name: _encode(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_encode(item) for item in value]
    return value


@cache
def _hints(type_: type) -> dict[str, Any]:
    return get_type_hints(type_)


def _decode(type_: Any, value: Any) -> Any:
    origin = get_origin(type_)
    if origin in (Union, types.UnionType):
        inner = next(arg for arg in get_args(type_) if arg is not type(None))
        return None if value is None else _decode(inner, value)
    if is_dataclass(type_) and isinstance(type_, type):
        hints = _hints(type_)
        return type_(**{name: _decode(hints[name], member) for name, member in value.items()})
    if origin is dict:
        return {name: _decode(get_args(type_)[1], member) for name, member in value.items()}
    if origin is list:
        return [_decode(get_args(type_)[0], item) for item in value]
    return value
