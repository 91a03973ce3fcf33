"""Words beside those that tell an effect, of which nothing comes: they are named on the card."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.understand.effects.pieces import Pieces

_WORD = re.compile(r"(?<![\w@#&'’-])[^\W\d_][\w'’-]+")
MIN_LETTERS = 3
_JOINS = re.compile(r"^(?:so that|because|and|as|so) ", re.IGNORECASE)
"""Leads to what says why."""
MAX_WORDS = 8
"""More words are told, and not left over."""
_SMALL = frozenset(
    phrases(
        "the|and|for|from|with|into|onto|over|under|about|without|within|through|between|upon|via|than|then|also|too|"
        "again|now|ever|never|always|just|only|still|even|back|away|instead|anymore|more|longer|future|henceforth|"
        "please|pls|kindly|plaese|hello|thanks|thank|sorry|that|this|these|those|there|here|who|whoever|which|what|"
        "when|while|where|why|how|they|them|their|theirs|she|her|him|his|its|our|ours|you|your|someone|somebody|"
        "anyone|anybody|everyone|everybody|nobody|people|person|folks|one|ones|any|all|both|some|other|others|each|every|"
        "should|shouldn't|must|mustn't|may|might|can|can't|cannot|cant|could|couldn't|would|wouldn't|will|won't|shall|"
        "ought|need|needs|needn't|want|wants|wanted|like|likes|wish|wishes|prefer|prefers|asked|asks|asking|insists|"
        "are|was|were|been|being|has|have|had|does|doesn't|did|don't|dont|isn't|aren't|wasn't|let|lets|make|makes|making|"
        "get|gets|getting|got|keep|keeps|put|puts|set|sets|turn|turns|turned|switch|switched|take|takes|give|gives|use|"
        "uses|using|come|comes|goes|going|stop|stops|start|starts|enable|enabled|disable|disabled|allow|allows|allowed|"
        "permit|permitted|block|blocks|blocked|bar|barred|forbid|open|close|closed|possible|able|sure|fine|okay|not|no|"
        "call|calls|caller|callers|calling|called|phone|phones|line|lines|ring|rings|ringing|number|numbers|extension|"
        "ext|desk|handset|answer|answers|answered|hear|hears|heard|play|plays|see|sees|show|shows|tell|tells|told|say|"
        "says|know|knows|reach|reaches|dial|dials|dialled|dialing|incoming|outgoing|inbound|outbound|outside|inside|"
        "external|internal|public|pstn|network|number's|office|workspace|room|rooms|location|location's|setting|settings|"
        "feature|option|function|new|own|out|off|per|because|since|due|such|so|as|or|if|but|it|is|be|by|at|on|in|to|of"
    )
)
"""Words that change nothing of an effect."""


def words_left(rest: str) -> str:
    """The words of a text that say something of their own, as they were said; empty where there are none, or
    so many that they tell a story."""
    found = [one for one in _WORD.findall(rest) if len(one) >= MIN_LETTERS and _says_more(one.casefold())]
    return " ".join(dict.fromkeys(found)) if len(found) <= MAX_WORDS else ""


def kept_pieces(said: Sequence[str], told: Collection[str], left: str) -> list[str]:
    """The pieces of a message that are told beside an effect, and what of the effect's own has words that are
    left over: “the owners ring Vienna” of “allow international calls, the owners ring Vienna”."""
    words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, left.split()))})(?!\w)") if left else None
    kept = []
    for one in said:
        clauses = [clause for clause in one.split(", ") if words is not None and words.search(clause)]
        if one in told:
            kept.append(one)
        elif clauses:
            kept.append(_JOINS.sub("", ", ".join(clauses)))
    return kept


def as_said(kept: Sequence[str], pieces: Pieces) -> str:
    """Pieces with the name of the workspace, and with the numbers where every one of them is kept."""
    text = "; ".join(kept).replace("@", pieces.name)
    if text.count("#") != len(pieces.numbers):
        return text.replace("#", "(number)")
    numbers = iter(pieces.numbers)
    return re.sub("#", lambda _: next(numbers), text)


def _says_more(word: str) -> bool:
    plain = word.replace("’", "'")
    stem = plain.removesuffix("'s")
    return not ({plain, stem} & _SMALL or lexicon().knows(stem))
