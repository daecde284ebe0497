"""Whether an input fits the page and the contract (plan.md: Inputs, P-CONTRACT-3)."""

from __future__ import annotations

from typing import Any


def check_input(input_: Any, bundle: Any, bundles: Any) -> str | None:
    return None
