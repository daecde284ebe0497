"""Texts: which one, and what it prints (plan.md: Texts)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import filters
from .bundle import Bundle
from .inputs import is_plain
from .person import Instance, Person
from .predicates import Scope, holds, operand
from .values import TEXT, Plain, Type, Value, items

if TYPE_CHECKING:
    from .life import Life

Json = dict[str, Any]


def locale(bundle: Bundle, person: Person, message: str) -> str:
    """The locale of the profile, else its language, else the first (P-TEXT-1)."""
    if person.locale is not None:
        for wanted in (person.locale, filters.language(person.locale)):
            if message in bundle.catalogs.get(wanted, {}).get("messages", {}):
                return wanted
    return str(bundle.plan["locales"][0])


def content(life: Life, instance: Instance, step: Json, command: Json) -> Json | None:
    """What a send command prints; nothing where no text of the signature is kept (P-TEXT-6, P-TEXT-7)."""
    bundle, name = life.bundle, step["message"]
    if not bundle.render:
        return None
    signature = life.journey(instance).data["messages"].get(name, "")
    found = _find(bundle, (name, signature), command["channel"], command.get("variant"), command["locale"])
    if found is None:
        return None
    spoken, template = found
    given = ((arg["name"], operand(arg["value"], life.scope(instance))) for arg in step["args"])
    scope = life.scope()
    scope.bindings = command["args"]
    scope.binding_types = {param: value.type for param, value in given if isinstance(value, Value)}
    scope.offer = _offer(bundle, command)
    printed: Json = {"fields": {name: _print(text, scope, spoken) for name, text in template["fields"].items()}}
    links = [
        {"role": link["role"], "text": _print(link["text"], scope, spoken), "url": _print(link["url"], scope, spoken)}
        for link in template.get("links", [])
    ]
    if links:
        printed["links"] = links
    for field in ("format", "template"):
        if field in template:
            printed[field] = template[field]
    return printed


def _find(
    bundle: Bundle, what: tuple[str, str], channel: str, variant: str | None, wanted: str
) -> tuple[str, Json] | None:
    """What a variant or a locale leaves out is that of the message, and of the first locale (P-TEXT-2)."""
    name, signature = what
    current = bundle.plan["messages"].get(name, {}).get("signature") == signature
    for spoken in (wanted, bundle.plan["locales"][0]):
        catalog = bundle.catalogs.get(spoken, {})
        if current:
            message = catalog.get("messages", {}).get(name)
        else:
            message = catalog.get("older", {}).get(name, {}).get(signature)
        if message is None:
            continue
        for contents in (message.get("variants", {}).get(variant, {}), message["contents"]):
            if channel in contents:
                return spoken, contents[channel]
    return None


def _offer(bundle: Bundle, command: Json) -> dict[str, Value]:
    """What texts may say of the offer that the message carries."""
    carried = command.get("offer")
    if carried is None:
        return {}
    name = carried["offer"]
    offer = bundle.plan["offers"].get(name, {})
    about = bundle.plan["about"]["offers"].get(name, {})
    facts: dict[str, tuple[Plain, Type]] = {
        "name": (about.get("title", name), TEXT),
        "code": (carried.get("code"), TEXT),
        "expires_at": (carried.get("expires_at"), {"type": "datetime"}),
        "minimum": (offer.get("minimum"), {"type": "money"}),
        "terms": (offer.get("terms"), TEXT),
    }
    return {fact: Value(plain, type_) for fact, (plain, type_) in facts.items() if plain is not None}


def _print(parts: list[Json], scope: Scope, spoken: str) -> str:
    return "".join(_part(part, scope, spoken) for part in parts)


def _part(part: Json, scope: Scope, spoken: str) -> str:
    """One part of a text."""
    ((kind, what),) = part.items()
    match kind:
        case "literal":
            return str(what)
        case "placeholder":
            return _placeholder(what, scope, spoken)
        case "if":
            for case in what["cases"]:
                if holds(case["when"], scope):
                    return _print(case["text"], scope, spoken)
            return _print(what["otherwise"], scope, spoken)
        case _:
            return _for(what, scope, spoken)


def _placeholder(what: Json, scope: Scope, spoken: str) -> str:
    """A value that is unset after all filters prints as nothing (P-TEXT-3)."""
    found = operand(what["value"], scope)
    value = _typed(found, what["type"]) if isinstance(found, Value) else None
    for filter_ in what.get("filters", []):
        value = filters.apply(filter_["name"], filter_.get("args", []), value, spoken, scope.zone)
    return "" if value is None else filters.printed(value, spoken, scope.zone)


def _typed(value: Value, type_: Type) -> Value | None:
    """A value as the text takes it; one of another type, as an older text may find it, is as good as unset."""
    if value.type["type"] == "local":
        return value
    kind = {name: what for name, what in type_.items() if name not in ("max", "values")}
    return Value(value.plain, type_) if is_plain(value.plain, kind) else None


def _for(what: Json, scope: Scope, spoken: str) -> str:
    """Its body once for each item."""
    found = operand(what["list"], scope)
    bindings, types = scope.bindings or {}, scope.binding_types or {}
    printed = []
    for item in items(found) or [] if isinstance(found, Value) else []:
        scope.bindings = {**bindings, what["as"]: item.plain}
        scope.binding_types = {**types, what["as"]: item.type}
        printed.append(_print(what["body"], scope, spoken))
    scope.bindings, scope.binding_types = bindings, types
    return "".join(printed)
