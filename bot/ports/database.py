"""What the rest of the bot needs of the database, with the records it keeps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from bot.events import Changed
from bot.store.records.forms import Form as Form
from bot.store.records.journal import Entry as Entry
from bot.store.records.plans import Plan as Plan
from bot.store.records.plans import PlanItem as PlanItem
from bot.store.records.saved import Repeat as Repeat
from bot.store.records.saved import Saved as Saved
from bot.store.records.tasks import Claim as Claim
from bot.store.records.timed import Timed as Timed
from bot.work.port import Transaction


class Claims(Protocol):
    """Which events are handled by whom, and until when the bot listened. A process that gives no sign of life
    for a while, or is known to have ended, is gone."""

    def claim(self, event_id: str, at: datetime, *, space_id: str = "", is_press: bool = False) -> bool:
        """True for exactly one caller per event, however often and to whichever process it is delivered."""

    def expect(self, event_id: str, at: datetime, *, space_id: str, is_press: bool) -> None:
        """Notes an event that waits in a queue of this process, so that it is not lost with it; one that was
        claimed already stays as it is."""

    def answered(self, event_id: str) -> None:
        """An event of this process needs nothing more."""

    def sign_of_life(self, at: datetime) -> None:
        """This process lives: its events and locks stay its own."""

    def abandoned(self, now: datetime) -> Sequence[Claim]:
        """What processes that are gone left unanswered, oldest first."""

    def take_over(self, claim: Claim, now: datetime) -> bool:
        """True for exactly one caller: the event is this process's now, and may be claimed again."""

    def heard(self, at: datetime, now: datetime | None = None) -> None:
        """Notes that all that was said until `at` was answered, or that it was said that it was not. An
        earlier moment than the last changes nothing, unless the last lies after `now`: the clock was set."""

    def last_heard(self) -> datetime | None:
        """The latest moment given to `heard`."""


class Forms(Protocol):
    """The forms behind cards, by their opaque id."""

    def keep_form(self, form: Form) -> None:
        """Keeps a form before its card is posted."""

    def posted_form(self, form_id: str, message_id: str) -> None:
        """The form's card is this message."""

    def form(self, form_id: str) -> Form | None:
        """The form, while nobody has used it up; expired ones too."""

    def use_form(self, form_id: str, at: datetime) -> bool:
        """True for exactly one caller: the form is used up from now on."""

    def open_forms(self, now: datetime) -> Sequence[Form]:
        """The forms that could still be pressed, the first to expire first."""


class History(Protocol):
    """The journal, to be read, and who says that a change is fine."""

    def history(
        self,
        *,
        workspace_id: str = "",
        workspace_ids: Iterable[str] | None = None,
        location_ids: Iterable[str] | None = None,
        family: str = "",
        actor_ids: Iterable[str] | None = None,
        since: datetime | None = None,
        reason: str = "",
        before_id: int = 0,
        limit: int = 10,
    ) -> Sequence[Entry]:
        """The entries, newest first; of one workspace or of these, of these locations, of one setting, by
        these people if given, since a moment, with this text in their reason."""

    def actors(self) -> Mapping[str, str]:
        """Everybody who asked for a change: the id, and the name by which they did last."""

    def change(self, number: int) -> Entry | None: ...
    def call_fine(self, number: int, person: str) -> bool:
        """Notes who says that a change is fine; False where somebody did."""

    def last_change(self, person_id: str, space_id: str, *, before_id: int = 0) -> Entry | None:
        """The last change of this person, asked for in this space, that was made, undoes none and was not
        undone; with `before_id` the last one before that. Nothing that a timed change did by itself."""

    def last_undo(self, person_id: str, space_id: str) -> Entry | None:
        """The last change that this person made in the space, if it undid another. Nothing that a timed
        change did by itself."""

    def undo_to_redo(self, person_id: str, space_id: str) -> Entry | None:
        """The last undo of this person in the space that was not taken back, if nothing but undos and redos
        came behind it: what `redo` makes again, one after the other."""

    def taking_back(self, numbers: Collection[int]) -> Sequence[Entry]:
        """The changes that were made and undid one with these numbers, or took back such an undo, oldest
        first."""

    def changes_of_timed(self, number: int) -> Sequence[Entry]:
        """The changes that began and ended a timed change, oldest first, also those that failed."""

    def changes_of_plan(self, number: int) -> Sequence[Entry]:
        """The changes that a plan made or tried, oldest first."""

    def changes_of(self, event_id: str) -> Sequence[Entry]:
        """The changes that were begun for an event, oldest first."""

    def changes_of_message(self, message_id: str) -> Sequence[Entry]:
        """The changes that were begun for a message and for edits of it, oldest first."""


