"""One person's time: deadlines, inputs and what they cause (plan.md: Behaviour)."""

from __future__ import annotations

from bisect import insort
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from . import flow, past, renewal, sending, ways
from .bundle import Bundle, Journey
from .clock import Zone, format_instant, parse_duration, parse_instant, zone
from .person import Command, Event, Instance, Kept, Person, Wait
from .predicates import Scope, event_type, fits, holds, is_of, keeps_itself
from .renewal import fitted, promises
from .values import Plain, Value, follow, normal, normal_record

Json = dict[str, Any]
RECEIPT_KINDS = {"bounced": "failed", "complained": "unsubscribed"}
"""P-MATCH-2."""
FOR_EVER = 2**62
PROOF = ("delivered", "opened", "clicked")
"""Receipts that prove a delivery (P-SEND-11)."""


@dataclass(frozen=True, slots=True)
class Stimulus:
    """What sets things in motion: an input, what a step caused, or time alone."""

    event: Event | None = None
    reply: Json | None = None
    command: str = ""
    """That the reply answers."""
    moved: frozenset[str] = frozenset()
    """Instances for which the zone has changed."""
    silent: bool = False
    """Whether nobody is let in (P-ENTRY-4)."""
    input: bool = True
    """Whether it is more than time."""
    fresh: frozenset[str] = frozenset()
    """Journeys whose version comes into force (P-VERSION-1)."""


class World(Protocol):
    """What a life needs of the runtime around it."""

    bundle: Bundle

    def emit(self, effect: Json) -> None:
        """Takes an effect."""


