"""What a clause says beside others: a reason, a condition, a correction, a wish, or the contrary."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.language.sentence.kinds.persons import tells_of_person
from bot.language.sentence.words.general_words import SAYS, phrases
from bot.language.sentence.words.tokens import JOINTS, WHO, Sentence, Token
from bot.language.times.time_words import kind_of

_OPENERS = frozenset(phrases("please|pls|plz|ok|okay|and|then|so|also|well|hi|hello|hey"))
_VERBS = frozenset(phrases("block|hide|reject|allow|accept|close|mute|silence|lock|unblock|deny"))
_WHO = frozenset(phrases("we|i|they|he|she|you|somebody|someone"))
_PAST = frozenset(phrases("enabled|disabled|activated|deactivated|turned|switched|forwarded|set|put|blocked"))
_CORRECTING = frozenset(phrases("sorry|no|rather|actually|wait|oops|i|or"))
_TAKES_BACK = frozenset(phrases("sorry|actually|rather|correction|wait"))
_TAKES_BACK_TWO = (["i", "mean"], ["i", "meant"], ["scratch", "that"], ["make", "that"], ["no", "wait"])
_UNDECIDED = frozenset(phrases("unsure|undecided|doubt|tbd|tbc"))
"""Any of these doubts an order."""
DECIDED = frozenset(phrases("sure|certain|decided|convinced|final|agreed|confirmed"))
"""Behind “not” these doubt an order."""
_ASKS_WHY = frozenset(phrases("why|how|what"))
"""Right behind “not sure” these doubt a cause, and no order."""
_TO_THINK = re.compile(
    r"(?:let (?:me|us)|(?:need|have|want) to|i will|we will) (?:still )?think\b|still (?:thinking|deciding)\b"
)
_CONDITIONS = frozenset(phrases("if|when|whenever|unless|until|while|once|during|after|before|every"))
TAKING_BACK = frozenset(
    phrases(
        "not|never|no|stop|wait|cancel|but|without|except|unless|until|only|for|or|if|when|tomorrow|tonight|later|next"
    )
)
_LEAVES_OUT = frozenset({"but", "except", "without", "unless", "excluding"})
_THIS = frozenset({"it", "that", "this", "those", "these"})
_WISHES = frozenset(phrases("should|must|may|need|needs|want|wants|would|shall|will|please|want|wish"))
PEOPLE = frozenset(
    phrases(
        "guests|customers|visitors|students|patients|people|callers|clients|employees|colleagues|suppliers|"
        "somebody|someone|staff|drivers|teachers|parents|tenants|members|users|contractors"
    )
)
_KEEPING = frozenset(phrases("leave|keep|stay|stays|remain|remains"))
_UNCHANGED = [
    one.split() for one in phrases("as it is|as they are|as is|the way it is|unchanged|untouched|alone")
]
"""Behind a word for keeping these say that nothing is to change."""
_UNCHANGED_ENDS = frozenset(one[-1] for one in _UNCHANGED)
_NO_NEED = [
    one.split()
    for one in phrases("you need not|you do not need to|you do not have to|no need to|no need for")
]
_DO_IT = frozenset(
    {"do", "it", "that", "this", "anything", "a", "thing", "you", "to", "any", "more", "please"}
)
_POLITE_ENDS = frozenset({"please", "pls", "thanks", "now", "for", ","})
_BECAUSE = frozenset({"because", "since", "cause"})
_SO = frozenset(
    {"that", "we", "they", "i", "he", "she", "nobody", "people", "guests", "it", "callers", "the"}
)
_STAFF = frozenset({"staff", "security", "reception", "everyone", "everybody", "someone", "somebody"})
_ABLE = frozenset({"can", "could", "may", "might", "will", "do", "are"})
_LIMITING = frozenset({"only", "ends", "end", "stops", "lasts"})
"""Behind “so that it” these say more of the order."""
_LIMITS = _LIMITING | {"off", "until", "except", "automatically"}
"""With one of these a purpose says more of the order: “so that it ends at 5pm”."""
_AS = _SO - {"that"} | {"our", "my", "there", "no", "this"}
_ASKING = [["could", "you"], ["can", "you"], ["would", "you"], ["will", "you"], ["kindly"], ["can", "we"]]
_CURRENTLY = (
    ["currently"],
    ["presently"],
    ["so", "far"],
    ["at", "present"],
    ["at", "the", "moment"],
    ["until", "now"],
)
"""A clause that begins so says how it is."""
_NEEDS = frozenset(
    phrases("wants|needs|uses|likes|asked|listens|reads|checks|cares|understands|knows|remembers")
)
"""Behind “nobody” these tell that something is not needed."""
_WANTS = phrases("need|needs|i want|we want|wants|i would like|we would like|would be nice|would be good")
_SWITCHED = frozenset(phrases("on|off|enabled|disabled|stays|needs|should|must|please|yes|no|too"))
_BEFORE_WHO = (
    _OPENERS | JOINTS | frozenset(phrases("the|our|a|an|some|many|most|all|these|those|his|her|their"))
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
_WAS = frozenset({"was", "were", "had"})
MAX_WHO_WORDS = 3
"""So many words say who it is: “the finance team”."""
MIN_VERB_CHARS = 4
"""“Its lamp blinks” tells what it does; words of fewer letters with an “s” are others: “this”, “his”."""
MAX_NAMING_WORDS = 2
"""“That mailbox” only names something."""
MAX_NEED_WORDS = 5
"""So many words at most say that nobody needs something."""
MAX_WISH_WORDS = 4
"""So far into a clause it is told whether somebody wishes for something: “we do not need …”."""


def begins_with_no(sentence: Sentence) -> bool:
    """Whether a clause takes something back: “not now”, “but only there”, “please do not do it yet”."""
    words = [token.plain for token in sentence.tokens if token.plain != ","]
    while words and words[0] in _OPENERS:
        words = words[1:]
    return words[:1] != [] and (words[0] in TAKING_BACK or words[:2] in (["do", "not"], ["in", "case"]))


def begins_with_verb(sentence: Sentence, named: Collection[int] = ()) -> bool:
    """Whether a sentence begins with an order that names no setting: “block calls front desk”; behind the
    words at these places, which name a workspace."""
    tokens = [token for at, token in enumerate(sentence.tokens) if at not in named]
    words = [token.plain for token in tokens if token.plain not in {",", "the", *_OPENERS}]
    return words[:1] != [] and words[0] in _VERBS


def tells_no_need(sentence: Sentence) -> bool:
    """Whether a clause only tells that nobody needs what is to go: “nobody wants that”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "as", "because", "anyway"}]
    words = words[1:] if words[:2] == ["no", "one"] else words
    if words[:2] in (["not", "everyone"], ["not", "everybody"], ["not", "all"]):
        return not _WISHES & {*words}
    is_nobody = words[:1] != [] and words[0] in {"nobody", "one", "noone"}
    tells_what_for = len(words) > MAX_NEED_WORDS and not {"to", "if", "when", "but"}.isdisjoint(words)
    return is_nobody and not tells_what_for and words[1:2] != [] and words[1] in _NEEDS


