"""Tells questions from orders, also from orders that are politely worded as questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import dropwhile, pairwise

from bot.language.sentence.words.general_words import QUESTIONS, phrases
from bot.language.sentence.words.tokens import JOINTS, MIN_DIALLED, READ_LAST, Sentence


def _starts(text: str) -> tuple[str, ...]:
    """The phrases, each with the blank behind it: what a sentence may start with."""
    return tuple(f"{one} " for one in phrases(text))


MIN_ASKING_WORDS = 2
"""“Gym: which” is no question yet."""
MIN_WHOLE_NUMBER = 7
"""So many digits has only a phone number."""
_BEFORE_NUMBERS = frozenset(
    phrases("to|towards|reach|try|ring|add|include|number|extension|ext|with|as|plus|+1|1")
)
_POLITE_ORDERS = _starts(
    "can you|could you|would you|will you|can we|could we|would it be possible|may we|may i ask you to|"
    "can i ask you to|could i ask you to|might i ask you to|may we ask you to|"
    "i was wondering if you could|i was wondering if you can|wondering if you could|"
    "wondering if you can|i wonder if you could|i wonder if you can"
)
_TO_BE_SHOWN = _starts(
    "have a look at|take a look at|list|report on|report about|tell me|say me|say if|"
    "say whether|let me know|let me see|check|double check|verify|confirm|find out|look up|look at|see if|"
    "see whether|see what|see how|see which|see who|know if|know whether|know what|know how|know which|"
    "know who|know where|know when|know the|status|state of|details|info|overview|summary|current|currently|"
    "wondering|i wonder|wonder|curious|any idea|do you know|remind me|explain|give me|get me|view|inspect|"
    "interested in|i am interested in|trying to find|take me to|fetch|fetch me|share"
)
"""Begins what only asks to be told how something is."""
_SHOW = _starts("show|see")
_WANTS = tuple(
    sorted(
        _starts(
            "i|we|just|quickly|need to|want to|would like to|like to|have to|i need to|i want to|we need to|"
            "we want to|i would like to|we would like to|i have to|i am|just wanted to|i wanted to|wanted to|"
            "i was|i was just|we were|we were just|was|i was hoping to|hoping to|let us|let's|lets|i require|"
            "hopefully somebody can|hopefully someone can"
        ),
        key=len,
        reverse=True,
    )
)
_ANNOUNCED = _starts(
    "question|quick question|one question|a question|a quick question|just checking|just wondering|"
    "sorry to bother|sorry to bother you|quick one|quick check"
)
"""Said before a question."""
_QUESTION_STARTS = _starts("|".join(QUESTIONS))
_ANY = frozenset({"any", "anyone", "anybody", "anything"})
_PREPOSITIONS = frozenset({"after", "to", "at", "from", "in", "for", "on", "with", "by", "under"})
_ASKED_BEHIND = frozenset({"which", "what", "how", "whose"})
_SET_IN = frozenset({"on", "in", "at", "for", "under", "up"})
"""Behind “set” these tell where it is so: “any patterns set on the gym”."""
_MAY = frozenset((before, "to") for before in ("allowed", "able", "permitted", "push"))
"""A “to” that orders nothing."""
_CALLS = frozenset({"dial", "call", "phone", "ring", "reach", "hear"})
"""“Can you dial …” asks what somebody can do from a phone, and orders nothing."""
_STATUS = frozenset({"status", "state"})
_SETTINGS = frozenset(phrases("settings|setting|config|configuration|setup|details|info|options"))
"""Behind the name of a setting these name it, too, and turn nothing on: “dnd settings on the gym”."""
_THAT = frozenset({"that", "which"})
_IS = frozenset({"is", "are", "was", "set"})
"""Behind these “on” tells how it is: “the recording mode that the gym is on”."""
_PLACES = frozenset({"of", "on", "in", "at", "for"})
_BECOMES = frozenset({"sent", "set", "put", "go", "goes", "going", "ring", "rings", "silent", "shut", "open"})
_LEADS_NAME = frozenset({"the", "a", "its", "my", "our", "your", "all", "any", "see", "of"})
"""Behind these a participle belongs to a name: “see the monitored lines”."""
_ORDERS = frozenset(
    phrases(
        "turn|switch|set|change|make|put|enable|disable|activate|deactivate|allow|let|add|remove|off|block|"
        "hide|private|hidden|nobody|keep|use|reset|give|start|stop|should|must|may|can|to|on|clear|delete|update|modify|edit|restore|only"
    )
)
"""Words that ask for a change, which “status” behind a setting does not."""
PASSED_OVER = frozenset(
    phrases(
        "hi|hello|hey|please|so|ok|okay|and|but|then|good|morning|afternoon|evening|there|all|team|thanks|pls|,"
    )
)
"""Said before a sentence, and no part of it."""
_CONDITIONS = frozenset({"if", "when", "whenever", "once", "while", "should"})
_ASKED = frozenset({"which", "what", "who", "where"})
"""Behind a condition these ask: “when it dials 911, which number …”."""
_ASK_BEHIND_NAME = _ASKED | frozenset({"is", "are", "does", "has", "how", "why", "whose"})
_MAY_ASK_BEHIND_NAME = frozenset({"can", "may"})
"""Behind a workspace these ask only before who does something: “room 101: can guests call abroad”."""
_MODALS = frozenset({"can", "could", "may", "might", "should", "shall", "must", "will", "would"})
_DOERS = frozenset(phrases("it|they|people|guests|callers|customers|visitors|users|colleagues|staff|i|one"))
_TELL_OF_NAME = frozenset(
    phrases("which is|which has|which was|who is|who has|does not|has to|has not|how about|what about|what a")
)
"""Behind a workspace these tell of it or propose something: “the kitchen, which is closed, …”."""
_STATES = frozenset({"on", "off", "now", "in", "out", "not", "to", "closed", "open", "full", "empty"})
"""Behind “is” these tell how it is."""
_ORDER_VERBS = frozenset(
    phrases("turn|switch|set|forward|send|divert|block|put|enable|disable|make|be|please|add")
)
_EITHER = (["on", "or", "off"], ["off", "or", "on"])
_LEADS_WHERE = frozenset(phrases("go|goes|going|to|sent|forwarded|rings|lands|by"))
_ASKS_WHEN = frozenset(
    {"is", "are", "was", "were", "does", "do", "did", "will", "has", "have", "can", "should"}
)
"""Behind “when” these ask; other words say a condition or a reason: “when busy, …”."""


@lru_cache(maxsize=READ_LAST)
def is_question(sentence: Sentence) -> bool:
    """Whether a sentence asks: it begins with a word for a question, or ends in a question mark, or says
    whose status is wanted, and is no polite order."""
    words = _words(sentence)
    if words[:2] == ["can", "you"] and words[2:3] != [] and words[2] in _CALLS:
        return True
    if order := _polite_order(words):
        return _asks_to_be_shown(order.removeprefix("please ").split(), _SHOW)
    if not words or may_ask(sentence):
        return False
    begins = _begins_question(words, sentence)
    asks = sentence.asks and not _ends_in_order(sentence)
    begins = begins or _asks_of_any(words) or _wishes_to_see(words)
    return begins or asks or _ends_question(words) or _asks_to_be_shown(words) or _asks_for_status(sentence)


def question_behind(sentence: Sentence) -> int:
    """Where a question begins behind the first comma and goes on to the end, as behind the name of a
    workspace: “gym: is dnd on”; 0 where none does."""
    words = [*sentence.words]
    at = words.index(",") + 1 if "," in words[1:] else 0
    rest = words[at:]
    if not at or len(rest) < MIN_ASKING_WORDS or " ".join(rest[:2]) in _TELL_OF_NAME:
        return 0
    joints = JOINTS if _tells_value(rest) else JOINTS - {"and"}
    if (joints | _ORDER_VERBS - {"be"}) & {*rest} or " from now on" in " ".join(rest):
        return 0
    if _asks_to_be_shown(rest, _SHOW):
        return at
    if rest[0] in _MAY_ASK_BEHIND_NAME:
        return at if rest[1] in _DOERS and not _tells_value(rest) else 0
    if _asks_behind_preposition(rest):
        return at
    return at if rest[0] in _ASK_BEHIND_NAME and not (rest[0] in {"is", "are"} and rest[1] in _STATES) else 0


def modal_behind(sentence: Sentence) -> int:
    """Where the words behind “can”, “should” and the like begin, at the head or behind the first comma; 0
    where none stands there. Before the name of a setting these ask: “gym: can dnd be on”."""
    words = [*sentence.words]
    at = words.index(",") + 1 if "," in words[1:] else 0
    starts = (one for one in dict.fromkeys((at, 0)) if words[one : one + 1] and words[one] in _MODALS)
    return next((one + 1 for one in starts), 0)


def only_looks(sentence: Sentence) -> bool:
    """Whether a sentence asks, or wants to have something shown: “show dnd of the gym”."""
    return is_question(sentence) or _asks_to_be_shown(_words(sentence), _SHOW)


def wants_shown(sentence: Sentence) -> bool:
    """Whether a sentence begins with “show me”, “can you check” and the like."""
    words = _words(sentence)
    asked = _polite_order(words).removeprefix("please ").split()
    return _asks_to_be_shown(asked or words, _SHOW)


def begins_question(sentence: Sentence) -> bool:
    """Whether the first words alone ask, whatever stands at the end."""
    return is_question(replace(sentence, asks=False))


def _ends_in_order(sentence: Sentence) -> bool:
    """Whether the last clause is a polite order: “guests call abroad here, could you block that?”"""
    plain = [*sentence.words]
    start = len(plain) - plain[::-1].index(",") if "," in plain else 0
    last = [word for word in plain[start:] if word not in PASSED_OVER]
    order = _polite_order(last) if start else ""
    return bool(order) and not _asks_to_be_shown(order.removeprefix("please ").split(), _SHOW)


def _begins_question(words: Sequence[str], sentence: Sentence) -> bool:
    """Whether the first words ask, as “have the gym's calls …” and “when busy, …” do not."""
    if list(words[:2]) == ["since", "when"] or _asks_behind_preposition(words):
        return True
    if words[0] in _CONDITIONS and any(
        comma.plain == "," and asked.plain in _ASKED for comma, asked in pairwise(sentence.tokens)
    ):
        return True
    if words[0] == "when":
        heads = [two.plain for one, two in pairwise(sentence.tokens) if one.plain in {"when", ","}]
        return any(head in _ASKS_WHEN for head in heads)
    return words[0] in QUESTIONS and words[0] != "have" and list(words[:2]) != ["do", "not"]


