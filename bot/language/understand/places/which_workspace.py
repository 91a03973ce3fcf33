"""Which workspace a sentence is about: the one that is named or was spoken of before; else it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, islice, pairwise

from bot.access import Access, Viewer, require_setting, unavailable
from bot.catalogue.model.family import Family
from bot.errors import Ambiguous, NotFound
from bot.events import Workspace
from bot.language.codes_and_pins import said_back
from bot.language.remembered.memory import Topic
from bot.language.requests.changing import SetFields
from bot.language.selecting.selection_words import sites_called
from bot.language.sentence.frames.command_text import assignments_text, frame_command, in_words
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.readings.reading import Reading
from bot.language.sentence.words.general_words import REFERRING, Role
from bot.language.sentence.words.tokens import Sentence
from bot.language.several import in_order
from bot.language.understand.places.find_workspace import or_all_at
from bot.language.vocabulary import command_text
from bot.names.name_words import words_of
from bot.names.text import folded, quoted
from bot.names.workspaces import close_names, typed_name, whereabouts
from cards.picker import MAX_OPTIONS as MAX_CHOICES

_SOME = frozenset({"one", "some", "any", "either", "another", "two", "three", "most", "none"})
_ALSO = frozenset({"and", "also", "plus", "too"})
"""At its beginning or end they join a sentence to the one before."""


class NoneNamed(Ambiguous):
    """No workspace is named, and every word is understood."""


def _which_of(
    question: str,
    choices: Sequence[Workspace],
    command: Callable[[Workspace], str],
    kind: type[Ambiguous] = Ambiguous,
) -> Ambiguous:
    return kind(
        f"{question} Nothing was changed.",
        tuple((one.name, whereabouts(one), command(one)) for one in choices[:MAX_CHOICES]),
        "Choose one, or type its name.",
    )


def refers(sentence: Sentence) -> bool:
    """Whether a sentence goes on from what was said before: with “it” or “there”, “and …” or “… too”."""
    words = [*sentence.words]
    if any(quantity in _SOME and of == "of" for quantity, of in pairwise(words)):
        return False  # “one of them” is not known to be the one that was spoken of
    return bool(REFERRING.intersection(words)) or not _ALSO.isdisjoint((*words[:1], *words[-1:]))


def _led_to(best: Reading) -> str:
    """The one number of a sentence without a question, where “to” leads to it: “lobby to 4404”; empty for any
    other."""
    numbers = [at for at, one in enumerate(best.pieces) if one.role is Role.NUMBER]
    if len(numbers) != 1 or not numbers[0] or best.asks or best.unknown or best.hard:
        return ""
    number = best.pieces[numbers[0]]
    is_led = best.pieces[numbers[0] - 1].plain == "to" and not number.text
    return best.sentence.text(number.start, number.end) if is_led else ""


def _told(frame: Frame | ItemFrame | None) -> str:
    """What one press would do, in words; empty for what is not complete or may be secret."""
    if frame is None or not frame.is_complete:
        return ""
    is_secret = isinstance(frame, ItemFrame) and frame.its_list.items.secret
    return "" if is_secret else f" What I would do: {in_words(frame)}."


class WorkspaceFinder:
    """Finds the workspace of one sentence, after what was spoken of before."""

    def __init__(self, viewer: Viewer, topic: Topic, sentence: Sentence) -> None:
        self._viewer = viewer
        self._topic = topic
        self._sentence = sentence

    def typed(self, workspace: Workspace) -> str:
        """A workspace as it can be typed in a command."""
        return typed_name(self._viewer.workspaces(), workspace)

    def one(
        self,
        best: Reading,
        verb: str,
        family: Family | None,
        need: Access,
        frame: Frame | ItemFrame | None = None,
    ) -> Workspace:
        """The one workspace that is meant. Raises Ambiguous where that is not certain, NotFound where none is
        there, NotAllowed or NotAvailable where this person or the workspace cannot have the setting."""
        found = best.workspaces or self._spoken_of(is_read=need is Access.READ and not best.unknown)
        if need is Access.READ:
            found = tuple(dict.fromkeys((*found, *best.others)))
        everything = self._viewer.workspaces()
        place = self._place(best) if found else ""
        sites = [] if found else sites_called(everything, words_of(" ".join(best.unknown)))
        if len(sites) == 1:
            place = sites[0]
            found = tuple(one for one in everything if one.location_name == place)
        if len(found) == 1 and not (place or best.is_name_unsure):
            if family:
                require_setting(self._viewer.rights, family, found[0], need)
            return found[0]
        unknown = [word for word in best.unknown if not word.isdigit()]
        missing = self._viewer.none_called(said_back(unknown)) if unknown and not found else ""
        if unknown and len(found) != 1:
            ids = {one.id for one in found}
            slips = everything.name_words.nearly_named(words_of(" ".join(unknown)))
            found = tuple(one for one in slips if one.id in ids or not ids) or found
        choices = found or self._recent(family)
        if missing and not found and need is Access.WRITE:
            # One press in a hurry would change another workspace.
            choices = self._alike(" ".join(unknown), family)
        is_told = family is not None and (need is Access.READ or bool(frame and frame.is_complete))
        if missing and not (is_told and choices):
            raise NotFound(f"{missing} Nothing was changed.", "Type `workspaces` for the list.")

        def command(one: Workspace) -> str:
            name = one.id if need >= Access.WRITE else typed_name(everything, one)
            if frame and frame.is_complete and need >= Access.WRITE:
                return frame_command(frame, name)
            if family is None and (number := _led_to(best)):
                return f"{name} to {number}"
            return command_text("show" if verb == "set" else verb, family, name)

        all_there = ""
        if place and need is Access.READ and family:
            all_there = command_text("show", family, f"all at {quoted(place)}")
        elif place and frame and frame.is_complete:
            all_there = frame_command(frame, f"all at {quoted(place)}")
        if all_there or (place and need is Access.READ):
            if need is Access.READ:  # further ones to look at; a change is for those that are named
                there = (one for one in everything if one.location_name == place)
                found = tuple(dict.fromkeys((*found, *there)))
            raise or_all_at(place, everything, found, command, all_there)
        if not found:
            question = f"Which workspace's {family.title}?" if family else "Which workspace?"
            question = f"{missing} Which one do you mean?" if missing else question
            question = f"{question}{_told(frame)}" if need >= Access.WRITE else question
        elif len(found) == 1:
            question = "Is this the workspace you mean?"
        else:
            question = f"{len(found):,} workspaces fit. Which one?"
        kind = Ambiguous if found or best.unknown else NoneNamed
        guesses = need >= Access.WRITE and frame is not None and frame.guesses
        raise _which_of(question, choices, command, kind).guessed(is_guess=bool(missing or guesses))

    def _place(self, best: Reading) -> str:
        """The location that is called by the words which are only a part of the workspace's name: “in Denver”
        for Lobby Denver; empty where they name none."""
        best = best.named_beside or best
        tokens = best.sentence.tokens
        said = [word for at in best.workspace_words for word in words_of(tokens[at].text)]
        return "" if best.is_whole_name else next(iter(sites_called(self._viewer.workspaces(), said)), "")

    def of_several(self, best: Reading, last: SetFields) -> Ambiguous:
        """The question which of the workspaces that fit is meant to get this change, too."""
        rest = assignments_text(last.assignments)
        return _which_of(
            f"{len(best.workspaces):,} workspaces fit. Which one?",
            best.workspaces,
            lambda one: command_text("set", last.family, one.id, rest),
        )

    def for_orders(self, frames: Sequence[Frame | ItemFrame]) -> Ambiguous | None:
        """The question for which workspace these orders are; None where they cannot be done in order."""
        found = self._spoken_of(is_read=False)
        if not in_order([frame_command(one, "") for one in frames]):
            return None
        question = _which_of(
            "Is this the workspace you mean?" if found else "Which workspace?",
            found or self._recent(None),
            lambda one: in_order([frame_command(frame, one.id) for frame in frames]),
        )
        return question.guessed(is_guess=any(frame.guesses for frame in frames))

    def _spoken_of(self, *, is_read: bool) -> tuple[Workspace, ...]:
        """The workspace that was spoken of before, where a word such as “it” or “there” refers to it, or
        where it is only looked at."""
        one = self._viewer.workspaces().by_id.get(self._topic.workspace_id)
        return (one,) if one and (is_read or refers(self._sentence)) else ()

    def _alike(self, text: str, family: Family | None) -> tuple[Workspace, ...]:
        """Those whose names are nearly what was said; only such as have the setting."""
        everything = self._viewer.workspaces()
        named = (one for name in close_names(everything, text) for one in everything.by_name[folded(name)])
        return tuple(one for one in named if not (family and unavailable(family, one)))

    def _recent(self, family: Family | None) -> tuple[Workspace, ...]:
        """Those that were spoken of, then the first ones; only such as have the setting."""
        everything = self._viewer.workspaces()
        recent = [everything.by_id[one] for one in self._topic.workspace_ids if one in everything.by_id]
        ones = chain(recent, (one for one in everything if one not in recent))
        fitting = (one for one in ones if not (family and unavailable(family, one)))
        return tuple(islice(fitting, MAX_CHOICES))