def tells_not_needed(sentence: Sentence) -> bool:
    """Whether a clause only tells that something is not needed: “no mailbox needed there”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "as", "because", "there"}]
    is_short = 1 < len(words) <= MAX_NEED_WORDS
    return is_short and words[0] == "no" and words[-1] in _NOT_NEEDED


def tells_done(sentence: Sentence) -> bool:
    """Whether a clause tells that nothing is left to do: “so you need not do it”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "so", "and", "there", "is"}]
    said = next((one for one in _NO_NEED if words[: len(one)] == one), [])
    return bool(said) and {*words[len(said) :]} <= _DO_IT


def tells_want(sentence: Sentence) -> bool:
    """Whether a clause tells what somebody else wants: “the carrier wants a proper name”."""
    words, at = somebody_says(sentence, _OTHERS_WANT)
    is_who = sentence.tokens[0].plain in _ARTICLES or sentence.tokens[0].plain in PEOPLE
    is_value = {*words[-1:]} <= _SWITCHED or not _NO_VALUE.isdisjoint(words)
    return bool(at) and is_who and not (is_value or sentence.asks or any(map(str.isdigit, "".join(words))))


def tells_past(sentence: Sentence) -> bool:
    """Whether a clause tells how something was, and wishes nothing: “the gym was in another partition”."""
    words = {*sentence.words}
    return bool(words & _WAS) and not words & (_WISHES | _LEAVES_OUT | {"not", "never", "until", "still"})


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
    return words, 0 if _WISHES & {*words[:at]} else at


