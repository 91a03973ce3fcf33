"""Another workspace or number in the place of the one before: “dnd on in the gym, no wait, the kitchen”,
or “no, 4405” as the next message."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.errors import Unsure
from bot.language.codes_and_pins import may_tell_secret
from bot.language.remembered.memory import Topic
from bot.language.request_subject import OTHER_CHANGES
from bot.language.requests.changing import Propose, SetFields, SetForTime
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import assignments_text
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.earlier.saying_no import POLITE
from bot.language.understand.one_sentence import RunCommand
from bot.language.understand.what_is_named import names_place, names_setting
from bot.language.vocabulary import command_text
from bot.names.text import plain_words
from bot.names.workspaces import matching, typed_name
from cards.text import message_text

_SORRY = (
    r"(?:(?:oh|oops|no(?=\s*[,;:.]|\s+(?:wait|sorry|not|the|i|make|it|that)\b)"
    r"|wait|sorry|hang on|scratch that|correction|actually|rather|(?:i|we) meant?"
    r"|make (?:that|it)|(?:that's |that is |it's )?(?:the )?wrong (?:one|room|number|workspace)"
    r"|(?:it|that) should be|(?<!\w\s)should be)[\s,:;.]+)"
)
_INSTEAD = r"(?:in |for |at |on |to )?(?:the )?(?P<instead>[^,;]+?)"
_TAKEN_BACK = re.compile(rf"(?P<order>.+?)[\s,;.–—-]+{_SORRY}+{_INSTEAD}[\s.!]*", re.IGNORECASE | re.DOTALL)
_CORRECTS = tuple(
    re.compile(pattern + r"[\s.!]*", re.IGNORECASE)
    for pattern in (
        rf"{_SORRY}*not (?P<wrong>[^,;]+?)(?:[,;]| but)\s+{_SORRY}*{_INSTEAD}",
        rf"{_SORRY}*{_INSTEAD},? (?:instead|not (?P<wrong>[^,;]+?))",
        rf"{_SORRY}+{_INSTEAD}",
        r"(?P<instead>\+?[\d ()-]+)",
    )
)
"""A message that says nothing but what was wrong in the order before it."""

_STOPS = frozenset({"wait", "hold", "stop"})
"""These begin the names of rooms, and name none here: “no wait”."""
_STATE = re.compile(r"(?:(?:turn|switch|put) )?(?:it |that )?(?P<state>on|off)(?: instead)?", re.IGNORECASE)
_ON_OFF = re.compile(r"\b(?:on|off)\b", re.IGNORECASE)

_STATE_ALONE = re.compile(
    rf"(?:(?:{POLITE}|ok|okay|turn|switch|put|set|back)\s+)*(?P<state>on|off)(?:\s+(?:{POLITE}|again))*"
)
_NOT_THERE = re.compile(
    rf"{_SORRY}*not (?:(?:in|on|at|for) )?(?:the )?(?P<wrong>[^,;.:]+?)\s*[,;.:]+\s+{_SORRY}*(?P<order>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
MAX_CHARS = 300
"""Longer texts are no order that somebody corrects in the same breath."""
MAX_NAMED = 2
"""One workspace, and one that its calls go to; the one named last is taken back."""
_NUMBER = re.compile(r"(?<![\w+])\+?\d(?:[ ()-]{0,2}\d){2,}(?!\w)")
"""Three digits at least: fewer are rings or seconds."""


def with_instead(viewer: Viewer, text: str) -> str:
    """The order with the workspace, or the number to be called, that is named last in the place of the one
    that was taken back; empty where a text is nothing of the kind, or may tell a code."""
    found = _TAKEN_BACK.fullmatch(text.strip()) if len(text) <= MAX_CHARS else None
    if found is None or may_tell_secret(found["order"]):
        return ""
    order, instead = found["order"], found["instead"]
    if _NUMBER.fullmatch(instead):
        numbers = _NUMBER.findall(order)
        return order.replace(numbers[0], instead) if len(numbers) == 1 else ""
    if state := _STATE.fullmatch(instead):
        return _ON_OFF.sub(state["state"], order) if len(_ON_OFF.findall(order)) == 1 else ""
    index = viewer.workspaces()
    meant = [] if instead.casefold() in _STOPS else matching(index, instead, inside=False)
    said = sentences(order)
    if len(meant) != 1 or len(said) != 1:
        return ""
    spans = [one for one in workspace_spans(index, said[0], lexicon()) if one.sureness >= Sureness.ALL_WORDS]
    whole = [one for one in spans if not any(one.is_part_of(other) for other in spans)]
    if not 0 < len(whole) <= MAX_NAMED:
        return ""
    last = max(whole, key=lambda one: one.start)
    before = said[0].text(0, last.start)
    behind = said[0].text(last.end, len(said[0].tokens))
    return f"{before} {typed_name(index, meant[0])} {behind}".strip()


def without_wrong_place(viewer: Viewer, text: str) -> str:
    """The order behind the workspace that was wrong, where it names its own: “no wait not gym. kitchen, call
    waiting off”; empty for any other text."""
    found = _NOT_THERE.fullmatch(text.strip()) if len(text) <= MAX_CHARS else None
    if found is None or len(matching(viewer.workspaces(), found["wrong"], inside=False)) != 1:
        return ""
    order = found["order"]
    return order if names_place(viewer, order) and names_setting(order) else ""


def correction(viewer: Viewer, topic: Topic, text: str, run: RunCommand) -> Request | None:
    """The change that was made just now with what a message names in the place of a part of it, to be shown
    first: “no, 4405”, “not 4404, 4405”, “I meant the kitchen”; None where it is nothing of the kind.

    Raises Unsure for another workspace: the first one was changed already.
    """
    last = topic.last_change
    if last is None or not topic.was_changed_now or len(text) > MAX_CHARS or may_tell_secret(text):
        return None
    found = next(filter(None, (one.fullmatch(text.strip()) for one in _CORRECTS)), None)
    if found is None:
        return None
    order = command_text(
        "set",
        last.family,
        typed_name(viewer.workspaces(), last.workspace),
        assignments_text(last.assignments),
    )
    instead = with_instead(viewer, f"{order}, sorry, {found['instead']}")
    request = run(instead) if instead else None
    if not isinstance(request, SetFields) or request.family is not last.family:
        return None
    if request.workspace.id != last.workspace.id:
        raise Unsure(
            f"{message_text(last.workspace.name)} was changed already; its receipt has Undo.",
            f"The same in {message_text(request.workspace.name)}?",
            choices=(("The same there", request.workspace.name, instead),),
        )
    return shown_first(viewer, request, instead)


def state_alone(topic: Topic, text: str) -> str:
    """The order that “on”, or “and off again”, is right behind a setting that was shown or changed; empty for
    any other text."""
    found = _STATE_ALONE.fullmatch(plain_words(text))
    is_told = topic.is_one_setting and not topic.asks and not text.rstrip().endswith("?")
    return f"turn it {found['state']}" if found and is_told else ""


def shown_first(viewer: Viewer, found: Request | None, said: str) -> Request | None:
    """A change that was read from the order `said`, to be shown before it is made. Raises Unsure for one that
    cannot be shown, with the order to choose."""
    if isinstance(found, OTHER_CHANGES) and not isinstance(found, Propose | SetForTime):
        raise Unsure("You corrected yourself, so nothing was changed yet.", "", (said,))
    if not isinstance(found, SetFields):
        return found
    name = typed_name(viewer.workspaces(), found.workspace)
    command = command_text("set", found.family, name, assignments_text(found.assignments))
    return Propose(found, command, reason=found.reason)
