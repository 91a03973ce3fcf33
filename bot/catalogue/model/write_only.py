"""Values that Webex takes and never gives back: the recordings callers hear, and the voicemail PIN."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from bot.catalogue.model.family import Family
from bot.catalogue.model.paths import dig_first
from bot.catalogue.model.shape import Shape
from bot.catalogue.model.write import AttachedFile, Write
from cards.fields import Digits, Field, Invalid


@dataclass(frozen=True)
class Recording:
    """A WAV file to upload; `name` is made by the bot, never the sender's."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True, eq=False)
class RecordingField(Field):
    """A recording; only its size is shown, and nothing of it is stored."""

    def parse(self, raw: str, country: str) -> Any:
        raise Invalid("Drop the WAV file into the space.")

    def text(self, value: Any) -> str:
        return f"uploaded ({_size(len(value.content))} WAV)" if isinstance(value, Recording) else ""

    def dump(self, value: Any) -> Any:
        return None


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:.1f} MB" if count >= 1024 * 1024 else f"{max(1, round(count / 1024))} kB"


@dataclass(frozen=True, kw_only=True, eq=False)
class Pin(Digits):
    """Digits that are never shown, always typed anew and never empty."""

    hidden_as: ClassVar[str] = "reset"

    @property
    def limits(self) -> str:
        return f"Use {self.minimum} to {self.maximum} digits."

    def parse(self, raw: str, country: str) -> str:
        if not raw.strip().isdecimal():
            raise Invalid(self.limits)
        return super().parse(raw, country)

    def meant(self, raw: str, shown: Any, country: str) -> Any:
        return self.parse(raw, country)

    def text(self, value: Any) -> str:
        return ""


@dataclass(frozen=True, kw_only=True, eq=False)
class WriteOnly(Shape):
    """One value that Webex takes and never shows; its only field is in `sections`.

    `title` is what it is called, `command` what people type to send it. `family` is the setting it belongs
    to, `path` where it is written. `unconfirmed` is the sentence for a write that Webex accepted and
    whose effect cannot be read back.
    """

    title: str
    command: str
    words: tuple[str, ...]
    family: Family
    path: str
    unconfirmed: str

    def make_write(self, value: Any) -> Write:
        """The write that sends the value."""
        raise NotImplementedError

    def confirmed(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool | None:
        """Whether Webex holds the value now, judged by the setting's document before and after the write;
        None where the document does not tell."""
        return None

    def names(self) -> Iterator[str]:
        """Every name it goes by in a command."""
        yield from self.words


@dataclass(frozen=True, kw_only=True, eq=False)
class Greeting(WriteOnly):
    """A recording that callers hear once the field `switch` of the setting says so.

    `signs` are the paths (one per spelling of the vendor) that show whether, or under which name, a recording
    was uploaded. `file_name` is the beginning of the file name that Webex gets to see.
    """

    switch: str
    signs: tuple[str, ...]
    file_name: str

    def make_write(self, value: Any) -> Write:
        return Write("POST", self.path, file=AttachedFile(value.name, value.content, "audio/wav"))

    def confirmed(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool | None:
        was, now = dig_first(before, self.signs), dig_first(after, self.signs)
        if not now:
            return False
        # The bot never uses a file name twice: the same name as before is the old recording.
        return now != was if isinstance(now, str) else None if was else True

    def names(self) -> Iterator[str]:
        for word in self.words:
            yield from (word, f"{word} greeting", f"{word} announcement")


@dataclass(frozen=True, kw_only=True, eq=False)
class Passcode(WriteOnly):
    """The voicemail PIN."""

    def make_write(self, value: Any) -> Write:
        return Write("PUT", self.path, body={"passcode": value}, hidden=frozenset({value}))
