"""Canonical bytes, hashes, buckets and keys (plan.md: Canonical bytes, Hashes, Assignment, Keys)."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any

BUCKETS = 10_000
"""A share is counted in basis points (P-HASH-4)."""


def _utf16(name: str) -> bytes:
    """The order of member names: by UTF-16 code units."""
    return name.encode("utf-16-be", "surrogatepass")


def _text(value: str) -> str:
    if value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'
    return json.dumps(value, ensure_ascii=False)


def canonical(value: Any) -> str:
    """A plain value as RFC 8785 writes it; numbers are integers (P-BYTES-1)."""
    if isinstance(value, str):
        return _text(value)
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        members = (f"{_text(name)}:{canonical(value[name])}" for name in sorted(value, key=_utf16))
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    raise TypeError(f"{type(value).__name__} does not occur in a plan")


def digest(value: Any) -> str:
    """SHA-256 of the canonical bytes, in hex."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


@lru_cache(maxsize=65_536)
def _number(salt: str, person: str) -> int:
    """The first 8 bytes of SHA-256(salt NUL person) as a big-endian integer."""
    return int.from_bytes(hashlib.sha256(f"{salt}\0{person}".encode()).digest()[:8], "big")


def bucket(salt: str, person: str) -> int:
    """The bucket of a person, 0 to 9999 (P-HASH-4)."""
    return _number(salt, person) % BUCKETS


def spread_seconds(salt: str, person: str, over_seconds: int) -> int:
    """By how many seconds an entry is delayed (P-ENTRY-5)."""
    return _number(salt, person) % over_seconds if over_seconds > 0 else 0


def key(*parts: str) -> str:
    """H of the parts (P-KEY-1)."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
