"""What one sentence asks for: the setting, the workspaces, and the values, with what was left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.catalogue.model.family import Family
from bot.events import Workspace
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.frames.states.switch_states import SWITCH_VERBS
from bot.language.sentence.kinds.telling.opinions import PEOPLE, reports
from bot.language.sentence.readings.cover import Piece
from bot.language.sentence.words.general_words import CONDITION_PHRASES, POLITE, TURNS, Role, phrases
from bot.language.sentence.words.tokens import Sentence
from bot.language.times.time_words import UNITS
from bot.language.vocabulary import SettingList

_ARTICLES = frozenset({"the", "our"})
_SHOWS = frozenset({"show", "see", "view", "display"})
"""At the head of a sentence these ask to be shown something."""
_TELLING_WHO = frozenset({"they", "he", "she", "it", "people", "somebody", "someone"})
"""A sentence that begins so tells what they do or did, unless it wishes for something."""
_DO = frozenset(
    phrases("turn|switch|put|set|forward|send|divert|enable|disable|add|remove|block|allow|make|use|record")
)
"""Behind people these tell what they do: “guests turn on dnd”."""
_WISHING = frozenset({"should", "must", "need", "needs", "want", "wants", "would", "shall", "may", "please"})
_IT_DOES = frozenset(
    phrases(
        "forwards|goes|sends|rings|diverts|lands|routes|transfers|does|can|shows|uses|plays|records|rejects|"
        "accepts|blocks|hides|allows|announces|intercepts|monitors|answers|has"
    )
)
"""Behind a workspace these tell what it does."""
_THEY_DO = frozenset({"hear", "see", "get"})
"""Behind people and a workspace these tell what they do: “callers of the gym hear …”."""
_FAILS = frozenset({"fails", "dies"})
_STARTS = frozenset({"if", "when", "whenever", "once", "case", "on", "while", "should"})
"""Without one of these what fails is the order, and not the network."""
_CALLS = frozenset({"calls", "call", "callers"})
_CALLS_DO = frozenset({"go", "goes", "land", "lands", "arrive", "end up", "are going", "is going"})
"""Behind calls these tell what becomes of them."""
_IS = frozenset({"on", "off", "forwarded", "intercepted", "recorded"})
"""Behind “the gym's” these tell how it is."""
_GOING_ON = frozenset(
    phrases(
        "turning|switching|setting|enabling|disabling|putting|making|blocking|allowing|adding|removing|"
        "sending|moving|changing|hiding|activating|deactivating"
    )
)
"""At the head of a sentence these may tell what somebody does."""


