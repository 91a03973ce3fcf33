"""A message cut into sentences and words, without what people and clients add around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.language.sentence.words.emoji import is_filler
from bot.language.sentence.words.short_words import TEXT_SPEAK, expanded_word, full_words
from bot.language.sentence.words.signatures import is_signature
from bot.names.text import TYPOGRAPHY, folded

_QUOTED = re.compile(r'"([^"]+)"|(?<!\w)\'([^\']+)\'(?!\w)|(\S+)')
_PLAIN_IN_QUOTES = re.compile(r"[+]?[0-9][0-9().\-/ ]*|[^\s@]+@[^\s@]+\.[^\s@]+")
"""A number and an address mean the same with quotes around them."""
_MARKUP = re.compile(
    r"`{1,3}|\*{1,3}(?=[^\W\d])|(?<=[^\W\d])\*{1,3}(?!\S)|(?<=\d)\*{2,3}(?!\S)"
    r"|^\s*(?:>+|/(?=[a-z])|[-•*]\s+)",
    re.IGNORECASE,
)
_DIALLED_CODE = re.compile(r"[*#]+\d[\d*#]*|\d+[*#][\d*#]*")
"""What is dialled to use a feature of the phone: `*55` is not the number 55."""
_ARROW = re.compile(r"\s*(?:-+>|=+>|→|⇒|➔)\s*")
_CELLS = re.compile(r"(?<=[^\s|])\s*\|\s*(?=[^\s|])")
"""Parts a line of a table, as a comma does: “gym | dnd | on”."""
_AND = re.compile(
    r"\bas well as\b|(?<=\w) \+ (?=[^\W\d])|(?<=\d{3}) \+ (?=\d{3,6}\b(?![ -]?\d))", re.IGNORECASE
)
"""“Dnd on + call waiting off”, “4001 + 4002”; else a plus before a digit begins a number."""
_SLASH = re.compile(r"(?<=[^\W\d]) / (?=[^\W\d])")
_SCHEME = re.compile(r"\btel:\s*(?=[+\d(])", re.IGNORECASE)
_SPLIT = re.compile(r"(?<=[a-z])[:=]\s*(?=\S)|\s[:=]\s", re.IGNORECASE)
_EDGES = ".,;:!?()[]{}<>\"'…*`"
_MARK_BELOW = re.compile(r"\s*\n\s*\?")
_TAG = re.compile(r",\s*(?:right|correct|yes|no|yeah|eh|huh|isn't it|is it|or not)$", re.IGNORECASE)
"""What makes a question of a statement: “dnd is on there, right”."""
_ASKED_BACK = re.compile(
    r",?\s+(?:(?:is|are|was|were|do|does|did|should|must|can|could|would|will|has|have)(?:n'?t| not) "
    r"(?:it|they|that|we|he|she)|\(?(?:yes or no|no or yes|yes ?/ ?no|y/n|"
    r"(?<!transferred )or not)\)?)[\s?.!]*$",
    re.IGNORECASE,
)
"""The same in more words, which deny nothing: “it should be on, shouldn't it”, “dnd on, yes or no”."""
_SENTENCE_END = re.compile(r"(?<=[.!?;…])(?<![0-9xX]!)\s+(?=\S)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:ext|no|nr|tel|approx|st|mr|ms|mrs|dr|e\.g|i\.e|incl|excl|resp|prof|dept|bldg|rm"
    r"|seq|sim|sel|simul|anon|perm|intl)|\b[a-z])\.$",
    re.IGNORECASE,
)
JOINTS = frozenset({",", "so", "because", "since", "as", "and", "therefore", "thus", "hence", "cause"})
"""What a reason is joined to an order with."""
WHO = frozenset({"we", "i", "they", "he", "she", "nobody", "noone", "everyone", "everybody"})
"""Who is spoken of in a reason: “vm off gym nobody checks it”."""
_BEFORE_WHO = frozenset(
    {"if", "when", "whenever", "while", "until", "till", "that", "who", "what", "how", "where", "why", "but",
     "or", "than", "before", "after", "can", "could", "should", "may", "do", "does", "did", "are", "is",
     "have", "currently", "presently", "will", "would", "which", "sure", "know", "let", "think", "hope",
     "unless", "once", "whether"}
)  # fmt: skip
"""Behind these, somebody is spoken of in the same clause."""
_CUTS = JOINTS | WHO
COUNTS = {
    word: str(count)
    for count, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "sixty": "60"}