class Journal(History, Protocol):
    """Each change: written down before it is made, and what became of it."""

    def intend(self, entry: Entry) -> int:
        """Journals a change before it is made (state `intended`; `entry.id` is ignored); gives its id. Raises
        NotAllowed when its event has been taken over by another process meanwhile, OutOfDate when the timed
        change that it begins or ends is so already, this process is not at the item of the plan, or the
        change under the same request for a second key was begun before."""

    def settle(
        self,
        entry: Entry,
        changed: Changed | None,
        at: datetime,
        effect: Mapping[str, Any] | None = None,
        also: Callable[[Transaction], object] | None = None,
    ) -> bool:
        """Journals what became of a change: the state, fields, tracking id, note, item id (of one that was
        added) and next look of `entry`. In the same transaction it queues a notice of `changed` to every
        space that watches it but the one it was asked in, and of what was `done` notes `effect` in what was
        last read of the setting, if that is kept; where that is None, what is read next is taken as it is.
        `also` is called in it, too.

        `done` is final, and `failed` can only turn out to be `done`; any other late outcome changes nothing
        and tells nobody: False. Raises LookupError when there is no such entry.
        """

    def look_again(self, entry_id: int, at: datetime | None) -> None:
        """When a change is to be looked at next; None when what is known is final."""

    def unsettled(self, now: datetime) -> Sequence[Entry]:
        """Changes that were intended and never settled or are to be looked at again now, oldest first."""

    def take_entry(self, entry: Entry, now: datetime, until: datetime) -> bool:
        """True for exactly one caller that found this entry unsettled. If the caller is never heard of again,
        it is unsettled again at `until`."""


class TimedStore(Protocol):
    """Timed changes."""

    def keep_timed(self, new: Timed, also: Callable[[Transaction, Timed], object]) -> Timed:
        """Keeps a timed change (`new.id` is ignored) and gives it with its number; `also` is called in the
        same transaction. For a change of a plan that begins later, its item becomes `scheduled` in the same
        transaction; raises OutOfDate where another process is at the item."""

    def timed(self, number: int) -> Timed | None:
        """The timed change with this number."""

    def open_timed(self, workspace_id: str = "", plan_id: int | None = None) -> Sequence[Timed]:
        """Those that are not over, the first to end first; of one workspace or one plan if given."""

    def timed_of_plan(self, plan_id: int) -> Sequence[Timed]:
        """All that a plan has set, also what is over."""

    def change_timed(
        self, one: Timed, also: Callable[[Transaction, Timed], object] | None = None, **values: Any
    ) -> Timed | None:
        """Gives a timed change these values, and gives it as it is then; None where somebody else has changed
        it since it was read. `also` is called in the same transaction."""

    def change_timed_together(
        self,
        changes: Sequence[tuple[Timed, Mapping[str, Any]]],
        also: Callable[[Transaction, Sequence[Timed]], object] | None = None,
    ) -> Sequence[Timed]:
        """The same for several in one transaction, `also` once for all; none of them where somebody else has
        changed one."""


ALIAS = "alias"
"""The kind of words that are saved under a name."""
ON_NOTICES = "on"
"""In their value: the keys of the settings on whose notices they stand as a button."""


class SavedStore(Protocol):
    """What spaces save under a name."""

    def save(self, new: Saved) -> None:
        """Keeps it in the place of what had this name in this space."""

    def replace_saved(self, new: Saved, before: Saved) -> bool:
        """Keeps it in the place of what was read; False where that is not there as it was."""

    def save_new(self, new: Saved) -> bool:
        """Keeps it; False where something has this name in this space already."""

    def saved(self, space_id: str, kind: str, name: str = "") -> Sequence[Saved]:
        """What a space saved of a kind, by name; with a name only that."""

    def forget_saved(self, space_id: str, kind: str, name: str) -> bool:
        """Forgets it; False where there is none."""


