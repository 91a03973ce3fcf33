"""Plainer wordings of conditions, contrasts and wishes: “when” for “whenever”, “on” for “back”, nothing for
what stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence, Token, as_tokens, stand_at

_EACH = (("each", "time"), ("every", "time"), ("any", "time"), ("whenever",))
_GETS = frozenset({"bring", "have", "give", "get", "gets", "want", "wants", "need", "needs", "like", "put"})
"""Beside these, what comes “back” is turned on."""
_HAS_TO_GO = (["has", "to", "go"], ["have", "to", "go"], ["must", "go"], ["needs", "to", "go"])
_ENTRIES = frozenset({"pattern", "rule"})
"""Entries of lists that go by a name of their own."""
_MAY_GO = (*_HAS_TO_GO, ["can", "go"], ["may", "go"], ["should", "go"], ["can", "be", "removed"])
_NO_ENTRY = frozenset(phrases("not|never|no|if|when|unless|until|whether|calls|callers|numbers|or|who"))
"""In a clause with one of these, no entry is to go."""
_ENDS_CLAUSE = frozenset({"", ",", "please", "now", "there"})
_TAKEN_ELSEWHERE = frozenset({",", "to", "into", "onto", "off", "out", "over", "while", "when", "if"})
_BEFORE_AWAY = frozenset(
    {"right", "straight", "is", "are", "am", "be", "was", "were", "go", "goes", "far", "'s"}
)
_STAYS = frozenset({"stay", "stays", "remain", "remains"})
_GRANTS = frozenset({"should", "must", "may", "can", "needs", "wants"})
"""Behind “with dnd on,” these tell what is wanted beside it."""
MAX_SETTING_WORDS = 4
"""So many words has the name of a setting at most: “the do not disturb”."""
_AS_IT_IS = frozenset(
    {"allowed", "possible", "permitted", "on", "open", "fine", "unchanged", "same", "as", "ok", "okay"}
)
_MAY_BE_MADE = (("may", "be", "made"), ("can", "be", "made"), ("are", "allowed"), ("are", "fine"))
_WHAT_RINGS = frozenset({"it", "them", "the", "this", "that", "those", "these", "our", "my"})
_KINDS_OF_RINGING = frozenset(
    {"simultaneous", "sequential", "distinctive", "time", "splash", "priority", "not"}
)
_POLITE = frozenset({"please", "pls", "thanks", "now", ",", "there", "all", "day", "constantly"})
_NOT = frozenset({"not", "no", "never"})


def plainer_clauses(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence with these said more plainly, where that changes it."""
    tokens = sentence.tokens
    for one in (_with_when, _with_on, _without_what_stays, _with_if, _without_state):
        tokens = one(tokens)
    if tokens != sentence.tokens:
        yield Sentence(tokens, sentence.asks)


def silenced(sentence: Sentence) -> Sentence:
    """The sentence with “silence …” for “stop … [from] ringing” at its end."""
    tokens = sentence.tokens
    words = [token.plain for token in tokens]
    if "ringing" not in words:
        return sentence
    end = words.index("ringing")
    stop = next((at for at in range(end) if words[at] in {"stop", "keep"}), end)
    between = words[stop + 1 : end]
    is_last = _POLITE.issuperset(words[end + 1 :])
    if not (is_last and between and between[0] in _WHAT_RINGS) or _KINDS_OF_RINGING & {*between}:
        return sentence
    kept = tokens[stop + 1 : end - (words[end - 1] == "from")]
    silence = Token("silence", "silence", gap=tokens[stop].gap)
    return Sentence((*tokens[:stop], silence, *kept, *tokens[end + 1 :]), sentence.asks)


def taken_away(sentence: Sentence) -> Sentence:
    """The sentence with “remove …” for “take … away”, and not for “take … to voicemail right away”."""
    tokens = sentence.tokens
    words = [token.plain for token in tokens]
    end = words.index("away") if "away" in words else 0
    take = next((at for at in range(end) if words[at] in {"take", "taking"}), end)
    if take == end or _TAKEN_ELSEWHERE & {*words[take:end]} or words[end - 1] in _BEFORE_AWAY:
        return sentence
    remove = Token("remove", "remove", gap=tokens[take].gap)
    return replace(sentence, tokens=(*tokens[:take], remove, *tokens[take + 1 : end], *tokens[end + 1 :]))


