"""Which calls are to be sent on, where it is asked beside it how the phone is: “is the gym busy?”"""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.settings.call_forwarding import BUSY, CALL_FORWARDING, CONTINUITY, NO_ANSWER
from bot.catalogue.settings.words.call_forwarding_words import DESTINATION, ENABLED
from bot.errors import Unsure
from bot.events import Workspace
from bot.language.sentence.frames.command_text import frame_command, in_words
from bot.language.sentence.frames.frame import Frame
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.sentence.words.general_words import CONDITIONS, phrases
from bot.language.sentence.words.tokens import Sentence
from bot.language.understand.one_sentence import Asked

_FORWARDING = frozenset(phrases("forward|forwards|forwarding|fwd|divert|diverts|diversion|redirect"))
_BRANCHES = {"busy": BUSY, "no answer": NO_ANSWER, "unreachable": CONTINUITY}


def is_to_some_number(frame: Frame | ItemFrame) -> bool:
    """Whether calls are to be sent to a number, and it is not said which calls."""
    return (
        isinstance(frame, Frame)
        and frame.family is CALL_FORWARDING
        and DESTINATION in frame.values
        and {*frame.values} <= {ENABLED, DESTINATION}
    )


def which_calls(
    frame: Frame | ItemFrame, beside: Sequence[Asked], workspace: Workspace, typed_name: str
) -> Unsure | None:
    """The question whether all calls are meant, or those in the state that another sentence asks about, or
    names beside forwarding; None where none does."""
    about = [one for one in beside if one.best.workspaces in ((), (workspace,))]
    told = [
        one.sentence
        for one in about
        if one.best.asks or one.only_tells_when or _tells_forwarding(one.sentence)
    ]
    states = [state for sentence in told for state in _states(sentence)]
    if not (states and isinstance(frame, Frame) and is_to_some_number(frame)):
        return None
    branches = [_BRANCHES[state] for state in dict.fromkeys(states)]
    number = frame.values[DESTINATION]
    frames = [
        Frame(CALL_FORWARDING, values={f"{one}.enabled": "on", f"{one}.destination": number})
        for one in branches
    ]
    return Unsure(
        "Which calls? Nothing was changed.",
        choices=tuple(
            (in_words(one), workspace.name, frame_command(one, typed_name)) for one in (*frames, frame)
        ),
    )


def _tells_forwarding(sentence: Sentence) -> bool:
    return any(token.plain in _FORWARDING for token in sentence.tokens)


def _states(sentence: Sentence) -> list[str]:
    """The states of the phone that a sentence tells."""
    words = f" {' '.join(sentence.words)} "
    return [state for state, said in CONDITIONS.items() if any(f" {one} " in words for one in said)]
