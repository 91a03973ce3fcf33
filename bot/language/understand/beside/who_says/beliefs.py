"""What somebody thinks or reports, which is to be looked at: “Kim thinks that dnd is on there. Check it.”"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.language.sentence.kinds.asking.questions import only_looks, wants_shown
from bot.language.sentence.kinds.telling.clause_kinds import begins_with_condition, says_how_it_is, wishes
from bot.language.sentence.kinds.telling.opinions import somebody_says
from bot.language.sentence.kinds.telling.persons import begins_with_person
from bot.language.sentence.kinds.telling.taking_back import begins_with_no
from bot.language.sentence.words.general_words import SAYS, phrases
from bot.language.sentence.words.tokens import JOINTS, Sentence, Token, clauses, joined
from bot.language.understand.one_sentence import Asked

_THINKS = frozenset(
    phrases(
        "thinks|thought|wonders|wondered|suspects|suspected|believes|believed|assumes|assumed|guesses|guessed|"
        "supposes|fears|worries|feels|heard|hears|sees|saw|noticed|notices|doubts|suggests|"
        "swears|swore|insists|insisted|reckons|maintains|bets|imagines|figures"
    )
)
"""Behind who it is, these begin what somebody is not sure of."""
_WANTS = frozenset(phrases("wants|wanted|asks|asked|requests|requested"))
"""Beside a look these begin what somebody wishes, and what is looked at first."""
_IS = frozenset({"is", "was", "are", "were"})
_WORRIED = frozenset(
    phrases("worried|afraid|convinced|sure|wondering|unsure|certain|concerned|suspicious|asking")
)
"""Behind “is” these begin it, too."""
_TELLS = SAYS - {"tell", "say"}
"""“Tell callers that …” and “say …” order something."""
_NOBODY = frozenset(
    phrases("i|we|you|calls|callers|it|who|what|which|why|how|where|when|if|whoever|nobody|please")
)
"""What these think is said by who writes, or nobody's belief."""
_STATES = frozenset(
    phrases(
        "is|are|was|were|has|have|does|do|did|goes|go|gets|forwards|blocks|rejects|records|sends|plays|shows|rings|"
        "ring|answers|turned|switched|put|can|could|keeps"
    )
)
"""With one of these something is told; without, somebody may pass on an order: “Bob says dnd on”."""
_WISHED = frozenset(phrases("should|must|please|pls|needs|need|wants|want|would|shall|may"))
_ORDERS = frozenset(
    phrases(
        "turn|switch|set|forward|send|divert|block|enable|disable|make|add|remove|activate|deactivate|give|let|clear|"
        "reset|fix|cancel|stop|start|use|keep|change|lift|drop|delete|take|undo|put|allow|reject|route|restore"
    )
)
_CUES = (
    SAYS
    | _THINKS
    | frozenset(
        phrases(
            "look|check|verify|confirm|show|find|see|tell|investigate|so|true|correct|right|set|does|do|are|what"
        )
    )
)
_SO = r"(?:(?:if|whether) (?:it|that) is (?:so|right|true))"
_MERE_LOOK = re.compile(
    r"(?:(?:please|pls|so|and|then|now) )*"
    r"(?:(?:can|could|would|will) (?:you|somebody|someone) (?:please |pls |kindly |quickly )?)?"
    r"(?:(?:have|take) a (?:quick )?look|look(?: (?:into|at|up|it up|that up|this up))?|check|verify|confirm|"
    r"double check|find out|see|show|investigate|tell|let me know|show me|tell me)"
    r"(?: (?:it|that|this|me|us|them|both|these|all of them|to me|to us|for me|for us|what is set|why|first|"
    rf"what is going on|if so|{_SO}))*(?: please| pls| thanks)*"
    r"|(?:is|was) (?:it|that|this)(?: (?:really )?(?:so|right|true|correct|the case|possible))?"
    r"|(?:does|do|did) (?:it|they|he|she)|(?:is|are) (?:they|he|she)|true|correct|right"
    r"|what is (?:set|going on|configured)(?: now| there)*|which is it"
)
"""A sentence that only wants what is said beside it to be looked at."""