class RepeatStore(Protocol):
    """What is said again and again in spaces."""

    def keep_repeat(self, new: Repeat, also: Callable[[Transaction, Repeat], object]) -> Repeat:
        """Keeps it (`new.id` is ignored) and gives it with its number; `also` is called in the same
        transaction."""

    def repeat(self, number: int) -> Repeat | None:
        """The one with this number."""

    def repeats(self, space_id: str) -> Sequence[Repeat]:
        """Those of a space that are not over, oldest first."""

    def change_repeat(
        self, one: Repeat, also: Callable[[Transaction, Repeat], object] | None = None, **values: Any
    ) -> Repeat | None:
        """Gives one these values, and gives it as it is then; None where somebody else has changed it since
        it was read. `also` is called in the same transaction."""


class PlanStore(Protocol):
    """Plans and their items. The journal notes its entry with the item that it is of, and what became of the
    one with the other."""

    def keep_plan(
        self, new: Plan, items: Sequence[PlanItem], also: Callable[[Transaction, Plan], object]
    ) -> Plan:
        """Keeps a plan (`new.id` and the items' `plan_id` are ignored) and gives it with its number; `also`
        is called in the same transaction."""

    def plan(self, number: int) -> Plan | None:
        """The plan with this number."""

    def latest_plans(self, space_id: str, person_id: str, count: int) -> Sequence[Plan]:
        """The last plans of this space or this person, the newest first."""

    def open_plans(self) -> Sequence[Plan]:
        """Those that are not over, the oldest first."""

    def plan_items(self, number: int, *states: str) -> Sequence[PlanItem]:
        """The items of a plan in their order; of these states if given."""

    def plan_counts(self, number: int) -> Mapping[str, int]:
        """How many items of a plan there are in each state; 0 for a state that none has."""

    def plan_size(self, number: int) -> int:
        """How many workspaces a plan is for."""

    def change_plan(
        self,
        one: Plan,
        also: Callable[[Transaction, Plan], object] | None = None,
        *,
        items: tuple[Sequence[str], str] | None = None,
        **values: Any,
    ) -> Plan | None:
        """Gives a plan these values, and gives it as it is then; None where somebody else has changed it
        since it was read. In the same transaction `items` takes those from some states to another, and `also`
        is called."""

    def plan_posted(self, number: int, **message_ids: str) -> None:
        """The plan has these messages, by the names of the fields."""

    def plan_settled(self, tx: Transaction, number: int) -> bool:
        """Counts a plan that is over as changed, in the caller's transaction, so that it is told again; False
        where it is not over."""

    def plan_told(self, tx: Transaction, number: int, message_id: str) -> Sequence[str]:
        """The plan is told of with this message now, in the caller's transaction; gives those that told of it
        before, empty for none."""

    def item_seen(self, item: PlanItem) -> bool:
        """Notes what was found of a new item: its state, name, request and note. False where it is not new
        any more."""

    def item_noted(self, item: PlanItem) -> bool:
        """Keeps the note of an item; False where it does not wait any more."""

    def take_item(self, item: PlanItem) -> bool:
        """True for exactly one caller of a waiting item: this process makes the change."""

    def item_over(self, item: PlanItem, state: str, note: str) -> bool:
        """What became of an item that this process took, where the journal does not tell it or all of it."""

    def leave_items(self, number: int, *, not_begun: str, begun: str) -> None:
        """Nobody is at an item of the plan any more: what was begun, so that the journal has it, is in one
        state, the rest in another. What is left as `doing` waits again where it is found not to be made."""


class Secrets(Protocol):
    """Rotated tokens by name."""

    def secret(self, name: str) -> str | None:
        """The token kept under this name."""

    def keep_secret(self, name: str, value: str) -> None:
        """Keeps a token, in place of the one before."""


class Locks(Protocol):
    """Locks by name between all threads of all processes on the database."""

    def holding(self, name: str) -> AbstractContextManager[None]:
        """Holds the lock inside the `with` block, which must not ask for it again; waits for it at most a
        minute. Raises Busy when it is not free by then, Unkept when the database cannot be used."""
