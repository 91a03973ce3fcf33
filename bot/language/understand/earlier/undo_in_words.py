"""“Undo” in sentences: asked about, denied, or said in other words. None of them undoes anything at once."""

from __future__ import annotations

import re

from bot.errors import NotUnderstood
from bot.language.codes_and_pins import may_tell_secret
from bot.language.polite import POLITELY
from bot.language.requests.changing import LeaveAsItIs, UndoChange
from bot.language.requests.request import Request
from bot.language.understand.what_is_named import names_setting
from bot.names.text import plain_words

_UNDO = r"(?:undo|revert|roll ?back)"
_IT = (
    r"(?: (?:it|that|this|them|anything|something|the (?:last|latest|previous) (?:change|one)"
    r"|my (?:last )?change))?"
)
_END = r"(?: (?:please|pls|now|again|yet|back|for me|at all|here))*"
_DENIED = re.compile(
    rf"(?:please |ok |no |oh )*(?:do not|don't|dont|not|never|no|without|no need to"
    rf"|(?:you|we|i) (?:should|must) not|let's not|let us not|i (?:do not|don't) want to) "
    rf"(?:please )?(?:{_UNDO}{_IT}|take (?:it|that|this) back){_END}"
)
_MAY = (
    r"(?:should|can|could|may|shall|must|do|would|will|might)(?: not|n't)? (?:i|we|it|that|this|you)"
    r"(?: (?:not|still|really|also|have to|need to|want to|be able to))?"
)
_HOW = (
    r"(?:how (?:do|can|could|would|to)|is it possible to|is there a way to|am i able to"
    r"|what (?:does|would|will)|want me to|do i need to|do we need to|ought i to)(?: (?:i|we|you|one))?"
)
_ASKED = re.compile(
    rf"(?:{_MAY}|{_HOW}|what if (?:i|we)|what happens if (?:i|we)) {_UNDO}(?:ne)?{_IT}(?: (?:do|undo))?{_END}"
    rf"|(?:can|could|should|may|will) (?:it|that|this|(?:the|my)(?: last)? change) be "
    rf"(?:undone|reverted|rolled back|taken back){_END}"
    rf"|(?:is|was) (?:it|that|this) (?:undone|reversible|undoable){_END}"
    rf"|(?:is there|do you have) (?:an )?undo{_END}|{_UNDO}{_IT}"
)
"""Alone, the last of these is asked only with a question mark."""
_SPEAKS_OF_IT = re.compile(r"undo|undone|revert|roll|back|reversible|\bwas\b", re.IGNORECASE)
_AS_IT_WAS = r"(?: (?:to|as|how) (?:it|what it|how it) was(?: before)?)?"
_SAID_ELSE = re.compile(
    rf"(?:please |ok |oh |no |can you |could you |would you |pls )*(?:"
    rf"(?:take|roll|turn|change|set|put|bring|switch) (?:it|that|this) back{_AS_IT_WAS}|{_UNDO}{_IT}|"
    rf"put (?:it|that|this|everything) (?:how|as|like) it was(?: before)?|"
    rf"(?:that|it|this) was (?:a mistake|wrong|an accident|not intended|by mistake)){_END}"
)
_AND_MORE = re.compile(
    rf"(?:please |ok |oh |no )*(?:{_UNDO}|cancel|take (?:it|that|this) back){_IT}"
    r"(?:,? (?:and then|and|then)|,) (?P<order>.+)",
    re.IGNORECASE | re.DOTALL,
)
_GIVEN_VALUE = r"(?:the |its |their )?(?:default|standard|factory|built[ -]?in|direct|location|webex|system)"
_TO_VALUE = re.compile(
    rf"(?P<head>{POLITELY})(?:revert|reset|roll ?back) "
    r"(?!(?:(?:my|the|that|this|our|last|latest|previous) )*changes?\b)"
    rf"(?P<order>\S.* to {_GIVEN_VALUE}\b.*)",
    re.IGNORECASE,
)


def with_value_set(text: str) -> str:
    """The text with “set the music of the gym to default” for “revert the music of the gym to default”: it
    names the value, and no change that is to be undone."""
    found = _TO_VALUE.fullmatch(text.strip())
    return f"{found['head']}set {found['order']}" if found and names_setting(found["order"]) else text


def undo_in_words(text: str, *, is_command: bool) -> Request | None:
    """What a text asks for that only speaks of taking the last change back; None for any other, also for the
    command itself. Raises NotUnderstood where an order is given in the same breath."""
    more = _AND_MORE.fullmatch(text.strip())
    if more and names_setting(more["order"]) and not may_tell_secret(text):
        choices = ("undo", more["order"])
        raise NotUnderstood(
            "That is more than one thing. Nothing was changed yet.", "Which one first?", choices
        )
    if not _SPEAKS_OF_IT.search(text):
        return None
    said = plain_words(text)
    asks = text.rstrip().endswith("?")
    if _DENIED.fullmatch(said):
        return LeaveAsItIs()
    is_asked = _ASKED.fullmatch(said) is not None and (asks or not is_command)
    if is_asked or (not is_command and _SAID_ELSE.fullmatch(said)):
        return UndoChange(None, asks=True)
    return None
