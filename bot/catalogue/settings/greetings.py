"""The recordings callers hear: two of Voicemail and one of Call Intercept."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import untitled
from bot.catalogue.model.write_only import Greeting, RecordingField
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT, FILE_NAMES
from bot.catalogue.settings.voicemail import BUSY, UNANSWERED, VOICEMAIL

MAX_RECORDING_BYTES = 5 * 1024 * 1024
"""The largest recording that is fetched: ten minutes in telephone quality. The vendor names no limit."""

_TELEPHONY = "/telephony/config/workspaces/{workspaceId}"


def _greeting(
    label: str, words: tuple[str, ...], family: Family, path: str, switch: str, *signs: str
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
        unconfirmed="Webex took the recording. It shows only that there is one, not which.",
        sections=untitled(RecordingField(key="file", label=label)),
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
    *FILE_NAMES,
)
GREETINGS: tuple[Greeting, ...] = (BUSY_GREETING, NO_ANSWER_GREETING, INTERCEPT_ANNOUNCEMENT)
