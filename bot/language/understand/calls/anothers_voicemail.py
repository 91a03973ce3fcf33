"""Calls sent to the voicemail of another workspace: “forward the gym to the front desk's voicemail”."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.language.requests.changing import Propose, SetFields
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.sentence.words.word_graph import ARTICLES
from bot.language.understand.one_sentence import Asked
from bot.names.workspaces import WorkspaceIndex

_VOICEMAIL = frozenset({"voicemail", "mailbox", "vm"})


def may_go_to_voicemail(sentence: Sentence) -> bool:
    """Whether calls may be sent to the voicemail of something."""
    words = {*sentence.words}
    return "to" in words and not {"of", "'s"}.isdisjoint(words) and not _VOICEMAIL.isdisjoint(words)


def anothers_voicemail(
    workspaces: WorkspaceIndex, sentence: Sentence, read: Callable[[Sentence], Asked]
) -> Propose | None:
    """The change that forwards calls to the number of the workspace, and there to voicemail; it is shown
    first. None for any other sentence."""
    tokens = sentence.tokens
    spans = workspace_spans(workspaces, sentence, lexicon())
    for span in (one for one in spans if one.sureness >= Sureness.ALL_WORDS and len(one.found) == 1):
        before = [token.plain for token in tokens[: span.start] if token.plain not in ARTICLES]
        behind = [token.plain for token in tokens[span.end : span.end + 2]]
        number = span.found[0].extension or span.found[0].number
        is_of = before[-3:-2] == ["to"] and before[-2] in _VOICEMAIL and before[-1] == "of"
        is_its = before[-1:] == ["to"] and behind[:1] == ["'s"] and not _VOICEMAIL.isdisjoint(behind)
        if not number or not (is_of or is_its):
            continue
        end = span.end + 2 if is_its else span.end
        told = [Token(word, word) for word in ("voicemail", "of", number)][0 if is_its else 2 :]
        asked = read(replace(sentence, tokens=(*tokens[: span.start], *told, *tokens[end:])))
        commands = asked.commands([]) if asked.is_certain and not asked.best.others else []
        request = asked.run(commands[0]) if commands else None
        is_elsewhere = span.found[0] not in asked.best.workspaces
        if isinstance(request, SetFields) and request.family is CALL_FORWARDING and is_elsewhere:
            return Propose(request, commands[0])
    return None
