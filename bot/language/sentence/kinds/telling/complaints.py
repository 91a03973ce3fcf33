"""Complaints, “9 rings is too long”: they tell how it is now, and order nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import COUNTED, MIN_DIALLED, NUMBER, Sentence, Token, clauses, joined

_DEGREES = frozenset(
    phrases(
        "early|late|long|short|soon|quick|quickly|fast|slow|slowly|often|high|low|loud|quiet|few|many|much"
    )
)
_AFTER_RINGS = _DEGREES - {"often", "high", "low", "loud", "quiet", "much"}
_OF_NOUNS = frozenset({"few", "many", "much"})
"""Before a noun these count what the workspace gets: “too many cold calls”."""
_NO_NOUNS = frozenset({",", "for", "before", "until", "when", "in", "on", "at", "there", *COUNTED})
_STRONGER = frozenset(phrases("way|far|much|just|bit|little|really|still|always|a|simply|for"))
_SAYING = frozenset(
    phrases(
        "is|are|was|that|this|it|which|they|seems|feels|and|but|we|us|me|find|think|for|here|there|our|guests|i|,"
    )
)
"""With these a clause only says “that is too long”, of what stands before it."""
_IF = frozenset(phrases("if|when|whenever|unless|until|once|not|never|so|because|while"))
"""Before “too long” in its clause these make a condition of it."""
_ORDERS = frozenset(
    phrases(
        "make|set|change|increase|decrease|reduce|shorten|extend|raise|lower|use|should|must|please|turn|switch|"
        "stop|let|reject|forward|block|send|could|can|would|need|want|disable|enable|put|give|try|cut|better"
    )
)
_TAKING = frozenset(
    phrases(
        "forwards|forward|forwarding|forwarded|diverts|divert|voicemail|vm|mailbox|goes|go|going|sends|sent|calls|"
        "call|picks|answers|waits|gives|kicks|takes|hands|moves|transfers|transferred|passes|passed"
    )
)
"""What is too early or too late of these comes after a number of rings."""
_MODALS = frozenset({"should", "must", "shall", "may", "to"})
_MAILBOX = frozenset({"voicemail", "vm", "mailbox"})
_CALLS_WRONG = re.compile(
    r"(?:(?:and|but|,) )*(?:that|this|it|which) (?:one )?"
    r"(?:(?:is|was|looks|seems|must be|can not be|has to be) (?:(?!not )\w+ )?(?:a |an )?"
    r"(?:wrong|bad|mistake|error|incorrect|bug|not (?:right|correct|ok|okay|good|intended|wanted|allowed))"
    r"|(?:should|must|can|may) not(?: be)?(?: so| the case| like that| right)?)"
    r"|(?:wrong|fix (?:it|that|this))"
)
"""Says of what stands before that it is wrong, and not what is wanted."""

_WANTS_IT = re.compile(
    r"(?:(?:and|but|though|although|,) )*(?:it|they|we|i|he|she|you|people|callers|guests|users|everybody) "
    r"(?:(?:really|still|do|all) )*"
    r"(?:should|must|(?:needs?|wants?|like|miss|expect|rely on|require) (?:it|that|this|one|them))"
    r"(?: (?:have|has|get|hear|be|do)(?: (?:it|that|one|so))?)?(?: (?:back|though|there|again))*"
)
"""Behind “no voicemail there” these want what is missing."""
_ENDS_IT = re.compile(
    r"(?:(?:and|but|,) )*(?:that|this|it|which) (?:must|should|has to|needs to|ought to) "
    r"(?:(?:not|now|really) )*(?:end|stop|cease|change|go away|continue|stay(?: so)?|go on|remain(?: so)?)"
    r"(?: (?:now|please|soon))*"
)
MIN_TOLD = 2
"""How it is, and that it should be otherwise."""
_DENIES = frozenset({"no", "not", "none", "never", "nobody", "without"})
_BEHIND = re.compile(
    rf"(?:[,.;]\s*|\s+(?=and|but|though|although)){_WANTS_IT.pattern}[\s.!]*$"
    r"|,\s*which (?:must|should|has to|needs to|ought to)(?: not)? "
    r"(?:end|stop|cease|change|continue)[\s.!]*$",
    re.IGNORECASE,
)


def wants_contrary_behind(text: str) -> bool:
    """Whether a text ends in a clause that wants another state than the one before it."""
    return _BEHIND.search(text) is not None


def calls_for_contrary(told: Sequence[Sentence]) -> bool:
    """Whether the last clause wants another state than the one before it, and nothing is ordered: “no
    voicemail in the gym, they need it”, “the gym plays music on hold, which must end”."""
    if len(told) < MIN_TOLD or told[0].asks:
        return False
    *before, last = [" ".join(one.words).removeprefix(", ") for one in told]
    words = {word for one in before for word in one.split()}
    if not _ORDERS.isdisjoint(words):
        return False
    is_missed = not _DENIES.isdisjoint(words) and _WANTS_IT.fullmatch(last) is not None
    return is_missed or _ENDS_IT.fullmatch(last) is not None


def calls_wrong(sentence: Sentence) -> bool:
    """Whether a sentence only says that it is wrong how something is: “that is a mistake”."""
    return _CALLS_WRONG.fullmatch(" ".join(sentence.words)) is not None


def with_too(sentence: Sentence) -> Sentence:
    """The sentence with “rings too long” for “should not ring so long”: it does not say how long."""
    tokens = sentence.tokens
    words = [token.plain for token in tokens]
    no = next((at for at in range(1, len(words)) if words[at] == "not" and words[at - 1] in _MODALS), 0)
    for at in range(no + 2, len(words)) if no else ():
        if words[at] in _DEGREES and words[at - 1] in {"so", "that", "as", "too"}:
            start = at - 2 if words[at - 2] == "for" else at - 1
            too = Token("too", "too", gap=tokens[at - 1].gap)
            return replace(sentence, tokens=(*tokens[: no - 1], *tokens[no + 1 : start], too, *tokens[at:]))
    return sentence


def without_complaints(parts: Sequence[Sentence]) -> tuple[list[Sentence], bool]:
    """The sentences without the figures that are complained of, and whether they ask for nothing else: then
    they are one, which names what is to be changed and no value."""
    if not any(token.plain == "too" for part in parts for token in part.tokens):
        return [*parts], False
    told = [(at, clause) for at, part in enumerate(parts) for clause in clauses(part)]
    complaint = next((at for at, (_, clause) in enumerate(told) if _complained(clause.tokens)), None)
    if complaint is None or told[complaint][1].asks:
        return [*parts], False
    about = complaint - 1 if _only_complains(told[complaint][1]) else complaint
    if about < 0:
        return [*parts], False
    ours = {about, complaint}
    if any(_orders(clause) for at, (_, clause) in enumerate(told) if at not in ours):
        if not any(_is_count(token) for at in ours for token in told[at][1].tokens):
            return [*parts], False
        kept = [
            (part, replace(one, tokens=_without_figures(one.tokens)) if at in ours else one)
            for at, (part, one) in enumerate(told)
            if at != complaint or about == complaint
        ]
        return _sentences(kept), False
    of_it = [clause for at, (_, clause) in enumerate(told) if at in ours or at < about]
    return [_without_value(joined(of_it))], True


def _sentences(told: Sequence[tuple[int, Sentence]]) -> list[Sentence]:
    """Clauses as the sentences that they were parts of."""
    kept = dict.fromkeys(part for part, _ in told)
    return [joined([one for part, one in told if part == at]) for at in kept]


def _complained(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Where “way too long” begins and ends."""
    words = [token.plain for token in tokens]
    for at in range(len(words) - 1):
        if words[at] != "too" or words[at + 1] not in _DEGREES or tokens[at].quoted:
            continue
        behind = words[at + 2] if at + 2 < len(words) else ","
        if words[at + 1] in _OF_NOUNS and behind not in _NO_NOUNS:
            continue
        if not _IF.isdisjoint(words[:at]):
            continue
        if behind in _ORDERS - {"please"}:
            continue  # “it rings too long forward it to 4404”
        start = at
        while start and words[start - 1] in _STRONGER:
            start -= 1
        return start, at + 2
    return None


