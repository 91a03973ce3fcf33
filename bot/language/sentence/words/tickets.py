"""The numbers of tickets, which are no numbers to dial and say nothing of a setting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.tokens import Sentence, Token
from bot.language.words import Words

TICKETS = frozenset(phrases("ticket|tkt|case|ref|reference|incident|inc|jira|itsm|sr|ritm|prio|sev|severity"))
"""Words before the number of a ticket."""
_NUMBER_WORDS = frozenset({"number", "no", "nr", "id", ",", "is"})
_BEFORE = frozenset({",", "per", "re", "see", "under", "for", "from", "in", "this", "as"})
STATES = phrases(
    "is approved|was approved|has been approved|got approved|is open|is in|came in|is assigned to me"
)
"""What only tells of a ticket."""
HEADINGS = frozenset(
    phrases(
        "leaver|joiner|mover|starter|new starter|new joiner|new hire|leaving|onboarding|offboarding|task|"
        "reminder|action|termination|change request|service request|requirement|request|user request|"
        "work order|summary|subject|short description|description|details"
    )
)
"""What the form of a ticket says before an order."""
NUMBERED = r"(?:inc|chg|ritm|req|sr|tkt|task|sctask|prb|itsm|ticket|case|cr|cs)-?\d{4,}"
"""A ticket in one word: INC71408."""
_NUMBERED = re.compile(NUMBERED)
MIN_DIGITS = 3
"""So many digits a ticket has whose number stands behind a word for it."""
_JOINS = frozenset({"for", "per", "see", "under", "ref", "re", ""})
"""Words and marks between an order and a ticket."""
_SAID = re.compile(
    rf"\b(?:(?:{'|'.join(sorted(TICKETS))})\W{{1,2}}(?:(?:number|no|nr|id)\W+)?)?"
    rf"(?P<one>{NUMBERED})\b|(?P<two>\bticket\W{{1,2}}(?:(?:number|no|nr|id)\W+)?\d{{3,}})\b",
    re.IGNORECASE,
)
_IN_QUOTES = re.compile(r"[\"“„][^\"“”„]*[\"“”]")


def ticket_in(text: str) -> str:
    """The number of the one ticket that a text names outside quotes; empty where it does not name one."""
    found = {one["one"] or one["two"] for one in _SAID.finditer(_IN_QUOTES.sub(" ", text))}
    return found.pop() if len(found) == 1 else ""


def without_last_ticket(words: Words) -> Words:
    """The words without the number of a ticket at their end: “tomorrow for CHG0042”, “… (ticket 4711)”."""
    said = ["", *(word.plain.strip("(),.;:#") for word in words)]
    is_number = said[-1].isdigit() and len(said[-1]) >= MIN_DIGITS and said[-2] in TICKETS
    if not (is_number or (_NUMBERED.fullmatch(said[-1]) and not words[-1].quoted)):
        return words
    end = len(words) - 1
    while end > 1 and said[end] in TICKETS | _JOINS:
        end -= 1
    return words[:end]


def is_only_ticket(sentence: Sentence) -> bool:
    """Whether a clause names a ticket and says nothing else."""
    return bool(sentence.tokens) and _ticket_end(sentence.tokens, 0) == len(sentence.tokens)


def without_tickets(sentence: Sentence) -> Sentence:
    """The sentence without “, ticket 70115”, “INC71408:” and their like; one that says nothing else stays."""
    kept: list[Token] = []
    at = 0
    while at < len(sentence.tokens):
        if end := _ticket_end(sentence.tokens, at):
            while kept and kept[-1].plain in _BEFORE:
                kept.pop()
            at = end
        else:
            kept.append(sentence.tokens[at])
            at += 1
    kept = _without_heading(kept)
    kept = _without_state(kept) if _ticket_end(sentence.tokens, 0) else kept
    while kept and kept[0].plain == ",":
        kept = kept[1:]
    return replace(sentence, tokens=tuple(kept)) if kept and len(kept) < len(sentence.tokens) else sentence


def _without_heading(tokens: list[Token]) -> list[Token]:
    """The words behind what a ticket is about: “Leaver: remove …”."""
    words = [token.plain for token in tokens]
    size = words.index(",") if "," in words[:3] else 0
    is_heading = size > 0 and " ".join(words[:size]) in HEADINGS and len(words) > size + 1
    return tokens[size + 1 :] if is_heading else tokens


def _without_state(tokens: list[Token]) -> list[Token]:
    """The words behind a ticket without what only tells of it: “is approved: please …”."""
    words = [token.plain for token in tokens]
    comma = words.index(",") if "," in words else 0
    return tokens[comma:] if " ".join(words[:comma]) in STATES else tokens


def _ticket_end(tokens: Sequence[Token], at: int) -> int:
    """Behind the ticket that begins at this word; 0 where none does."""
    if tokens[at].quoted:
        return 0
    if _NUMBERED.fullmatch(tokens[at].plain):
        return at + 1
    if tokens[at].plain not in TICKETS or (
        at and tokens[at - 1].plain == "in" and tokens[at].plain == "case"
    ):
        return 0
    end = at + 1
    while end < len(tokens) and tokens[end].plain in _NUMBER_WORDS:
        end += 1
    has_number = end < len(tokens) and any(map(str.isdigit, tokens[end].plain))
    return end + 1 if has_number else 0
