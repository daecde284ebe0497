"""Steps: what an instance does until it waits or ends (plan.md: Instructions)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import sending
from .canonical import BUCKETS, bucket, key
from .moments import NoDate, follows_attribute, later, of_moment, of_wait
from .person import Event, Instance, Wait
from .predicates import fits, holds, operand
from .values import Plain, Value, as_plain

if TYPE_CHECKING:
    from .life import Life

Json = dict[str, Any]
MOST_GATHERED = 100
"""P-STEP-13."""


def run(life: Life, instance: Instance, step_id: str | None) -> None:
    """Follows the steps until one waits or the instance has ended (P-STEP-2)."""
    while step_id is not None:
        step = life.journey(instance).steps[step_id]
        instance.step = step_id
        instance.visits[step_id] = instance.visits.get(step_id, 0) + 1
        instance.issued = 0
        instance.wait = None
        step_id = _arrive(life, instance, step)


def _arrive(life: Life, instance: Instance, step: Json) -> str | None:
    """Does what a step says; the step that comes next, or none where it waits or ended."""
    match step["do"]:
        case "wait":
            return _wait(life, instance, "wait", step)
        case "until":
            return _until(life, instance, step)
        case "race":
            return _race(life, instance, step)
        case "collect":
            return _collect(life, instance, step)
        case "load":
            return _load(life, instance, step)
        case "branch":
            return _branch(life, instance, step)
        case "assign":
            return _assign(life, instance, step)
        case "repeat":
            return _repeat(life, instance, step)
        case "send":
            return sending.arrive(life, instance, step)
        case "grant":
            return _grant(life, instance, step)
        case "set":
            return _set(life, instance, step)
        case "list":
            return _list(life, instance, step)
        case "call":
            return _call(life, instance, step)
        case _:
            if not instance.parting:
                life.finish(instance)
            return None


def issue(life: Life, instance: Instance, command: Json, channel: str = "") -> str:
    """Issues a command and returns its id (P-KEY-3)."""
    instance.issued += 1
    visit = instance.visits[instance.step]
    id_ = key(instance.id, instance.step, str(visit), str(instance.issued), channel)
    life.say(instance, {**command, "id": id_})
    return id_


def branched(life: Life, instance: Instance, to: str, **more: str) -> str:
    """Records a decision (P-STEP-22) and returns where it leads."""
    life.say(instance, {"record": "branched", "to": to, **more})
    return to


def skipped(life: Life, instance: Instance, reason: str) -> None:
    """Records that a step was passed over."""
    life.say(instance, {"record": "skipped", "reason": reason})


def arguments(life: Life, instance: Instance, step: Json) -> dict[str, Plain]:
    """What is unset is left out (P-EFFECT-3)."""
    scope = life.scope(instance)
    values = ((arg["name"], operand(arg["value"], scope)) for arg in step["args"])
    return {name: as_plain(value, life.zone) for name, value in values if isinstance(value, Value)}


def wait_from(life: Life, instance: Instance, kind: str) -> Wait:
    """The instance stands still from now on."""
    wait = Wait(kind, life.now, life.zone.local(life.now).isoformat(), planned=life.now)
    instance.wait = wait
    return wait


def deadline(life: Life, instance: Instance, step: Json, wait: Wait) -> int | NoDate | None:
    """When a wait is over by the clocks of the person."""
    match wait.kind:
        case "wait":
            return of_wait(step, wait, life.zone)
        case "until":
            return of_moment(step["moment"], step.get("most"), wait, instance, life.scope(instance))
        case "race":
            return later(wait, step["limit"], life.zone)
        case "repeat":
            return later(wait, step["every"], life.zone)
        case "collect":
            if "for" in step["until"]:
                return later(wait, step["until"]["for"], life.zone)
            what = step["until"]["moment"]
            return of_moment(what["moment"], what.get("most"), wait, instance, life.scope(instance))
        case _:
            return wait.deadline


def _wait(life: Life, instance: Instance, kind: str, step: Json) -> str | None:
    """P-STEP-3, P-STEP-23."""
    wait = wait_from(life, instance, kind)
    due = deadline(life, instance, step, wait)
    assert isinstance(due, int)
    wait.deadline = due
    return go_on(life, instance) if due <= life.now else None


def _until(life: Life, instance: Instance, step: Json) -> str | None:
    """P-STEP-4 to P-STEP-8."""
    wait = wait_from(life, instance, "until")
    due = deadline(life, instance, step, wait)
    if not isinstance(due, int):
        life.leave(instance, "no_date")
        return None
    wait.deadline = due
    if due < life.now:
        skipped(life, instance, "passed")
        return str(step.get("passed", step["next"]))
    if due == life.now:
        return go_on(life, instance)
    return _at_once(life, instance, step.get("arms", []))


def _race(life: Life, instance: Instance, step: Json) -> str | None:
    """P-STEP-9."""
    wait = wait_from(life, instance, "race")
    wait.deadline = later(wait, step["limit"], life.zone)
    if wait.deadline <= life.now:
        return go_on(life, instance)
    return _at_once(life, instance, step["arms"])


def _at_once(life: Life, instance: Instance, arms: list[Json]) -> str | None:
    """The first arm that happens on arrival (P-STEP-10 to P-STEP-12)."""
    scope = life.scope(instance)
    for arm in arms:
        ((kind, what),) = arm["on"].items()
        if kind == "when":
            if holds(what, scope):
                return branched(life, instance, arm["next"])
        elif what["match"].get("message", {}).get("own"):
            for receipt in instance.receipts:
                if fits(what["match"], receipt, scope):
                    return _won(life, instance, arm, receipt)
    return None


def _won(life: Life, instance: Instance, arm: Json, event: Event) -> str:
    """An arm has happened; its event is bound."""
    name = arm["on"]["event"].get("as")
    if name is not None:
        instance.bindings[name] = event.properties
    return branched(life, instance, arm["next"])


def arms(life: Life, instance: Instance, event: Event | None) -> str | None:
    """The first arm that an event or the new truth of a predicate lets happen (P-STEP-12) before the deadline
    (P-STEP-8, P-STEP-9)."""
    if is_due(life, instance):
        return None
    step = life.journey(instance).steps[instance.step]
    scope = life.scope(instance)
    for arm in step.get("arms", []):
        ((kind, what),) = arm["on"].items()
        if kind == "when":
            if holds(what, scope):
                return branched(life, instance, arm["next"])
        elif event is not None and life.now > instance.entered and fits(what["match"], event, scope):
            return _won(life, instance, arm, event)
    return None


def is_due(life: Life, instance: Instance) -> bool:
    """Whether a deadline of this very instant is still to fire."""
    assert instance.wait is not None
    return instance.wait.deadline is not None and instance.wait.deadline <= life.now


def _collect(life: Life, instance: Instance, step: Json) -> str | None:
    """P-STEP-13, P-STEP-14."""
    wait = wait_from(life, instance, "collect")
    instance.gathered, instance.gathered_total = [], 0
    entry, instance.entry_event = instance.entry_event, None
    due = deadline(life, instance, step, wait)
    if not isinstance(due, int):
        life.leave(instance, "no_date")
        return None
    wait.deadline = due
    if entry is not None and fits(step["match"], entry, life.scope(instance)):
        gather(instance, entry)
    if due < life.now:
        skipped(life, instance, "passed")
    return go_on(life, instance) if due <= life.now else None


def gather(instance: Instance, event: Event) -> None:
    """One more item; only the newest are kept."""
    instance.gathered.append(event.properties)
    instance.gathered_total += 1
    if len(instance.gathered) > MOST_GATHERED:
        del instance.gathered[0]


def _load(life: Life, instance: Instance, step: Json) -> str | None:
    """P-STEP-15."""
    args = arguments(life, instance, step)
    command = issue(life, instance, {"effect": "load", "source": step["source"], "args": args})
    wait = wait_from(life, instance, "load")
    wait.command = command
    wait.deadline = life.now + life.bundle.limits.load_timeout
    return None


def _branch(life: Life, instance: Instance, step: Json) -> str:
    """P-STEP-16."""
    scope = life.scope(instance)
    for case in step["cases"]:
        if holds(case["when"], scope):
            return branched(life, instance, case["next"])
    return branched(life, instance, step["otherwise"])


def _assign(life: Life, instance: Instance, step: Json) -> str:
    """P-STEP-17, P-HASH-5."""
    place = bucket(step["salt"], life.person.id)
    end = 0
    for arm in step["arms"]:
        end += arm["weight"]
        if place < end:
            break
    assert end <= BUCKETS
    return branched(life, instance, arm["next"], arm=arm["name"])


def _repeat(life: Life, instance: Instance, step: Json) -> str | None:
    """P-STEP-18."""
    done = instance.repeats.get(instance.step)
    if done is None:
        instance.repeats[instance.step] = 1
        return str(step["body"])
    if done >= step["times"]:
        del instance.repeats[instance.step]
        return str(step["next"])
    return _wait(life, instance, "repeat", step)


def _grant(life: Life, instance: Instance, step: Json) -> str | None:
    """P-STEP-19."""
    if not sending.has_room(life, instance, step["offer"]):
        skipped(life, instance, "offer")
        return str(step["next"])
    ask(life, instance, step["offer"])
    return None


def ask(life: Life, instance: Instance, offer: str) -> None:
    """Issues a grant and waits for the answer (P-OFFER-1)."""
    command = issue(life, instance, {"effect": "grant", "offer": offer})
    sending.remember_grant(life, instance, offer, command)
    wait = wait_from(life, instance, "grant")
    wait.command = command
    wait.deadline = life.now + life.bundle.limits.grant_timeout


def _set(life: Life, instance: Instance, step: Json) -> str:
    """P-STEP-20, P-STEP-21."""
    name = step["attribute"]
    value = operand(step["value"], life.scope(instance))
    command: Json = {"effect": "set", "attribute": name}
    if isinstance(value, Value):
        command["value"] = as_plain(value, life.zone)
    issue(life, instance, command)
    life.cause_set(name, command.get("value"))
    return str(step["next"])


def _list(life: Life, instance: Instance, step: Json) -> str:
    """P-STEP-20."""
    issue(life, instance, {"effect": "list", "list": step["list"], "change": step["change"]})
    life.cause_list(step["list"], step["change"] == "add")
    return str(step["next"])


def _call(life: Life, instance: Instance, step: Json) -> str:
    """P-STEP-20."""
    args = arguments(life, instance, step)
    issue(life, instance, {"effect": "call", "webhook": step["webhook"], "args": args})
    return str(step["next"])


def go_on(life: Life, instance: Instance) -> str | None:
    """A deadline lets the flow go on."""
    wait = instance.wait
    assert wait is not None
    step = life.journey(instance).steps[instance.step]
    match wait.kind:
        case "until":
            return branched(life, instance, step["next"]) if "arms" in step else str(step["next"])
        case "race" | "load":
            return branched(life, instance, step["otherwise"])
        case "collect":
            instance.bindings[step["as"]] = {"items": instance.gathered, "total": instance.gathered_total}
            instance.gathered, instance.gathered_total = [], 0
            return str(step["next"])
        case "repeat":
            instance.repeats[instance.step] += 1
            return str(step["body"])
        case "grant":
            return refused(life, instance, "no_answer")
        case "hold":
            return sending.review(life, instance, step)
        case "delivery":
            return sending.judge(life, instance, step)
        case _:
            return str(step["next"])


def refused(life: Life, instance: Instance, reason: str) -> str:
    """A grant was refused, or not answered (P-OFFER-3, P-OFFER-8)."""
    assert instance.wait is not None
    step = life.journey(instance).steps[instance.step]
    sending.forget_grant(life, instance.wait.command)
    if step["do"] == "send":
        assert instance.sending is not None
        return sending.refuse(life, instance, step, "offer", instance.sending.channel)
    skipped(life, instance, reason)
    return str(step["next"])


def answered(life: Life, instance: Instance, result: Json) -> str | None:
    """The host has answered what the instance waits for."""
    assert instance.wait is not None
    step = life.journey(instance).steps[instance.step]
    if instance.wait.kind == "load":
        items = result.get("items")
        if not items:
            return branched(life, instance, step["otherwise"])
        most = life.bundle.contract["content"][step["source"]]["max"]
        instance.bindings[step["as"]] = life.items(step["source"], items[:most])
        return branched(life, instance, step["next"])
    if "granted" not in result:
        return refused(life, instance, "refused")
    if step["do"] == "send":
        return sending.granted(life, instance, step, result["granted"])
    sending.keep_grant(life, instance, step["offer"], result["granted"])
    return str(step["next"])


def replan(life: Life, instance: Instance, zone_changed: bool) -> str | None:
    """What waits for a local time or an attribute is planned again (P-ZONE-1, P-STEP-7); a deadline that stays as it
    was keeps its place among those of its instant (P-ORDER-4)."""
    wait = instance.wait
    assert wait is not None
    step = life.journey(instance).steps[instance.step]
    moment = step.get("moment") or step.get("until", {}).get("moment", {}).get("moment", {})
    if zone_changed:
        wait.planned, wait.fixed = life.now, None
    elif not (wait.kind in ("until", "collect") and follows_attribute(moment)):
        return None
    due = deadline(life, instance, step, wait)
    if isinstance(due, NoDate):
        life.leave(instance, "no_date")
        return None
    if due == wait.deadline:
        return None
    wait.deadline = due
    return go_on(life, instance) if due is not None and due <= life.now else None
