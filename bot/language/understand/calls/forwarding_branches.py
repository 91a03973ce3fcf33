"""Several branches of forwarding in one sentence: “to 4404 after 4 rings and when busy to 4405”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from bot.access import Access
from bot.catalogue.settings.call_forwarding import BUSY, CALL_FORWARDING, CONTINUITY, NO_ANSWER, RINGS
from bot.catalogue.settings.words.call_forwarding_words import ALWAYS
from bot.errors import NotUnderstood, Unsure
from bot.language.requests.changing import Propose, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import frame_command, in_words
from bot.language.sentence.frames.frame import Frame, typed
from bot.language.sentence.readings.span import Sureness
from bot.language.sentence.readings.workspace_spans import workspace_spans
from bot.language.sentence.words.general_words import CONDITIONS, Role, phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import COUNTED, Sentence, Token
from bot.language.sentence.words.word_graph import ARTICLES
from bot.language.understand.one_sentence import Asked
from bot.language.understand.orders.each_its_number import is_number
from bot.language.understand.questions.asking import leads_to_itself
from bot.names.workspaces import WorkspaceIndex
from cards.fields import dialled

_BRANCHES = {"busy": BUSY, "no answer": NO_ANSWER, "unreachable": CONTINUITY}
_STATES = sorted(
    ((said.split(), _BRANCHES[state]) for state, ones in CONDITIONS.items() for said in ones),
    key=lambda one: -len(one[0]),
)
_ALL = ("always", "unconditionally")
_OTHERWISE = (["otherwise"], ["or", "else"], ["else"], ["in", "all", "other", "cases"], ["all", "others"],
              ["all", "other", "calls"], ["other", "calls"], ["the", "rest"], ["rest"])  # fmt: skip
_JOINTS = frozenset({"and", ",", "&", "but", "then", "+", "plus", ";"})
_AROUND = frozenset(
    phrases("the|a|an|its|calls|call|it|is|are|if|when|whenever|on|for|in|of|from|at|to|please|pls|goes|go|should|"
            "must|shall|be|forward|forwards|forwarding|forwarded|send|sent|divert|diverted|redirect|fwd|route|"
            "number|ext|extension|phone|line|after|there|they|them|while|case|set|with|also|transfer|hi|hello|"
            "that|this|instead|over|'s|someone|has|by|once|=|as|you|can|could|we|i|want|need|would|like|all")
)  # fmt: skip
"""Said around the branches, these change nothing of them."""
_TOWARDS = frozenset({"to", "else", "otherwise"})
_BEFORE_STATES = frozenset({word for said, _ in _STATES for word in said[:1]})
_RING = frozenset({"ring", "rings", "ringing"})


@dataclass
class _Part:
    """What is told of one branch."""

    number: str = ""
    branch: str = ""
    rings: str = ""

    @property
    def is_told(self) -> bool:
        return bool(self.branch or self.rings)

    def takes(self, key: str, value: str) -> bool:
        """Takes a value; false where it has another one."""
        if getattr(self, key) not in ("", value):
            return False
        setattr(self, key, value)
        return True


def may_tell_branches(sentence: Sentence) -> bool:
    """Whether a sentence has two numbers, or names, that calls may go to."""
    words = [*sentence.words]
    if words.count("to") + words.count("else") + words.count("otherwise") > 1:
        return not _BEFORE_STATES.isdisjoint(words) or sum(map(is_number, words)) > 1
    return sum(map(is_number, words)) > 1


def with_numbers(sentence: Sentence, workspaces: WorkspaceIndex) -> Sentence:
    """The sentence with the numbers of the workspaces that stand behind “to”, where there are several in
    it."""
    spans = workspace_spans(workspaces, sentence, lexicon())
    named = sorted((one for one in spans if one.sureness >= Sureness.ALL_WORDS), key=lambda one: one.start)
    if len(named) < 2:
        return sentence
    tokens, at = list[Token](), 0
    for span in named:
        before = sentence.tokens[at : span.start]
        leads = next((one.plain for one in reversed(before) if one.plain not in ARTICLES), "")
        number = span.found[0].extension or span.found[0].number if len(span.found) == 1 else ""
        if span.start < at or leads not in _TOWARDS or not number:
            continue
        tokens += [*before, Token(number, number)]
        at = span.end
    return replace(sentence, tokens=(*tokens, *sentence.tokens[at:])) if at else sentence


def forwarding_branches(asked: Asked, *, is_named: bool = False) -> Request | None:
    """The change that sends calls on by several branches, each with its own number and rings; it is shown
    first. None where the sentence says nothing of the kind, a word of it is not known, or the setting is
    understood so already. `is_named`: numbers stand for names, without which it is not understood so.

    Raises Unsure where it is not said which calls one of the numbers is for.
    """
    best = asked.best
    if best.asks or not may_tell_branches(asked.sentence):
        return None
    marks = _marks(asked)
    told = {parts for parts in map(_frozen, _splits(marks or [])) if parts}
    if len(told) != 1:
        return None
    parts = [_Part(*one) for one in told.pop()]
    frames = [_frame(one) for one in _meant(parts)]
    if best.others:
        raise NotUnderstood("That names several workspaces. Nothing was changed.", "Say it for one of them.")
    same = isinstance(best.frame, Frame) and {**best.frame.values} == {**frames[0].values}
    if same and asked.is_certain and len(frames) == 1 and not is_named:
        return None
    workspace = asked.finder.one(best, "set", CALL_FORWARDING, Access.WRITE, frames[0])
    commands = [frame_command(one, asked.finder.typed(workspace)) for one in frames]
    if any(leads_to_itself(one, workspace) for one in frames):
        return None  # that is told elsewhere
    if len(frames) > 1:
        number = next(one.number for one in parts if not one.is_told or one.branch == "otherwise")
        raise Unsure(
            f"Which calls are to go to {number}? Nothing was changed.",
            choices=tuple(
                (in_words(frame), workspace.name, command)
                for frame, command in zip(frames, commands, strict=True)
            ),
        )
    request = asked.run(commands[0])
    return Propose(request, commands[0]) if isinstance(request, SetFields) else None


def _marks(asked: Asked) -> list[tuple[str, str]] | None:
    """Numbers, branches, counts of rings and joints as they follow one another; None where a word is none of
    these and does not stand around them."""
    tokens = asked.sentence.tokens
    places = {one.start: one.end for one in asked.best.pieces if one.role is Role.WORKSPACE and not one.text}
    plain = [token.plain for token in tokens]
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(tokens):
        rest = plain[at:]
        state = next((one for one in _STATES if rest[: len(one[0])] == one[0]), None)
        otherwise = next((one for one in _OTHERWISE if rest[: len(one)] == one), None)
        size = 1
        if at in places:
            size = places[at] - at
        elif otherwise:
            size = len(otherwise)
            found.append(("branch", "otherwise"))
        elif state:
            size = len(state[0])
            found.append(("branch", state[1]))
        elif rest[0] in _RING and rest[1:2] and rest[1].isdigit():
            size = 1  # “ring 5 times”
        elif rest[0].isdigit() and rest[1:2] and rest[1] in COUNTED:
            if not rest[1].startswith("ring") and not (rest[1] == "times" and at and plain[at - 1] in _RING):
                return None
            size = 2
            found.append(("rings", rest[0]))
        elif is_number(rest[0]):
            if found and found[-1] == ("number", dialled(rest[0])):
                return None
            found.append(("number", dialled(rest[0])))
        elif rest[0] in _ALL:
            found.append(("branch", ALWAYS))
        elif rest[0] in _JOINTS:
            found.append(("joint", ""))
        elif rest[0] not in _AROUND:
            return None
        at += size
    return found


def _splits(marks: Sequence[tuple[str, str]]) -> Iterator[list[_Part]]:
    """The ways to give each number what is told beside it, cut at joints, or before “otherwise”."""
    numbers = [at for at, (kind, _) in enumerate(marks) if kind == "number"]
    if len(numbers) < 2:
        return
    gaps = [
        [at for at in range(one + 1, two) if marks[at][0] == "joint" or marks[at] == ("branch", "otherwise")]
        for one, two in pairwise(numbers)
    ]
    for cuts in product(*gaps):
        bounds = [0, *cuts, len(marks)]
        parts = [_part(marks[start:end]) for start, end in pairwise(bounds)]
        whole = [one for one in parts if one]
        if len(whole) == len(parts) and sum(not one.is_told for one in whole) < 2:
            yield whole


def _part(marks: Sequence[tuple[str, str]]) -> _Part | None:
    """What one stretch tells; None where it tells two of a kind, or rings of a branch that counts none."""
    part = _Part()
    if not all(kind == "joint" or part.takes(kind, value) for kind, value in marks):
        return None
    if part.rings and part.branch == "otherwise":
        part.branch = NO_ANSWER
    if part.rings and part.branch not in ("", NO_ANSWER):
        return None
    part.branch = part.branch or (NO_ANSWER if part.rings else "")
    return part


def _frozen(parts: Sequence[_Part]) -> tuple[tuple[str, str, str], ...]:
    """The parts, where each is of a branch of its own."""
    told = [(one.number, one.branch, one.rings) for one in parts]
    return tuple(sorted(told)) if len({branch for _, branch, _ in told}) == len(told) else ()


def _meant(parts: Sequence[_Part]) -> list[list[_Part]]:
    """What the parts can mean: where one tells no branch of its own, each that the others leave."""
    open_parts = [one for one in parts if one.branch in ("", "otherwise")]
    if not open_parts:
        return [[*parts]]
    told = {one.branch for one in parts}
    number, rest = open_parts[0].number, [one for one in parts if one is not open_parts[0]]
    kinds = [one for one in (NO_ANSWER, BUSY, CONTINUITY, ALWAYS) if one not in told]
    return [[*rest, _Part(number, kind)] for kind in kinds]


def _frame(parts: Sequence[_Part]) -> Frame:
    values: dict[str, str] = {}
    for one in parts:
        values |= {f"{one.branch}.enabled": typed(True), f"{one.branch}.destination": one.number}
        values |= {RINGS: one.rings} if one.rings else {}
    return Frame(CALL_FORWARDING, values=values)
