"""A few words behind a plain order that only say why: “…, contract talks”, “…, does everyones head in”."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.language.sentence.words.general_words import HARD, phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import sentences
from bot.language.understand.what_is_named import names_place, names_setting

MAX_WORDS = 10
"""A reason that is typed on a phone is short."""
_ORDERS = frozenset(
    phrases(
        "not|never|no|none|nor|unless|until|till|if|whether|but|except|only|instead|also|too|then|please|pls|both|all|"
        "should|must|shall|would|will|could|can|may|might|need|needs|want|wants|wait|again|back|same|wrong|"
        "turn|set|switch|put|make|change|enable|disable|forward|send|add|remove|block|allow|show|undo|cancel|"
        "stop|keep|leave|hide|mute|lock|unlock|close|open|start|begin|delete|drop|clear|record|play|divert|give|"
        "take|let|use|accept|restore|reset|on|off|maybe|perhaps|done|already|was|were|been|joking|kidding|think|"
        "sorry|oops|actually|rather|hold|or|and|with|without|plus|minus|kill|scrap|forget|ignore|skip|try|"
        "sometimes|partially|hopefully|supposedly|nope|nah|unlikely|eventually|pretend|idk|afaik|iirc|example|"
        "after|before|during|within|while|whenever|once|weekends|weekdays|mornings|afternoons|evenings|nights|"
        "lunchtimes|everywhere|everything|others|rest|anyway|though|yet|soon|later|now|today|tonight|tomorrow|yesterday|"
        "week|weekend|month|temporarily|briefly|ok|okay|yes|right|what|which|who|when|where|why|how|is|are"
    )
)
"""With one of these words it may order more, put the order off, ask or take something back."""
_IN_DOUBT = re.compile(
    r"\b(?:ask|check|tell|call|veto|overrul|disapprov|disagree|withdr|refus|reject|den[iy]|declin|doubt|unsure|"
    r"undecided|oppos|object|approv|await|pending|review|confirm|permission|decid|jok|kid|cancel|postpon|"
    r"prohibit|forb|subject|agree)\w*",
    re.IGNORECASE,
)
"""Says that somebody else is to decide, or has decided otherwise."""
_CLOSED = re.compile(r"(?<=\w )(?:closed|shut|closed down)\b", re.IGNORECASE)
_NEXT_DOOR = re.compile(r"\bnext (?:door|room)\b", re.IGNORECASE)
_DOES_IT = re.compile(r"\b\w*[^s\W] (?:it|them|that|this)\b(?! \w+s\b)", re.IGNORECASE)
"""“Reboot it” orders, and “hates it” does not."""
_TOO = re.compile(r"\btoo (?=\w)")
"""Before a word for how much it only complains: “too loud”."""
_TELLING = frozenset({"does", "do"})
_EVERYONE = frozenset({"everyone", "everybody"})
"""Behind a verb they only say whom it bothers: “drives everyone mad”."""
_ARTICLES = frozenset({"the", "our", "a"})
_HARD = tuple(phrase for phrase in HARD if " " in phrase)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def is_plain_reason(viewer: Viewer, told: str) -> bool:
    """Whether words behind an order name no number, no workspace and no setting, and order nothing."""
    said = _NEXT_DOOR.sub("nearby", told.strip(" .!)("))
    words = said.casefold().replace("’", "'").split()
    if not 0 < len(words) <= MAX_WORDS or not all(map(_WORD.fullmatch, words)):
        return False
    if _DOES_IT.search(said) or _IN_DOUBT.search(said):
        return False
    words = _TOO.sub("so ", said.casefold().replace("’", "'")).split()
    plain = {token.plain for part in sentences(" ".join(words)) for token in part.tokens}
    if not _ORDERS.isdisjoint(plain | {*words}) or any(word.endswith("n't") for word in words):
        return False
    if all(map(viewer.workspaces().name_words.with_word, plain - _ARTICLES)):
        return False  # “…, paris” may be another workspace
    harmless = _TELLING | ({*words[1:]} & _EVERYONE)
    if not (plain - harmless).isdisjoint(HARD) or any(f" {one} " in f" {said.casefold()} " for one in _HARD):
        return False
    rest = without_closed(said)
    return not (names_place(viewer, said) or names_setting(rest) or lexicon().tells_setting(rest.casefold()))


def without_closed(told: str) -> str:
    """The words without “closed” behind what is so, which is no order to put a phone out of service."""
    return _CLOSED.sub("", told)
