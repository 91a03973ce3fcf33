"""Questions about an order that nobody gave: whether, how, or with what result it can be made."""

from __future__ import annotations

from contextlib import suppress

from bot.access import Access
from bot.errors import BotError
from bot.language.requests.changing import SetFields
from bot.language.requests.showing import About, ShowSetting, WouldChange
from bot.language.sentence.frames.command_text import frame_command, in_words
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.kinds.asking.asking_whether import HOW, WHETHER, order_asked_about
from bot.language.understand.one_sentence import Asked

_ABOUT = {HOW: About.HOW, WHETHER: About.WHETHER}


def asked_change(asked: Asked) -> ShowSetting | None:
    """The setting, with the change that is asked about; None where the sentence asks nothing of the kind, or
    its order is not complete."""
    found = order_asked_about(asked.sentence)
    if found is None:
        return None
    kind, order = found
    best = asked.of([order]).best
    if not (isinstance(best.frame, Frame) and best.frame.is_complete and best.family):
        return None
    if best.unknown or best.hard or best.others or best.is_doubtful:
        return None
    workspace = asked.finder.one(best, "show", best.family, Access.READ)
    command = frame_command(best.frame, asked.finder.typed(workspace))
    with suppress(BotError):
        request = asked.run(command)
        if isinstance(request, SetFields):
            about = _ABOUT.get(kind, About.WHAT_IF)
            would = WouldChange(about, request.assignments, command, in_words(best.frame))
            return ShowSetting(best.family, workspace, would=would)
    return None
