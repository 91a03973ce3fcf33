"""What a space is told of a plan: what it would change, how far it is, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from bot.catalogue import title_of
from bot.changes.plans.in_words import changes_of, why_in_common
from bot.changes.plans.plans import PREVIEW_VALID_MINUTES
from bot.changes.request import ChangeRequest
from bot.changes.timed.period import THEN, periods_in_words
from bot.changes.unrecoverable import what_is_lost
from bot.events import Attachment
from bot.ports.database import Plan, PlanItem, Timed
from bot.sentences import how_many_workspaces, names_of, plan_name, short_moment
from cards.card_builder import Button, Card
from cards.list_cards import ListItem, list_card
from cards.payload import Say
from cards.sheet import csv_file
from cards.text import unmarked

STATES = {
    "waiting": "to change",
    "done": "changed",
    "scheduled": "set to begin later",
    "same": "so already",
    "cannot": "cannot",
    "failed": "failed",
    "stopped": "not begun",
    "unknown": "not sure",
}
"""What is said of the items in each state, in the order in which it is said."""
BEGINS_SO = "So already now; set again when it begins"
"""Of what waits to be changed at a later moment."""
SO_ALREADY_FOR_A_TIME = "So already, without an end: they stay so"
"""Of what is set for a time elsewhere."""
TOLD = ("waiting", "failed", "unknown", "cannot", "done", "scheduled")
"""States of which a card names the workspaces, the first ones first."""
NOT_CHANGED = ("failed", "unknown", "cannot")
"""States of which a card says why."""
TRIED = {"waiting": "Still to do", "done": "Tried"}
"""What of a plan is which, once a part of it was tried."""
STOPPED_LATE = "It was done already when Stop came."
SHOWN = "Shown first: every plan is."
SAID_IN_WORDS = ("copy ", "drift ", "import ")
"""With this begins what is asked for in words of which the changes do not tell all."""
MAX_GROUPS = 4
MAX_CHECKS = 4
MAX_SO_ALREADY = 2


@dataclass(frozen=True)
class PlanCards:
    """Cards of one plan with its items; of one for a time, `timed` is what it has set."""

    plan: Plan
    items: Sequence[PlanItem]
    timed: Sequence[Timed] = ()

    def preview(self) -> Card:
        """What it would change, and whether it shall."""
        may_be_free = self.plan.time and self._of("cannot")
        if not self._of("waiting"):
            said = "Nothing to change." if not self._of("failed") else "Nothing could be looked at."
            if self._of("failed") and self._of("same", "cannot", "done"):
                said = "Not all could be looked at."
            retry = [self._button("Look again", "retry")] if self._of("failed") or may_be_free else []
            return self._card(said, [*retry, self._button("List", "show")])
        buttons = [
            self._button("Run", "run"),
            *([self._button("Try one first", "try")] if len(self._of("waiting")) > 1 else []),
            *([self._button("Look again", "retry")] if may_be_free else []),
            self._button("Cancel", "cancel"),
            self._button("List", "show"),
        ]
        hint = f"Shall I run it? Press Run within {PREVIEW_VALID_MINUTES} minutes."
        said = "Nothing more is changed yet." if self._of("done") else f"{SHOWN} Nothing is changed yet."
        return self._card(said, buttons, hint)

    def running(self) -> Card:
        """It was begun."""
        return list_card(
            f"{plan_name(self.plan.id)} is running", self.by(), (), [self._button("Stop", "stop")], "",
            f"{len(self._of('waiting'))} to change. I say here when it is over.",
        )  # fmt: skip

    def progress(self) -> str:
        """How far it is, as a line of text."""
        told = ("done", "scheduled", "failed")
        counts = [
            f"{count:,} {STATES[state]}"
            for state in told
            if (count := len(self._of(state))) or (state == "done" and not self._of("scheduled"))
        ]
        left = len(self._of("waiting", "doing"))
        return f"{plan_name(self.plan.id)}: {', '.join(counts)}, {left:,} to go."

    def ended(self) -> Card:
        """What became of it."""
        again = self._of("failed", "stopped")
        whole = "Please check." if any(self.checks()) else "Done."
        said = "Stopped." if self._of("stopped") else "Done, but not all." if again else whole
        return self._over(f"{said} {self.plan.note}".rstrip())

    def cancelled(self, more: str = "") -> Card:
        """What was tried before the rest was called off."""
        return self._over(f"{plan_name(self.plan.id)} is cancelled. Nothing more is changed. {more}".rstrip())

    def _over(self, said: str) -> Card:
        back = "Redo" if self._undoes else "Undo"
        of_all = "" if len(self._of("done")) == 1 else " all"
        buttons = [
            *([self._button("Retry those", "retry")] if self._of("failed") else []),
            *([self._button(f"{back}{of_all}", "undo")] if self._of("done") else []),
            *([self._button("Cancel", "cancel")] if self._of("scheduled") and not self._of("done") else []),
            self._button("List", "show"),
        ]
        return self._card(said, buttons)

    @property
    def _undoes(self) -> bool:
        """Whether it takes changes back, and does not make them again."""
        made_again = any(request.redoes_id for item in self.items if (request := _request(item)))
        return self.plan.undoes_plan_id is not None and not made_again

    def left(self) -> PlanCards | None:
        """The same of what was not changed; None where nothing went wrong."""
        is_wrong = bool(self._of("failed", "stopped", "unknown"))
        left = self._of("failed", "stopped", "unknown", "cannot")
        return replace(self, items=left) if is_wrong else None

    def file(self) -> Attachment:
        """Every workspace with what it was, what it becomes, and what became of it, as CSV."""
        rows: list[tuple[str, ...]] = [
            (
                item.workspace_id,
                item.workspace_name,
                title_of(request.family) if (request := _request(item)) else "",
                changes_of(item),
                STATES.get(item.state, item.state),
                unmarked(item.note.replace("\n", " ")),
            )
            for item in self.items
        ]
        header: tuple[str, ...] = ("id", "workspace", "setting", "change", "state", "why")
        if self.plan.time:
            header += ("from", "until", "timed change")
            rows = [(*row, *self._moments(item)) for row, item in zip(rows, self.items, strict=True)]
        return Attachment(f"{plan_name(self.plan.id)}.csv", csv_file([header, *rows]), "text/csv")

    @cached_property
    def _set(self) -> dict[int | None, Timed]:
        """The timed changes that were not dropped, by the positions of their items."""
        return {one.plan_position: one for one in self.timed if one.state != "dropped"}

    def _moments(self, item: PlanItem) -> tuple[str, str, str]:
        """From when to when an item holds, and its timed change."""
        one = self._set.get(item.position)
        ends_at, zone = (one.ends_at, one.zone) if one else (item.ends_at, item.zone or "")
        starts = short_moment(item.starts_at, zone) if item.starts_at else ""
        stays = ends_at == item.starts_at
        ends = f"{short_moment(ends_at, zone)} ({zone or 'UTC'})" if ends_at and not stays else ""
        return starts, ends, f"s-{one.id}, {one.state}" if one else ""

    def _card(self, said: str, buttons: Sequence[Button], hint: str = "") -> Card:
        return list_card(
            self.title(),
            self.by(),
            [*[*self.checks()][:MAX_CHECKS], *self.groups(), *self.so_already()],
            buttons,
            hint,
            "\n".join(filter(None, (f"{said} {self.counts()}.", self.when()))),
        )

    def counts(self) -> str:
        """How many workspaces are in which state."""
        return " · ".join(
            f"{len(found):,} {words}" for state, words in STATES.items() if (found := self._of(state))
        )

    def by(self) -> str:
        """Who asked for it, or let it run, and why; of a copy and the like, of what."""
        plan = self.plan
        who = f"Run by {plan.runner_name}" if plan.runner_name else f"Asked by {plan.person_name}"
        if plan.said.startswith(SAID_IN_WORDS):
            return f"{who}: {plan.said}"
        reason = next((request.reason for item in self.items if (request := _request(item))), "")
        return f"{who}, because {reason}" if reason else who

    def when(self) -> str:
        """From when to when the changes hold; nothing where they stay."""
        held = self._of("waiting", "doing", "done", "scheduled", "failed", "stopped", "unknown")
        periods = [(item.starts_at, item.ends_at, item.zone or "") for item in held if item.ends_at]
        now = self.plan.ended_at or self.plan.shown_at or self.plan.at
        return periods_in_words(periods, now, THEN) if periods else ""

    def title(self) -> str:
        """Its number, what it changes, and how many workspaces."""
        families = {request.family for item in self.items if (request := _request(item))}
        named = title_of(families.pop()) if len(families) == 1 else "Several settings"
        count = len({item.workspace_id for item in self.items if item.workspace_id})
        undone = f"Undo of {plan_name(self.plan.undoes_plan_id)}: " if self.plan.undoes_plan_id else ""
        return f"{plan_name(self.plan.id)} · {undone}{named}, {how_many_workspaces(count)}"

    def checks(self) -> Iterable[ListItem]:
        """What is risky about what waits or was changed, and what holds it back, with the workspaces."""
        by_check: dict[str, list[str]] = {}
        for item in self._of("waiting", "done"):
            lost = _never_back(item) if item.state == "waiting" else ()
            for sentence in filter(None, (*item.note.split("\n"), *lost)):
                by_check.setdefault(unmarked(sentence), []).append(item.workspace_name)
        for sentence, names in sorted(by_check.items(), key=lambda one: -len(one[1])):
            yield ListItem(f"Check: {sentence}", names_of(names))

    def groups(self) -> Iterable[ListItem]:
        """The first groups, and the workspaces of the others, so that none that is counted is left out."""
        groups = [*self._groups()]
        last = MAX_GROUPS if len(groups) <= MAX_GROUPS else MAX_GROUPS - 1
        for what, names in groups[:last]:
            yield ListItem(what, "" if len(names) == 1 and names[0] in what else names_of(names))
        if others := [name for _, names in groups[last:] for name in names]:
            yield ListItem("Others, for more reasons: see List", names_of(others))

    def _groups(self) -> Iterable[tuple[str, list[str]]]:
        """What becomes of the workspaces, and of which."""
        is_tried = bool(self._of("waiting") and self._of("done"))
        for state in TOLD:
            by_what: dict[str, list[PlanItem]] = {}
            for item in self._of(state):
                what = why_in_common(item) if state in NOT_CHANGED else changes_of(item)
                by_what.setdefault(what, []).append(item)
            for what, items in sorted(by_what.items(), key=lambda one: -len(one[1])):
                title = what or (BEGINS_SO if state == "waiting" else STATES[state].capitalize())
                if state in NOT_CHANGED and len(items) == 1:
                    title = unmarked(items[0].note) or title
                names = [item.workspace_name for item in items]
                yield f"{TRIED[state]}: {title}" if is_tried and state in TRIED else title, names

    def so_already(self) -> Iterable[ListItem]:
        """The workspaces that are so already: nothing will put them back."""
        by_note: dict[str, list[str]] = {}
        for item in self._of("same"):
            by_note.setdefault(unmarked(item.note), []).append(item.workspace_name)
        for note, names in sorted(by_note.items(), key=lambda one: -len(one[1]))[:MAX_SO_ALREADY]:
            so = f"So already. {note}" if note else SO_ALREADY_FOR_A_TIME if self.plan.time else "So already"
            yield ListItem(so, names_of([*dict.fromkeys(names)]))

    def _of(self, *states: str) -> list[PlanItem]:
        return [item for item in self.items if item.state in states]

    def _button(self, title: str, verb: str) -> Button:
        style: Literal["default", "positive"] = "positive" if verb == "run" else "default"
        return Button(title, Say(f"{verb} {plan_name(self.plan.id)}", self.plan.thread_id), style)


def _request(item: PlanItem) -> ChangeRequest | None:
    return ChangeRequest.load(item.request) if item.request else None


def _never_back(item: PlanItem) -> tuple[str, ...]:
    """Why a new item could not be taken back with the plan: that is no risk, and said all the same."""
    request = _request(item)
    return (what_is_lost(request.target, request.values),) if request and request.action == "add" else ()
