"""Who or what is to be on a list, or off it, in the words of somebody who types on a phone: “seq ring gym
+4001”, “sel accept gym: let 4001 thru”, “blf for room 101 on the gym phone”, “ptt gym, Ravi gone”."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.access import Viewer
from bot.catalogue import family_of
from bot.errors import BotError, NotUnderstood
from bot.language.codes_and_pins import may_tell_secret
from bot.language.reasons import kept_reason
from bot.language.requests.changing import AddItem, Propose, RemoveItem, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import MIN_DIALLED, NUMBER, Sentence, Token, sentences
from bot.language.understand.beside.list_entries.marked_entry import NAMED, MarkedEntry, marked_entry
from bot.language.understand.beside.reasons.plain_reasons import is_plain_reason
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.what_is_named import names_only_place
from bot.language.vocabulary import SettingList, command_text
from cards.text import message_text

MAX_WORDS = 24
"""Longer texts tell more than who is on a list."""
MAX_ENTRY_WORDS = 4
_MAY_NAME_LIST = re.compile(
    r"\b(?:blfs?|lamps?|busy|monitor\w*|ptt|push|intercom|seq\w*|sim\w*|hunt\w*|ring\w*|sel|selective\w*|"
    r"accept\w*|reject\w*|prio\w*|pri|privacy|status|patterns?|codes?|lists?|facs?|members?|agents?|rules?|"
    r"mobile|cell\w*)\b",
    re.IGNORECASE,
)
"""Without one of these no list is named."""
_PLUS = re.compile(r"(?:(?<=\s)|^)\+\s?(?=[^\W\d]|\d{3,6}\b(?![\d ().-]*\d))")
_LONG_PLUS = re.compile(r"(?<=\s)(?=\+\d{7,}\b)")
"""Before a whole number that is typed with its plus."""
_MINUS = re.compile(r"(?<=\s)[-–]\s?(?=[A-Z]|\d)")
_NOBODY = frozenset(
    phrases(
        "it|that|this|all|everyone|everybody|everything|nobody|he|she|they|we|us|me|him|her|them|who|what|which|"
        "not|no|never|is|are|was|were|do|does|did|if|when|until|unless|and|or|but|only|on|off|in|out|to|from|of|"
        "for|at|should|must|may|can|has|have|set|turn|switch|put|add|remove|take|show|list|check|still|already|"
        "why|how|with|without|calls|call|callers|caller|rings|ring|by|a|an|first|last|tone|back|up|down"
    )
)
"""Words that are in nobody's name."""
_E = r"(?P<entry>[^<>,]+?)"
_N = r"(?P<entry>\+?\d[\d ().-]*)"
_IN = r"(?:on|at|in|for|of|from|onto|into|to)"
_P, _L = rf"(?:{_IN} )?<P>", r"<L>"
_BOTH = rf"(?:{_P} ,?\s?(?:{_IN} )?{_L}|{_L} ,?\s?{_P})"
_LET = r"(?:let|allow|give|put|accept|invite|ring|include|show|watch|monitor|alert for)"
_THROUGH = r"(?:through|in|on|too|as well|along|also)"
_GONE = (
    r"(?:is )?(?:gone|out|off|away|removed|can go|may go|should go|must go|has to go|needs to go|to go|"
    r"should be gone|no longer needed|not needed (?:any more|anymore)|be gone)"
)
_ADDS = tuple(
    re.compile(one)
    for one in (
        rf"{_BOTH} (?:, )?plus {_E}",
        rf"{_L} (?:, )?plus {_E} {_P}",
        rf"plus {_E} ,? ?{_BOTH}",
        rf"{_BOTH} , {_LET} {_E}(?: {_THROUGH})?",
        rf"{_BOTH} , {_E} (?:gets?|comes?|goes) (?:through|in)",
        rf"{_L} , {_LET} {_E}(?: {_THROUGH})? {_P}",
        rf"{_L} (?:for {_E} (?:on|at) <P>)",
        rf"{_P} , {_E} {_IN} {_L}",
        rf"{_P} {_L} for {_E}",
        rf"{_L} {_P} for {_E}",
        rf"{_BOTH} (?:, )?{_N}(?: (?:too|also|as well))?",
        rf"{_E} (?:to|onto|into) {_BOTH}",
        rf"{_BOTH} , {_E} (?:too|also|as well)",
        rf"{_E} (?:joins|goes on|goes onto|belongs on) {_BOTH}",
        rf"{_E} (?:may|can|should|is allowed to) (?:still |also )?(?:see|watch) {_P} {_L}",
        rf"{_E} (?:may|can|should|is allowed to) (?:still |also )?(?:see|watch) {_L} {_P}",
        rf"{_P} (?:wants?|needs?|gets?|should have) (?:an? )?{_L} for {_E}",
    )
)
_ADDS_PLACE = re.compile(rf"(?:add|put|include) (?P<entry>¤) {_IN} {_BOTH}")
_KEPT_OUT = re.compile(rf"(?:{_L}|{_BOTH}) , (?:keep|lock|shut|kick) {_E} out(?: of <P>)?")
_KEEPS_OUT = re.compile(r"\b(?:keep|lock|shut|kick)\b.*\bout\b", re.IGNORECASE)
_DROPS = tuple(
    re.compile(one)
    for one in (
        rf"{_BOTH} (?:, )?minus {_E}",
        rf"{_BOTH} ,? ?{_E} {_GONE}",
        rf"{_BOTH} , (?:out with|away with|lose|drop|kick|bin|rid of) {_E}",
        rf"{_L} {_E} {_GONE} ,? ?{_P}",
        rf"{_E} {_L} {_GONE} ,? ?{_P}",
        rf"{_E} {_GONE} (?:from|of) {_BOTH}",
        rf"{_P} , {_E} {_GONE}(?: from| of)? {_L}",
    )
)