class Life:
    """Applies to one person what comes in."""

    def __init__(self, world: World, person: Person) -> None:
        self.world = world
        self.bundle = world.bundle
        self.person = person
        self.now = person.last
        self._caused: deque[Callable[[], None]] = deque()

    @property
    def zone(self) -> Zone:
        """P-TIME-5."""
        return zone(self.person.zone) if self.person.zone else self.bundle.zone

    def journey(self, instance: Instance) -> Journey:
        """The version that an instance entered (P-VERSION-2)."""
        return self.bundle.journeys[instance.journey][instance.version]

    def scope(self, instance: Instance | None = None, journey: Journey | None = None) -> Scope:
        """What predicates can look at; of an instance those of its version, unless another asks."""
        if instance is not None and journey is None:
            journey = self.journey(instance)
        return Scope(
            self.bundle,
            self.person,
            self.now,
            self.zone,
            self.bundle.plan["segments"] if journey is None else journey.data["segments"],
            journey,
            instance,
            None,
            None if instance is None else instance.bindings,
            None if journey is None else journey.bindings,
        )

    def active(self, journey: Journey, instant: int) -> bool:
        """Whether the local day lies in the days of a journey."""
        active = journey.data.get("active")
        if active is None:
            return True
        day = self.zone.day(instant).isoformat()
        return bool(active.get("from", day) <= day <= active.get("to", day))

    def running(self) -> list[Instance]:
        """The instances by priority, journey and key (P-ORDER-6)."""
        instances = list(self.person.instances.values())
        return sorted(instances, key=self.rank) if len(instances) > 1 else instances

    def rank(self, instance: Instance) -> tuple[int, str, str, int, str]:
        """P-ORDER-6; a version that the bundle in force does not hold has no stage."""
        return self._rank(instance, self.bundle.journey(instance.journey, instance.version))

    def _rank(self, instance: Instance, journey: Journey | None) -> tuple[int, str, str, int, str]:
        return self.bundle.priority(journey), instance.journey, instance.key, instance.entered, instance.id

    # Effects

    def say(self, instance: Instance, effect: Json) -> None:
        """A command or a record of an instance, with the step it stands at."""
        step = {"step": instance.step} if self._held(instance) else {}
        self._emit(instance, {**effect, "version": instance.version, **step})

    def _emit(self, instance: Instance, effect: Json) -> None:
        self.world.emit(
            {
                **effect,
                "at": format_instant(self.now),
                "person": self.person.id,
                "instance": instance.id,
                "journey": instance.journey,
            }
        )

    def breach(self, input_: str, reason: str) -> None:
        """An input broke a promise."""
        self.world.emit(
            {
                "record": "breach",
                "at": format_instant(self.now),
                "person": self.person.id,
                "input": input_,
                "reason": reason,
            }
        )

    # Time

    def advance(self, until: int) -> None:
        """Everything due at or before an instant happens (P-ORDER-3, P-ORDER-4, P-PAST-11)."""
        while True:
            due = self._next_deadline()
            change = ways.next_change(self, until if due is None else min(due[0], until))
            if due is not None and due[0] <= until and (change is None or due[0] <= change):
                self.now = max(due[0], self.person.last)
                self._fire(due[2])
            elif change is not None and change <= until:
                self.now = change
                self.react(Stimulus(input=False))
            else:
                return
            self._drain()

    def _next_deadline(self) -> tuple[int, tuple[Any, ...], Instance | ways.Due] | None:
        best: tuple[int, tuple[Any, ...], Instance | ways.Due] | None = None
        for instance in self.person.instances.values():
            due = instance.wait.deadline if instance.wait is not None else None
            if due is not None and (best is None or due <= best[0]):
                journey = self.journey(instance)
                order = (self.bundle.priority(journey), instance.journey, 0, instance.key, instance.step)
                if best is None or (due, order) < best[:2]:
                    best = (due, order, instance)
        for entry in ways.dues(self):
            if best is None or (entry.due, entry.order) < best[:2]:
                best = (entry.due, entry.order, entry)
        return best

    def _fire(self, what: Instance | ways.Due) -> None:
        self.person.judged = max(self.person.judged, self.now - 1)
        if isinstance(what, Instance):
            self.moved()
            flow.run(self, what, flow.go_on(self, what))
        else:
            ways.fire(self, what)

    def moved(self) -> None:
        """Something happened at this instant that later inputs cannot come before (P-ORDER-1)."""
        self.person.last = max(self.person.last, self.now)

    def next_look(self) -> int | None:
        """When the person must be looked at again though nothing comes in (conformance.md: input)."""
        due = self._next_deadline()
        change = ways.next_change(self, FOR_EVER if due is None else due[0])
        return change if change is not None else None if due is None else due[0]

    def _drain(self) -> None:
        """What was caused follows, first in, first out (P-ORDER-7)."""
        while self._caused:
            self._caused.popleft()()

    def _done(self) -> None:
        """An input is done: what it caused follows, then what is due already because the zone has changed
        (P-ENTRY-17)."""
        self._drain()
        self.advance(self.now)

    # What an input sets in motion

    def react(self, stimulus: Stimulus) -> None:
        """Goals, exits, arms and candidates, in this order (P-ORDER-5, P-GOAL-3)."""
        event = stimulus.event
        if event is not None:
            self._goals(event)
        self._exits(event)
        for instance in self.running():
            if instance.id in self.person.instances:
                self._let_go_on(instance, stimulus)
        ways.candidates(self, stimulus)
        self.person.judged = max(self.person.judged, self.now)

    def _goals(self, event: Event) -> None:
        """P-GOAL-1, P-GOAL-2."""
        journeys = (journey for versions in self.bundle.journeys.values() for journey in versions.values())
        if not any(is_of(journey.data["goal"]["match"], event) for journey in journeys if "goal" in journey.data):
            return
        open_ = []
        for instance in (*self.person.instances.values(), *self.person.ended):
            journey = self._goal_of(instance)
            if instance.goal_until is not None and journey is not None:
                open_.append((self._rank(instance, journey), instance, journey))
        for _, instance, journey in sorted(open_, key=lambda one: one[0]):
            assert instance.goal_until is not None
            over = self.now > instance.goal_until
            runs = self.person.instances.get(instance.id) is instance
            if self.now <= instance.entered or not (runs or over) and self._asks_its_own(instance):
                continue
            if over or fits(journey.data["goal"]["match"], event, self.scope(instance, journey)):
                instance.goal_until = None
                if not over:
                    self._say_goal(instance)
                    self.cause_event(instance, "reached")
        self.person.ended = [instance for instance in self.person.ended if instance.goal_until is not None]

    def _say_goal(self, instance: Instance) -> None:
        """Of who moved the record names the version that was entered, and no step of another (P-VERSION-7)."""
        if instance.goal_of == instance.version:
            self.say(instance, {"record": "goal"})
        else:
            self._emit(instance, {"record": "goal", "version": instance.goal_of})

    def _goal_of(self, instance: Instance) -> Journey | None:
        """The version whose goal is open; the goal rests while its file is gone (P-VERSION-3, P-VERSION-7)."""
        return self.bundle.journey(instance.journey, instance.goal_of)

    def _held(self, instance: Instance) -> bool:
        """Whether the bundle in force holds the version of an instance."""
        return self.bundle.journey(instance.journey, instance.version) is not None

    def _exits(self, event: Event | None) -> None:
        """P-EXIT-1 to P-EXIT-4."""
        for instance in self.running():
            exits = self.journey(instance).data["exits"]
            if not exits:
                continue
            scope = self.scope(instance)
            for exit_ in exits:
                ((kind, what),) = exit_["on"].items()
                if kind == "when":
                    happens = holds(what, scope) is True
                else:
                    happens = event is not None and self.now > instance.entered and fits(what, event, scope)
                if happens:
                    self.moved()
                    self._exit(instance, exit_)
                    break

    def exit_when(self, instance: Instance) -> bool:
        """Ends an instance one of whose exits holds (P-SEND-2)."""
        scope = self.scope(instance)
        for exit_ in self.journey(instance).data["exits"]:
            if "when" in exit_["on"] and holds(exit_["on"]["when"], scope) is True:
                self._exit(instance, exit_)
                return True
        return False

    def _exit(self, instance: Instance, exit_: Json) -> None:
        """Last words, then the end (P-EXIT-3)."""
        step = instance.step
        if "last_words" in exit_:
            instance.parting = True
            flow.run(self, instance, exit_["last_words"])
            instance.step = step
        self.leave(instance, "exit")

    def _let_go_on(self, instance: Instance, stimulus: Stimulus) -> None:
        """What waits goes on where an input or time lets it: by what happened before by what has passed on other clocks
        or dates."""
        wait = instance.wait
        assert wait is not None
        step = self.journey(instance).steps[instance.step]
        following = self._heard(instance, wait, step, stimulus)
        if following is None and stimulus.input and instance.wait is wait:
            if wait.kind == "hold":
                following = sending.touched(self, instance, step)
            else:
                following = flow.replan(self, instance, instance.id in stimulus.moved)
        if following is not None:
            self.moved()
            flow.run(self, instance, following)

    def _heard(self, instance: Instance, wait: Wait, step: Json, stimulus: Stimulus) -> str | None:
        """Whether what came is what an instance waits for."""
        event = stimulus.event
        match wait.kind:
            case "until" | "race":
                return flow.arms(self, instance, event)
            case "collect":
                if (
                    event is not None
                    and self.now > instance.entered
                    and not flow.is_due(self, instance)
                    and fits(step["match"], event, self.scope(instance))
                ):
                    flow.gather(instance, event)
            case "load" | "grant":
                if stimulus.reply is not None and stimulus.command == wait.command:
                    return flow.answered(self, instance, stimulus.reply)
            case "delivery":
                if event is not None and event.command == wait.command:
                    if event.name in PROOF:
                        return str(step["next"])
                    if event.name == "failed":
                        return sending.judge(self, instance, step)
        return None

    # Instances

    def refuse(self, journey: Journey, reason: str) -> None:
        """A candidate does not become an instance."""
        self.world.emit(
            {
                "record": "refused",
                "at": format_instant(self.now),
                "person": self.person.id,
                "journey": journey.name,
                "reason": reason,
            }
        )

    def begun_now(self, journey: str) -> int:
        """How many instances of a journey began at this instant (P-ENTRY-15)."""
        if self.person.begun_at != self.now:
            self.person.begun_at, self.person.begun = self.now, {}
        return self.person.begun.get(journey, 0)

    def begin(self, journey: Journey, instance: Instance, key: Value | None) -> None:
        """A candidate becomes an instance."""
        self.person.begun[journey.name] = self.begun_now(journey.name) + 1
        self.person.instances[instance.id] = instance
        ways.note_entry(self, journey, instance)
        if "goal" in journey.data:
            instance.goal_of = journey.version
            instance.goal_until = self.zone.add(self.now, parse_duration(journey.data["goal"]["within"]))
        self.say(instance, {"record": "entered"} if key is None else {"record": "entered", "key": key.plain})
        self.cause_event(instance, "entered")
        flow.run(self, instance, journey.data["start"])

    def finish(self, instance: Instance) -> None:
        """An instance ends at a stop."""
        self.say(instance, {"record": "finished"})
        self._end(instance)
        self.cause_event(instance, "finished")

    def leave(self, instance: Instance, reason: str, causes: bool = True) -> None:
        """An instance ends otherwise."""
        self.say(instance, {"record": "exited", "reason": reason})
        self._end(instance)
        if causes:
            self.cause_event(instance, "exited")

    def _end(self, instance: Instance) -> None:
        if self.person.instances.get(instance.id) is instance:
            del self.person.instances[instance.id]
        self._forget_commands()
        instance.wait = None
        if instance.goal_until is not None and not self._asks_its_own(instance):
            self.person.ended.append(instance)

    def _asks_its_own(self, instance: Instance) -> bool:
        """Whether the goal asks for what only a running instance knows (P-GOAL-4)."""
        journey = self._goal_of(instance)
        return journey is not None and keeps_itself(journey.data["goal"]["match"])

    def left(self, instance: Instance, id_: str, command: Json) -> None:
        """A send command was issued, whose receipts will be understood (P-INPUT-4)."""
        self.person.commands[id_] = Command(
            instance.id, self.now, command["message"], command["channel"], command["purpose"], instance.journey
        )

    def items(self, source: str, items: list[Json]) -> list[Json]:
        """Items of content, as the contract declares them."""
        fields = self.bundle.contract["content"][source]["item"]
        return [normal_record(item, fields) for item in items]

    # What steps cause

    def cause_event(self, instance: Instance, kind: str) -> None:
        """A journey event (P-ENTRY-14, P-KEY-2)."""
        event = Event(
            "journey", kind, self.now, f"{instance.id}/{kind}", instance=instance.id, journey=instance.journey
        )
        self._caused.append(lambda: self._happened(event))

    def cause_set(self, attribute: str, plain: Plain) -> None:
        """A change of an attribute (P-STEP-20); what no input could tell changes nothing (P-STEP-25)."""
        change: Json = {"unset": [attribute]} if plain is None else {"attributes": {attribute: plain}}
        self._caused.append(lambda: self._set(change))

    def _set(self, change: Json) -> None:
        told = change.get("attributes", {})
        declared = self.bundle.contract["attributes"]
        self._changed(change if len(fitted(told, declared)) == len(told) else {})

    def cause_list(self, name: str, on: bool) -> None:
        """A change of a list."""
        self._caused.append(lambda: self._changed({"lists": {name: on}}))

    # Inputs

    def take(self, input_: Json) -> None:
        """Applies an input at the instant `self.now`."""
        match input_["input"]:
            case "event":
                self._event(input_)
            case "profile":
                self._changed(input_)
            case "receipt":
                self._receipt(input_)
            case "reply":
                self._other()
                self.react(Stimulus(reply=input_["result"], command=input_["command"]))
            case _:
                self._backfill(input_)
        self._done()

    def _event(self, input_: Json) -> None:
        name = input_["event"]
        event = Event(
            "event",
            name,
            parse_instant(input_["at"]),
            input_["id"],
            normal_record(input_["properties"], self.bundle.properties[name]),
        )
        reason = self._broken(name)
        self._note(name, breach=reason is not None)
        if reason is None:
            self._happened(event)
        else:
            self.breach(input_["id"], reason)
            self._file(event)
            self.react(Stimulus())

    def _broken(self, name: str) -> str | None:
        """The promise that an event breaks (P-CONTRACT-2, P-ORDER-10)."""
        contract = self.bundle.contract["events"][name]
        if contract.get("first") and self.person.others:
            return "first"
        last = self.person.events.get(name)
        if contract.get("once_per_person") and last is not None:
            return "once_per_person"
        gap = contract.get("minimum_gap")
        if gap is not None and last is not None and self.now < last + parse_duration(gap).back:
            return "minimum_gap"
        return None

    def _note(self, name: str, breach: bool) -> None:
        contract = self.bundle.contract["events"][name]
        if not breach:
            self._promised(name, self.now)
        if self.person.complete is None:
            self.person.complete = bool(contract.get("first"))
        self.person.others = True

    def _promised(self, name: str, at: int) -> None:
        """An event is remembered where a promise looks back on it (P-CONTRACT-4), of a backfill too (P-CONTRACT-2)."""
        if promises(self.bundle.contract["events"][name]):
            self.person.events[name] = max(at, self.person.events.get(name, at))

    def _happened(self, event: Event) -> None:
        """An event is filed, and then sets in motion what it does (P-PAST-7)."""
        self._file(event)
        self.react(Stimulus(event))

    def _file(self, event: Event) -> None:
        """Histories and what instances count themselves (P-MATCH-1, P-HIST-2)."""
        scope = self.scope()
        for id_, history in self.bundle.remembering.get((event.kind, event.name), ()):
            if fits(history["match"], event, scope):
                value = self._value_of(event, history["keep"])
                kept = self.person.histories.setdefault(id_, Kept())
                past.file(kept, history["keep"], event.at, self.now, value, self.zone)
        for instance in self.person.instances.values():
            if event.kind == "message" and event.instance == instance.id and self.now > instance.entered:
                insort(instance.receipts, event, key=lambda receipt: receipt.at)
            memories = self.journey(instance).memories
            if memories and event.at > instance.entered:
                scope = self.scope(instance)
                for memory in memories:
                    if fits(memory.match, event, scope):
                        self._memorize(instance, memory, event)

    def _memorize(self, instance: Instance, memory: Any, event: Event) -> None:
        kept = instance.memory.setdefault(memory.key, Kept())
        past.file(kept, memory.keep, event.at, self.now, self._value_of(event, memory.keep), self.zone)

    def _value_of(self, event: Event, keep: Json) -> Value | None:
        ((_, how),) = keep.items()
        if "value" not in how:
            return None
        return follow(event.properties, event_type(self.bundle, event), how["value"])

    def _changed(self, change: Json) -> None:
        """A profile, or what `set` and `list` change."""
        person, contract = self.person, self.bundle.contract
        before = self.zone.name
        attributes = contract["attributes"]
        for name, plain in change.get("attributes", {}).items():
            if name in attributes:
                person.attributes[name] = normal(plain, attributes[name])
        for name in change.get("unset", ()):
            person.attributes.pop(name, None)
        person.zone = change.get("zone", person.zone)
        person.locale = change.get("locale", person.locale)
        person.consents |= {name: on for name, on in change.get("consents", {}).items() if name in contract["consents"]}
        channels = contract["channels"]
        person.reachable |= {name: on for name, on in change.get("reachable", {}).items() if name in channels}
        for name, on in change.get("suppressed", {}).items():
            if name in channels:
                person.suppressed[name] = on
                if not on:
                    person.unsubscribed[name] = False
        person.lists |= {name: on for name, on in change.get("lists", {}).items() if name in contract["lists"]}
        ways.replan(self, self.zone.name != before)
        self.react(Stimulus(moved=self._moved(before)))

    def _moved(self, before: str) -> frozenset[str]:
        """All instances, where the zone was another before."""
        return frozenset(self.person.instances) if self.zone.name != before else frozenset()

    def _receipt(self, input_: Json) -> None:
        """P-INPUT-2, P-INPUT-3, P-INPUT-4."""
        self._other()
        self._forget_commands()
        command = self.person.commands.get(input_["command"])
        if command is None:
            self.react(Stimulus())
            return
        kind: str = input_["kind"]
        if kind == "bounced":
            self.person.suppressed[command.channel] = True
        elif kind in ("complained", "unsubscribed"):
            self.person.unsubscribed[command.channel] = True
        event = Event(
            "message",
            RECEIPT_KINDS.get(kind, kind),
            parse_instant(input_["at"]),
            input_["id"],
            {
                "message": command.message,
                "channel": command.channel,
                "purpose": command.purpose,
                "journey": command.journey,
            },
            message=command.message,
            instance=command.instance,
            journey=command.journey,
            command=input_["command"],
        )
        self._file(event)
        self.react(Stimulus(event))

    def _other(self) -> None:
        """An input that is no profile."""
        if self.person.complete is None:
            self.person.complete = False
        self.person.others = True

    def _forget_commands(self) -> None:
        """A send command is known while its instance runs and for the horizon after it was issued (P-INPUT-4)."""
        limit, running = self.now - self.bundle.limits.horizon, self.person.instances
        commands = self.person.commands
        for id_, sent in list(commands.items()):
            issuer = running.get(sent.instance)
            if sent.at <= limit and (issuer is None or issuer.entered > sent.at):
                del commands[id_]

    def _backfill(self, input_: Json) -> None:
        """What happened before the host began to tell (P-ENTRY-4)."""
        if self.person.complete is None:
            self.person.complete = True
        self.person.others = self.person.others or bool(input_["events"])
        for told in input_["events"]:
            if told["event"] in self.bundle.alphabet:
                properties = normal_record(told["properties"], self.bundle.properties[told["event"]])
                at = min(parse_instant(told["at"]), self.now)
                self._promised(told["event"], at)
                self._file(Event("event", told["event"], at, input_["id"], properties))
        self.react(Stimulus(silent=True))

    # What concerns a person as a whole

    def united(self, joining: list[Instance], mine: str, theirs: str) -> None:
        """Instances of another person join those of this one: of two of one journey and key the older stays
        (P-MERGE-2). `mine` and `theirs` are the zones that were."""
        everyone = [*self.person.instances.values(), *joining]
        oldest: dict[tuple[str, str], Instance] = {}
        for instance in sorted(everyone, key=lambda one: (one.entered, one.id)):
            oldest.setdefault((instance.journey, instance.key), instance)
        self.person.instances = {instance.id: instance for instance in oldest.values()}
        for instance in sorted(everyone, key=self.rank):
            if oldest[instance.journey, instance.key] is not instance:
                self.leave(instance, "conflict")
        ways.replan(self, self.zone.name != mine)
        joined = {id(instance) for instance in joining}
        stay = self.person.instances.values()
        moved = (one.id for one in stay if (theirs if id(one) in joined else mine) != self.zone.name)
        self.react(Stimulus(moved=frozenset(moved)))
        self._done()

    def renew(self, old: Bundle, new: Bundle, fresh: frozenset[str]) -> None:
        """Another bundle is in force (P-VERSION-2 to P-VERSION-4, P-PAST-12)."""
        before = self.zone.name
        self.bundle = new
        for instance in self.running():
            if not self._held(instance) or new.retired(instance.journey, instance.version) == "exit":
                self.leave(instance, "retired")
        for instance in self.running():
            self._move(instance)
        sending.forget_sends(self)
        self._keep(old.plan["histories"], new.plan["histories"])
        renewal.renew(self)
        ways.renew(self)
        ways.replan(self, self.zone.name != before)
        self.react(Stimulus(moved=self._moved(before), fresh=fresh))
        self._done()

    def _move(self, instance: Instance) -> None:
        """Whoever waits at a step that is still there goes on in the current version (P-VERSION-5, P-VERSION-6)."""
        step = self.bundle.moves(instance.journey, instance.version).get(instance.step)
        if step is None:
            return
        before, instance.step = instance.version, step
        instance.version = self.bundle.plan["journeys"][instance.journey]
        counted = {memory.key for memory in self.journey(instance).memories}
        instance.memory = {key: kept for key, kept in instance.memory.items() if key in counted}
        self.say(instance, {"record": "moved", "from": before, "to": instance.version})

    def _keep(self, old: Json, new: Json) -> None:
        """What later bundles ask for is known from now, or as far back as there was room (P-PAST-12)."""
        histories = self.person.histories
        for id_ in [id_ for id_ in histories if id_ not in new]:
            del histories[id_]
        for id_, history in new.items():
            if id_ not in old:
                histories[id_] = Kept(known_from=self.now)
            else:
                kept = histories.setdefault(id_, Kept())
                past.room_grew(old[id_]["keep"], history["keep"], kept, self.now, self.zone)
