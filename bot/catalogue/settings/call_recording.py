"""Call recording: which calls are recorded, and who is told."""

from __future__ import annotations

from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.paths import dig, put
from bot.catalogue.model.shape import Values, section
from bot.catalogue.model.spoken import Act
from bot.catalogue.settings.helping_verbs import HEARD
from cards.fields import Choice, Number, Option, Text, Toggle

ANNOUNCE = (
    "((announce|announcing) (start and stop|recording|start) [of] [recording]|"
    "(recording|rec|rec'ing|recording start stop|"
    "recording start and stop|start and stop|start stop|start and stop recording) "
    "(announcement|announcements))"
)
"""That a recording begins or ends, in patterns."""
TAPE = "(rec|record|recording|recorded|call recording)"
USERS = "(somebody|someone|user|users|staff|people|we)"
"""That calls are recorded, and who starts it, in patterns."""
NEVER = "Never"
PAUSED = "when[ever] recording is (paused|resumed|paused or resumed|paused and resumed)"


def _none_as_null(body: dict[str, Any]) -> None:
    """A notification that GET says is None is null in a write, as Cisco's SDK found."""
    if dig(body, "notification.type") in ("None", ""):
        put(body, "notification.type", None)


def _summary(name: str, values: Values) -> str:
    recorded = f"calls at {name} are recorded"
    when = values["record"] if values["enabled"] else NEVER
    return {
        NEVER: f"Calls at {name} are not recorded.",
        "Always": f"All {recorded}.",
        "Always with Pause/Resume": f"All {recorded}; it can be paused.",
        "On Demand with User Initiated Start": f"Calls at {name} are recorded when somebody starts it.",
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
    read_only=("serviceProvider", "externalGroup", "externalIdentifier"),
    fix_body=_none_as_null,
    expected={"record": NEVER, "notification.type": "None", "repeat.interval": 15},
    starts=("play",),
    read_only_fields=(
        Text(key="serviceProvider", label="Recording provider", maximum=200),
        Text(key="externalGroup", label="Group at the provider", maximum=200),
        Text(key="externalIdentifier", label="Identity at the provider", maximum=200),
    ),
    acts=(
        Act(
            says=(
                "record",
                "record calls",
                "record all calls",
                "record every [single] call",
                "recording all calls",
                "record everything",
                "[have|get] (every call|all calls|each call|calls|everything|all the calls) [be|to "
                "be|is|are] recorded",
                "(record|recording|tape|taping|capture|capturing) [each|every|all|any] (call|calls)",
                "(recorded|taped|logged) (always|all the time|permanently|without exception)",
                "(always|permanently) (recorded|taped)",
                "(tape|tapes) (everything|calls|all calls|every call)",
                "[call] (rec|recording) always",
                "from (never|on demand|always with pause) to always",
                "always (rec|record|recording)",
                "(recorded|taped) , always",
                "(start|begin) (recording|taping) [all|every] (calls|call)",
            ),
            values={"enabled": True, "record": "Always"},
            contrary={"enabled": False},
        ),
        Act(
            says=("(every|each) [single] call", "all [of] calls"),
            values={"enabled": True, "record": "Always"},
            contrary={"enabled": False},
            beside_name=True,
            is_guess=True,
        ),
        Act(
            says=(
                "(should|must|shall|has to|have to|need to|needs to) [always] be (recorded|taped) [always] "
                "[for quality|for training]",
                "[all|every] (conversation|conversations) (should|must|has to) be recorded",
                "recordings of (every|each|all) (call|calls)",
            ),
            values={"enabled": True, "record": "Always"},
            contrary={"enabled": False},
            is_guess=True,
        ),
        Act(
            says=(
                "[only] [record] (when|if) they (press|start|hit) [it|record] [themselves|yourself]",
                "[be able to|can|may|to] (start|trigger|begin) recording[s] [of calls|of call] "
                "(myself|ourselves|themselves|herself|himself|yourself|by themselves|manually|by hand|"
                "when needed)",
                "[but] [only] (when|if|whenever) (i|we|they|he|she|staff|somebody) (need|needs|want|wants) "
                "[it|to]",
                "(start|starts|begin) [recording] by (pressing|hitting) record",
                "decide [themselves] (when|whether|if) [to record] [call is|calls are] [recorded]",
                "only be recorded (when|if) (somebody|someone|they|user|staff) (starts|start) it",
            ),
            values={"enabled": True, "record": "On Demand with User Initiated Start"},
            contrary={},
            is_guess=True,
        ),
        Act(
            says=(
                "[but] [staff|people|they] (should be able to|be able to|can|may) pause "
                "[it|recording|recordings]",
                "with (option|possibility|ability) to pause [it|recording|recordings]",
            ),
            values={"enabled": True, "record": "Always with Pause/Resume"},
            contrary={},
            is_guess=True,
        ),
        Act(
            says=(
                "play beep to (callers|both sides|caller|people)",
                "hear beep (when|if|while) [call is|calls are] [being] recorded",
            ),
            values={"notification.enabled": True, "notification.type": "Beep"},
            contrary={"notification.enabled": False},
            is_guess=True,
        ),
        Act(
            says=(
                PAUSED,
                "when[ever] (recording|call) (pauses|resumes)",
                "(is|are) (paused|resumed|paused or resumed|paused and resumed)",
            ),
            values={"notification.enabled": True},
            contrary={"notification.enabled": False},
            beside_name=True,
            is_guess=True,
        ),
        Act(
            says=("(should not|must not|may not|can not) [be able to] pause [recording|recordings|it]",),
            is_unclear=True,
        ),
        HEARD,
        Act(
            says=("include voicemail [in recording]", "voicemail (included|be included) [in recording]"),
            values={"recordVoicemailEnabled": True},
            contrary={"recordVoicemailEnabled": False},
            is_guess=True,
        ),
        Act(says=("[all|every] (conversations|conversation)",), contrary={}),
        Act(
            says=(
                f"[only] [{TAPE}] (on demand|ondemand|manually|upon demand)",
                f"(on demand|ondemand|manual|user initiated) [call] {TAPE}",
                "from (always|never|always with pause) to on demand",
                f"[only] (when|if) {USERS} (starts|start|presses|press) [it|record|record button]",
                f"[only] [{TAPE}] (when|if) started [by hand|manually|by user]",
            ),
            values={"enabled": True, "record": "On Demand with User Initiated Start"},
            contrary={"enabled": False},
        ),
        Act(
            says=(
                "always [but] with pause [and|or] [resume]",
                f"[{TAPE}] always (with|and allow|and let them) pause [resume]",
                "always but (can be paused|pausable|with possibility to pause|let people pause|allow pause)",
                f"{TAPE} [that] can be paused",
            ),
            values={"enabled": True, "record": "Always with Pause/Resume"},
            contrary={"enabled": False},
        ),
        Act(
            says=(
                "(rec|recording|rec'ing) [notification] beep",
                "beep (when|while|that|if) recording [starts|runs|is on]",
                "recording (notification|announcement) beep",
            ),
            values={"notification.enabled": True, "notification.type": "Beep"},
            contrary={"notification.enabled": False},
            is_guess=True,
        ),
        Act(
            says=(
                "[recording|rec|repeat|repeated] [reminder|warning] (beep|tone|reminder) (every|each|"
                "repeats every)",
                "(beep|beeping|remind|remind callers) [tone] every",
                "[should|must] [be] (played|heard|repeated) every",
                "(hear|play) (tone|beep) every",
                "(reminder|warning) (beep|tone) [should|must] [be] [played|heard] [every]",
            ),
            values={"repeat.enabled": True},
            contrary={"repeat.enabled": False},
        ),
        Act(
            says=(f"[play] (beep|tone) {PAUSED}",),
            values={"notification.enabled": True, "notification.type": "Beep"},
            contrary={"notification.enabled": False},
        ),
        Act(
            says=(f"[play] announcement {PAUSED}",),
            values={"notification.enabled": True, "notification.type": "Play Announcement"},
            contrary={"notification.enabled": False},
        ),
    ),
    spoken=(
        "call (recorder|recorders|rec|recs|taping|logging|capture)",
        "recorder",
        "rec'ing",
        "recordings",
        "recorded",
        "taped",
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
                    Option("Always", "Always"),
                    Option(NEVER, "Never"),
                    Option(
                        "Always with Pause/Resume",
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
                        "On Demand with User Initiated Start",
                        "When somebody starts it",
                        ("on demand",),
                        spoken=(
                            f"on demand [{TAPE}] [with|and] [a] user (initiated|started) [start]",
                            "user (initiated|started) [start]",
                        ),
                    ),
                ),
            ),
            Toggle(
                key="recordVoicemailEnabled",
                label="Record voicemail",
                words=("voicemail",),
                spoken=(
                    "(record|recording) [of] (voicemail|voicemails|voicemail messages|voice messages)",
                    "(cover|include|covers|includes) (voicemail|voicemails|voice messages)",
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
                    f"{ANNOUNCE} (for|on) internal calls",
                    "(internal call|internal) [recording] announcement",
                ),
            ),
            Toggle(
                key="startStopAnnouncement.pstnCallsEnabled",
                label="On outside calls",
                words=("announce outside", "announce pstn"),
                spoken=(
                    f"{ANNOUNCE} (for|on) (pstn|external|outside) calls",
                    "(pstn|external|outside) [call] [recording] announcement",
                    "tell (outside callers|callers from outside|external callers) [that|when] "
                    "[calls|call] [are|is] [being] recorded",
                ),
            ),
        ),
    ),
)
