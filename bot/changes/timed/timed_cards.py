"""What a space is told of a timed change: that it begins or ends, what came between, what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.catalogue import title_of
from bot.catalogue.model.shape import Values
from bot.changes.request import ChangeRequest
from bot.changes.target import differences
from bot.changes.timed.period import STAYS, end_check, lasts, name_of
from bot.changes.timed.reminders import LONG
from bot.changes.undo import moved_check, moved_fields, why_not_undoable, without_moved
from bot.events import Difference
from bot.names.workspaces import WorkspaceIndex, typed_name
from bot.ports.database import Entry, Timed
from bot.sentences import by_whom, coming, in_words, lasting, plan_name, short_moment, zoned_moment
from cards.card_builder import Button, Card
from cards.list_cards import ListItem, list_card
from cards.outcome import Tone, moved_card, outcome_card
from cards.payload import Say
from cards.text import unmarked

NOT_AGAIN = "It is not tried again. Say the change with a time once more."
MAX_MOVED = 3
"""Changes by others that are told of one that is made later."""
LATE = timedelta(minutes=2)
"""What comes later than this after its time is said to be late."""
EXTEND_LONG, EXTEND_SHORT = "1 day", "1 hour"
PUT_BACK = "Put back?"


@dataclass(frozen=True)
class TimedCards:
    """Cards of one timed change; `workspaces` are those there are now, by which it may have another name."""

    one: Timed
    now: datetime
    workspaces: WorkspaceIndex

    def reminder(self, begun: Entry) -> Card:
        """Its end is near: what goes back then."""
        back = [Difference(one.label, one.after, one.before) for one in changes_in(begun)]
        said = f"{self._until()} Then it goes back."
        return self._card("Ends soon", "plain", said, back, self.before_end())

    def begun(self, begun: Entry) -> Card:
        """It began at its time."""
        is_sure = begun.state == "done"
        doubt = "" if is_sure else "Webex did not say whether it made the change; I look again."
        return self._card(
            "Begun",
            "good" if is_sure else "warning",
            f"{doubt} {self._until()}".strip(),
            changes_in(begun),
            [*self.before_end(), self._show()],
        )

    def made(self, begun: Entry, moved: Sequence[Entry]) -> Card:
        """It was made at its time, and stays; `moved` is what somebody changed of it since it was set."""
        is_sure = begun.state == "done"
        said = [] if is_sure else ["Webex did not say whether it made the change; I look again."]
        if self.now - self.one.ends_at >= LATE:
            said.append(f"It was due {zoned_moment(self.one.ends_at, self.one.zone)}.")
        for entry in moved[-MAX_MOVED:]:
            at = short_moment(entry.at, self.one.zone)
            said.append(f"{by_whom(entry, in_full=False)}, changed it {at}: {in_words(changes_in(entry))}.")
        undo = [self._button("Undo", f"undo {begun.id}")] if is_sure and not why_not_undoable(begun) else []
        tone: Tone = "good" if is_sure else "warning"
        return self._card("Made", tone, "\n".join(said), changes_in(begun), [*undo, self._show()])

    def not_begun(self, why: str, *, is_so_already: bool = False) -> Card:
        """It could not begin, or was so already, and will not begin any more."""
        return self._card(
            "Not begun", "plain" if is_so_already else "attention", why, (), [self._show()],
            "" if is_so_already else NOT_AGAIN,
        )  # fmt: skip

    def ended(self, put_back: Sequence[Difference], others: Sequence[Difference] = ()) -> Card:
        """It was put back, or was so already where nothing was; what is wanted and Webex shows otherwise was
        not."""
        late = self.now - self.one.ends_at
        said = [] if late < LATE else [f"It was due {zoned_moment(self.one.ends_at, self.one.zone)}."]
        if others:
            said.append(not_put_back(others))
        elif not put_back:
            said.append("It was as before already; nothing was written.")
        again = self._button("Do it again", self.again)
        tone: Tone = "warning" if others else "good"
        return self._card("Ended", tone, "\n".join(said), put_back, [again, self._show()])

    def moved(self, back: ChangeRequest, now: Values) -> Card:
        """Somebody changed it meanwhile: what was before, what it was changed to, and what is there now."""
        end, rest = f"end {name_of(self.one)}", without_moved(back, now)
        buttons = [self._button("Put back all the same", f"{end} anyway {moved_check(back, now)}")]
        if rest:
            buttons.append(self._button("Put back the rest", f"{end} rest"))
        return moved_card(
            self._title(PUT_BACK),
            "Somebody changed it meanwhile. Nothing was written yet. What should I do?",
            [(one.label, one.was, one.changed_to, one.now) for one in moved_fields(back, now)],
            differences(back.target, now, rest.values) if rest else (),
            [*buttons, self._leave(), self._show()],
            self._by_whom,
        )

    def question(self, why: str) -> Card:
        """It cannot be put back by itself."""
        return self._card(PUT_BACK, "warning", f"{why} Nothing was written.", (), self._choices())

    def gone(self) -> Card:
        """There is nothing left to put back."""
        return self._card(
            "Ended", "warning", "The workspace is gone from Webex, so nothing was put back.", (), ()
        )

    def failed(self, why: str, again_at: datetime, *, is_end: bool) -> Card:
        """It was tried and could not be made; it is tried again."""
        again = f"I try again {coming(again_at, self.now, self.one.zone)}."
        title = "Not put back yet" if is_end else "Not begun yet"
        buttons = self._choices("Try now") if is_end else [self._leave()]
        return self._card(title, "attention", f"{why}\n{again}", (), buttons)

    def before_end(self) -> list[Button]:
        """What can be done before its end."""
        more = EXTEND_LONG if lasts(self.one) > LONG else EXTEND_SHORT
        name = name_of(self.one)
        return [
            self._button(f"Extend {more}", f"extend {name} by {more} seen {end_check(self.one)}"),
            self._button("End now", f"end {name} now"),
        ]

    def row(self) -> ListItem:
        """A line of the list of what waits."""
        one = self.one
        begins = (
            f", from {coming(one.starts_at, self.now, one.zone)}"
            if one.starts_at and one.state == "waiting"
            else ""
        )
        ends = f", until {coming(one.ends_at, self.now, one.zone)}."
        if one.stays:
            ends = f"; {STAYS}."
        elif one.ends_at <= self.now:
            ends = (
                ". Its end has come: I asked what to do." if one.state == "asking" else ". Its end has come."
            )
        name = name_of(one)
        button = (
            self._button("Cancel", f"cancel {name}") if one.state == "waiting"
            else self._button("End now", f"end {name} now")
        )  # fmt: skip
        return ListItem(
            f"{name} · {self.place} · {title_of(one.family)}",
            f"{one.assignments}{begins}{ends} {one.person_name}.",
            button,
        )

    @property
    def place(self) -> str:
        """The workspace as it is called now, and as it was called where that is another name."""
        found = self.workspaces.by_id.get(self.one.workspace_id)
        if found is None or found.name == self.one.workspace_name:
            return self.one.workspace_name
        return f"{found.name} (was {self.one.workspace_name})"

    @property
    def again(self) -> str:
        """The command that sets it again from now on, for as long."""
        return self._again_for(lasts(self.one))

    @property
    def rest(self) -> str:
        """The command that sets it again until its end; for as long, where that is over."""
        left = self.one.ends_at - self.now
        return self.again if left < LATE else self._again_for(left)

    def _again_for(self, length: timedelta) -> str:
        typed = lasting(length).replace(" ", "")
        return f"set {self.one.family} {self._typed()} {self.one.assignments} for {typed}"

    @property
    def _by_whom(self) -> str:
        of_plan = f" of {plan_name(self.one.plan_id)}" if self.one.plan_id else ""
        return f"{name_of(self.one)}{of_plan}, set by {self.one.person_name}"

    def _until(self) -> str:
        return f"{name_of(self.one)} holds until {coming(self.one.ends_at, self.now, self.one.zone)}."

    def _card(
        self,
        title: str,
        tone: Tone,
        message: str,
        changes: Sequence[Difference],
        buttons: Sequence[Button],
        hint: str = "",
    ) -> Card:
        return outcome_card(
            self._title(title),
            tone,
            unmarked(message),
            changes,
            buttons,
            hint or self._by_whom,
        )

    def _title(self, title: str) -> str:
        colon = "" if title.endswith("?") else ":"
        return f"{title}{colon} {title_of(self.one.family)} · {self.place}"

    def _button(self, title: str, command: str) -> Button:
        return Button(title, Say(command, self.one.thread_id))

    def _choices(self, title: str = "Put back") -> list[Button]:
        return [self._button(title, f"end {name_of(self.one)} now"), self._leave(), self._show()]

    def _leave(self) -> Button:
        return self._button("Leave it", f"cancel {name_of(self.one)}")

    def _typed(self) -> str:
        found = self.workspaces.by_id.get(self.one.workspace_id)
        return typed_name(self.workspaces, found) if found else self.one.workspace_id

    def _show(self) -> Button:
        return self._button("Show", f"show {self.one.family} {self._typed()}")


def changes_in(entry: Entry) -> list[Difference]:
    """What a change in the journal changed."""
    return [Difference(row["label"], row["before"], row["after"]) for row in entry.fields]


def not_put_back(others: Sequence[Difference]) -> str:
    """What Webex shows otherwise than it was put back, in a sentence."""
    return f"Put back in part. Wanted → what Webex shows: {in_words(others)}."


def scheduled_card(rows: Sequence[ListItem], where: str, more: Sequence[Button]) -> Card:
    """What waits for its start or its end."""
    return list_card(
        f"Scheduled · {where}" if where else "Scheduled",
        "Changes that begin or end by themselves, the next end first." if rows else "Nothing waits.",
        rows,
        more,
        "To begin one, say a change with a time: “… for 2 hours”, “… until mon 8am”, “… tomorrow at 8am”.",
    )