def _says_more(words: Sequence[str]) -> bool:
    """Whether these words may order or stop something; “4.12” is in the name of a workspace."""
    return not _ORDERS_OR_STOPS.isdisjoint(words) or any(word.lstrip("+")[:3].isdigit() for word in words)


def tells_state_now(sentence: Sentence) -> bool:
    """Whether a clause tells how it is so far: “currently nobody gets them”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "as", "because"}]
    return any(words[: len(one)] == one for one in _CURRENTLY) and not _WISHES & {*words}


def is_told(before: Sentence, clause: Sentence) -> bool:
    """Whether a clause goes on with what somebody did: “we moved the studio and enabled dnd there”."""
    words = [token.plain for token in before.tokens if token.plain not in {",", *_OPENERS}]
    first = next((token.plain for token in clause.tokens if token.plain not in {",", "and"}), "")
    return words[:1] != [] and words[0] in _WHO and first in _PAST


def tells_why(sentence: Sentence) -> bool:
    """Whether a clause only tells what somebody does or did: “nobody clears the lamp”, “we had it there”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", *_OPENERS, *JOINTS}]
    if takes_back(sentence) or (words[:1] in (["that"], ["it"]) and _LIMITING & {*words}):
        return False
    if tells_state_now(sentence) or tells_opinion(sentence) or tells_of_person(sentence):
        return True
    if words[:1] == ["its"] and not _SWITCHED & {*words} and not any(map(str.isdigit, "".join(words))):
        return any(word.endswith("s") and len(word) > MIN_VERB_CHARS for word in words[2:])
    is_wish = bool(_WISHES & {*words[1:MAX_WISH_WORDS]})
    is_about_that = words[:1] != [] and words[0] in _THIS and len(words) > MAX_NAMING_WORDS
    is_about_that |= words[:2] in (["both", "were"], ["both", "are"], ["both", "have"])
    is_about_who = words[:1] != [] and (words[0] in WHO | PEOPLE or words[:2] == ["no", "one"])
    return (is_about_who or is_about_that) and not is_wish


def leaves_out(sentence: Sentence) -> bool:
    """Whether a clause says for whom something is not to be: “but gym”, “except the lobby”."""
    words = {*sentence.words}
    # “We get calls without a number” leaves nobody out.
    leaves = _LEAVES_OUT - {"without"} if begins_with_who(sentence) else _LEAVES_OUT
    return bool(leaves & words)


