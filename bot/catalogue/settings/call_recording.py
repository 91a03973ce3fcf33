"""Call recording: which calls are recorded, and who is told."""

from __future__ import annotations

from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.paths import dig, put
from bot.catalogue.model.shape import Values, section
from bot.catalogue.settings.words.call_recording_words import ACTS, ANNOUNCE, TAPE
from cards.fields import Choice, Number, Option, Text, Toggle

NEVER = "Never"
ALWAYS = "Always"
PAUSED = "Always with Pause/Resume"
ON_DEMAND = "On Demand with User Initiated Start"


def _none_as_null(body: dict[str, Any]) -> None:
    """A notification that GET says is None is null in a write, as Cisco's SDK found."""
    if dig(body, "notification.type") in ("None", ""):
        put(body, "notification.type", None)


def _summary(name: str, values: Values) -> str:
    recorded = f"calls at {name} are recorded"
    when = values["record"] if values["enabled"] else NEVER
    return {
        NEVER: f"Calls at {name} are not recorded.",
        ALWAYS: f"All {recorded}.",
        PAUSED: f"All {recorded}; it can be paused.",
        ON_DEMAND: f"Calls at {name} are recorded when somebody starts it.",
    }.get(str(when), "")


CALL_RECORDING = Family(
    key="recording",
    title="Call Recording",
    help="Whether calls are recorded, and who is told.",
    words=("recording", "call recording", "recordings", "rec"),
    path="/telephony/config/workspaces/{workspaceId}/features/callRecordings",
    main="enabled",
    idle_while=("record", NEVER),
    summary=_summary,
    experienced={
        "recordVoicemailEnabled": (
            "Messages that callers leave at {name} are recorded, too.",
            "Messages that callers leave at {name} are not recorded.",
        ),
        "notification.enabled": (
            "Both sides are told when a recording at {name} is paused or resumed.",
            "Nobody is told when a recording at {name} is paused or resumed.",
        ),
        "repeat.enabled": (
            "A tone repeats while calls at {name} are recorded.",
            "No tone repeats while calls at {name} are recorded.",
        ),
        "startStopAnnouncement.internalCallsEnabled": (
            "An announcement tells internal callers of {name} that they are recorded.",
            "No announcement tells internal callers of {name} that they are recorded.",
        ),
        "startStopAnnouncement.pstnCallsEnabled": (
            "An announcement tells outside callers of {name} that they are recorded.",
            "No announcement tells outside callers of {name} that they are recorded.",
        ),
    },
    read_only=("serviceProvider", "externalGroup", "externalIdentifier"),
    fix_body=_none_as_null,
    expected={"record": NEVER, "notification.type": "None", "repeat.interval": 15},
    starts=("play",),
    read_only_fields=(
        Text(key="serviceProvider", label="Recording provider", maximum=200),
        Text(key="externalGroup", label="Group at the provider", maximum=200),
        Text(key="externalIdentifier", label="Identity at the provider", maximum=200),
    ),
    acts=ACTS,
    spoken=(
        "call (recorder|recorders|rec|recs|taping|logging|capture)",
        "recorder",
        "rec'ing",
        "recordings",
        "recorded",
        "taped",
        "taping",
        "(compliance|voice) (rec|recording)",
        "(during|while|on|in) (recorded calls|recorded call|recording|recordings|being recorded)",
        "while (call is|calls are) [being] recorded",
    ),
    asks=(
        "(recorded|recording|taped|taping|recordings)",
        "(record|records|tape|tapes) (calls|call|conversations|here|there)",
    ),
    sections=(
        section(
            "",
            Toggle(key="enabled", label="Record calls", words=("enabled",)),
            Choice(
                key="record",
                label="When",
                chosen_with=("enabled", "on"),
                words=("record",),
                options=(
                    Option(ALWAYS, "Always"),
                    Option(NEVER, "Never"),
                    Option(
                        PAUSED,
                        "Always, can be paused",
                        ("pause",),
                        spoken=(
                            "[but] with (pause|pausing) [and (resume|resuming)]",
                            "[but] let (them|staff|people|users|us) pause [it|recording|recordings]",
                            "[but] with (option|possibility|ability) (to pause|of pause|of pausing) "
                            "[and resume] [it|recording|recordings]",
                            "but [staff|people|they|users] (can|may|should be able to) pause [it]",
                        ),
                    ),
                    Option(
                        ON_DEMAND,
                        "When somebody starts it",
                        ("on demand",),
                        spoken=(
                            f"on demand [{TAPE}] [with|and] [a] user (initiated|started) [start]",
                            "user (initiated|started) [start]",
                            "on demand [,] (user|users|they|staff) (start|starts|initiate|initiates) "
                            "[it|recording]",
                        ),
                    ),
                ),
            ),
            Toggle(
                key="recordVoicemailEnabled",
                label="Record voicemail",
                words=("voicemail",),
                spoken=(
                    "(record|recording|rec) [of|also|its|their] "
                    "(voicemail|voicemails|[voicemail|voice|vm] messages)",
                    "(cover|include|covers|includes) (voicemail|voicemails|voice messages)",
                    "have (voicemail|voicemails|[voicemail|voice] messages) recorded",
                    "(voicemail|voicemails|[voicemail|voice] messages) [to] [be] recorded",
                ),
            ),
            switch="enabled",
        ),
        section(
            "When paused or resumed",
            Toggle(
                key="notification.enabled",
                label="Tell both sides",
                words=("notification",),
                spoken=(
                    "[recording] (pause resume|pause and resume|paused or resumed|pause or resume|pause) "
                    "(notification|notifications)",
                    "recording notification",
                ),
            ),
            Choice(
                key="notification.type",
                label="How",
                chosen_with=("notification.enabled", "on"),
                words=("notification type",),
                options=(Option("Beep", "Beep"), Option("Play Announcement", "Announcement", ("announce",))),
            ),
            switch="notification.enabled",
        ),
        section(
            "Reminder",
            Toggle(
                key="repeat.enabled",
                label="Repeat a tone",
                words=("repeat",),
                spoken=(
                    "repeat [recording] (tone|beep|reminder|reminder tone|warning tone)",
                    "repeat (record|recording) [notification|reminder] tone",
                    "(recording|record) [notification|warning] (tone|tones)",
                    "(beep|beeps|tone|tones) (during|in|on) (recorded calls|recorded call|recording)",
                    "(recording|rec|repeated|periodic) (reminder tone|reminder|reminder beep|reminders)",
                    "(repeated|repeating|periodic) (tone|beep|warning tone)",
                ),
            ),
            Number(
                key="repeat.interval",
                label="Every",
                words=("interval",),
                minimum=10,
                maximum=1800,
                unit="seconds",
            ),
            switch="repeat.enabled",
        ),
        section(
            "Start and stop announcement",
            Toggle(
                key="startStopAnnouncement.internalCallsEnabled",
                label="On internal calls",
                words=("announce internal",),
                spoken=(
                    f"{ANNOUNCE} (for|on|to) internal (calls|callers)",
                    "announcement (for|on|to) internal calls",
                    "[announce|announcing] (recording|recordings) [of] internal calls",
                    "(internal call|internal) [recording] announcement",
                    "[recording|record|rec] announcement (for|on|to) internal (calls|callers)",
                ),
            ),
            Toggle(
                key="startStopAnnouncement.pstnCallsEnabled",
                label="On outside calls",
                words=("announce outside", "announce pstn"),
                spoken=(
                    f"{ANNOUNCE} (for|on|to) (pstn|external|outside) (calls|callers)",
                    "announcement (for|on|to) (pstn|external|outside) calls",
                    "[announce|announcing] (recording|recordings) [of] (pstn|external|outside) calls",
                    f"{ANNOUNCE} to callers from outside",
                    "(pstn|external|outside) [call] [recording] announcement",
                    "[recording|record|rec] announcement (for|on|to) (pstn|external|outside) (calls|callers)",
                    "tell (outside callers|callers from outside|external callers) [that|when] "
                    "[calls|call] [are|is] [being] recorded",
                ),
            ),
        ),
    ),
)