def entry_typed_short(viewer: Viewer, text: str, read: Callable[[str], Request]) -> Request | None:
    """The addition or the removal, shown first but for one with a plus; None for any other text."""
    said = " ".join(text.split()).rstrip(" .!")
    if len(said.split()) > MAX_WORDS or said.endswith("?") or not _MAY_NAME_LIST.search(said):
        return None
    if may_tell_secret(said):
        return None
    marked_said = _MINUS.sub("minus ", _LONG_PLUS.sub("plus ", _PLUS.sub("plus ", said)))
    part = _with_place(viewer, sentences(marked_said))
    for order, why in _apart(viewer, part) if part else ():
        found = _order(viewer, order)
        if found is None:
            continue
        try:
            request = read(found)
        except BotError:
            if found.startswith("remove"):
                return None
            raise
        reason = kept_reason(why, said)
        is_certain = not why and "plus " in marked_said
        return _shown(viewer, request, found, reason, is_certain=is_certain)
    return None


def keeps_out(text: str) -> bool:
    """Whether somebody is to be kept out, which is no removal from a list."""
    return _KEEPS_OUT.search(text) is not None


def _with_place(viewer: Viewer, parts: Sequence[Sentence]) -> Sentence | None:
    """The one sentence, with the workspace that is told behind it: “pattern UK can go. Lobby Paris”."""
    if len(parts) == 2 and names_only_place(viewer, parts[1]):
        comma = Token(",", ",", gap="")
        return replace(parts[0], tokens=(*parts[0].tokens, comma, *parts[1].tokens))
    return parts[0] if len(parts) == 1 else None


def _apart(viewer: Viewer, part: Sentence) -> list[tuple[Sentence, str]]:
    """The sentence, and as what it is without a clause at its end that only tells why."""
    found = [(part, "")]
    commas = [at for at, token in enumerate(part.tokens) if token.plain == ","]
    for start, end in pairwise((*commas, len(part.tokens))):
        told = part.text(start + 1, end)
        if told and is_plain_reason(viewer, told):
            found.append((replace(part, tokens=part.tokens[:start] + part.tokens[end:]), told))
    return found


def _order(viewer: Viewer, part: Sentence) -> str | None:
    """The order in full; None where nobody and nothing is told to be on the list or off it."""
    marked = marked_entry(viewer, part)
    if marked is None:
        return None
    if marked.family == "reject" and (kept := _KEPT_OUT.fullmatch(marked.text)):
        return _in_full("add", kept["entry"], marked)
    if marked.other[-1:].isdigit() and family_of(marked.family).lists and _ADDS_PLACE.fullmatch(marked.text):
        return _in_full("add", "¤", marked)
    if marked.text.startswith("add "):
        return None  # said in full
    adds = () if marked.family in NAMED else _ADDS
    for verb, patterns in (("add", adds), ("remove", _DROPS)):
        for one in patterns:
            found = one.fullmatch(marked.text)
            if found and (order := _in_full(verb, found["entry"], marked)):
                return order
    return None


def _in_full(verb: str, entry: str, marked: MarkedEntry) -> str | None:
    """The order; None where the words between are neither a number nor a name, nor one other workspace."""
    words = entry.casefold().split()
    is_place = entry == "¤"
    is_number = all(NUMBER.fullmatch(word) for word in words)
    digits = sum(char.isdigit() for char in entry)
    if is_number and digits < MIN_DIALLED:
        return None
    is_name = (
        len(words) <= MAX_ENTRY_WORDS
        and _NOBODY.isdisjoint(words)
        and entry.replace(" ", "").replace("'", "").replace("-", "").isalpha()
        and not lexicon().tells_setting(entry.casefold())
    )
    if not (is_number or is_name or (is_place and marked.other)):
        return None
    if is_name and verb == "add" and family_of(marked.family).lists:
        raise _no_number_of(entry, marked)
    name = marked.other if is_place else entry
    return f"{verb} {name} {'to' if verb == 'add' else 'from'} {marked.place} {marked.its_list}"


def _no_number_of(entry: str, marked: MarkedEntry) -> NotUnderstood:
    """The refusal for somebody's name where a list holds numbers, with the form for one."""
    family = family_of(marked.family)
    its_list = SettingList(family, family.lists[0])
    return NotUnderstood(
        f"{its_list.family.title} goes by numbers, and I look up no number for “{message_text(entry)}”. "
        "Nothing was changed.",
        "Say the number in the place of the name, or fill it in:",
        choices=(
            (
                f"Add a {its_list.items.title}",
                f"{its_list.family.title} · {marked.where}",
                command_text("add", its_list, marked.place),
            ),
        ),
    )


def _shown(viewer: Viewer, request: Request, order: str, reason: str, *, is_certain: bool) -> Request | None:
    if isinstance(request, AddItem | RemoveItem):
        return replace(request, shows_first=not is_certain, reason=request.reason or reason)
    fields = request.fields if isinstance(request, Propose) else request
    if not isinstance(fields, SetFields) or request.left_over:
        return None
    is_on_list = " add " in fields.typed or " remove " in fields.typed
    if not is_on_list:
        return None
    shown = request if is_certain else shown_first(viewer, request, order) or request
    return replace(shown, reason=shown.reason or reason)
