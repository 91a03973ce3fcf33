"""A few words right behind a change that say more of it: “5 rings”, “to 4405”."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.access import Viewer
from bot.language.codes_and_pins import may_tell_secret
from bot.language.remembered.memory import Topic
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.names.workspaces import typed_name

MAX_WORDS = 5
"""What says more than that is a sentence of its own."""
_SAYS_ELSE = frozenset(
    phrases(
        "not|no|never|nothing|stop|wait|cancel|undo|undone|undid|revert|reverted|back|without|except|unless|wrong|off|"
        "all|elsewhere|everywhere|everybody|everyone|others|other|both|every|each|anywhere|rooms|lobbies|too|also|same|like|as"
    )
)
"""These take something back, or are about other workspaces."""


def follow_up(
    viewer: Viewer, topic: Topic, text: str, read: Callable[[str], Request | None]
) -> Request | None:
    """The change of the same setting that a text says more of, to be shown first; None for any other text.
    `read` tells what a text asks for that stands alone."""
    last = topic.last_change
    parts = sentences(text)
    if last is None or not topic.was_changed_now or len(parts) != 1 or may_tell_secret(text):
        return None
    part = parts[0]
    is_more = 0 < len(part.tokens) <= MAX_WORDS and not part.asks and _SAYS_ELSE.isdisjoint(part.words)
    if not is_more or workspace_spans(viewer.workspaces(), part, lexicon()):
        return None
    found = read(
        f"{last.family.key} {text.strip(' .!')} in {typed_name(viewer.workspaces(), last.workspace)}"
    )
    fields = found.fields if isinstance(found, Propose) else found
    is_whole = not (isinstance(found, Propose) and found.left_over)
    if not isinstance(fields, SetFields) or not is_whole:
        return None
    is_same = fields.family is last.family and fields.workspace.id == last.workspace.id
    return replace(found, shows_first=True) if found and is_same else None