def _only_complains(clause: Sentence) -> bool:
    """Whether a clause only says “that is way too long”."""
    found = _complained(clause.tokens)
    others = [one.plain for at, one in enumerate(clause.tokens) if not (found and found[0] <= at < found[1])]
    return _SAYING.issuperset(others)


def _orders(clause: Sentence) -> bool:
    """Whether a clause may say what is wanted."""
    words = {*clause.words}
    return bool(_ORDERS & words) or any(NUMBER.fullmatch(word) for word in words)


def _without_figures(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words without counts, and without the complaint: “9 rings is too long” is “rings”."""
    found = _complained(tokens)
    start, end = found or (0, 0)
    while found and start and tokens[start - 1].plain in {"is", "are", "was", "seems", "feels"}:
        start -= 1
    return tuple(
        token
        for at, token in enumerate(tokens)
        if not (start <= at < end) and (token.quoted or not _is_count(token))
    )


def _is_count(token: Token) -> bool:
    return len(token.plain) < MIN_DIALLED and NUMBER.fullmatch(token.plain) is not None


def _without_value(sentence: Sentence) -> Sentence:
    """What is complained of without the value that it has: neither how often it rings nor where calls go."""
    words = {*sentence.words}
    tokens = [*_without_destination(_without_figures(sentence.tokens))]
    if _TAKING & words and _AFTER_RINGS & words and not words & {*COUNTED, "timer", "delay"}:
        tokens.append(Token("rings", "rings"))
    return replace(sentence, tokens=tuple(tokens) or sentence.tokens)


def _without_destination(tokens: Sequence[Token]) -> Iterator[Token]:
    """The words without “to” and where calls go, which is not “to voicemail”."""
    is_passed = False
    for at, token in enumerate(tokens):
        behind = [one.plain for one in tokens[at + 1 : at + 3]]
        if token.plain == "to" and not _MAILBOX & {*behind}:
            is_passed = True
        elif token.plain in {",", "in", "on", "for", "after", "before", "when", "at"}:
            is_passed = False
        if not is_passed:
            yield token
