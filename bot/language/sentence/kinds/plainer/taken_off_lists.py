"""Who is to be on the list of a phone, and who no longer: “Ana should no longer be on the push-to-talk of the
gym”, “Bob's lamp may go”, “could the phone show us whether Ana is on the line?”"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence, Token, as_tokens

_NOT_ON = tuple(
    one.split()
    for one in (
        "should not be", "must not be", "need not be", "should no longer be", "must no longer be",
        "no longer needs to be", "does not need to be", "does not have to be", "no longer has to be",
        "should not appear", "should not show up", "should no longer appear",
    )
)  # fmt: skip
_NO_MORE = (["any", "more"], ["any", "longer"], ["anymore"], ["now"], ["please"])
_LAMPS = frozenset(phrases("lamp|light|key|blf|lamps|lights"))
_MAY_GO = tuple(
    one.split() for one in ("may go", "can go", "should go", "must go", "has to go", "needs to go",
                            "may be removed", "can be removed", "should be removed")
)  # fmt: skip
_HIS = frozenset({"his", "her", "their"})
_HAS = frozenset(
    phrases("has|have|is|was|left|retired|moved|quit|resigned|works|went|changed|switched|no|does")
)
"""Behind a name these tell what has become of somebody."""
_PLACED = frozenset({"on", "at", "in", "from", "of"})
_COULD = frozenset({"could", "can", "would", "should", "might"})
_SPEAKERS = frozenset({"you", "we", "i", "us", "somebody", "someone"})
_SHOWN = frozenset({"show", "tell", "indicate", "display"})
_WHOM = frozenset({"us", "me", "them", "everyone", "everybody", "staff"})
_WHETHER = frozenset({"whether", "if", "when"})
_TALKS = tuple(
    one.split()
    for one in ("on the line", "on the phone", "on a call", "busy", "talking", "engaged", "free", "in a call")
)
MAX_NAME = 3
"""Names of people have no more words."""


def with_lists_of_people(sentence: Sentence, names_list: Callable[[Sequence[Token]], int]) -> Sentence:
    """The sentence as an order to add or remove somebody; `names_list` tells how many words name a setting
    that has a list of people."""
    return _off_list(_without_lamp(_shown_whether(sentence)), names_list)


def _shown_whether(sentence: Sentence) -> Sentence:
    """“The phone should be able to see whether Ana is on the phone” for “could the phone show us whether Ana
    is on the line?”"""
    words = [*sentence.words]
    if words[:1] == [] or words[0] not in _COULD or _SHOWN.isdisjoint(words):
        return sentence
    verb = next(at for at, word in enumerate(words) if word in _SHOWN)
    whether = verb + 1 + (words[verb + 1 : verb + 2] != [] and words[verb + 1] in _WHOM)
    is_at = next((at for at in range(whether + 2, len(words)) if words[at] in {"is", "'s"}), 0)
    is_own = verb < 3 or not _SPEAKERS.isdisjoint(words[1:verb]) or "phone" not in words[1:verb]
    if is_own or not is_at or is_at - whether > MAX_NAME + 1 or words[whether] not in _WHETHER:
        return sentence
    if not any(words[is_at + 1 :] in (one, [*one, "please"]) for one in _TALKS):
        return sentence
    should = as_tokens(["should", "be", "able", "to", "see", "whether"])
    talks = as_tokens(["is", "on", "the", "phone"])
    name = sentence.tokens[whether + 1 : is_at]
    return Sentence((*sentence.tokens[1:verb], *should, *name, *talks))


def _without_lamp(sentence: Sentence) -> Sentence:
    """“Remove Bob from monitoring on the gym” for “Bob's lamp on the gym phone may go” and “remove Bob's lamp
    from the gym”."""
    words = [*sentence.words]
    lamp = next((at for at, word in enumerate(words) if at > 1 and word in _LAMPS), 0)
    placed = words[lamp + 1 : lamp + 2]
    if not lamp or sentence.asks or not placed or placed[0] not in _PLACED:
        return sentence
    end = next((len(words) - len(one) for one in _MAY_GO if words[-len(one) :] == one), 0)
    start = max((at + 1 for at in range(lamp) if words[at] in {",", "so"}), default=0)
    is_removed = words[start : start + 1] in (["remove"], ["delete"], ["drop"])
    start += is_removed
    if bool(end) == is_removed or lamp - start > MAX_NAME + 1:
        return sentence
    if words[lamp - 1] == "'s":
        name = sentence.tokens[start : lamp - 1]
    elif words[lamp - 1] in _HIS and lamp - 1 == start:
        name = _told_of(sentence.tokens[:start])
    else:
        return sentence
    place = [*sentence.tokens[lamp + 2 : end or len(words)]]
    place = place[:-1] if place and place[-1].plain == "phone" else place
    if not name or not place:
        return sentence
    kept = (as_tokens(["remove"]), name, as_tokens(["from", "monitoring", "of"]), place)
    return replace(sentence, tokens=tuple(token for part in kept for token in part))


def _told_of(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The name at the head of what is told of somebody: “Bob Johnson has retired”; empty where none is."""
    end = next((at for at, one in enumerate(tokens) if one.plain in _HAS), 0)
    name = tuple(tokens[:end])
    is_name = 0 < end <= MAX_NAME and all(one.text[:1].isupper() and one.plain.isalpha() for one in name)
    return name if is_name else ()


def _off_list(sentence: Sentence, names_list: Callable[[Sequence[Token]], int]) -> Sentence:
    """“Remove Ana from the push-to-talk of the gym” for “Ana should not be on the push-to-talk of the gym any
    more”."""
    words = [*sentence.words]
    if sentence.asks or not {"be", "appear", "up"} & {*words}:
        return sentence
    for at in range(1, len(words) - 3):
        said = next((one for one in _NOT_ON if words[at : at + len(one)] == one), [])
        on = at + len(said)
        if not said or words[on : on + 1] not in (["on"], ["in"]):
            continue
        listed = on + 1 + (words[on + 1 : on + 2] == ["the"])
        if not names_list(sentence.tokens[listed:]):
            return sentence
        start = max((one + 1 for one in range(at) if words[one] in {",", "so"}), default=0)
        name = sentence.tokens[start:at]
        if [one.plain for one in name] in (["she"], ["he"]):
            name = _told_of(sentence.tokens[: max(start - 1, 0)])
        if not 0 < len(name) <= MAX_NAME:
            return sentence
        rest = sentence.tokens[listed:]
        while end := next((len(one) for one in _NO_MORE if [x.plain for x in rest[-len(one) :]] == one), 0):
            rest = rest[:-end]
        if any(one.plain == "," for one in rest):
            return sentence
        said_so = (*as_tokens(["remove"]), *name, *as_tokens(["from"]), *rest)
        return replace(sentence, tokens=said_so)
    return sentence
