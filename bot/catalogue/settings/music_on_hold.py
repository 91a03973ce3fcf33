"""Music on hold: what callers hear while they wait."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Values, untitled
from bot.catalogue.model.spoken import Act
from bot.catalogue.settings.words.helping_verbs import HEARD
from cards.fields import Choice, Option, Text, Toggle


def _check_music(values: Values) -> dict[str, str]:
    if values["greeting"] == "CUSTOM" and not values["audioAnnouncementFile.fileName"]:
        return {"greeting": "Webex holds no file for this workspace yet: choose one in Control Hub first."}
    return {}


def _music_notes(values: Values) -> list[str]:
    if values["mohLocationEnabled"] is False:
        return [
            "Music on hold is off for the whole location, so nothing is played here either; until it is on "
            "there, Webex takes no change here."
        ]
    return []


def _summary(name: str, values: Values) -> str:
    if values["mohEnabled"] is False or values["mohLocationEnabled"] is False:
        return f"Callers on hold at {name} hear nothing."
    heard = {"DEFAULT": "the default music", "CUSTOM": "music from a file"}.get(str(values["greeting"]))
    return f"Callers on hold at {name} hear {heard}." if heard else ""


_CALLERS = "(callers|people|customers|guests|those|somebody|someone|anybody)"
_WISHED = "(should|must|shall|to|may|can|let them|let callers|make them|have callers|have them)"
_WAITING = "(on hold|while on hold|while waiting|while they wait)"
ON_HOLD = (
    "((while|when) (on hold|waiting|callers are on hold|people are on hold|they are on hold|callers wait|"
    "people wait|they wait|callers hold|callers are waiting|people are waiting)|"
    "for (callers|people|customers) (on hold|waiting|who wait))"
)
"""While somebody waits, in patterns."""

MUSIC_ON_HOLD = Family(
    key="music",
    title="Music on Hold",
    help="What callers hear while they wait.",
    words=("music", "music on hold", "moh"),
    path="/telephony/config/workspaces/{workspaceId}/musicOnHold",
    main="mohEnabled",
    spoken=(
        "(hold|on hold|holding|waiting) (music|tune|melody|audio)",
        "moh audio",
        "holding (callers|people|customers)",
        "[hold] jingle",
        "holding music",
        "(music|tune|song|jingle|melody) [that] (callers|people|customers|they) hear [on hold|while waiting|"
        "while they wait]",
        "(while|when) (they|callers|people|customers) wait",
        "on hold",
        "(callers|people|customers|those|guests) (waiting|on hold|who wait|who are waiting)",
        "[play] music (on hold|while waiting|while on hold|when on hold)",
        "[play] music (for|to) callers (on hold|who wait|waiting)",
        "music when (call is|calls are|callers are) [placed|put] on hold",
    ),
    acts=(
        HEARD,
        Act(
            says=(
                "(puts|put|places|placed) [calls|callers|call|caller|people|them] on hold",
                "when (somebody|someone|anybody|people) (is|are) [put|placed] on hold",
                "hear dead air",
                "is it (playing|working)",
                "because (silence|quiet)",
                "silence makes [people|callers] (hang up|nervous)",
            ),
            contrary={},
        ),
        Act(
            says=(
                "(would like|should hear|should have|needs|need|wants|want|give) [some|hold] music",
                "music should (play|be played)",
                "[should] hear (tune|melody|song|something)",
                "(play|playing|give) (something|anything|tune|melody|song) [to|for]",
                "there should be music",
                "[have to|has to] listen to music",
                "(play|plays|playing) [hold] music [to|for]",
                "music please",
            ),
            values={"mohEnabled": True},
            beside_name=True,
            needs_name=True,
        ),
        Act(
            says=("there should be no music",),
            values={"mohEnabled": False},
            beside_name=True,
            needs_name=True,
        ),
        Act(
            says=("no silence", "(should|must) not be silent"),
            values={"mohEnabled": True},
            beside_name=True,
            needs_name=True,
            is_guess=True,
        ),
        Act(
            says=(
                "not play (anything|music|something) [to]",
                f"[there should be] (nothing|no sound) (to be heard|heard|to hear) {_WAITING}",
                "play nothing [to]",
                f"(keep|make) it (silent|quiet) (for {_CALLERS} on hold|on hold)",
                f"(silent|quiet) for {_CALLERS} on hold",
            ),
            values={"mohEnabled": False},
            is_guess=True,
        ),
        Act(
            says=("(no longer|not) [our|its] (custom|own|uploaded) (file|music|one|tune)",),
            values={"greeting": "DEFAULT"},
            beside_name=True,
            needs_name=True,
        ),
        Act(
            says=("(no longer|not) (default|standard|system|webex) [music|one|tune]",),
            values={"greeting": "CUSTOM"},
            beside_name=True,
            needs_name=True,
        ),
        Act(
            says=(
                "(play|playing) [hold] music [to callers|for callers] (on hold|while they wait)",
                "(play|playing) music when (call is|calls are|callers are|caller is) [placed|put] on hold",
                "(play|playing) (hold music|music on hold|on hold music)",
                "(music|tune) back on hold",
                "(play|playing) music (to|for) (waiting|holding) (callers|people|customers)",
            ),
            values={"mohEnabled": True},
        ),
        Act(
            says=(
                f"(have|want|would like|like|need|get|hear|give callers) [some] music {ON_HOLD}",
                "(have|get|hear|want|need) (hold music|music on hold)",
                "hear [some] music",
                f"[have|want] music played {ON_HOLD}",
                "[have|want] music played [to|for] (callers|people|customers) (on hold|waiting|who wait)",
                f"[play|playing] (music|melody) {ON_HOLD}",
            ),
            values={"mohEnabled": True},
        ),
        Act(
            says=(
                f"{_WISHED} hear (nothing|silence)",
                "nothing but silence",
                "[do] without (hold music|music on hold)",
                f"{_WISHED} [hear|get|have] (silence|nothing) {_WAITING}",
                f"{_WISHED} get silence",
                f"(have|play) silence [{_WAITING}]",
                "[callers|people|customers] on hold [should|must] (get|gets) (silence|nothing)",
                "[hear|get|have|play] silence instead of (hold music|music on hold|music)",
                "no music but silence [on hold]",
            ),
            values={"mohEnabled": False},
            is_guess=True,
        ),
        Act(
            says=("hear (nothing|silence)", f"(nothing|silence) {_WAITING}"),
            is_unclear=True,
        ),
        Act(
            says=("(by|with) silence",),
            values={"mohEnabled": False},
            beside_name=True,
            is_guess=True,
        ),
        Act(
            says=("[our] own background music", "(replace|swap) (hold music|music on hold|music)"),
            contrary={},
        ),
        Act(
            says=("(own|our|custom|uploaded) (file|hold music|music|track|tune|melody|song)",),
            values={"greeting": "CUSTOM"},
        ),
    ),
    asks=(
        "(hear|listen|plays|played|playing) (hold|waiting)",
        "hold music",
        "(holding|waiting) (callers|people|customers) (hear|hears|get|gets)",
    ),
    read_only=("mohLocationEnabled",),
    check=_check_music,
    notes=_music_notes,
    summary=_summary,
    expected={"mohEnabled": True},
    read_only_fields=(
        Toggle(key="mohLocationEnabled", label="On for the location"),
        Text(key="audioAnnouncementFile.fileName", label="File", maximum=200),
    ),
    sections=untitled(
        Toggle(key="mohEnabled", label="Music on hold", words=("enabled",)),
        Choice(
            key="greeting",
            label="Music",
            spoken=("music (type|kind|source|selection)",),
            options=(
                Option(
                    "DEFAULT",
                    "Default",
                    spoken=(
                        "(standard|system|webex|default|normal|usual) [hold] (music|one|file|tune)",
                        "standard",
                    ),
                ),
                Option("CUSTOM", "Custom", ("own file", "own", "file"), spoken=("custom (music|file|one)",)),
            ),
        ),
    ),
)