COUNTED = frozenset({"ring", "rings", "times", "second", "seconds", "secs"})
"""Beside these, words for numbers become figures."""
NUMBER = re.compile(r"[+]?[0-9][0-9().\-/]*")
"""A figure, or a group of digits of a phone number."""
READ_LAST = 8
"""Texts of which the words are kept: about those of one message."""
MIN_DIALLED = 3
"""So many digits at least has a number that calls can go to."""
_TWO_NUMBERS = re.compile(r"(\d{3,5})/(\d{3,5})")
"""Two extensions, which together are no number: “4321/4404”; with “-” between they may be one."""
_TIMES = re.compile(r"(\d{1,2})x")
"""“Ring 6x.”"""
_HYPHENATED = re.compile(r"(?<=[a-zà-ÿ])[-/](?=[a-zà-ÿ])", re.IGNORECASE)


class Token(NamedTuple):
    """One word: as it was typed, as words are compared, and what stands between it and the word before."""

    text: str
    plain: str
    quoted: bool = False
    gap: str = " "
    raw: str = ""
    """The word with the punctuation around it."""


@dataclass(frozen=True)
class Sentence:
    """The words of one sentence, and whether it ends in a question mark."""

    tokens: tuple[Token, ...]
    asks: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple([token.plain for token in self.tokens])

    def text(self, start: int, end: int, *, raw: bool = False) -> str:
        """The words from `start` to before `end`, as they were typed."""
        parts = self.tokens[start:end]
        if len(parts) == 1 and not raw:
            return parts[0].text
        said = [token.gap + (token.raw if raw and token.raw else token.text) for token in parts]
        return "".join(said)[len(parts[0].gap) :] if parts else ""


def sentences(text: str) -> list[Sentence]:
    """The sentences of a message; empty ones are left out. A question mark on a line of its own ends the one
    before."""
    return [*_read_last(text)]


@lru_cache(maxsize=READ_LAST)
def _read_last(text: str) -> tuple[Sentence, ...]:
    """The same, kept while one message is looked at in several ways."""
    text = _MARK_BELOW.sub("?", text)
    found = (_sentence(part) for line in _lines(text) for part in _parts(line))
    return tuple(one for one in found if one.tokens)


def _lines(text: str) -> Iterator[str]:
    """The lines down to a signature, without markup and what cannot be seen."""
    lines = _visible(text).split("\n")
    for at, line in enumerate(lines):
        if at and is_signature(lines[at:]):
            return
        said = _CELLS.sub(", ", line.strip(" |"))
        yield _MARKUP.sub("", _ARROW.sub(" to ", _SCHEME.sub("", _SLASH.sub("/", _AND.sub(" and ", said)))))


def _visible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if is_filler(mark) or not (mark.isprintable() or mark == "\n") else mark
        for mark in text
        if unicodedata.category(mark) != "Cf" and not "\ufe00" <= mark <= "\ufe0f"
    ).translate(TYPOGRAPHY)


def _parts(line: str) -> Iterator[str]:
    """The sentences of a line; a dot that shortens a word ends none."""
    kept = ""
    for part in _SENTENCE_END.split(line):
        if kept.endswith(("ext.", "no.", "nr.", "tel.")) and part[:1].isupper():
            yield kept
            kept = ""
        kept = f"{kept} {part}".strip()
        if not _ABBREVIATION.search(kept) and kept.count('"') % 2 == 0:
            yield kept
            kept = ""
    if kept:
        yield kept


def _sentence(text: str) -> Sentence:
    asked_back = _ASKED_BACK.search(text)
    if asked_back and asked_back.start():
        text = f"{text[: asked_back.start()]}?"
    stripped = text.rstrip(" .!…\"')")
    is_loud = text.isupper()
    found: list[Token] = []
    for piece in _QUOTED.finditer(_SPLIT.sub(" : ", text)):
        quoted = piece[1] or piece[2]
        if quoted and not _PLAIN_IN_QUOTES.fullmatch(quoted):
            found.append(Token(quoted, folded(quoted), quoted=True))
        else:
            words = [word for part in (quoted or piece[3]).split() for word in _tokens(part)]
            found.extend(words if is_loud else map(_in_capitals, words))
    return Sentence(
        tuple(_counted([*_in_full(found)])), stripped.endswith("?") or bool(_TAG.search(stripped))
    )


def _in_capitals(token: Token) -> Token:
    """The word; but “DID” among words that are not all in capitals is the number of a phone."""
    return token._replace(plain="ddi") if token.text == "DID" and not token.quoted else token


def _in_full(tokens: Sequence[Token]) -> Iterator[Token]:
    """The words, those in full that the word behind them tells to be short: “sel reject”, “sams cell”."""
    rings = any(token.plain in {"ring", "rings", "ringing"} for token in tokens)
    beside = zip([Token("", ""), *tokens], tokens, [*tokens[1:], Token("", "")], strict=False)
    for before, token, behind in beside:
        full = "" if token.quoted else full_words(before.plain, token.plain, behind.plain)
        if rings and (times := _TIMES.fullmatch(token.plain)):
            full = f"{times[1]} times"
        yield from (
            (Token(word, word, gap="" if word == "'s" else " ") for word in full.split()) if full else [token]
        )


