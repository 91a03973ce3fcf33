"""What a space is told of the timed changes of one plan together: how many, where, what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.catalogue import title_of
from bot.changes.timed.period import THEN, end_check, lasts, name_of, periods_in_words
from bot.changes.timed.reminders import LONG
from bot.changes.timed.steps import Kind, Step
from bot.changes.timed.timed_cards import EXTEND_LONG, EXTEND_SHORT, LATE, NOT_AGAIN, PUT_BACK
from bot.ports.database import Plan, Timed
from bot.sentences import coming, how_many_workspaces, in_words, names_of, plan_name, zoned_moment
from cards.card_builder import Button, Card
from cards.list_cards import ListItem, list_card
from cards.payload import Say
from cards.text import unmarked

TITLES: dict[Kind, str] = {
    "begun": "Begun:",
    "made": "Made:",
    "reminded": "Ends soon:",
    "ended": "Ended:",
    "not begun": "Not begun:",
    "so already": "Not begun:",
    "moved": PUT_BACK,
    "asked": PUT_BACK,
    "not begun yet": "Not begun yet:",
    "failed": "Not put back yet:",
}
OVER: tuple[Kind, ...] = ("begun", "made", "reminded", "ended")
"""What is no question and no failure; of anything else the numbers of the timed changes are said, too."""
MAX_GROUPS = 6


@dataclass(frozen=True)
class PlanTimedCards:
    """Cards of the timed changes of one plan; `ones` are those that are not over."""

    plan: Plan
    ones: Sequence[Timed]
    now: datetime

    def of(self, kind: Kind, steps: Sequence[Step]) -> Card:
        """What happened to several of them at once."""
        return list_card(
            f"{TITLES[kind]} {self._title([step.one for step in steps])}",
            f"{self._name}, run by {self.plan.runner_name}",
            [*self._groups(kind, steps)][:MAX_GROUPS],
            [*self._buttons(kind), self._button("List", f"show {self._name}")],
            "",
            unmarked(self._said(kind, steps)),
        )

    def row(self) -> ListItem:
        """A line of the list of what waits."""
        is_waiting = all(one.state == "waiting" for one in self.ones)
        command = f"cancel {self._name}" if is_waiting else f"end {self._name} now"
        when = self._when().replace("\n", " ")
        return ListItem(
            f"{self._name} · {self._title(self.ones)}",
            f"{self.plan.assignments}. {when} {self.plan.runner_name}.",
            self._button("Cancel" if is_waiting else "End now", command),
        )

    def _said(self, kind: Kind, steps: Sequence[Step]) -> str:
        match kind:
            case "begun" | "reminded":
                return self._when(THEN)
            case "ended" | "made":
                due = min(step.one.ends_at for step in steps)
                zone = steps[0].one.zone
                return f"It was due {zoned_moment(due, zone)}." if self.now - due >= LATE else ""
            case "not begun":
                return NOT_AGAIN
            case "so already":
                return ""
            case "moved":
                name = name_of(steps[0].one)
                return (
                    "Somebody changed it meanwhile. Nothing was written yet. "
                    f"Say “end {name} now” for one of them, to see its values and choose."
                )
            case "asked":
                return "Nothing was written."
            case _:
                again_at = max(step.again_at or self.now for step in steps)
                return f"I try again {coming(again_at, self.now, steps[0].one.zone)}."

    def _when(self, then: str = "") -> str:
        """From when to when, of all that are not over."""
        here = [one for one in self.ones if one.ends_at > self.now]
        return periods_in_words(((one.starts_at, one.ends_at, one.zone) for one in here), self.now, then)

    def _buttons(self, kind: Kind) -> list[Button]:
        name = self._name
        match kind:
            case "begun" | "reminded":
                more = EXTEND_LONG if lasts(self.ones[0]) > LONG else EXTEND_SHORT
                extend = f"extend {name} by {more} seen {end_check(*self.ones)}"
                return [self._button(f"Extend {more}", extend), self._button("End now", f"end {name} now")]
            case "made":
                return [self._button("Undo all", f"undo {name}")]
            case "ended":
                return [self._button("Do it again", self.plan.asked)] if self._is_for_a_length else []
            case "not begun" | "so already":
                return []
            case "moved" | "not begun yet":
                return [self._button("Leave them", f"cancel {name} due")]
            case _:
                back = "Put back" if kind == "asked" else "Try now"
                return [
                    self._button(back, f"end {name} due"),
                    self._button("Leave them", f"cancel {name} due"),
                ]

    @property
    def _is_for_a_length(self) -> bool:
        """Whether its words say the same once more: “for 2 hours”, but not “until friday”."""
        time = self.plan.time or ""
        return time.startswith("for ") and " from " not in time

    @property
    def _name(self) -> str:
        return plan_name(self.plan.id)

    def _title(self, ones: Sequence[Timed]) -> str:
        return f"{title_of(ones[0].family)}, {how_many_workspaces(len(ones))}"

    def _groups(self, kind: Kind, steps: Sequence[Step]) -> Iterable[ListItem]:
        """The workspaces by what happened there."""
        by_what: dict[str, list[str]] = {}
        for step in steps:
            what = unmarked(step.why) or in_words(step.changes)
            nothing = "It was as before already; nothing was written." if kind == "ended" else ""
            name = step.one.workspace_name
            named = name if kind in OVER and not step.why else f"{name} ({name_of(step.one)})"
            by_what.setdefault(what or nothing, []).append(named)
        for what, names in sorted(by_what.items(), key=lambda one: -len(one[1])):
            yield ListItem(what, names_of(names)) if what else ListItem(names_of(names))

    def _button(self, title: str, command: str) -> Button:
        return Button(title, Say(command, self.plan.thread_id))
