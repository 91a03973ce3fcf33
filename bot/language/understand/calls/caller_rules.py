"""The commands that make rules for the calls of somebody, and what is said of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.access import Access, Viewer, require_setting
from bot.catalogue.model.family import Family
from bot.catalogue.settings.codes import DIGIT_PATTERNS
from bot.catalogue.settings.selective import SELECTIVE_FORWARD, SELECTIVE_REJECT
from bot.errors import NotUnderstood
from bot.language.codes_and_pins import said_back
from bot.language.requests.changing import AddItem
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import frame_command
from bot.language.sentence.frames.frame import typed
from bot.language.sentence.frames.items.item_frame import ItemFrame
from bot.language.understand.calls.marked_words import Marked
from bot.language.understand.one_sentence import RunCommand
from bot.language.vocabulary import LISTS
from bot.names.workspaces import typed_name
from cards.fields import spoken_number
from cards.text import message_text

RULES = {one.family.key: one for one in LISTS}
_ORIGINS = {
    "outside": "ANY_EXTERNAL",
    "external": "ANY_EXTERNAL",
    "inside": "ANY_INTERNAL",
    "internal": "ANY_INTERNAL",
}
_NUMBERS = {SELECTIVE_FORWARD.key: "numbers"}
"""The field of the callers, where it is not called as in the other lists."""
Choice = tuple[str, str, str]
"""A label, what more there is to say, and the command."""


@dataclass(frozen=True)
class CallerRules:
    """Rules for one sentence; `marks` are those of who calls, where, and where calls go."""

    viewer: Viewer
    said: Marked
    marks: dict[str, str]
    run: RunCommand

    # What is said.

    @property
    def is_between_two(self) -> bool:
        """Whether each workspace but the one that is set has a number, and none of them is that one."""
        place = self.said.place(self.marks["place"])
        others = re.findall(r"@\d+", f"{self.marks.get('who')} {self.marks.get('dest')}")
        return all(self.said.number(one) and self.said.place(one) != place for one in others)

    @property
    def where(self) -> str:
        """The name of the workspace that is set."""
        return self.said.place(self.marks["place"]).name

    @property
    def typed_name(self) -> str:
        """The same as it is typed in a command."""
        return typed_name(self.viewer.workspaces(), self.said.place(self.marks["place"]))

    @property
    def who(self) -> list[str]:
        """The numbers of the callers; none where one is told by a name that is looked up nowhere."""
        marks = re.findall(r"[#@$]\d+", self.marks.get("who", ""))
        return [number for mark in marks if (number := self.said.number(mark))]

    @property
    def callers(self) -> str:
        """The callers, for the text of a button."""
        return " and ".join(map(spoken_number, self.who)) or f"{self.marks.get('kind', 'chosen')} callers"

    def goes_to(self) -> dict[str, str]:
        """Where a rule sends calls."""
        dest = self.marks.get("dest", "")
        if dest[:1] not in ("#", "@"):
            return {"sendToVoicemailEnabled": typed(True)} if dest else {}
        number = self.said.number(dest)
        return {"forwardToPhoneNumber": number} if number else {}

    def callers_from(self, family: Family) -> dict[str, str]:
        """Whose calls a rule is for."""
        if kind := self.marks.get("kind"):
            origin = _ORIGINS.get(kind)
            return {"callsFrom": origin} if origin else {"anonymousCallersEnabled": typed(True)}
        if not self.who:
            return {"callsFrom": "SELECT_PHONE_NUMBERS"}
        return {_NUMBERS.get(family.key, "phoneNumbers"): ", ".join(self.who)}

    # Commands.

    def rule(self, family: Family, **values: str) -> str:
        """Adds a rule for the callers."""
        frame = ItemFrame(RULES[family.key], "add", values={**self.callers_from(family), **values})
        frame.imply()
        return frame_command(frame, self.typed_name)

    def pattern(self, action: str) -> str:
        """Adds a digit pattern for the number that is called."""
        number = f"{self.who[0]}!" if "begins" in self.marks else self.who[0]
        values = {"pattern": number, "action": action, "name": number}
        return frame_command(ItemFrame(RULES[DIGIT_PATTERNS.key], "add", values=values), self.typed_name)

    def as_choice(self, label: str, family: Family, command: str) -> Choice:
        """A choice for a setting of the workspace."""
        return label, f"{family.title} · {self.where}", command

    def show(self, family: Family, command: str) -> Request:
        """What a command would change, shown first."""
        require_setting(self.viewer.rights, family, self.said.place(self.marks["place"]), Access.WRITE)
        found = replace(self.run(command), shows_first=True)
        return replace(found, in_force=True) if isinstance(found, AddItem) else found

    def shown(self, family: Family, **values: str) -> Request:
        """A rule for the callers, shown first; a form where they are told by a name."""
        command = self.rule(family, **values)
        if not self.who and "who" in self.marks:
            name = message_text(said_back([self.said.name(self.marks["who"])]))
            raise NotUnderstood(
                f"A rule of {family.title} tells callers by their numbers, and I look up no number for "
                f"“{name}”. Nothing was changed.",
                "Say the number in the place of the name, or fill it in:",
                choices=(self.as_choice("Add the rule", family, command),),
            )
        return self.show(family, command)

    def pattern_shown(self, action: str) -> Request:
        """A digit pattern for the number that is called, shown first."""
        return self.show(DIGIT_PATTERNS, self.pattern(action))

    def turned_away(self) -> Choice:
        """A rule that turns the callers away, as a choice."""
        return self.as_choice(
            f"Turn away calls from {self.callers}", SELECTIVE_REJECT, self.rule(SELECTIVE_REJECT)
        )

    def pattern_choice(self, action: str) -> Choice:
        """The digit pattern as a choice."""
        label = f"{'Block' if action == 'BLOCK' else 'Allow'} calls to {self.callers}"
        return self.as_choice(label, DIGIT_PATTERNS, self.pattern(action))
