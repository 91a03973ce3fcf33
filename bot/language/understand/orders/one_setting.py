"""Two sentences that order fields of one setting: “turn on voicemail in the gym. Send busy calls to it.”"""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.reasons import kept_reason
from bot.language.requests.changing import Propose, SetFields
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import Frame
from bot.language.understand.one_sentence import Asked


def of_one_setting(asked: Sequence[Asked], orders: Sequence[Asked]) -> Propose | None:
    """The orders as one change, which is shown first; None where they are of several settings or workspaces,
    set a field twice, or something is said beside them that is no reason."""
    frames = [one.best.frame for one in orders]
    first = frames[0] if len(frames) > 1 else None
    if not isinstance(first, Frame) or not all(one.is_certain for one in orders):
        return None
    whole = Frame(first.family)
    for frame in frames:
        if not isinstance(frame, Frame) or frame.family is not first.family:
            return None
        if {*frame.values, *frame.names} & {*whole.values, *whole.names}:
            return None
        whole.values |= frame.values
        whole.names |= frame.names
    places = {place for one in asked for place in one.places}
    beside = [one for one in asked if one not in orders]
    if len(places) != 1 or not all(one.tells_reason for one in beside):
        return None
    command = frame_command(whole, orders[0].finder.typed(places.pop()))
    request = orders[0].run(command)
    reason = "; ".join(one.text for one in beside)
    if not isinstance(request, SetFields):
        return None
    return Propose(request, command, reason=kept_reason(reason, reason))