def _asks_behind_preposition(words: Sequence[str]) -> bool:
    """Whether it begins as “after how many rings”, “to which number”."""
    return words[0] in _PREPOSITIONS and not _ASKED_BEHIND.isdisjoint(words[1:2]) and words[2:3] != ["case"]


def may_ask(sentence: Sentence) -> bool:
    """Whether a sentence may ask or order: “could the gym be forwarded to 4321?” A change is shown first."""
    words = _behind_condition(_words(sentence), sentence)
    may = ["could"] if not _tells_value(words) else ["could", "can", "would", "may"]
    return bool(words) and words[0] in may and not _polite_order(words)


def _behind_condition(words: list[str], sentence: Sentence) -> list[str]:
    """The last clause where the first tells a condition: “if it loses its network, could calls go to …?”"""
    plain = [*sentence.words]
    if not words or words[0] not in _CONDITIONS or "," not in plain[:-1]:
        return words
    behind = plain[len(plain) - plain[::-1].index(",") :]
    return [word for word in behind if word not in PASSED_OVER] or words


def _ends_question(words: Sequence[str]) -> bool:
    """Whether the last words ask: “gym dnd on or off”, “calls for the gym go where”."""
    either = next((one for one in _EITHER if list(words[-len(one) :]) == one), [])
    return bool(either and _ORDERS.isdisjoint(words[: -len(either)])) or (
        words[-1] in _ASKED | {"whom"}
        and words[-2:-1] != []
        and words[-2] in _LEADS_WHERE
        and words[0] not in _ORDERS
    )


