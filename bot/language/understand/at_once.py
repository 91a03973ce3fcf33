"""What a message says as a whole, before it is read as an order: no, an undo, or what to do with a list."""

from __future__ import annotations

from bot.access import Viewer
from bot.errors import Unsure
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.remembered.memory import Topic
from bot.language.requests.approving import Withdraw
from bot.language.requests.changing import LeaveAsItIs
from bot.language.requests.request import Request
from bot.language.requests.showing import ShowStatus
from bot.language.understand.command_readers.reading.status import asks_status
from bot.language.understand.earlier.saying_no import calls_off, declines
from bot.language.understand.earlier.undo_in_words import undo_in_words
from bot.language.understand.not_done.reminders import refuse_reminder
from bot.language.understand.pasted.pasted import refuse_table
from bot.language.understand.pasted.pasted_numbers import refuse_pasted_numbers
from bot.language.understand.places.several.list_in_words import list_in_words
from bot.language.understand.questions.bare_number import ask_which_calls, refuse_bare_number
from bot.language.understand.questions.rings_counted import rings_counted
from bot.names.text import folded
from cards.text import message_text


def said_at_once(viewer: Viewer, topic: Topic, text: str, *, is_command: bool) -> Request | None:
    """What a message asks for that changes no setting, whatever was read in it; None for any other.

    Raises NotUnderstood for a table, lines of workspaces and numbers, a number alone, and an undo with an
    order behind it; Unsure where what is called off was done just now, and for a number to be blocked;
    NotAvailable for a reminder; and what `list_in_words` does.
    """
    refuse_reminder(viewer, text)
    refuse_pasted_numbers(viewer, text)
    refuse_table(text)
    if not (topic.asks or folded(text) in viewer.workspaces().by_name):
        refuse_bare_number(text)
        ask_which_calls(viewer.workspaces(), text)
    if counted := rings_counted(viewer, text):
        return counted
    if asks_status(text) and folded(text) not in viewer.workspaces().by_name:
        return ShowStatus()
    if calls_off(text, is_changed=topic.was_changed_now) or (declines(text) and not topic.asks):
        return _left_as_it_is(topic, text)
    return undo_in_words(text, is_command=is_command) or list_in_words(viewer, text)


def _left_as_it_is(topic: Topic, text: str) -> Request:
    if topic.asked_now is not None and declines(text):
        return Withdraw(topic.asked_now)
    last = topic.last_change
    if last is None or not topic.was_changed_now or not declines(text):
        return LeaveAsItIs(CODE_UNUSED if may_tell_secret(text) else "")
    where = message_text(last.workspace.name)
    raise Unsure(
        f"{last.family.title} of {where} was changed already. Take it back?",
        "Or leave it as it is.",
        choices=(("Undo it", f"{last.family.title} · {last.workspace.name}", "undo"),),
    )
