"""What a runtime remembers of a person (plan.md: Inputs, Behaviour).

Everything here is plain data that `state` turns into bytes and back.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .values import Plain


@dataclass(slots=True)
class Event:
    """Something that a match can look at (plan.md: Which events count)."""

    kind: str
    """`event`, `message` or `journey`."""
    name: str
    """The event, or what the receipt or the journey tells."""
    at: int
    """Its own instant, by which it is filed (P-HIST-2)."""
    id: str
    """The cause of an entry (P-KEY-2)."""
    properties: dict[str, Plain] = field(default_factory=dict)
    message: str | None = None
    instance: str | None = None
    """The instance that sent the message or caused the journey event."""
    journey: str | None = None
    command: str | None = None
    """That a receipt is about."""


@dataclass(slots=True)
class Totals:
    """What values come to, one field for each function (plan.md: Histories)."""

    count: int = 0
    sum: Plain = None
    least: Plain = None
    greatest: Plain = None
    first: Plain = None
    first_at: int = 0
    last: Plain = None
    last_at: int = 0


@dataclass(slots=True)
class Kept:
    """The memory of one history."""

    instants: list[int] = field(default_factory=list)
    values: list[Plain] = field(default_factory=list)
    days: dict[str, Totals] = field(default_factory=dict)
    total: Totals = field(default_factory=Totals)
    known_from: int | None = None
    """Where a later bundle asked for more than was kept (P-PAST-12)."""
    known_of: dict[str, int] = field(default_factory=dict)
    """The same of functions that were asked for later (P-PAST-14)."""


@dataclass(slots=True)
class Wait:
    """Why an instance stands still."""

    kind: str
    """`wait`, `until`, `race`, `collect`, `load`, `repeat`, `grant`, `hold`, `delivery`."""
    since: int
    """The arrival."""
    local: str
    """What the clocks showed on arrival (P-ZONE-1)."""
    deadline: int | None = None
    planned: int = 0
    """From when a time of day is looked for."""
    fixed: Plain = None
    """What a binding held on arrival (P-STEP-7)."""
    command: str = ""
    """Of a grant, a load or a send whose answer is waited for."""


@dataclass(slots=True)
class Grant:
    """An answer `granted`."""

    code: str | None
    expires_at: int | None


@dataclass(slots=True)
class Sending:
    """How far a send has come."""

    attempted: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    """Channel to reason, in the order tried, since the send was last judged from the start (P-SEND-18)."""
    rule: str | None = None
    """Of the guard that refused the first channel."""
    cap: int | None = None
    """Of the cap that refused the first channel."""
    grant: Grant | None = None
    channel: str = ""
    """The channel that is held, or for which the offer is granted."""
    since: int = 0
    """The arrival at the send, from which `hold_at_most` is counted over all its holds."""
    local: str = ""
    """What the clocks showed then."""
    held_until: int | None = None
    """What the last record `held` said."""


@dataclass(slots=True)
class Instance:
    """A run of a journey."""

    id: str
    journey: str
    version: str
    key: str
    """Canonical bytes of the key; empty without one."""
    entered: int
    entered_local: str
    step: str
    bindings: dict[str, Plain] = field(default_factory=dict)
    visits: dict[str, int] = field(default_factory=dict)
    issued: int = 0
    """Commands of this occurrence of the step (P-KEY-3)."""
    repeats: dict[str, int] = field(default_factory=dict)
    wait: Wait | None = None
    sending: Sending | None = None
    grants: dict[str, Grant] = field(default_factory=dict)
    """The last answer `granted`, by offer."""
    gathered: list[Plain] = field(default_factory=list)
    gathered_total: int = 0
    entry_event: Event | None = None
    """Until the first collect has opened (P-STEP-14)."""
    receipts: list[Event] = field(default_factory=list)
    """Of its own messages since the entry (P-STEP-10)."""
    memory: dict[str, Kept] = field(default_factory=dict)
    """What it counts itself (P-PAST-6)."""
    goal_until: int | None = None
    """Until when the goal can be reached."""
    goal_of: str = ""
    """The version whose goal it is: the one that was entered (P-VERSION-7)."""
    parting: bool = False
    """In last words."""


@dataclass(slots=True)
class Command:
    """A send command, so that its receipts are understood (P-INPUT-4)."""

    instance: str
    at: int
    message: str
    channel: str
    purpose: str
    journey: str


@dataclass(slots=True)
class Sent:
    """A send that caps count (P-POLICY-4, P-POLICY-5)."""

    at: int
    day: str
    """The local day it had when it left (P-POLICY-3)."""
    purpose: str
    stage: str | None
    message: str
    journey: str
    topic: str | None
    channel: str
    first: bool
    """Of its message: caps without a channel count only these."""


@dataclass(slots=True)
class Asked:
    """A grant that was asked for and not refused (P-OFFER-5)."""

    at: int
    command: str


@dataclass(slots=True)
class Entry:
    """An entry in the ledger of re-entries (P-ENTRY-9)."""

    at: int
    key: str


@dataclass(slots=True)
class Way:
    """How one entry of the current version of a journey stands for the person."""

    version: str
    holds: bool = False
    """Of `when`: the truth so far."""
    after: int = 0
    """Of the clock: moments up to here have been."""
    last: str = ""
    """The last local day on which it has fired (P-ZONE-2), or of `date` the last local moment (P-ENTRY-6)."""
    known: str = ""
    """Of `date` and `yearly`: the value that is planned."""
    planned: bool = False
    """Whether the next moment was looked for."""
    due: int | None = None
    """The next moment of the clock."""
    day: str = ""
    """Its local day, or of `date` its local moment."""
    pending: list[int] = field(default_factory=list)
    """Of `when`: instants at which those let in for whom it held at the activation, with their delay."""


@dataclass(slots=True)
class Person:
    """Somebody who exists (P-ENTRY-13)."""

    id: str
    first: int
    """The first input."""
    last: int
    """The instant before which nothing more happens (P-ORDER-1)."""
    heard: int
    """The last input, from which lateness is counted (P-ORDER-2)."""
    judged: int
    """When waiting predicates were last judged (P-PAST-11)."""
    complete: bool | None = None
    """Whether history is complete; open until the first input that is no profile."""
    others: bool = False
    """Whether any input but a profile came (P-CONTRACT-2)."""
    attributes: dict[str, Plain] = field(default_factory=dict)
    zone: str | None = None
    locale: str | None = None
    consents: dict[str, bool] = field(default_factory=dict)
    reachable: dict[str, bool] = field(default_factory=dict)
    lists: dict[str, bool] = field(default_factory=dict)
    suppressed: dict[str, bool] = field(default_factory=dict)
    """By channel, for every purpose."""
    unsubscribed: dict[str, bool] = field(default_factory=dict)
    """By channel, for advertising (P-INPUT-2)."""
    seen: dict[str, int] = field(default_factory=dict)
    """Ids of inputs (P-DUP-1)."""
    events: dict[str, int] = field(default_factory=dict)
    """The last instant of each event that broke no promise, while the contract makes one of it (P-CONTRACT-4)."""
    histories: dict[str, Kept] = field(default_factory=dict)
    instances: dict[str, Instance] = field(default_factory=dict)
    ended: list[Instance] = field(default_factory=list)
    """Whose goal can still be reached (P-GOAL-1)."""
    commands: dict[str, Command] = field(default_factory=dict)
    sends: list[Sent] = field(default_factory=list)
    grants: dict[str, list[Asked]] = field(default_factory=dict)
    """By offer."""
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    """By journey."""
    begun: dict[str, int] = field(default_factory=dict)
    """Instances that began at the last instant, by journey (P-ENTRY-15)."""
    begun_at: int = 0
    ways: dict[str, Way] = field(default_factory=dict)
    """By journey and place of the entry."""
