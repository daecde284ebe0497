"""Sends: what is judged, held, withheld, attempted (plan.md: send, Policy, Offers)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from . import flow, text
from .canonical import bucket
from .clock import WEEKDAYS, Zone, ahead, format_instant, in_range, parse_duration, parse_instant, parse_time
from .moments import later
from .person import Asked, Grant, Instance, Sending, Sent, Wait
from .predicates import holds

if TYPE_CHECKING:
    from .life import Life

Json = dict[str, Any]
WITHHELD_PURPOSES = ("advertising", "informational")
"""P-POLICY-1, P-SEND-14."""
DAYS_AHEAD = 15
"""How far the next opening is looked for: windows come back every week."""
CALENDAR_DAY_MEMORY = parse_duration("P3D").back
"""P-POLICY-11."""
LONG_AGO = -(2**62)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a channel cannot be tried, or the whole chain."""

    reason: str
    chain: bool
    rule: str | None = None
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a channel is blocked for now."""

    reason: str
    rule: str | None = None


def arrive(life: Life, instance: Instance, step: Json) -> str | None:
    """A flow comes to a send (P-SEND-1)."""
    instance.sending = Sending(since=life.now, local=life.zone.local(life.now).isoformat())
    return judge(life, instance, step)


def judge(life: Life, instance: Instance, step: Json) -> str | None:
    """Judges the chain, then each channel that is left, until one is attempted, held or granted for (P-SEND-1 to
    P-SEND-3)."""
    sending = instance.sending
    assert sending is not None
    if not instance.parting and life.exit_when(instance):
        return None
    if not life.active(life.journey(instance), life.now):
        return refuse(life, instance, step, "inactive")
    if _held_out(life, instance, step):
        _withheld(life, instance, step, "holdout", _gone(sending))
        return str(step["next"])
    offer: Any = step.get("offer")
    grants: bool = offer is not None and offer["grant"] and sending.grant is None
    if grants and not has_room(life, instance, offer["offer"]):
        return refuse(life, instance, step, "offer")
    for via in _order(life, step):
        channel = via["channel"]
        if channel in sending.attempted or channel in sending.refused:
            continue
        verdict = _judge_channel(life, instance, step, via)
        if isinstance(verdict, Hold):
            sending.channel, sending.held_until = channel, None
            return _hold(life, instance, step, via, verdict)
        if verdict is not None and verdict.chain:
            return refuse(life, instance, step, verdict.reason, channel, rule=verdict.rule, cap=verdict.cap)
        if verdict is not None:
            if not sending.refused:
                sending.rule, sending.cap = verdict.rule, verdict.cap
            sending.refused[channel] = verdict.reason
            continue
        if grants:
            if instance.parting:
                return refuse(life, instance, step, "offer", channel)
            sending.channel = channel
            flow.ask(life, instance, offer["offer"])
            return None
        return _attempt(life, instance, step, via)
    return _none_left(life, instance, step)


def _judge_again(life: Life, instance: Instance, step: Json) -> str | None:
    """From the start: what was refused gets another chance (P-SEND-18)."""
    assert instance.sending is not None
    instance.sending.refused.clear()
    instance.sending.rule = instance.sending.cap = None
    return judge(life, instance, step)


def _order(life: Life, step: Json) -> list[Json]:
    """The channels in the order in which they are tried (P-SEND-16)."""
    via: list[Json] = step["via"]
    if not step["preferred"]:
        return via
    preferred = life.person.attributes.get("preferred_channel")
    return sorted(via, key=lambda attempt: attempt["channel"] != preferred)


def _held_out(life: Life, instance: Instance, step: Json) -> bool:
    """P-SEND-5, P-HASH-6."""
    if step["purpose"] != "advertising":
        return False
    holdouts = (life.bundle.plan["policy"].get("holdout"), life.journey(instance).data.get("holdout"))
    return any(out is not None and bucket(out["salt"], life.person.id) < out["share"] for out in holdouts)


def _judge_channel(life: Life, instance: Instance, step: Json, via: Json) -> Refusal | Hold | None:
    """What stands against one channel (P-SEND-3, P-SEND-4)."""
    person, channel, purpose = life.person, via["channel"], step["purpose"]
    if person.suppressed.get(channel) or (purpose == "advertising" and person.unsubscribed.get(channel)):
        return Refusal("suppressed", False)
    wanted = [*step["consents"], *([via["consent"]] if "consent" in via else [])]
    if not all(person.consents.get(consent) for consent in wanted):
        return Refusal("consent", False)
    if not person.reachable.get(channel):
        return Refusal("unreachable", False)
    may_hold = step["closed"] == "hold" and not instance.parting
    closed = _closed_guard(life, instance, via)
    if closed is not None:
        holds_it = closed["effect"] == "hold" and step["closed"] == "hold"
        if holds_it and may_hold:
            held = Hold("guard", closed["rule"])
            return held if _opens(life, instance, step, via) else Refusal("guard", False, rule=closed["rule"])
        return Refusal("guard", holds_it, rule=closed["rule"])  # as P-SEND-20 says where it would be held
    if purpose not in WITHHELD_PURPOSES:
        return None
    local = life.zone.local(life.now)
    quiet = _quiet(life, purpose, local)
    if "refuse" in quiet:
        return Refusal("quiet", True)
    shut = None if _window_open(life.journey(instance).data.get("window"), local) else "window"
    shut = "quiet" if shut is None and quiet else shut
    if shut is not None:
        return Hold(shut) if may_hold and _opens(life, instance, step, via) else Refusal(shut, True)
    return _full_cap(life, instance, step, channel)


def _closed_guard(life: Life, instance: Instance, via: Json) -> Json | None:
    """The guard that decides: one that refuses before one that holds (P-SEND-17)."""
    closed = [guard for guard in via.get("guards", []) if _forbids(life, instance, guard, life.zone.local(life.now))]
    return min(closed, key=lambda guard: guard["effect"] != "refuse", default=None)


def _forbids(life: Life, instance: Instance, guard: Json, local: datetime) -> bool:
    if "hours" in guard and not _runs(guard["hours"], local):
        return False
    return "unless" not in guard or holds(guard["unless"], life.scope(instance)) is not True


def _runs(range_: Json, local: datetime) -> bool:
    return in_range(local, parse_time(range_["start"]), parse_time(range_["end"]))


def _quiet(life: Life, purpose: str, local: datetime) -> set[str]:
    """The effects of the quiet hours that run (P-POLICY-7)."""
    quiet = life.bundle.plan["policy"]["quiet"]
    return {hours["effect"] for hours in quiet if hours["purpose"] == purpose and _runs(hours["range"], local)}


def _window_open(window: Json | None, local: datetime) -> bool:
    """A window that crosses midnight belongs to the day on which it begins (P-WINDOW-1)."""
    if window is None:
        return True
    start, end = parse_time(window["range"]["start"]), parse_time(window["range"]["end"])
    today, yesterday = WEEKDAYS[local.weekday()], WEEKDAYS[local.weekday() - 1]
    now = local.time()
    if start < end:
        return today in window["days"] and start <= now < end
    return (today in window["days"] and now >= start) or (yesterday in window["days"] and now < end)


def _full_cap(life: Life, instance: Instance, step: Json, channel: str) -> Refusal | None:
    """The first cap in scope that is full; those without a channel are asked for the first attempt (P-POLICY-2 to
    P-POLICY-5)."""
    assert instance.sending is not None
    day = life.zone.day(life.now).isoformat()
    for index, cap in enumerate(life.bundle.plan["policy"]["caps"]):
        only = cap.get("channel")
        if only is None and instance.sending.attempted:
            continue
        if only not in (None, channel) or not _in_scope(cap, _facts(life, instance, step)):
            continue
        start = life.now - parse_duration(cap["period"]["rolling"]).back if "rolling" in cap["period"] else None
        count = 0
        for sent in life.person.sends:
            recent = sent.at > start if start is not None else sent.day == day
            if recent and _counts(cap, sent):
                count += 1
        if count >= cap["count"]:
            return Refusal("cap", only is None, cap=index)
    return None


def _facts(life: Life, instance: Instance, step: Json) -> Json:
    """What scopes of caps ask for."""
    return {
        "purpose": step["purpose"],
        "stage": life.journey(instance).stage,
        "message": step["message"],
        "journey": instance.journey,
        "topic": step.get("topic"),
    }


def _in_scope(cap: Json, facts: Json) -> bool:
    ((kind, name),) = cap["scope"].items()
    return bool(facts[kind] == name)


def _counts(cap: Json, sent: Sent) -> bool:
    """Whether a cap counts a send that left."""
    ((kind, name),) = cap["scope"].items()
    if getattr(sent, kind) != name:
        return False
    return sent.first if "channel" not in cap else sent.channel == cap["channel"]


def _behind(life: Life, step: Json, sending: Sending, channel: str) -> bool:
    """Whether another channel stands behind one that was neither attempted nor refused."""
    order = [via["channel"] for via in _order(life, step)]
    gone = {*sending.attempted, *sending.refused}
    return any(name not in gone for name in order[order.index(channel) + 1 :])


def _attempt(life: Life, instance: Instance, step: Json, via: Json) -> str | None:
    """The message leaves (P-SEND-10 to P-SEND-12)."""
    sending = instance.sending
    assert sending is not None
    channel = via["channel"]
    command: Json = {
        "effect": "send",
        "message": step["message"],
        "locale": text.locale(life.bundle, life.person, step["message"]),
        "channel": channel,
        "purpose": step["purpose"],
        "args": flow.arguments(life, instance, step),
    }
    if "variant" in step:
        command["variant"] = step["variant"]
    if "offer" in step:
        command["offer"] = _carried(life, instance, step, sending)
    content = text.content(life, instance, step, command)
    if content is not None:
        command["content"] = content
    id_ = flow.issue(life, instance, command, channel)
    life.left(instance, id_, command)
    _remember(life, instance, step, channel, first=not sending.attempted)
    sending.attempted.append(channel)
    if "fallback_after" in via and not instance.parting and _behind(life, step, sending, channel):
        wait = flow.wait_from(life, instance, "delivery")
        wait.command = id_
        wait.deadline = life.now + parse_duration(via["fallback_after"]).back
        return None
    return str(step["next"])


def _carried(life: Life, instance: Instance, step: Json, sending: Sending) -> Json:
    """The offer of a send command (P-EFFECT-4)."""
    name = step["offer"]["offer"]
    carried: Json = {"offer": name}
    grant = _grant(instance, step, sending)
    if grant is not None and grant.code is not None:
        carried["code"] = grant.code
    expires = _expires(life, instance, step, sending)
    if expires is not None:
        carried["expires_at"] = format_instant(expires)
    return carried


def _expires(life: Life, instance: Instance, step: Json, sending: Sending) -> int | None:
    """The first instant at which the offer is no longer valid (P-EFFECT-4, P-OFFER-7)."""
    offer = life.journey(instance).data["offers"][step["offer"]["offer"]]
    until = offer.get("valid", {}).get("until")
    if until is not None:
        return _end_of(until, life.zone)
    grant = _grant(instance, step, sending)
    return None if grant is None else grant.expires_at


def _grant(instance: Instance, step: Json, sending: Sending) -> Grant | None:
    """The answer that an offer rests on: what the send itself was granted, or of one that it only mentions the last."""
    return sending.grant if step["offer"]["grant"] else instance.grants.get(step["offer"]["offer"])


def _end_of(day: str, zone: Zone) -> int:
    return zone.midnight(ahead(date.fromisoformat(day), 1))


def _remember(life: Life, instance: Instance, step: Json, channel: str, first: bool) -> None:
    """An attempt is remembered if a cap in force counts it (P-POLICY-11)."""
    if step["purpose"] not in WITHHELD_PURPOSES:
        return
    day = life.zone.day(life.now).isoformat()
    sent = Sent(at=life.now, day=day, channel=channel, first=first, **_facts(life, instance, step))
    if any(_counts(cap, sent) for cap in life.bundle.plan["policy"]["caps"]):
        life.person.sends.append(sent)
        forget_sends(life)


def forget_sends(life: Life) -> None:
    """What lies behind the longest period of the caps in force (P-POLICY-11)."""
    caps = life.bundle.plan["policy"]["caps"]
    longest = max((_reach(cap["period"]) for cap in caps), default=0)
    life.person.sends = [sent for sent in life.person.sends if sent.at > life.now - longest]


def _reach(period: Json) -> int:
    return parse_duration(period["rolling"]).back if "rolling" in period else CALENDAR_DAY_MEMORY


def _gone(sending: Sending) -> dict[str, str]:
    """The channels that were attempted or refused (P-SEND-13, P-REASON-2)."""
    return dict.fromkeys(sending.attempted, "failed") | sending.refused


def refuse(
    life: Life,
    instance: Instance,
    step: Json,
    reason: str,
    *channels_: str,
    rule: str | None = None,
    cap: int | None = None,
) -> str:
    """The whole chain is refused, where it came to channels with their reason (P-SEND-4, P-SEND-13)."""
    sending = instance.sending
    assert sending is not None
    channels = _gone(sending) | dict.fromkeys(channels_, reason)
    if sending.attempted:
        _withheld(life, instance, step, "failed", channels)
    else:
        _withheld(life, instance, step, reason, channels, rule, cap)
    return str(step["refused"])


def _none_left(life: Life, instance: Instance, step: Json) -> str:
    """No channel is left (P-SEND-9, P-SEND-13)."""
    sending = instance.sending
    assert sending is not None
    channels = _gone(sending)
    if sending.attempted:
        _withheld(life, instance, step, "failed", channels)
    else:
        _withheld(life, instance, step, next(iter(sending.refused.values())), channels, sending.rule, sending.cap)
    return str(step["refused"])


def _withheld(
    life: Life,
    instance: Instance,
    step: Json,
    reason: str,
    channels: dict[str, str],
    rule: str | None = None,
    cap: int | None = None,
) -> None:
    """P-REASON-2."""
    record: Json = {"record": "withheld", "message": step["message"], "reason": reason, "channels": channels}
    if rule is not None:
        record["rule"] = rule
    if cap is not None:
        record["cap"] = cap
    life.say(instance, record)


def has_room(life: Life, instance: Instance, name: str) -> bool:
    """P-OFFER-5."""
    offer = life.journey(instance).data["offers"][name]
    until = offer.get("valid", {}).get("until")
    if until is not None and life.now >= _end_of(until, life.zone):
        return False
    asked = life.person.grants.get(name, [])
    limit = offer.get("limit")
    if limit is None:
        return True
    if "once" in limit:
        return len(asked) == 0
    start = life.now - parse_duration(limit["per"]["period"]).back
    recent = [grant for grant in asked if grant.at > start]
    return len(recent) < int(limit["per"]["count"])


def remember_grant(life: Life, instance: Instance, name: str, command: str) -> None:
    """A grant of an offer with a limit is remembered, and those that no limit of their offer looks back to are forgotten
    (P-OFFER-9)."""
    if "limit" not in life.journey(instance).data["offers"][name]:
        return
    life.person.grants.setdefault(name, []).append(Asked(life.now, command))
    for offer, grants in life.person.grants.items():
        start = min(_looked_back_to(life, offer), default=None)
        grants[:] = [grant for grant in grants if start is not None and grant.at > start]


def _looked_back_to(life: Life, name: str) -> Iterator[int]:
    """From when on the limits of an offer count, in each version that has one."""
    held = (journey for versions in life.bundle.journeys.values() for journey in versions.values())
    for limit in (journey.data["offers"].get(name, {}).get("limit") for journey in held):
        if limit is not None:
            yield LONG_AGO if "once" in limit else life.now - parse_duration(limit["per"]["period"]).back


def forget_grant(life: Life, command: str) -> None:
    """A grant that was refused or not answered frees its room (P-OFFER-8)."""
    for grants in life.person.grants.values():
        grants[:] = [grant for grant in grants if grant.command != command]


def granted(life: Life, instance: Instance, step: Json, answer: Json) -> str | None:
    """The grant stands, and the send is judged again from the start (P-OFFER-2)."""
    assert instance.sending is not None
    instance.sending.grant = keep_grant(life, instance, step["offer"]["offer"], answer)
    return _judge_again(life, instance, step)


def keep_grant(life: Life, instance: Instance, name: str, answer: Json) -> Grant:
    """An offer was granted to an instance, until when is settled now (P-OFFER-7)."""
    offer = life.journey(instance).data["offers"][name]
    expires = None
    if "expires_at" in answer:
        expires = parse_instant(answer["expires_at"])
    elif "after_grant" in offer.get("valid", {}):
        expires = life.zone.add(life.now, parse_duration(offer["valid"]["after_grant"]))
    instance.grants[name] = Grant(answer.get("code"), expires)
    return instance.grants[name]


def _via(step: Json, channel: str) -> Json:
    return next(via for via in step["via"] if via["channel"] == channel)


def _blocks(life: Life, instance: Instance, step: Json, local: datetime, guards: list[Json]) -> Hold | None:
    """What holds a channel when the clocks show a time (P-SEND-6)."""
    for guard in guards:
        if "hours" not in guard or _runs(guard["hours"], local):
            return Hold("guard", guard["rule"])
    if step["purpose"] not in WITHHELD_PURPOSES:
        return None
    if not _window_open(life.journey(instance).data.get("window"), local):
        return Hold("window")
    return Hold("quiet") if "hold" in _quiet(life, step["purpose"], local) else None


def _holding_guards(life: Life, instance: Instance, via: Json) -> list[Json]:
    """The guards that hold, whatever the hour, as things are now."""
    scope = life.scope(instance)
    guards = (guard for guard in via.get("guards", []) if guard["effect"] == "hold")
    return [guard for guard in guards if "unless" not in guard or holds(guard["unless"], scope) is not True]


def _opens(life: Life, instance: Instance, step: Json, via: Json) -> bool:
    """Whether it ever does; nothing waits for what does not (P-SEND-6)."""
    return _opening(life, instance, step, via) is not None


def _opening(life: Life, instance: Instance, step: Json, via: Json) -> int | None:
    """The first instant from now on at which nothing holds it."""
    guards = _holding_guards(life, instance, via)
    ranges = [guard["hours"] for guard in guards if "hours" in guard]
    ranges += [hours["range"] for hours in life.bundle.plan["policy"]["quiet"] if hours["purpose"] == step["purpose"]]
    window = life.journey(instance).data.get("window")
    if window is not None:
        ranges.append(window["range"])
    for instant in sorted({life.now, *_boundaries(life, ranges)}):
        if instant >= life.now and _blocks(life, instance, step, life.zone.local(instant), guards) is None:
            return instant
    return None


def _boundaries(life: Life, ranges: list[Json]) -> Iterator[int]:
    """The instants ahead at which a range begins or ends, or clocks are changed."""
    today = life.zone.day(life.now)
    for distance in range(-1, DAYS_AHEAD):
        change = life.zone.change(ahead(today, distance))
        if change is not None:
            yield change
    for at in sorted({parse_time(time) for range_ in ranges for time in (range_["start"], range_["end"])}):
        for distance in range(-1, DAYS_AHEAD):
            yield from life.zone.instants(datetime.combine(ahead(today, distance), at))


def _hold_ends(life: Life, instance: Instance, step: Json) -> int | None:
    """When a hold is over at the latest (P-SEND-8)."""
    sending = instance.sending
    assert sending is not None
    ends: list[int] = []
    if "hold_at_most" in step:
        ends.append(later(Wait("hold", sending.since, sending.local), step["hold_at_most"], life.zone))
    to = life.journey(instance).data.get("active", {}).get("to")
    if to is not None:
        ends.append(_end_of(to, life.zone))
    if "offer" in step:
        expires = _expires(life, instance, step, sending)
        if expires is not None:
            ends.append(expires)
    return min(ends, default=None)


def _held_until(life: Life, instance: Instance, step: Json, via: Json) -> int | None:
    """When it opens or the hold ends, whichever is first."""
    times = (_opening(life, instance, step, via), _hold_ends(life, instance, step))
    return min((time for time in times if time is not None), default=None)


def _hold(life: Life, instance: Instance, step: Json, via: Json, hold: Hold) -> str | None:
    """Blocks the flow, and says so where that is new (P-SEND-19); what is held too long is refused (P-SEND-8)."""
    sending = instance.sending
    assert sending is not None
    end = _hold_ends(life, instance, step)
    if end is not None and end <= life.now:
        return _late(life, instance, step)
    if not _opens(life, instance, step, via):
        return _judge_again(life, instance, step)
    if instance.wait is None or instance.wait.kind != "hold":
        flow.wait_from(life, instance, "hold")
    assert instance.wait is not None
    until = instance.wait.deadline = _held_until(life, instance, step, via)
    if until is None or until == sending.held_until:
        return None
    sending.held_until = until
    record: Json = {"record": "held", "reason": hold.reason, "until": format_instant(until)}
    if hold.rule is not None:
        record["rule"] = hold.rule
    life.say(instance, record)
    return None


def _late(life: Life, instance: Instance, step: Json) -> str:
    """The hold is over: every channel that was neither tried nor refused is late (P-SEND-8)."""
    sending = instance.sending
    assert sending is not None
    left = [via["channel"] for via in _order(life, step)]
    left = [channel for channel in left if channel not in sending.attempted and channel not in sending.refused]
    return refuse(life, instance, step, "late", *left)


def _held_by(life: Life, instance: Instance, step: Json, via: Json) -> Hold | None:
    guards = _holding_guards(life, instance, via)
    return _blocks(life, instance, step, life.zone.local(life.now), guards)


def touched(life: Life, instance: Instance, step: Json) -> str | None:
    """An input may have changed when a hold is over (P-SEND-19); one that is over at this instant, as it was to be,
    keeps its place among the deadlines (P-ORDER-4)."""
    assert instance.sending is not None and instance.wait is not None
    via = _via(step, instance.sending.channel)
    if instance.wait.deadline == life.now == _held_until(life, instance, step, via):
        return None
    return review(life, instance, step)


def review(life: Life, instance: Instance, step: Json) -> str | None:
    """Whether what is held is open now; what opens as the hold ends is released (P-SEND-8)."""
    assert instance.sending is not None and instance.wait is not None
    via = _via(step, instance.sending.channel)
    hold = _held_by(life, instance, step, via)
    if hold is None:
        return _judge_again(life, instance, step)
    return _hold(life, instance, step, via, hold)
