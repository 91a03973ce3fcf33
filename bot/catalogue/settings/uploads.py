"""What is sent to Webex and never given back: the recordings callers hear, and the voicemail PIN."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from bot.catalogue.model.family import Family
from bot.catalogue.model.items import AttachedFile, Write
from bot.catalogue.model.paths import dig
from bot.catalogue.model.shape import Shape
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.catalogue.settings.voicemail import BUSY, UNANSWERED, VOICEMAIL
from cards.fields import Digits, Field, Invalid, Section

MOST_BYTES = 5 * 1024 * 1024
"""The largest recording that is fetched; ten minutes in telephone quality. The vendor names no limit."""

_TELEPHONY = "/telephony/config/workspaces/{workspaceId}"


@dataclass(frozen=True)
class Recording:
    """A WAV file on its way; `name` is ours, never the sender's."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Sound(Field):
    """A recording; only that there was one is said and kept."""

    def parse(self, raw: str, country: str) -> Any:
        raise Invalid("Drop the WAV file into the space.")

    def text(self, value: Any) -> str:
        return f"uploaded ({_size(len(value.content))} WAV)" if isinstance(value, Recording) else ""

    def dump(self, value: Any) -> Any:
        return None


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:.1f} MB" if count >= 1024 * 1024 else f"{max(1, round(count / 1024))} kB"


@dataclass(frozen=True, kw_only=True)
class Pin(Digits):
    """Digits that nobody is shown: typed anew each time, and never empty."""

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


@dataclass(frozen=True, kw_only=True)
class WriteOnly(Shape):
    """One value that Webex takes and never shows. `title` is what it is called, `command` what people type
    to send it, `untold` what is said when Webex took it and nothing more can be known."""

    title: str
    command: str
    words: tuple[str, ...]
    family: Family
    path: str
    untold: str

    def call(self, value: Any) -> Write:
        """The write that sends it."""
        raise NotImplementedError

    def arrived(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool | None:
        """Whether it is there, by the setting's document before and after; None when that does not tell."""
        return None

    def names(self) -> Iterator[str]:
        """Every name it goes by in a command."""
        yield from self.words


@dataclass(frozen=True, kw_only=True)
class Greeting(WriteOnly):
    """A recording that callers hear once the field `switch` of the setting says so.

    `signs` are the paths, by one spelling or the other, that show whether or by its name which recording was
    uploaded. `file_name` is the beginning of the name that Webex gets to see.
    """

    switch: str
    signs: tuple[str, ...]
    file_name: str

    def call(self, value: Any) -> Write:
        return Write("POST", self.path, file=AttachedFile(value.name, value.content, "audio/wav"))

    def arrived(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool | None:
        was, now = self._sign(before), self._sign(after)
        if not now:
            return False
        # Names are our own and never used twice: the same one as before is the old recording.
        return now != was if isinstance(now, str) else None if was else True

    def names(self) -> Iterator[str]:
        for word in self.words:
            yield from (word, f"{word} greeting", f"{word} announcement")

    def _sign(self, document: Mapping[str, Any]) -> Any:
        return next((found for one in self.signs if (found := dig(document, one)) is not None), None)


@dataclass(frozen=True, kw_only=True)
class Passcode(WriteOnly):
    """The voicemail PIN."""

    def call(self, value: Any) -> Write:
        return Write("PUT", self.path, body={"passcode": value}, hidden=frozenset({value}))


def _greeting(
    label: str,
    words: tuple[str, ...],
    family: Family,
    path: str,
    switch: str,
    *signs: str,
) -> Greeting:
    return Greeting(
        title=label.lower(),
        command=f"greeting {words[0]}",
        words=words,
        family=family,
        path=_TELEPHONY + path,
        switch=switch,
        signs=signs,
        file_name=label.lower().replace(" ", "-"),
        untold="Webex took the recording. It shows only that there is one, not which.",
        sections=(Section("", (Sound(key="file", label=label),)),),
    )


BUSY_GREETING = _greeting(
    "Busy greeting",
    ("busy", "on busy"),
    VOICEMAIL,
    "/voicemail/actions/uploadBusyGreeting/invoke",
    f"{BUSY}.greeting",
    f"{BUSY}.greetingUploaded",
)
NO_ANSWER_GREETING = _greeting(
    "No-answer greeting",
    ("no answer", "no-answer", "noanswer", "unanswered"),
    VOICEMAIL,
    "/voicemail/actions/uploadNoAnswerGreeting/invoke",
    f"{UNANSWERED}.greeting",
    f"{UNANSWERED}.greetingUploaded",
)
INTERCEPT_ANNOUNCEMENT = _greeting(
    "Intercept announcement",
    ("intercept", "call intercept", "interception"),
    CALL_INTERCEPT,
    "/features/intercept/actions/announcementUpload/invoke",
    "incoming.announcements.greeting",
    "incoming.announcements.filename",
    "incoming.announcements.fileName",
)
GREETINGS: tuple[Greeting, ...] = (BUSY_GREETING, NO_ANSWER_GREETING, INTERCEPT_ANNOUNCEMENT)

PASSCODE = Passcode(
    title="voicemail PIN",
    command="passcode",
    words=("passcode", "pin"),
    family=VOICEMAIL,
    # The contract calls the workspace a place here, and only here.
    path="/telephony/config/workspaces/{placeId}/voicemail/passcode",
    untold="Webex took the new PIN. It is never shown again, here or in Webex.",
    sections=(
        Section(
            "",
            (
                Pin(
                    key="passcode",
                    label="Voicemail PIN",
                    help="6 to 30 digits, as your organisation's PIN rules allow.",
                    minimum=6,
                    maximum=30,
                    secret=True,
                ),
            ),
        ),
    ),
)

WRITE_ONLY: tuple[WriteOnly, ...] = (*GREETINGS, PASSCODE)


def write_only_of(family: Family, title: str) -> WriteOnly | None:
    """The one of this setting with this title, if there is one."""
    return next((one for one in WRITE_ONLY if one.family is family and one.title == title), None)
