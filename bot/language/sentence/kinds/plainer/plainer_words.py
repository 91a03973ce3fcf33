"""Words in the place of others that say the same: “it” for “that”, “is” for “'s”, nothing for “no,”."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence, Token, as_tokens
from bot.names.text import nearest_word

_PLACED = frozenset({"in", "for", "at"})
"""Before the name of a workspace."""
_WHENEVER = frozenset({"if", "when", "whenever"})
_WHEN = _WHENEVER | {"while", "once"}
_ITS_PHONE = frozenset({"phone", "'s", "line", "device"})
_ORDER = frozenset({"service", "order"})
_ALSO = frozenset({"block", "allow", "turn", "switch", "enable", "disable", "set", "forward", "send", "let"})
_MODALS = ("could", "would", "can", "will")
_ASKING = ("what", "which", "where", "when")
_ASKED_OF = frozenset({"is", "are", "does", "do", "happens", "has"})
"""Behind a word that asks."""
_ASKED_TO = frozenset({"you", "we"})
MIN_LETTERS = 4
"""Shorter words are no slips for these."""
MAX_AHEAD = 4
"""So many words into the sentence stands whom it asks to do something."""
_MUST = frozenset({"must", "should", "shall", "to"})
_THAT = frozenset({"that", "this"})
_NEEDS = frozenset({"needs", "has"})
_TURNED = frozenset(
    {"turn", "switch", "put", "take", "set", "flip", "off", "on", "have", "want", "keep", "get", "is"}
)
_BEHIND_IT = frozenset(
    {"", "off", "on", "back", "again", "please", "pls", "now", "too", ",", "there", "once", "for"}
)
_THE_PHONE = frozenset({"phone", "device", "handset", "line", "extension", "ext", "dn", "directory"})
_BUSY_WITH = frozenset(
    {"is", "are", "be", "while", "when", "already", "they", "it", "busy", "somebody", "someone"}
)
"""Behind these “on the phone” tells that somebody calls."""
_RINGS = frozenset({"ring", "rings", "times", "seconds"})
_ARTICLES = frozenset({"the", "our", "this", "your", "their"})
_MODAL = frozenset({"should", "must", "may", "shall"})
_POLITE = frozenset({"please", "kindly", "pls"})
_SPEAKERS = frozenset({"me", "us"})
_PARKS = frozenset({"park", "parks", "parked"})
_WHENS = (("when",), ("whenever",), ("if",), ("once",))
_ENDS_UP = frozenset({"end", "ends", "wind", "winds"})
_WHERE = frozenset({"at", "in", "on"})
_SHOULD_BE = (
    ["should", "be"],
    ["must", "be"],
    ["has", "to", "be"],
    ["needs", "to", "be"],
    ["ought", "to", "be"],
)
_DONE_AWAY = {"do": ("remove",), "doing": ("turning", "off"), "done": ("removed",)}
_AS_WELL = _POLITE | {"as", "well", "too", "also"}
_MAY_ASK = frozenset({"might", "may", "could", "can"})
_FURTHER = frozenset({"another", "new", "additional", "further", "extra", "second", "more"})
_STATES_TOLD = frozenset(phrases("full|closed|empty|noisy|quiet|shut|packed|unused|being|under|out|crowded"))
_BEHIND_STATE = frozenset(
    {"", ",", "of", "with", "and", "so", "now", "today", "this", "for", "until", "again", "by", "renovated",
     "refurbished", "painted", "cleaned", "construction", "repair"}
)  # fmt: skip
"""Behind “'s” these words tell a state only before one of those: “the gym's open hours” are its own."""


def without_no(sentence: Sentence) -> Sentence:
    """The sentence without “no,” at its head, which answers something and turns nothing off: “no, turn it
    on”."""
    words = [token.plain for token in sentence.tokens[:3]]
    is_answer = words[:2] == ["no", ","] and len(words) > 2 and not words[2][:1].isdigit()
    return replace(sentence, tokens=sentence.tokens[2:]) if is_answer else sentence


def without_phone(sentence: Sentence) -> Sentence:
    """The sentence without “on the phone” before where it stands: “turn off voicemail on the phone in …”, “…
    on the DN of …”."""
    tokens = sentence.tokens
    words = [token.plain for token in tokens]
    places = (at for at in range(1, len(words) - 3) if words[at : at + 2] == ["on", "the"])
    at = next((at for at in places if words[at + 2] in _THE_PHONE), 0)
    end = at + 3 + (words[at + 2 : at + 4] == ["directory", "number"])
    if not at or words[at - 1] in _BUSY_WITH or words[end : end + 1] not in (["in"], ["at"], ["of"]):
        return sentence
    return replace(sentence, tokens=(*tokens[:at], *tokens[end:]))


def with_and(sentence: Sentence) -> Sentence:
    """The sentence with “and” for “but” before a further order: “allow international calls but block
    premium”."""
    tokens, words = sentence.tokens, sentence.words
    if "but" not in words:
        return sentence
    at = words.index("but")
    behind = words[at + 1 : at + 3]
    goes_on = behind[:1] != () and (
        behind[0] in _ALSO
        or (
            behind[0] in {"on", "off"}
            and _PLACED.issuperset(behind[1:])
            and not _PLACED.isdisjoint(words[:at])
        )
    )
    at = at if goes_on else 0
    both = (*tokens[:at], Token("and", "and", gap=" "), *tokens[at + 1 :])
    return replace(sentence, tokens=both) if at else sentence


def with_unreachable(sentence: Sentence, named: Collection[int]) -> Sentence:
    """The sentence with “unreachable” for “out of service” where that is a condition of a workspace, whose
    words are `named`: “if the gym is out of service, send calls to 4404”; with “broken” for that of anything
    else, or once. Either turns nothing off."""
    tokens, words = sentence.tokens, sentence.words
    start = next((at for at, word in enumerate(words) if word in _WHEN), len(words))
    for at in range(start + 3, len(words) - 2):
        if (
            words[at - 1] in {"is", "goes"}
            and words[at : at + 2] == ("out", "of")
            and words[at + 2] in _ORDER
        ):
            who = [one for one in range(start + 1, at - 1) if words[one] not in _ARTICLES | _ITS_PHONE]
            is_lasting = words[start] in _WHENEVER and who and all(one in named for one in who)
            word = "unreachable" if is_lasting else "broken"
            return replace(sentence, tokens=(*tokens[:at], Token(word, word, gap=" "), *tokens[at + 3 :]))
    return sentence


def without_ever(sentence: Sentence) -> Sentence:
    """The sentence without “ever”, which changes nothing inside it: “if the internet ever goes down”."""
    first, *rest = sentence.tokens or (Token("", ""),)
    if not any(token.plain == "ever" for token in rest):
        return sentence
    return replace(sentence, tokens=(first, *(token for token in rest if token.plain != "ever")))


def without_slips(sentence: Sentence) -> Sentence:
    """The sentence with “could you” for “coud you” and “would like” for “woud like” at its head, “please”
    for “plaese”, or “what” for “waht”: slips of the finger in words that only help."""
    tokens = sentence.tokens
    if len(tokens) > 1 and tokens[1].plain in _ASKED_OF and len(tokens[0].plain) >= MIN_LETTERS:
        asked = "" if tokens[0].plain in _ASKING else nearest_word(_ASKING, tokens[0].plain)
        if asked[:1] == tokens[0].plain[:1]:
            return replace(sentence, tokens=(tokens[0]._replace(plain=asked), *tokens[1:]), asks=True)
    for at in {0, len(tokens) - 1} if tokens else ():
        said = tokens[at].plain
        if said.startswith("pl") and said not in _POLITE and nearest_word(("please",), said):
            mended = Token("please", "please", gap=tokens[at].gap)
            return replace(sentence, tokens=(*tokens[:at], mended, *tokens[at + 1 :]))
    for at, token in enumerate(tokens[1:MAX_AHEAD], 1):
        said = tokens[at - 1].plain
        asks_you = token.plain in _ASKED_TO and (sentence.asks or at == 1)
        if not (asks_you or token.plain == "like") or said in _MODALS or not said.isalpha():
            continue
        meant = nearest_word(_MODALS, said) if len(said) >= MIN_LETTERS else ""
        if meant:
            mended = tokens[at - 1]._replace(plain=meant)
            return replace(sentence, tokens=(*tokens[: at - 1], mended, *tokens[at:]))
    return sentence


def without_please(sentence: Sentence) -> Sentence:
    """The sentence without “please” behind “should” (“its line should please ring first”), and without
    “kindly”."""
    tokens = sentence.tokens
    if _POLITE.isdisjoint(sentence.words):
        return sentence
    tokens = tuple(one for one in tokens if one.plain != "kindly" or one.quoted) or tokens
    kept = (*tokens[:1], *(two for one, two in pairwise(tokens) if not _is_please(one, two)))
    return replace(sentence, tokens=kept) if len(kept) < len(sentence.tokens) else sentence


def in_fewer_words(sentence: Sentence) -> Sentence:
    """The sentence with “remove” for “do away with”, “land” for “end up”, “tell the gym when” for “let the
    gym know whenever”, and “record the voicemails” for “have the voicemails recorded”."""
    tokens, words = sentence.tokens, sentence.words
    at = words.index("up", 1) if "up" in words[1:] else 0
    if at and words[at - 1] in _ENDS_UP and not _WHERE.isdisjoint(words[at + 1 : at + 2]):
        land = Token("land", "land", gap=tokens[at - 1].gap)
        return replace(sentence, tokens=(*tokens[: at - 1], land, *tokens[at + 1 :]))
    at = words.index("away", 1) if "away" in words[1:] else 0
    if at and words[at - 1] in _DONE_AWAY and words[at + 1 : at + 2] == ("with",):
        rid = as_tokens(_DONE_AWAY[words[at - 1]])
        return replace(sentence, tokens=(*tokens[: at - 1], *rid, *tokens[at + 2 :]))
    at = next((at for at, word in enumerate(words) if word not in _POLITE), 0)
    is_let = words[at : at + 1] == ("let",) and "know" in words and not _PARKS.isdisjoint(words)
    know = words.index("know") if is_let else 0
    if know and words[at + 1] not in _SPEAKERS and words[know + 1 : know + 2] in _WHENS:
        tell, when = Token("tell", "tell", gap=tokens[at].gap), Token("when", "when", gap=" ")
        kept = (*tokens[:at], tell, *tokens[at + 1 : know], when, *tokens[know + 2 :])
        return replace(sentence, tokens=kept)
    end = next((end for end, word in enumerate(words) if word == "recorded"), 0)
    ends = {*words[end + 1 :]} <= _AS_WELL
    if end and ends and words[at] in {"have", "get"} and not sentence.asks:
        record = Token("record", "record")
        return replace(sentence, tokens=(*tokens[:at], record, *tokens[at + 1 : end], *tokens[end + 1 :]))
    return sentence


def _is_please(one: Token, two: Token) -> bool:
    return one.plain in _MODAL and two.plain in _POLITE


def asked_to_add(sentence: Sentence) -> Sentence:
    """The order to add what a polite question is for: “might we have another access code for the gym?”"""
    tokens, words = sentence.tokens, sentence.words
    is_wish = not _MAY_ASK.isdisjoint(words[:1]) and words[1:3] in (("we", "have"), ("i", "have"))
    at = 3 + (words[3:4] in (("a",), ("an",), ("one",)))
    if not is_wish or _FURTHER.isdisjoint(words[at : at + 1]):
        return sentence
    return replace(sentence, tokens=(Token("add", "add"), Token("a", "a"), *tokens[at + 1 :]), asks=False)


def without_then(sentence: Sentence, begins_with_setting: Callable[[Sequence[Token]], bool]) -> Sentence:
    """The sentence with a comma for “then” before a setting that is turned on or off: “dnd on, then voicemail
    off”, which is no “ring, then voicemail”."""
    if "then" not in sentence.words:
        return sentence
    tokens, words = sentence.tokens, [*sentence.words]
    at = next((at for at, word in enumerate(words) if at and word == "then"), 0)
    states = {*words[at + 1 :]} & {"on", "off"} if at else ()
    if (
        not states
        or (states == {"on"} and _RINGS & {*words[:at]})
        or not begins_with_setting(tokens[at + 1 :])
    ):
        return sentence
    comma = () if words[at - 1] in {",", "and"} else (Token(",", ","),)
    return replace(sentence, tokens=(*tokens[:at], *comma, *tokens[at + 1 :]))


def with_it(sentence: Sentence) -> Sentence:
    """The sentence with “it” for “that” and “this” where no word follows that it could belong to: “turn that
    off again”."""
    tokens = sentence.tokens
    if _THAT.isdisjoint(sentence.words):
        return sentence
    before = ["", *(token.plain for token in tokens)]
    behind = [*(token.plain for token in tokens[1:]), ""]
    kept = tuple(
        token._replace(text="it", plain="it")
        if token.plain in _THAT
        and not token.quoted
        and ((verb in _TURNED and next_ in _BEHIND_IT) or (verb in {"", ","} and next_ in _MUST | _NEEDS))
        else token
        for token, verb, next_ in zip(tokens, before, behind, strict=False)
    )
    return replace(sentence, tokens=kept)


def with_is(sentence: Sentence) -> Sentence:
    """The sentence with “is” for “'s” before what only tells a state: “training room's full of people”."""
    tokens = sentence.tokens
    words = [*(token.plain for token in tokens), "", ""]
    at = next((at for at, word in enumerate(words) if word == "'s"), 0)
    if not at or words[at + 1] not in _STATES_TOLD or words[at + 2] not in _BEHIND_STATE:
        return sentence
    return replace(sentence, tokens=(*tokens[:at], Token("is", "is", gap=" "), *tokens[at + 1 :]))


def without_verdict(sentence: Sentence) -> Sentence:
    """The sentence without “is wrong,” before what it should be: “its number is wrong, should be 4415”."""
    words = [*sentence.words]
    for at in range(1, len(words) - 2):
        if words[at : at + 2] in (["is", "wrong"], ["was", "wrong"]):
            end = at + 2
            while end < len(words) and words[end] in {",", "it", "and"}:
                end += 1
            said = next((one for one in _SHOULD_BE if words[end : end + len(one)] == one), [])
            if said:
                should_be = (Token("should", "should"), Token("be", "be"))
                rest = sentence.tokens[end + len(said) :]
                return replace(sentence, tokens=(*sentence.tokens[:at], *should_be, *rest))
    return sentence
