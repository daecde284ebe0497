"""Everybody, and the bundle in force (plan.md: Inputs, Behaviour)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from .bundle import Bundle
from .clock import parse_instant
from .life import Life
from .merge import start_clock, unite
from .person import Person
from .state import from_bytes, to_bytes

Json = dict[str, Any]


class Runtime:
    """Is fed inputs and answers with effects."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.bundles = {bundle.manifest: bundle}
        self.persons: dict[str, Person] = {}
        self.forgotten: dict[str, int] = {}
        """Salted hashes of persons, and until when their inputs are ignored (P-MERGE-4)."""
        self.activated: list[str] = []
        """Ids of activations."""
        self._effects: list[Json] = []

    def emit(self, effect: Json) -> None:
        """Takes an effect."""
        self._effects.append(effect)

    def loading(self, person: str, command: str, at: int) -> str | None:
        """The source whose content somebody still waits for by a command, at an instant."""
        known = self.persons.get(person)
        if known is None:
            return None
        for instance in known.instances.values():
            wait = instance.wait
            if wait is None or (wait.kind, wait.command) != ("load", command):
                continue
            if wait.deadline is None or max(at, known.last) < wait.deadline:
                step = self.bundle.journeys[instance.journey][instance.version].steps[instance.step]
                return str(step["source"])
        return None

    def handle(self, input_: Json) -> list[Json]:
        """Applies one input."""
        self._effects = []
        at = parse_instant(input_["at"])
        match input_["input"]:
            case "tick":
                for name in sorted(self.persons):
                    Life(self, self.persons[name]).advance(at)
            case "activate":
                self._activate(input_, at)
            case "merge":
                self._merge(input_, at)
            case _:
                self._of_person(input_, at)
        return self._effects

    def _of_person(self, input_: Json, at: int) -> None:
        kind, name = input_["input"], input_["person"]
        if kind == "event" and input_["event"] not in self.bundle.alphabet:
            return  # as if the host had dropped it (P-PLAN-1)
        if self._is_forgotten(name, at):
            return
        self._hear_again(name)
        person = self.persons.get(name)
        if person is None:
            if kind in ("receipt", "reply", "forget"):
                return
            person = Person(name, first=at, last=at, heard=at, judged=at)
        life = self._come(person, input_, at)
        if life is None:
            return
        self.persons[name] = person
        if kind == "forget":
            self._forget(life)
        else:
            life.take(input_)

    def _come(self, person: Person, input_: Json, at: int) -> Life | None:
        """What every input of a person passes (P-ORDER-1 to P-ORDER-3, P-DUP-1); nothing where it changes nothing but
        the time."""
        if self._was_seen(person, input_["id"], max(at, person.heard)):
            return None
        life = Life(self, person)
        life.advance(max(at, person.last))
        life.now = max(at, person.last)
        if at < person.heard - self.bundle.limits.lateness:
            life.breach(input_["id"], "late")
            return None
        person.last = life.now
        self._note(person, input_["id"], at)
        return life

    def _was_seen(self, person: Person, id_: str, now: int) -> bool:
        """Whether an id was seen within the horizon; it looks from inputs, so that ticks change nothing (P-DUP-1)."""
        seen = person.seen.get(id_)
        return seen is not None and now < seen + self.bundle.limits.horizon

    def _note(self, person: Person, id_: str, at: int) -> None:
        """An input came to the person, and its id was seen."""
        person.heard = max(person.heard, at)
        for old in [old for old in person.seen if not self._was_seen(person, old, person.heard)]:
            del person.seen[old]
        person.seen[id_] = person.heard

    # Forgetting

    def _hash(self, person: str) -> str:
        salt = f"{self.bundle.plan['project']}/forgotten"
        return hashlib.sha256(f"{salt}\0{person}".encode()).hexdigest()

    def _is_forgotten(self, person: str, at: int) -> bool:
        return bool(self.forgotten) and at < self.forgotten.get(self._hash(person), at)

    def _hear_again(self, person: str) -> None:
        if self.forgotten:
            self.forgotten.pop(self._hash(person), None)

    def _forget(self, life: Life) -> None:
        """Nothing that it ends causes anything (P-MERGE-4)."""
        for instance in life.running():
            life.leave(instance, "forgotten", causes=False)
        del self.persons[life.person.id]
        self.forgotten[self._hash(life.person.id)] = life.now + self.bundle.limits.horizon

    # Merging

    def _merge(self, input_: Json, at: int) -> None:
        """Unites two persons under `to` (P-MERGE-1 to P-MERGE-3)."""
        from_, to = input_["from"], input_["to"]
        other, person = self.persons.get(from_), self.persons.get(to)
        if self._is_forgotten(to, at):
            if other is not None:
                Life(self, other).advance(max(at, other.last))
            return
        both = [one for one in (other, person) if one is not None]
        if not both or (person is not None and self._was_seen(person, input_["id"], max(at, person.heard))):
            return
        self._hear_again(to)
        now = max(at, *(one.last for one in both))
        for one in both:
            Life(self, one).advance(now)
        if other is None:
            assert person is not None
            person.last = now
            self._note(person, input_["id"], at)
            return
        theirs, mine = (Life(self, one).zone.name for one in (both[0], both[-1]))
        joining = list(other.instances.values())
        if person is None:
            person = replace(other, id=to, consents={}, instances={})
            start_clock(person, self.bundle, now)
        else:
            person.zone = person.zone or other.zone
            unite(person, other, self.bundle, now, self._at(person, now).zone)
        del self.persons[from_]
        self.persons[to] = person
        person.last = now
        self._note(person, input_["id"], at)
        self._at(person, now).united(joining, mine, theirs)

    def _at(self, person: Person, now: int) -> Life:
        life = Life(self, person)
        life.now = now
        return life

    # Versions

    def _activate(self, input_: Json, at: int) -> None:
        """A bundle comes into force for everybody at one instant (P-VERSION-1)."""
        if input_["id"] in self.activated:
            return
        self.activated.append(input_["id"])
        old, new = self.bundle, self.bundles[input_["manifest"]]
        lives = [Life(self, self.persons[name]) for name in sorted(self.persons)]
        for life in lives:
            life.advance(max(at, life.person.last))
            life.now = life.person.last = max(at, life.person.last)
        before = old.plan["journeys"]
        fresh = frozenset(name for name, version in new.plan["journeys"].items() if before.get(name) != version)
        self.bundle = new
        for life in lives:
            life.renew(old, new, fresh)

    # Restarting

    def save(self) -> bytes:
        """Everything it keeps, but the bundles."""
        rest = {
            "manifest": self.bundle.manifest,
            "forgotten": self.forgotten,
            "activated": self.activated,
        }
        return to_bytes(self.persons, rest)

    @classmethod
    def restore(cls, data: bytes, bundles: dict[str, Bundle]) -> Runtime:
        """What `save` wrote, with the bundles loaded again."""
        persons, rest = from_bytes(data)
        runtime = cls(bundles[rest["manifest"]])
        runtime.bundles = bundles
        runtime.persons = persons
        runtime.forgotten = rest["forgotten"]
        runtime.activated = rest["activated"]
        return runtime

    def deadline(self, *persons: str) -> int | None:
        """When one of these persons, without any anybody, must be looked at again."""
        names = [name for name in persons if name in self.persons] if persons else self.persons
        deadlines = (Life(self, self.persons[name]).next_look() for name in names)
        return min((deadline for deadline in deadlines if deadline is not None), default=None)