def _asks_to_be_shown(words: Sequence[str], also: Sequence[str] = ()) -> bool:
    """Whether it begins with “tell me”, “need to verify” and the like."""
    said = f"{' '.join(words)} "
    if said.startswith(_WANTS):
        said = said.removeprefix(next(filter(said.startswith, _WANTS)))
    return said.startswith((*_TO_BE_SHOWN, *also)) and not said.startswith("status privacy ")


def _wishes_to_see(words: Sequence[str]) -> bool:
    """Whether it begins with “I would like to see” and wishes no other state: “… to see dnd turned on”."""
    said = f"{' '.join(words)} "
    wish = next(filter(said.startswith, _WANTS), "")
    seen = said.removeprefix(wish).split()
    if not wish or seen[:1] != ["see"] or _tells_value(seen):
        return False
    beside = zip(seen[:-1], seen[1:], [*seen[2:], ""], strict=True)
    return not any(
        (word in {"on", "off"} and behind in {"", *_PLACES})
        or ((word.endswith("ed") or word in _BECOMES) and before not in _LEADS_NAME)
        for before, word, behind in beside
    )


def asks_of_any(sentence: Sentence) -> bool:
    """Whether a sentence begins with “any” and orders nothing."""
    words = _words(sentence)
    return bool(words) and _asks_of_any(words)


