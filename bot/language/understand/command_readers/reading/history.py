"""Reads `history`: which changes are asked for, the words in any order."""

from __future__ import annotations

from collections.abc import Iterator

from bot.access import Access, Viewer
from bot.errors import NotFound, NotUnderstood
from bot.events import Workspace
from bot.language.codes_and_pins import CODE_UNUSED, may_tell_secret
from bot.language.reasons import BECAUSE
from bot.language.requests.showing import ShowHistory
from bot.language.selecting.selection_words import is_kind
from bot.language.selecting.selections import Selection, cut_list, cut_selection
from bot.language.understand.command_readers.reading.history_words import (
    JOINING,
    TICKET,
    HistoryWords,
    without_before_id,
)
from bot.language.understand.places.find_workspace import find_workspace
from bot.language.words import Words, joined, retype
from bot.names.text import digits_of, suggestions
from bot.names.workspaces import MAX_NAME_WORDS, matching
from cards.text import message_text

MAX_WORDS = 40
"""Nobody describes changes with more words on purpose; a quoted text is one."""


def read_history(viewer: Viewer, words: Words) -> ShowHistory:
    """The changes made, from `[workspaces] [7d] [by <person>] [setting] [text of a reason]`."""
    return history_request(viewer, words, "history", words)


def history_request(viewer: Viewer, words: Words, verb: str, said: Words) -> ShowHistory:
    """The changes that the words ask for; `verb` makes the command for another workspace, `said` is typed
    again for the next page.

    Raises NotUnderstood for too many words and for a code or a PIN among them, NotFound and Ambiguous.
    """
    if len(words) > MAX_WORDS:
        raise NotUnderstood(
            f"That is {len(words)} words; I read at most {MAX_WORDS} here.",
            "Say fewer, or put a text in quotes.",
        )
    tells_secret = may_tell_secret(joined(words))
    try:
        request = _history_request(viewer, words, verb, said)
    except NotFound:
        if tells_secret:
            raise _code_typed() from None
        raise
    if tells_secret and digits_of(f"{request.text} {request.by}"):
        raise _code_typed()
    return request


def _code_typed() -> NotUnderstood:
    """The refusal of words that may hold a code or a PIN, without any of them."""
    return NotUnderstood(f"I keep no code and no PIN, so I look for none. {CODE_UNUSED}", "Type `history`.")


def _history_request(viewer: Viewer, words: Words, verb: str, said: Words) -> ShowHistory:
    """The same, whatever may be a code or a PIN."""
    selection, words = _cut_selection(viewer, words)
    sought = HistoryWords(viewer, words)
    workspace, text, problem = None, list(sought.texts), None
    for run in sought.runs:
        if workspace and not run.is_text:
            _require_no_name(viewer, run.words)
        if run.is_text or workspace:
            text.append(joined(run.words))
        elif sought.location_ids:
            workspace = sought.workspace_there(run.words)
            text += [] if workspace else [joined(run.words)]
        elif run.is_in_a_place and sought.takes_location(run.words):
            continue
        else:
            workspace, left, problem = _workspace(viewer, run.words, verb, words)
            if workspace is None and sought.takes_location(run.words):
                problem = None
            elif left:
                text.append(left)
    if selection and (workspace or sought.location_ids):
        raise NotUnderstood(
            f"{message_text(selection.said)}, and others beside it?", "Ask about one of them at a time."
        )
    return ShowHistory(
        workspace,
        sought.before_id,
        location=sought.location,
        location_ids=sought.location_ids,
        family=sought.family,
        by=sought.by,
        period=sought.period,
        text=" ".join(text),
        problem=problem,
        said=retype(without_before_id(said)),
        is_elsewhere=sought.is_elsewhere,
        selection=selection,
    )


def _cut_selection(viewer: Viewer, words: Words) -> tuple[Selection | None, Words]:
    """The several workspaces that are selected before any reason, and the words besides; None for no or one
    workspace, and for all there are: of these, also those are meant that are gone."""
    end = next((at for at, word in enumerate(words) if word.plain == BECAUSE), len(words))
    index, text = viewer.workspaces(), retype(words[:end])
    cut = cut_selection(index, text, viewer.lists) or cut_list(index, text)
    if cut is None:
        return None, words
    if not cut.selection.workspaces:
        raise NotUnderstood(
            f"No workspace is left of “{message_text(cut.selection.said)}”.",
            "Type `workspaces` for the list.",
        )
    rest = (*cut.before, *cut.behind, *words[end:])
    return (None if cut.selection.rule.is_everything else cut.selection), rest


def _workspace(
    viewer: Viewer, run: Words, verb: str, words: Words
) -> tuple[Workspace | None, str, NotFound | None]:
    """The workspace that a run of words means; the words of it that may be text instead, and what is wrong
    where they are none. Raises Ambiguous, and NotFound where a name is misspelt."""
    said, index = joined(run), viewer.workspaces()
    others = tuple(word for word in words if word not in run and word.plain not in JOINING)
    if may_tell_secret(joined(words)):
        others = tuple(word for word in others if not digits_of(word.text))
    try:
        return find_workspace(viewer, run, Access.READ, verb, rest=retype(others)), "", None
    except NotFound as unknown:
        problem = unknown
    if TICKET.fullmatch(said):
        return None, said, None
    problem.next_step = "Type `workspaces` for the list; words of a reason stand in quotes."
    if suggestions(index.by_name, said, limit=1, whole=True):
        raise problem
    for start, end in _spans(len(run)):
        if matching(index, joined(run[start:end]), inside=False):
            left = run[:start] + run[end:]
            _require_no_name(viewer, left)
            found = find_workspace(viewer, run[start:end], Access.READ, verb, rest=retype(others + left))
            return found, joined(left), problem
    return None, said, problem


def _require_no_name(viewer: Viewer, words: Words) -> None:
    """Raises NotUnderstood where these words beside a workspace name others: no reason is looked for with
    them."""
    index = viewer.workspaces()
    are_names = len(words) <= MAX_NAME_WORDS and matching(index, joined(words), inside=False)
    if are_names or all(is_kind(index, word.plain) for word in words):
        raise NotUnderstood(
            f"Is “{message_text(joined(words)[:60])}” another workspace, or a word of a reason?",
            "Say names with commas between them, and put words of a reason in quotes.",
        )


def _spans(count: int) -> Iterator[tuple[int, int]]:
    """Every run of fewer words that may be a name, the longest first."""
    for size in range(min(count - 1, MAX_NAME_WORDS), 0, -1):
        for start in range(count - size + 1):
            yield start, start + size
