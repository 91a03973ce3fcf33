"""What Webex does not keep while a switch is off, and the commands that turn it on and set it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.catalogue.comes_first import Held
from bot.catalogue.model.family import Conflict
from bot.catalogue.model.held_back import Finding, HeldBack, held_back
from bot.changes.outcome import Outcome
from bot.changes.target import SettingTarget
from bot.language.assignments import Assignment
from bot.language.sentence.frames.command_text import assignments_text
from bot.language.sentence.frames.frame import typed


@dataclass(frozen=True)
class NotKept:
    """The values that were asked for and not kept, and the switches of the same setting that are why."""

    values: dict[str, Any]
    held: Sequence[HeldBack] = ()

    @property
    def asked(self) -> dict[str, Any]:
        """What has to be asked for instead: the switches come first."""
        return {**{one.switch.key: one.needed for one in self.held}, **self.values}


def not_kept(outcome: Outcome) -> NotKept:
    """What Webex shows otherwise than it was asked for; nothing of a list."""
    family, asked, after = outcome.target.family, outcome.request.values, outcome.after
    if not isinstance(outcome.target, SettingTarget) or not outcome.not_taken or not asked:
        return NotKept({})
    shown = (after.values if after else None) or {}
    values = {one.key: asked[one.key] for one in family.touched(shown, asked) if one.key in shown}
    held = held_back(family, {**shown, **values}, [*values])
    return NotKept(values, [one for one in held if not one.lacks_value])


def kept_by(
    outcome: Outcome, findings: Iterable[Finding | Conflict | Held]
) -> list[Finding | Conflict | Held]:
    """The findings; where they, or switches of the setting, are why something was not kept, with the commands
    that turn these on and set it again on the button of the first."""
    lost, found = not_kept(outcome), list(findings)
    others = [one for one in found if isinstance(one, Conflict) and one.fix and one.field in lost.asked]
    if not lost.held and not others:
        return found
    family = outcome.target.family
    again = assignments_text(Assignment(family.field(key), typed(value)) for key, value in lost.asked.items())
    escaped = again.replace("{", "{{").replace("}", "}}")
    commands = [*dict.fromkeys(one.fix for one in others), f"set {family.key} {{workspace}} {escaped}"]
    rest = [one for one in found if one not in others]
    fix = Finding(_why(lost, others), " then ".join(commands), "Turn on and save")
    return [fix, *rest]


def _why(lost: NotKept, others: Iterable[Conflict]) -> str:
    """Which switches are off, and what comes of it."""
    switches = {one.switch.key: f"“{one.switch.label}” is {one.state}" for one in lost.held}
    own = f"{' and '.join(switches.values())}." if switches else ""
    return " ".join(filter(None, (own, *dict.fromkeys(one.sentence for one in others))))