def taken_offline(sentence: Sentence) -> Sentence:
    """The sentence with “… taken offline” for “take … offline” at its end."""
    tokens = sentence.tokens
    if all(token.plain != "offline" for token in tokens):
        return sentence
    words = [token.plain for token in tokens]
    end = words.index("offline")
    is_taken = any(word in {"take", "taking", "put", "bring"} for word in words[:end])
    if not is_taken or _TAKEN_ELSEWHERE & {*words[:end]} or not _POLITE.issuperset(words[end + 1 :]):
        return sentence
    taken = Token("taken", "taken", gap=tokens[end].gap)
    return replace(sentence, tokens=(*tokens[:end], taken, *tokens[end:]))


def back_in_service(sentence: Sentence) -> Sentence:
    """The sentence with “put … back into service” for “return … to service”, at its end."""
    tokens, words = sentence.tokens, sentence.words
    if "return" not in words or "to" not in words:
        return sentence
    start, to = words.index("return"), len(words) - 1 - words[::-1].index("to")
    behind = [word for word in words[to + 1 :] if word not in _POLITE]
    is_order = _POLITE.issuperset(words[:start]) and start < to - 1
    if not is_order or behind not in (["service"], ["operation"], ["use"], ["normal", "service"]):
        return sentence
    put, back = tokens[start]._replace(text="put", plain="put"), Token("back", "back", gap=" ")
    into = (back, Token("into", "into", gap=" "), Token("service", "service", gap=" "))
    return replace(sentence, tokens=(*tokens[:start], put, *tokens[start + 1 : to], *into))


def with_off(sentence: Sentence) -> Sentence:
    """The sentence with “off” for “has to go” at the end of a clause."""
    tokens = sentence.tokens
    words = [*sentence.words, "", ""]
    for said in _HAS_TO_GO if "go" in words else ():
        for at in range(1, len(tokens) - len(said) + 1):
            if words[at : at + len(said)] == said and words[at + len(said)] in _ENDS_CLAUSE:
                off = Token("off", "off", gap=" ")
                return replace(sentence, tokens=(*tokens[:at], off, *tokens[at + len(said) :]))
    return sentence


def with_removed(sentence: Sentence) -> Sentence:
    """The sentence with “remove the … pattern” for “the … pattern can go” and “lose the … pattern”."""
    words = [*sentence.words, ""]
    named = next((at for at, word in enumerate(words) if word in _ENTRIES), 0)
    if not named or sentence.asks:
        return sentence
    tokens = sentence.tokens
    start = max((at + 1 for at in range(named) if words[at] == ","), default=0)
    end = next((at for at in range(named, len(words)) if words[at] in {",", ""}), len(tokens))
    if _NO_ENTRY & {*words[start:end]}:
        return sentence
    lose = next((at for at in range(start, named) if words[at] in {"lose", "loses"}), None)
    if lose is not None and words[lose + 1] in _WHAT_RINGS | {"its"}:
        return replace(sentence, tokens=(*tokens[:lose], *as_tokens(["remove"]), *tokens[lose + 1 :]))
    for said in _MAY_GO:
        at = end - len(said)
        if at > named and words[at:end] == said:
            kept = (*tokens[:start], *as_tokens(["remove"]), *tokens[start:at])
            return replace(sentence, tokens=(*kept, *tokens[end:]))
    return sentence