def _asks_of_any(words: Sequence[str]) -> bool:
    """Whether it begins with “any” or “anyone” and orders nothing: “anyone allowed to barge in there”."""
    if words[0] not in _ANY:
        return False
    is_set = {at for at, two in enumerate(pairwise(words)) if two[0] == "set" and two[1] in _SET_IN}
    told = [word for at, word in enumerate(words) if at not in is_set]
    return _ORDERS.isdisjoint(word for word in _telling(told) if word != "on")


def _asks_for_status(sentence: Sentence) -> bool:
    """Whether it names a setting and “status” or “settings”, before the workspace or at the end, and orders
    nothing: “dnd status on the gym”, “I need the voicemail settings of the gym”."""
    words = _words(sentence)
    plain = [*sentence.words]
    for at, word in enumerate(words):
        rest = words[at + 1 :]
        leads = rest[0] if len(rest) > 1 and rest[1] not in _PLACES else ""
        is_told_of = rest[:1] != [] and rest[0] in _THAT
        is_mode = word == "mode" and (leads in {"on", "of"} or is_told_of)
        # Behind a comma a value is told: “recording settings on the gym: always”.
        is_named = word in _SETTINGS and "," not in plain[plain.index(word) + 1 :]
        if not at or not (word in _STATUS or is_mode or is_named):
            continue
        place = rest[1:] if leads in _PLACES or rest[:2] == ["off", "the"] else rest
        if is_told_of:
            place = [one for one, before in zip(rest, ("", *rest), strict=False) if before not in _IS]
        return _ORDERS.isdisjoint([*_telling(words[:at]), *place])
    return False


def _telling(words: Sequence[str]) -> list[str]:
    """The words without each “to” that orders nothing: “able to”, “push to talk”."""
    return [word for before, word in pairwise(("", *words)) if (before, word) not in _MAY]


def _tells_value(words: Sequence[str]) -> bool:
    """Whether a number or an address is told: “can calls go to 5511?”, “… be emailed to …?” Digits behind
    other words are in the name of a workspace: “can room 101 call abroad?”"""
    return any(
        "@" in word
        or (before in _BEFORE_NUMBERS and sum(map(str.isdigit, word)) >= MIN_DIALLED)
        or sum(map(str.isdigit, word)) >= MIN_WHOLE_NUMBER
        for before, word in pairwise(words)
    )


def _words(sentence: Sentence) -> list[str]:
    """The words without a greeting before them, or what announces a question."""
    plain = [*sentence.words]
    begins_there = plain[:1] == ["there"]  # “there should be …” greets nobody
    words = plain if begins_there else dropwhile(PASSED_OVER.__contains__, plain)
    said = [word for word in words if word != ","]
    text = f"{' '.join(said)} "
    for one in filter(text.startswith, _ANNOUNCED if text.startswith(_ANNOUNCED) else ()):
        if text.removeprefix(one).startswith(_QUESTION_STARTS):
            return said[len(one.split()) :]
    return ["dnd", *said[3:]] if said[:3] == ["do", "not", "disturb"] else said


def _polite_order(words: Sequence[str]) -> str:
    """What is said behind “can you” and the like; empty without it."""
    said = f"{' '.join(words)} "
    if not said.startswith(_POLITE_ORDERS):
        return ""
    return said.removeprefix(next(filter(said.startswith, _POLITE_ORDERS))).strip()
