"""What a space sees of a request for a second key: what is asked for, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.changes.approvals.asked import time_of
from bot.changes.approvals.policy import name_of
from bot.changes.plans.in_words import differences_of_request
from bot.changes.plans.plan_cards import PlanCards
from bot.changes.request import ChangeRequest
from bot.changes.timed.period import THEN, periods_in_words
from bot.changes.undo import why_not_undoable
from bot.errors import OutOfDate
from bot.events import Difference
from bot.ports.approvals import Approval
from bot.ports.database import Entry
from bot.sentences import short_moment, zoned_moment
from cards.approval import approval_card
from cards.card_builder import Button, Card
from cards.list_cards import ListItem
from cards.outcome import Tone, outcome_card
from cards.payload import Because, Say

BECAUSE_OF = "Why (to deny, or to do it alone)"


@dataclass(frozen=True)
class ApprovalCards:
    """Cards of one request, for people in a zone. `plan` are the cards of its plan, `entry` is the journal's
    entry of its change; `thread_id` is where its buttons are answered."""

    one: Approval
    now: datetime
    zone: str = ""
    plan: PlanCards | None = None
    entry: Entry | None = None
    thread_id: str | None = None
    is_private: bool = False
    """Whether nobody but who asks reads it there."""

    def card(self) -> Card:
        """How it stands."""
        match self.one.state:
            case "open":
                return self._asked()
            case "agreed" if self.one.entered_keys is not None:
                return self._enter()
            case "agreed" | "running" if self.one.is_alone:
                return self._alone()
            case "agreed" | "running":
                return self._plain("Agreed", "plain", f"{self._by} agreed.")
            case "kept":
                return self._plain("Agreed", "good", f"{self._by} agreed. It is set as {self.one.note}.")
            case "done":
                return self._done()
            case "denied":
                why = f": “{self.one.note}”" if self.one.note else ""
                return self._over("Denied", f"{self.one.decided_by} denied it{why}.")
            case "withdrawn":
                return self._over("Withdrawn", f"{self.one.person_name} asks for it no more.")
            case "expired":
                return self._over("Run out", self.one.note or "Nobody agreed in time.")
            case "void":
                return self._over("Not made", self.one.note)
            case _:
                return self._over("Not made", self.one.note, "attention")

    def _asked(self) -> Card:
        one = self.one
        name = name_of(one)
        said = [f"{one.person_name} asks for this. Another administrator must agree."]
        said += filter(None, (self._when(),))
        said += [self.plan.when()] if self.plan and self.plan.when() else []
        said += filter(None, (one.why, f"Reason: {one.reason}" if one.reason else ""))
        if number := one.request.get("parent_id") or one.request.get("redoes_id"):
            said.append(f"It takes back change {number}.")
        if one.plan_id is not None:
            said.append(f"All of it, as a file: show {name} all")
        if one.entered_keys is not None:
            said.append("What is entered is never stored; it is entered when somebody has agreed.")
        return approval_card(
            f"{name}: {one.title}?",
            "\n".join(said),
            self._differences(),
            self._groups(),
            BECAUSE_OF,
            [
                self._say("Approve", f"approve {name}", "positive"),
                Button("Deny", Because(f"deny {name}", self.thread_id)),
                self._say("Withdraw", f"withdraw {name}"),
                self._say("Remind", f"remind {name}"),
                Button("Do it alone", Because(f"break glass {name}", self.thread_id), "destructive"),
            ],
            f"Open until {zoned_moment(one.expires_at, self.zone)}."
            + (
                f" Nobody else sees this here: another administrator types approve {name} to me."
                if self.is_private
                else ""
            ),
        )

    def _alone(self) -> Card:
        return self._plain("Break glass", "warning", self._without)

    def _enter(self) -> Card:
        one = self.one
        said = self._without if one.is_alone else f"{self._by} agreed."
        return outcome_card(
            self._title("Break glass" if one.is_alone else "Agreed"),
            "warning" if one.is_alone else "plain",
            f"{said} {one.person_name} can enter it until {short_moment(one.expires_at, self.zone)}, once.",
            self._differences(),
            (),
            self._hint,
        )

    def _done(self) -> Card:
        entry = self.entry
        if entry is None:
            return self._plain("Done", "good", f"{self._by} agreed. {self.one.note}".strip())
        tone: Tone = "warning" if entry.note else "good"
        shown = [Difference(row["label"], row["before"], row["after"]) for row in entry.fields]
        undo = [] if why_not_undoable(entry) else [self._say("Undo", f"undo {entry.id}")]
        hint = f"{self.one.person_name}; {self._by} agreed. Change {entry.id}."
        said = f"{entry.note}." if entry.note else ""
        if when := self._when(THEN):
            said = f"{when} {said}".strip()
        if self.one.is_alone:
            tone, said = "warning", "\n".join(filter(None, (self._without, said)))
        return outcome_card(self._title("Changed"), tone, said, shown, undo, hint)

    def _plain(self, word: str, tone: Tone, said: str) -> Card:
        return outcome_card(self._title(word), tone, said, self._differences(), self._stop(), self._hint)

    def _stop(self) -> Sequence[Button]:
        is_begun = self.one.plan_id is not None and self.one.state in ("agreed", "running")
        return [self._say("Stop", f"stop p-{self.one.plan_id}")] if is_begun else []

    def _over(self, word: str, said: str, tone: Tone = "warning") -> Card:
        again = self._say("Ask again", f"ask {name_of(self.one)} again")
        message = f"{said} Nothing was changed."
        if self.one.state == "failed":
            message = said
        return outcome_card(self._title(word), tone, message, self._differences(), [again], self._hint)

    def _differences(self) -> Sequence[Difference]:
        if self.one.plan_id is not None:
            return ()
        try:
            return differences_of_request(ChangeRequest.load(self.one.request))
        except OutOfDate:
            return ()

    def _groups(self) -> Sequence[ListItem]:
        return [] if self.plan is None else [*self.plan.groups()]

    def _title(self, word: str) -> str:
        return f"{word}: {self.one.title}"

    def _say(self, title: str, command: str, style: Tone | str = "default") -> Button:
        return Button(title, Say(command, self.thread_id), "positive" if style == "positive" else "default")

    def _when(self, then: str = "") -> str:
        """From when to when it holds, and what is `then`, in a sentence; nothing where it was to stay and was
        made."""
        time = time_of(self.one)
        if time is None or (time.stays and self.entry is not None):
            return ""
        return periods_in_words([(time.starts_at, time.ends_at, self.zone)], self.now, then)

    @property
    def _by(self) -> str:
        return "Nobody" if self.one.is_alone else self.one.decided_by

    @property
    def _without(self) -> str:
        return f"{self.one.person_name} did this alone, without a second key: “{self.one.note}”."

    @property
    def _hint(self) -> str:
        return f"{name_of(self.one)}, asked for by {self.one.person_name}"