def looked_at(parts: Sequence[Sentence], read: Callable[[Sentence], Asked]) -> list[Sentence]:
    """The sentences, with questions for what somebody believes, or for what is told beside “can you check?”,
    where nothing is ordered."""
    if all(map(_CUES.isdisjoint, (part.words for part in parts))):
        return [*parts]
    cut = [clause for part in parts for clause in _look_cut_off(part)]
    looks = [part for part in cut if _only_looks(part)]
    told = [part for part in cut if part not in looks]
    is_look = bool(looks) or any(map(only_looks, told))
    said = {at: _believed(part, is_look=is_look) for at, part in enumerate(told)}
    beliefs = {at: believed for at, believed in said.items() if believed}
    for at, part in enumerate(told) if is_look else ():
        if at not in beliefs and not part.asks and begins_with_person(part):
            beliefs[at] = part
    if looks and not beliefs:
        beliefs = {at: part for at, part in enumerate(told) if _tells_state(part)}
    if not beliefs:
        return [*parts]
    others = [part for at, part in enumerate(told) if at not in beliefs]
    if any(_orders(read(part)) for part in others):
        return [*parts]
    asks = [replace(part, asks=True) for at, part in beliefs.items() if read(part).says_something]
    return [*_first_asked(others, asks, read)] if asks else [*parts]


def _first_asked(
    others: Sequence[Sentence], asks: Sequence[Sentence], read: Callable[[Sentence], Asked]
) -> Sequence[Sentence]:
    """What is believed; or what is to be shown, for the workspace of that, where a setting is named to be
    looked at."""
    shown = next((one for one in others if (one.asks or wants_shown(one)) and read(one).best.family), None)
    if shown is None:
        return [*asks, *others]
    places = [Sentence(tuple(_place(read(one)))) for one in asks if read(one).best.workspaces]
    return [shown] if read(shown).best.workspaces else [shown, *places[:1]]


def _place(one: Asked) -> Iterator[Token]:
    """The words that name its workspace."""
    return (token for at, token in enumerate(one.sentence.tokens) if at in one.best.workspace_words)


def _look_cut_off(part: Sentence) -> list[Sentence]:
    """The sentence, and apart from it “…, please check” at its end."""
    found = clauses(part)
    for at in range(1, len(found)):
        if _only_looks(joined(found[at:])):
            return [Sentence(joined(found[:at]).tokens), joined(found[at:])]
    return [part]


def _only_looks(part: Sentence) -> bool:
    words = " ".join(token.plain for token in part.tokens if token.plain != ",")
    return _MERE_LOOK.fullmatch(words) is not None


def _believed(part: Sentence, *, is_look: bool) -> Sentence | None:
    """What somebody thinks or says is so, or beside a look should be so; None where nobody does, or an order
    is passed on."""
    if part.asks:
        return None
    words, at = somebody_says(part, _TELLS | _THINKS | (_WANTS if is_look else frozenset()))
    if not at:
        words, at = somebody_says(part, _IS)
        at = at + 1 if at and words[at + 1] in _WORRIED else 0
    if not at or words[0] in _NOBODY:
        return None
    verb = next(place for place, token in enumerate(part.tokens) if place and token.plain == words[at])
    rest = part.tokens[verb + 1 :]
    if rest and rest[0].plain == ",":
        return None  # “toll fraud suspected: block …”
    while rest and rest[0].plain in {"that", ",", "if", "whether", "us", "me", "about"}:
        rest = rest[1:]
    plain = [token.plain for token in rest]
    begins = {*plain[:1], *(word for before, word in pairwise(plain) if before in JOINTS)}
    is_wish = not _WISHED.isdisjoint(plain) or plain[:1] == ["to"] or not _ORDERS.isdisjoint(begins)
    is_told = words[at] in _THINKS | _WORRIED or not _STATES.isdisjoint(plain)
    is_seen = is_look or (is_told and not is_wish)
    return Sentence(rest) if rest and is_seen and "please" not in plain else None


def _tells_state(part: Sentence) -> bool:
    """Whether it tells how something is, and neither orders, wishes nor asks."""
    words = [*part.words]
    is_wish = not _WISHED.isdisjoint(words) or wishes(part)
    is_order = words[:1] != [] and words[0] in _ORDERS
    is_open = begins_with_no(part) or begins_with_condition(part)
    return says_how_it_is(part) and not (part.asks or is_wish or is_order or is_open)


def _orders(one: Asked) -> bool:
    """Whether it may be meant as an order."""
    if one.best.asks or one.is_mere_look or wants_shown(one.sentence):
        return False
    return one.is_order or one.is_bare_order or one.best.begins_with_order