def with_while(sentence: Sentence, names_setting: Callable[[Sequence[Token]], bool]) -> Sentence:
    """The sentence with “while” where its head says what is so meanwhile: “even on dnd the gym should …”,
    “with dnd on, the gym should still …”; `names_setting` tells whether words begin with the name of one."""
    tokens = sentence.tokens
    words = [token.plain for token in tokens]
    start = int(words[:1] == ["even"])
    head = words[start] if start < len(words) else ""
    comma = words.index(",") if "," in words else 0
    is_state = head == "with" and comma > start + 1 and words[comma - 1] == "on"
    is_alone = head == "with" and not comma and not start
    is_state = is_state and bool(_GRANTS & {*words[comma + 1 :]}) and words[comma + 1] != "and"
    is_meanwhile = is_state or is_alone or (start and head == "on")
    if not is_meanwhile or not names_setting(tokens[start + 1 : comma or None]):
        return sentence
    behind = tokens[start + (head != "on") :]
    return replace(sentence, tokens=(Token("while", "while", gap=tokens[0].gap), *behind))


def _with_when(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """“When” for “whenever” and “each time”."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        said = next((one for one in _EACH if stand_at(tokens, at, one)), None)
        kept.append(Token("when", "when", gap=tokens[at].gap) if said else tokens[at])
        at += len(said) if said else 1
    return tuple(kept)


def _with_on(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """“On” for “back”: “could the gym have call waiting back”."""
    words = [token.plain for token in tokens]
    at = next((at for at, word in enumerate(words) if word == "back"), 0)
    behind = words[at + 1 : at + 3]
    leads = bool(behind) and behind[0] in {"to", "into", "on", "off", "from", "up"}
    if not at or leads or not _GETS & {*words[:at]}:
        return tokens
    return (*tokens[:at], Token("on", "on", gap=tokens[at].gap), *tokens[at + 1 :])


def _without_what_stays(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without what stays as it is: “…, calling itself stays allowed”, “may be made but not …”."""
    words = [token.plain for token in tokens]
    for at in range(1, len(words)):
        made = next((one for one in _MAY_BE_MADE if stand_at(tokens, at, one)), None)
        if made is None:
            continue
        end = at + len(made)
        while end < len(words) and words[end] in {",", "please"}:
            end += 1
        if words[end : end + 1] != ["but"]:
            continue
        end += 1
        while end < len(words) and words[end] in {"please", "must", "may", "should", "can"}:
            end += 1
        if words[end : end + 1] and words[end] in _NOT:
            end += 2 if words[end : end + 2] in (["no", "longer"], ["no", "more"]) else 1
            end += words[end : end + 1] == ["be"]
            must = as_tokens(["must", "not", "be"])
            return (*tokens[:at], *must, *tokens[end:])
    cut = next((at for at in range(len(words) - 1, 0, -1) if words[at] in {",", "but", "and"}), 0)
    stays = next((at for at in range(cut, len(words)) if words[at] in _STAYS), 0) if cut else 0
    if stays and (stays + 1 == len(words) or words[stays + 1] in _AS_IT_IS):
        return tokens[: cut - 1] if words[cut - 1] == "," else tokens[:cut]
    return tokens


def _without_state(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without “stays on” before a setting of which more is told behind it: “the gym stays on dnd
    but should …”."""
    words = [token.plain for token in tokens]
    at = next((at for at in range(1, len(words) - 1) if words[at] in _STAYS | {"is"}), 0)
    if not at or words[at + 1] != "on":
        return tokens
    end = next((end for end in range(at + 2, len(words)) if words[end] in {",", "but", "and"}), 0)
    if not end or end - at - 2 > MAX_SETTING_WORDS or end + 1 == len(words):
        return tokens
    start = end + 1 if words[end] != "," or words[end + 1] not in {"but", "and"} else end + 2
    behind = [token for token in tokens[start:] if token.plain != "still"]
    return (*tokens[:at], *tokens[at + 2 : end], Token(",", ",", gap=""), *behind)


def _with_if(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """“If” for “should” at the head of a condition: “should the gym's phone lose its network, …”."""
    words = [token.plain for token in tokens]
    comma = words.index(",") if "," in words else 0
    if words[:1] != ["should"] or comma < 3 or comma + 1 >= len(words):
        return tokens
    return (Token("if", "if", gap=tokens[0].gap), *tokens[1:])
