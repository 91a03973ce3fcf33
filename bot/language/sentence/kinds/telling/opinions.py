"""What somebody says, thinks, wants or does not need, told in a clause beside an order."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.sentence.words.general_words import SAYS, phrases
from bot.language.sentence.words.tokens import JOINTS, WHO, Sentence

OPENERS = frozenset(phrases("please|pls|plz|ok|okay|and|then|so|also|well|hi|hello|hey"))
"""At the head of a clause these say nothing of it."""
WISHES = frozenset(phrases("should|must|may|need|needs|want|wants|would|shall|will|please|want|wish"))
"""With one of these something is wished for."""
PEOPLE = frozenset(
    phrases(
        "guests|customers|visitors|students|patients|people|callers|clients|employees|colleagues|suppliers|"
        "somebody|someone|staff|drivers|teachers|parents|tenants|members|users|contractors"
    )
)
_NEEDS = frozenset(
    phrases("wants|needs|uses|likes|asked|listens|reads|checks|cares|understands|knows|remembers")
)
"""Behind “nobody” these tell that something is not needed."""
SWITCHED = frozenset(phrases("on|off|enabled|disabled|stays|needs|should|must|please|yes|no|too"))
"""With one of these a clause may say what is to be set."""
_BEFORE_WHO = (
    OPENERS | JOINTS | frozenset(phrases("the|our|a|an|some|many|most|all|these|those|his|her|their"))
)
"""Words before who is spoken of."""
_THINK = frozenset(
    phrases("find|finds|found|hate|hates|hated|dislike|dislikes|complain|complains|complained|love")
)
_ASK = frozenset({"asked", "asks", "requested"})
_LIKE = frozenset(phrases("like|need|want|use|mind|care|know|listen|hear|trust|understand"))
"""Behind “do not” these tell what somebody thinks."""
_ORDERS_OR_STOPS = frozenset(
    phrases(
        "no|yet|wait|only|until|unless|if|instead|but|except|off|on|turn|switch|set|forward|send|disable|enable|too|"
        "also|tomorrow|later|never|stop|put|make"
    )
)
"""With one of these a clause orders, corrects or stops something."""
_NOT_NEEDED = frozenset({"needed", "required", "wanted", "necessary"})
_OTHERS_WANT = frozenset(
    phrases("wants|wanted|insists|insisted|expects|expected|demands|demanded|requires|required|prefers|needs")
)
_NO_VALUE = frozenset({"off", "no", "not", "never", "without", "forwarded", "blocked", "only", "to"})
"""With one of these somebody may want something else changed, too."""
_ARTICLES = frozenset({"the", "our", "a", "an", "my", "their", "some"})
MAX_WHO_WORDS = 3
"""So many words say who it is: “the finance team”."""
MAX_NEED_WORDS = 5
"""So many words at most say that nobody needs something."""


def tells_no_need(sentence: Sentence) -> bool:
    """Whether a clause only tells that nobody needs what is to go: “nobody wants that”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "as", "because", "anyway"}]
    words = words[1:] if words[:2] == ["no", "one"] else words
    if words[:2] in (["not", "everyone"], ["not", "everybody"], ["not", "all"]):
        return not WISHES & {*words}
    is_nobody = words[:1] != [] and words[0] in {"nobody", "one", "noone"}
    tells_what_for = len(words) > MAX_NEED_WORDS and not {"to", "if", "when", "but"}.isdisjoint(words)
    return is_nobody and not tells_what_for and words[1:2] != [] and words[1] in _NEEDS


def tells_not_needed(sentence: Sentence) -> bool:
    """Whether a clause only tells that something is not needed: “no mailbox needed there”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "as", "because", "there"}]
    is_short = 1 < len(words) <= MAX_NEED_WORDS
    return is_short and words[0] == "no" and words[-1] in _NOT_NEEDED


def tells_want(sentence: Sentence) -> bool:
    """Whether a clause tells what somebody else wants: “the carrier wants a proper name”."""
    words, at = somebody_says(sentence, _OTHERS_WANT)
    is_who = sentence.tokens[0].plain in _ARTICLES or sentence.tokens[0].plain in PEOPLE
    is_value = {*words[-1:]} <= SWITCHED or not _NO_VALUE.isdisjoint(words)
    return bool(at) and is_who and not (is_value or sentence.asks or any(map(str.isdigit, "".join(words))))


def tells_opinion(sentence: Sentence) -> bool:
    """Whether a clause only tells what somebody thinks of it, or that they asked for it: “the directors find
    it annoying”, “managers do not like it”, “the board asked for it”."""
    words, at = _verb_of_somebody(sentence, _THINK)
    if at:
        return True
    words, at = _verb_of_somebody(sentence, _ASK)
    if at:
        return words[at + 1 :] in (["for", "it"], ["for", "that"], ["for", "this"])
    words, at = _verb_of_somebody(sentence, frozenset({"do", "does"}))
    return bool(at) and words[at + 1] == "not" and words[at + 2 : at + 3] != [] and words[at + 2] in _LIKE


def reports(sentence: Sentence) -> bool:
    """Whether a clause tells what somebody says, and neither orders nor stops anything: “a customer says that
    callers hear an announcement”."""
    return bool(_verb_of_somebody(sentence, SAYS)[1])


def says_otherwise(sentence: Sentence) -> bool:
    """Whether a clause tells that somebody stops, corrects or orders something: “the boss said not yet”."""
    words, at = somebody_says(sentence, SAYS | _ASK)
    return bool(at) and not sentence.asks and (_says_more(words[at:]) or "not" in words[at : at + 3])


def _verb_of_somebody(sentence: Sentence, verbs: frozenset[str]) -> tuple[list[str], int]:
    """The words, and the place of one of these verbs behind who it is; 0 where there is none, or words behind
    it may order or stop something."""
    words, at = somebody_says(sentence, verbs)
    behind = [word for word in words[at:] if verbs is not _THINK or word not in {"on", "off"}]
    return words, 0 if _says_more(behind) else at


def somebody_says(sentence: Sentence, verbs: frozenset[str]) -> tuple[list[str], int]:
    """The words, and the place of one of these verbs behind who it is; 0 where there is none."""
    words = [token.plain for token in sentence.tokens if token.plain not in _BEFORE_WHO]
    found = (at for at in range(1, min(len(words) - 1, MAX_WHO_WORDS + 1)) if words[at] in verbs)
    at = next(found, 0)
    return words, 0 if WISHES & {*words[:at]} else at


def _says_more(words: Sequence[str]) -> bool:
    """Whether these words may order or stop something; “4.12” is in the name of a workspace."""
    return not _ORDERS_OR_STOPS.isdisjoint(words) or any(word.lstrip("+")[:3].isdigit() for word in words)


def begins_with_who(sentence: Sentence) -> bool:
    """Whether a clause begins with who is spoken of: “we must keep the calls”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", *OPENERS, *JOINTS}]
    return words[:1] != [] and words[0] in WHO