def _counted(tokens: Sequence[Token]) -> Iterator[Token]:
    """The words, with figures for the numbers before what is counted, and behind “to” where rings are:
    “four rings”, “the rings to four”."""
    speaks_of_rings = any(token.plain == "rings" for token in tokens)
    for at, token in enumerate(tokens):
        is_counted = at + 1 < len(tokens) and tokens[at + 1].plain in COUNTED
        is_counted = is_counted or (speaks_of_rings and at > 0 and tokens[at - 1].plain == "to")
        figure = COUNTS.get(token.plain, "") if is_counted else ""
        yield Token(figure, figure, gap=token.gap) if figure else token


def _core(piece: str) -> str:
    """A word without the punctuation around it; empty where there is nothing else."""
    dialled = piece.strip(_EDGES.replace("*", ""))
    if _DIALLED_CODE.fullmatch(dialled):
        return dialled
    text = piece.strip(_EDGES)
    return text if text.strip("-") else ""


def _tokens(piece: str) -> Iterator[Token]:
    """The words in a piece without blanks: `gym's` is two, `push-to-talk` three."""
    text = _core(piece)
    if not text:
        yield from [Token(",", ",", raw=piece)] if piece in {",", ":", "=", ";", "-", "--", "("} else []
        return
    lead = piece[: piece.index(text)]
    trail = piece[len(lead) + len(text) :]
    if two := _TWO_NUMBERS.fullmatch(text):
        yield from (Token(two[1], two[1]), Token("/", "/", gap=""), Token(two[2], two[2], gap=""))
        return
    if short := TEXT_SPEAK.get(folded(text)):
        yield Token(text, short)
    elif expanded := expanded_word(folded(text)):
        for word in expanded.split():
            yield Token(word, word)
    else:
        own = ""
        if len(text) > 2 and text[-2:].lower() == "'s":
            text, own = text[:-2], "'s"
        elif len(text) > 2 and text.endswith("s'"):
            text = text[:-1]
        at = 0
        for part in [text] if "@" in text else _HYPHENATED.split(text):
            gap = text[at - 1] if at else " "
            first, last = at == 0, at + len(part) == len(text)
            raw = (lead if first else "") + part + (trail if last and not own else "")
            yield Token(part, folded(part), gap=gap, raw=raw)
            at += len(part) + 1
        if own:
            yield Token("'s", "'s", gap="", raw="'s" + trail)
    if "," in trail or ":" in trail or ";" in trail:
        yield Token(",", ",", gap="")


def clauses(sentence: Sentence) -> list[Sentence]:
    """The sentence cut at commas, dashes and words that join a reason to an order; each clause keeps what it
    was cut at before its first word."""
    tokens = sentence.tokens
    if _CUTS.isdisjoint(sentence.words):
        return [sentence]
    cuts = [at for at in range(1, len(tokens) - 1) if not tokens[at].quoted and _begins_clause(tokens, at)]
    edges = [0, *cuts, len(tokens)]
    return [
        Sentence(tokens[start:end], sentence.asks and end == len(tokens)) for start, end in pairwise(edges)
    ]


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause begins here: at a joint, or without one where somebody is spoken of."""
    word, before = tokens[at].plain, tokens[at - 1].plain
    if before in JOINTS:
        return False
    return word in JOINTS or (word in WHO and before not in _BEFORE_WHO)


def joined(parts: Sequence[Sentence]) -> Sentence:
    """Clauses as one sentence, without what the first was cut at."""
    tokens = [token for part in parts for token in part.tokens]
    while len(tokens) > 1 and tokens[0].plain in JOINTS and not tokens[0].quoted:
        tokens = tokens[1:]
    return Sentence(tuple(tokens), parts[-1].asks)


def content(tokens: Sequence[Token]) -> str:
    """The words as they are compared, without what only separates."""
    return " ".join(token.plain for token in tokens if token.plain not in {",", "'s"})


def as_tokens(words: Iterable[str]) -> tuple[Token, ...]:
    """Words as if they had been typed with blanks between them, and none before a comma."""
    return tuple(Token(word, word, gap="" if word == "," else " ") for word in words)


def stand_at(tokens: Sequence[Token], at: int, phrase: Sequence[str]) -> bool:
    """Whether these words, as they are compared, stand at this place."""
    if tokens[at : at + 1] and tokens[at].plain != phrase[0]:
        return False
    return [token.plain for token in tokens[at : at + len(phrase)]] == [*phrase]


def is_short_form(word: str) -> bool:
    """Whether a word is one of capitals, which may name a setting that is not known: “SNR”."""
    return len(word) > 1 and word.isupper() and word.isalpha()