def takes_back(sentence: Sentence) -> bool:
    """Whether a clause corrects what stands before it, or doubts it: “sorry, I mean …”, “actually off”, “make
    that …”, “I am not sure yet”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", "oh", "oops", "and"}]
    return words[:1] != [] and (
        words[0] in _TAKES_BACK or words[:2] in _TAKES_BACK_TWO or _is_undecided(words)
    )


def _is_undecided(words: Sequence[str]) -> bool:
    """Whether somebody is not sure that it should be done; “not sure why” doubts nothing."""
    said = " ".join(words)
    if not _UNDECIDED.isdisjoint(words) or _TO_THINK.search(said):
        return "no doubt" not in said
    at = next((at for at, word in enumerate(words) if word in DECIDED), 0)
    is_why = not _ASKS_WHY.isdisjoint(words[at + 1 : at + 2]) and "so" not in words[at:]
    return "not" in words[:at] and words[at - 1] not in {"make", "for"} and not is_why


def left_as_it_is(sentence: Sentence) -> list[str]:
    """The words at the end that say that nothing is to change: “leave the voicemail as it is”."""
    if _UNCHANGED_ENDS.isdisjoint(sentence.words):
        return []
    words = [*sentence.words]
    while words and words[-1] in _POLITE_ENDS:
        words = words[:-1]
    said = next((one for one in _UNCHANGED if words[-len(one) :] == one), [])
    before = words[: -len(said)] if said else []
    keeps = (said[:1] == ["as"] or not _KEEPING.isdisjoint(before)) and JOINTS.isdisjoint(before)
    return [" ".join(said)] if keeps else []


def begins_with_who(sentence: Sentence) -> bool:
    """Whether a clause begins with who is spoken of: “we must keep the calls”."""
    words = [token.plain for token in sentence.tokens if token.plain not in {",", *_OPENERS, *JOINTS}]
    return words[:1] != [] and words[0] in WHO


def gives_reason(clause: Sentence) -> bool:
    """Whether a clause begins with a word for a reason: “because they move”, “so that we hear it”, “, as our
    guests …”."""
    words = [*clause.words]
    begins_apart = words[:1] == [","]
    if left_as_it_is(clause):
        return False
    words = [word for word in words if word != ","]
    following = {*words[1:2]}
    is_time = words[:1] == ["since"] and len(words) <= MAX_NAMING_WORDS and bool(kind_of(words[-1]))
    if is_time or (words[:1] == ["so"] and _LIMITS & {*words}):
        return False  # “so that only busy calls go there” orders more
    return words[:1] != [] and (
        words[0] in _BECAUSE
        or (words[0] == "so" and (bool(following & _SO) or _tells_who_can(clause)))
        or (words[0] == "as" and begins_apart and bool(following & _AS))
    )


def _tells_who_can(clause: Sentence) -> bool:
    """Whether people stand behind “so” who can do something then: “so colleagues can join a call”."""
    _, who, may, *_ = (*(token for token in clause.tokens if token.plain != ","), *[Token("", "")] * 3)
    is_people = who.plain in _STAFF or (who.plain.endswith("s") and who.plain.isalpha())
    return is_people and not who.text.istitle() and may.plain in _ABLE


def follows_reason(clause: Sentence) -> bool:
    """Whether a clause begins as an order does behind a reason: “, so please …”, “, could you …”."""
    words = [*clause.words]
    rest = [word for word in words if word not in {",", "so", "and", "therefore"}]
    return words[:1] == [","] and (rest[:1] == ["please"] or rest[:2] in _ASKING)


def is_consequence(clause: Sentence) -> bool:
    """Whether a clause says what to do for the reason before it: “so turn on voicemail there”."""
    words = [token.plain for token in clause.tokens if token.plain != ","]
    return words[:1] in (["so"], ["therefore"]) and not gives_reason(clause)


def says_how_it_is(sentence: Sentence) -> bool:
    """Whether a clause has a verb that tells a state: “the meeting is over”."""
    words = {*sentence.words}
    return not words.isdisjoint({"is", "are", "was", "were", "has", "have", "had", "been", "keeps", "keep"})


def wishes(sentence: Sentence) -> bool:
    """Whether a clause says how something should be, which is more than a reason."""
    return bool({"should", "must", "shall", "only", "require"} & {*sentence.words})


def wants(sentence: Sentence) -> bool:
    """Whether a sentence says that somebody needs something: “the boardroom needs international calls”."""
    words = f" {' '.join(_plain(sentence))} "
    return not sentence.asks and any(f" {wish} " in words for wish in _WANTS)


def _plain(sentence: Sentence) -> list[str]:
    return [*sentence.words]


def corrects(sentence: Sentence) -> bool:
    """Whether a clause tells another number in the place of one before it: “sorry, 4322”."""
    words = [token.plain for token in sentence.tokens if token.plain != ","]
    return words[:1] != [] and words[0] in _CORRECTING and any(word.isdigit() for word in words)


def begins_with_condition(sentence: Sentence, named: Collection[int] = ()) -> bool:
    """Whether a clause says when something is to be so: “if nobody answers”, “while we are closed”; behind
    the words at these places, which name a workspace: “room 101: if it is busy”."""
    tokens = [token for at, token in enumerate(sentence.tokens) if at not in named]
    words = [token.plain for token in tokens if token.plain not in {",", *_OPENERS}]
    return words[:1] != [] and (words[0] in _CONDITIONS or words[:2] == ["in", "case"])