@dataclass
class Reading:
    """One way to understand a sentence."""

    sentence: Sentence
    family: Family | None = None
    workspaces: tuple[Workspace, ...] = ()
    """Those that the words for it fit; empty where none is named."""
    frame: Frame | ItemFrame | None = None
    asks: bool = False
    """Whether it is a question, or asks to be shown something."""
    is_order: bool = False
    pieces: Sequence[Piece] = ()
    others: tuple[Workspace, ...] = ()
    """Further workspaces that are named."""
    unknown: list[str] = field(default_factory=list)
    hard: list[str] = field(default_factory=list)
    is_whole_name: bool = False
    """Whether the workspace is named by all of its name, or its extension."""
    named_beside: Reading | None = None
    """The reading of another sentence that names the workspaces."""
    is_doubtful: bool = False
    """Whether a word that was left over means something beside other settings."""
    is_corrected: bool = False
    """Whether a word was taken for a misspelt one, or the sentence was said more plainly."""

    @property
    def is_guess(self) -> bool:
        """Whether it fills in what was not said."""
        return self.frame is not None and self.frame.guesses

    @property
    def list(self) -> SettingList | None:
        """The list that is named, if the setting is."""
        lists = [piece.meaning.list for piece in self.pieces if piece.role is Role.LIST]
        return lists[0] if lists else None

    @property
    def tells_field(self) -> bool:
        """Whether a field is named, as one branch of forwarding is: “the busy forwarding”."""
        return any(piece.role is Role.FIELD for piece in self.pieces)

    @property
    def is_name_unsure(self) -> bool:
        """Whether a word that is not known stands beside a part of a workspace's name, as if it went on."""
        if self.is_whole_name or len(self.workspaces) != 1:
            return False
        named = {
            edge
            for piece in self.pieces
            if piece.role is Role.WORKSPACE
            for edge in (piece.start - 1, piece.end)
        }
        return any(piece.role is Role.UNKNOWN and piece.start in named for piece in self.pieces)

    @property
    def workspace_words(self) -> frozenset[int]:
        """The places of the words that name workspaces."""
        named = (piece for piece in self.pieces if piece.role is Role.WORKSPACE)
        return frozenset(at for piece in named for at in range(piece.start, piece.end))

    @property
    def is_heading(self) -> bool:
        """Whether it only names a setting and a workspace: “gym intercept: …”."""
        roles = {piece.role for piece in self.pieces}
        return Role.NAME in roles and roles <= {Role.NAME, Role.WORKSPACE, Role.GLUE, Role.AND}

    @property
    def only_shows(self) -> bool:
        """Whether it asks to be shown something, whatever else it tells: “show me dnd on the gym”."""
        first = next((one for one in self.pieces if one.plain not in POLITE and one.plain != ","), None)
        tells = any(
            one.role in (Role.ON, Role.OFF)
            or (one.role is Role.NUMBER and self.sentence.tokens[one.start - 1].plain == "to")
            for one in self.pieces
        )
        if not tells and any(
            one.plain == "look at" and other.is_of_setting for one, other in pairwise(self.pieces)
        ):
            return True  # “…, a quick look at intercept there”
        if first is None or first.plain.split()[0] not in _SHOWS:
            return False
        # “Show the emergency callback number” shows no number to anybody.
        is_value_told = isinstance(self.frame, Frame) and bool(self.frame.values)
        return (first.role is Role.SHOW and tells) or (first.role is Role.ACT and not is_value_told)

    @property
    def begins_with_order(self) -> bool:
        """Whether the first word that is not polite tells what to do."""
        orders = (Role.ON, Role.OFF, Role.MAKE, Role.ADD, Role.DROP, Role.ACT)
        for piece in self.pieces:
            if piece.plain not in POLITE and piece.role is not Role.AND:
                return piece.role in orders
        return False

    @property
    def tells_each_its_state(self) -> bool:
        """Whether one workspace is told on and another off: “dnd gym on, kitchen off”."""
        pieces = [one for one in self.pieces if one.role not in (Role.GLUE, Role.AND)]
        states = {
            two.role
            for one, two in pairwise(pieces)
            if one.role is Role.WORKSPACE and two.role in (Role.ON, Role.OFF)
        }
        return len(states) > 1

    @property
    def may_be_order(self) -> bool:
        """Whether it begins as an order does, also with the name of a switch: “play the tone …”, “dnd on”."""
        first = next(
            (one for one in self.pieces if one.plain not in POLITE and one.role is not Role.AND), None
        )
        if self.begins_with_order or first is None or not first.is_of_setting:
            return self.begins_with_order
        told = any(one.role in (Role.ON, Role.OFF) for one in self.pieces)
        return told or first.plain.split()[0] in SWITCH_VERBS

    @property
    def takes_time_for_value(self) -> bool:
        """Whether a value is a figure that belongs to a time: “to for 2 hours”."""
        values = {*self.frame.values.values()} if isinstance(self.frame, Frame) else set()
        told = pairwise(self.sentence.words)
        return any(figure in values and unit in UNITS for figure, unit in told)

    @property
    def names_setting(self) -> bool:
        """Whether a setting is called by its name."""
        return any(piece.role is Role.NAME for piece in self.pieces)

    @property
    def tells_condition(self) -> bool:
        """Whether a state of the phone is told: “nobody answers”."""
        return any(piece.role is Role.FIELD and piece.plain in CONDITION_PHRASES for piece in self.pieces)

    @property
    def is_statement(self) -> bool:
        """Whether it may only say how it is or was: “the gym is on dnd”, “they turned it on”."""
        words = [*self.sentence.words]
        first, second = [*(word for word in words if word not in _ARTICLES), "", ""][:2]
        tells = first in _TELLING_WHO or (first in PEOPLE and second in _DO)
        # “To turn off voicemail” only speaks of it.
        if (tells or first == "to" or reports(self.sentence)) and not _WISHING & {*words}:
            return True
        if ("will", "be") in pairwise(words) and not _WISHING & {*words}:
            return True
        if self._tells_what_is(words):
            return True
        does = _IT_DOES | _THEY_DO if first in PEOPLE and not _WISHING & {*words} else _IT_DOES
        if any(
            one.role is Role.WORKSPACE and words[other.start] in does for one, other in pairwise(self.pieces)
        ):
            return True
        ends = {
            piece.end
            for piece in self.pieces
            if piece.role in (Role.GLUE, Role.QUESTION)
            and piece.end - piece.start == 1
            and words[piece.start] in {"is", "are", "has"}
        }
        orders = (Role.ACT, Role.MAKE, Role.ADD, Role.DROP, Role.NUMBER, Role.EMAIL)
        ordered = [piece for piece in self.pieces if piece.role in orders]
        tells_state = len(ordered) == 1 and ordered[0].role is Role.ACT and ordered[0].start in ends
        turns = next((piece.plain in TURNS for piece in self.pieces if piece.plain not in POLITE), False)
        return bool(ends) and not turns and (not ordered or tells_state)

    def tells_more_than(self, order: Reading) -> bool:
        """Whether it gives a field a value that an order does not, and is none that only says how it is."""
        if self.is_statement or not (isinstance(self.frame, Frame) and isinstance(order.frame, Frame)):
            return False
        return not self.frame.values.items() <= order.frame.values.items()

    def _tells_what_is(self, words: Sequence[str]) -> bool:
        """Whether it tells what becomes of calls, what somebody does, or what is set: “calls to the gym go to
        4321”, “turning on dnd”, “dnd set to on”."""
        said = [word for word in words if word not in POLITE and word != ","]
        if _WISHING & {*words} or not said:
            return False
        if said[0] in _GOING_ON or (said[-1] in _FAILS and not _STARTS & {*words}):
            return True
        if any(one == "'s" and other in _IS for one, other in pairwise(words)):
            return True
        if ("set", "to") in pairwise(said[1:]) and "set" not in said[:1]:
            return True
        calls = next((at for at, word in enumerate(words) if word in _CALLS), len(words))
        behind = words[calls:]
        told = {*behind, *(f"{one} {other}" for one, other in pairwise(behind))}
        return not self.begins_with_order and bool(_CALLS_DO & told)

    @property
    def is_complete(self) -> bool:
        """Whether a change is described in full, with every word accounted for."""
        return bool(self.frame and self.frame.is_complete and not self.unknown)
