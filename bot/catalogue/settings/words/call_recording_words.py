"""What people say about call recording: what begins and ends it, and verbs for it."""

from __future__ import annotations

from bot.catalogue.model.spoken import Act
from bot.catalogue.settings.words.helping_verbs import HEARD

ANNOUNCE = (
    "((announce|announcing) (start and stop|recording start and stop|recording|start) [of] [recording]|"
    "(recording|rec|rec'ing|recording start stop|"
    "recording start and stop|start and stop|start stop|start and stop recording) "
    "(announcement|announcements))"
)
"""That a recording begins or ends, in patterns."""
_PSTN = "(pstn|external|outside)"
_ALSO = "[calls] and [also] [on|for|to]"
_BOTH_SIDES = f"[both] (internal {_ALSO} {_PSTN}|{_PSTN} {_ALSO} internal)"
"""Calls from inside and from outside, in patterns."""
TAPE = "(rec|record|recording|recorded|call recording)"
USERS = "(somebody|someone|user|users|staff|people|we|they|agents)"
"""That calls are recorded, and who starts it, in patterns."""
_PAUSE = "(pause|pauses|pausing|resume|resumes|pauses or resumes|pauses and resumes|pause or resume)"
_IS_PAUSED = "(paused|resumed|paused or resumed|paused and resumed)"
PAUSED = (
    f"((when|whenever) [recording|call] [is] {_IS_PAUSED}|((when|whenever)|if|each time) "
    f"(somebody|someone|they|staff|users|user|it|recording) {_PAUSE} [it|recording|recordings]|"
    "on (pause|pause and resume|pause or resume|pause resume))"
)
"""When a recording is halted, in patterns."""
_WITHOUT_PAUSE = "(without|no) (pause|pausing|pauses|possibility to pause)"
_RECORDED = "[that] (call is|calls are|they are) [being] recorded"
_BEGINS = "(starts|stops|begins|ends) [and|or] [starts|stops|begins|ends]"
_TOLD = (
    f"((be (told|informed|notified)|hear) {_RECORDED}|hear recording announcement|"
    f"hear [start and stop] announcement (when|whenever|if|that) recording {_BEGINS})"
)
_MESSAGES = "(voicemails|voicemail|[voicemail|voice|vm] messages)"

ACTS = (
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
            f"[recorded [,]] always [,] [and|but] {_WITHOUT_PAUSE}",
            "(recorded|taped) , always",
            "(start|begin) (recording|taping) [all|every] (calls|call)",
            "(record|recorded) automatically",
            "automatic recording",
        ),
        values={"enabled": True, "record": "Always"},
        contrary={"enabled": False},
    ),
    *(
        Act(
            says=(
                f"{who} (callers|people) [should|must|to] (hear|get) [recording|record|rec|start and stop] "
                "announcement",
            ),
            values={key: True},
            contrary={key: False},
            is_guess=True,
        )
        for who, key in (
            (_PSTN, "startStopAnnouncement.pstnCallsEnabled"),
            ("internal", "startStopAnnouncement.internalCallsEnabled"),
        )
    ),
    *(
        Act(
            says=(f"(recording|rec) announcement {state} (for|on|to) {who} [calls|callers]",),
            values={key: state == "on"},
        )
        for who, key in (
            (_PSTN, "startStopAnnouncement.pstnCallsEnabled"),
            ("internal", "startStopAnnouncement.internalCallsEnabled"),
        )
        for state in ("on", "off")
    ),
    Act(
        says=(
            "(recordings|recording|rec) (incl|including|include|includes) "
            "(voicemail|voicemails|[voicemail|voice] messages)",
        ),
        values={"recordVoicemailEnabled": True},
        is_guess=True,
    ),
    Act(says=("(rec|record|recording) never",), values={"record": "Never"}, is_guess=True),
    Act(
        says=("(every|each) [single] call", "all [of] calls", "automatically"),
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
            "(gets|get) (recorded|taped) [always|all of them]",
            "recordings of (every|each|all) (call|calls)",
            "on tape",
        ),
        values={"enabled": True, "record": "Always"},
        contrary={"enabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            "[only] (staff|they|users|agents|people|somebody|someone) (start|starts|trigger|triggers) "
            "(it|recording|recordings) [themselves|by hand|manually]",
            "but only on demand [when|if] [user|users|staff|they|somebody] [starts|start] [it]",
            "[only] [record] (when|if) they (press|start|hit) [it|record] [themselves|yourself]",
            "[be able to|can|may|to] (start|trigger|begin) (recording|recordings) [of calls|of call] "
            "(myself|ourselves|themselves|herself|himself|yourself|by themselves|manually|by hand|"
            "when needed)",
            "[but] [only] (when|if|whenever) (i|we|they|he|she|staff|somebody) (need|needs|want|wants) "
            "[it|to]",
            "(start|starts|begin) [recording] by (pressing|hitting) record",
            "record [calls] (when|as) needed",
            "decide [themselves] (when|whether|if) [to record] [call is|calls are] [recorded]",
            "only be recorded (when|if) (somebody|someone|they|user|staff) (starts|start) it",
        ),
        values={"enabled": True, "record": "On Demand with User Initiated Start"},
        contrary={},
        is_guess=True,
    ),
    Act(
        says=(
            "[but] [staff|people|they] (can|may|[should|must|need to] be able to) pause "
            "[it|recording|recordings]",
            "with (option|possibility|ability) to pause [it|recording|recordings]",
            "(want|wants|need|needs|would like) to pause [it|recording|recordings]",
            "[but] (allow|allowing|let) pausing",
            "[but] pausable",
            f"always (record|recorded|recording) [calls] (and|but) {USERS} "
            "(may|can|should be able to) pause [it|recording]",
        ),
        values={"enabled": True, "record": "Always with Pause/Resume"},
        contrary={},
        is_guess=True,
    ),
    Act(says=("to (both (sides|parties)|all parties|everybody|everyone)",), contrary={}, beside_name=True),
    Act(
        says=(
            "play beep to (callers|both sides|caller|people)",
            "(let|have) (callers|both sides|both parties|people|everybody|everyone) know (with|by) beep",
            "(inform|notify|tell|alert) (callers|both sides|both parties|people|everybody|everyone) "
            "(with|by) beep",
            "use beep to (inform|notify|tell|alert) "
            "(callers|both sides|both parties|people|everybody|everyone)",
            "hear beep (when|if|while) [call is|calls are] [being] recorded",
        ),
        values={"notification.enabled": True, "notification.type": "Beep"},
        contrary={"notification.enabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            PAUSED,
            "(when|whenever) (recording|call) (pauses|resumes)",
            "(is|are) (paused|resumed|paused or resumed|paused and resumed)",
        ),
        values={"notification.enabled": True},
        contrary={"notification.enabled": False},
        beside_name=True,
        is_guess=True,
    ),
    Act(
        says=("(pause|pause resume) (beep|tone)",),
        values={"notification.enabled": True, "notification.type": "Beep"},
        contrary={"notification.enabled": False},
        is_guess=True,
    ),
    Act(
        says=("(should not|must not|may not|can not) [be able to] pause [recording|recordings|it]",),
        is_unclear=True,
    ),
    HEARD,
    Act(
        says=(f"[play] {ANNOUNCE} (for|on|to) {_BOTH_SIDES} calls",),
        values={
            "startStopAnnouncement.internalCallsEnabled": True,
            "startStopAnnouncement.pstnCallsEnabled": True,
        },
        contrary={
            "startStopAnnouncement.internalCallsEnabled": False,
            "startStopAnnouncement.pstnCallsEnabled": False,
        },
    ),
    *(
        Act(
            says=(f"{ANNOUNCE} {state} (for|on) {kind} (calls|callers)",),
            values={f"startStopAnnouncement.{key}": state == "on"},
        )
        for state in ("on", "off")
        for kind, key in (("internal", "internalCallsEnabled"), (_PSTN, "pstnCallsEnabled"))
    ),
    Act(
        says=(
            "include voicemail [in recording]",
            "voicemail (included|be included) [in recording]",
            f"also [record] {_MESSAGES}",
            f"{_MESSAGES} [left] (should|must|has to|have to|is to|are to|to) [also] be (recorded|taped)",
        ),
        values={"recordVoicemailEnabled": True},
        contrary={"recordVoicemailEnabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            "[all|every] (conversations|conversation)",
            "[should|must] (begin|start) and (end|stop|finish) with announcement",
            "warn (callers|people)",
            "(repeated|play|playing|played)",
        ),
        contrary={},
    ),
    Act(
        says=(
            f"{_MESSAGES} (should no longer|should not|must not|must no longer|need not) be (recorded|taped)",
            f"(not record|stop recording) {_MESSAGES}",
            f"leave {_MESSAGES} out [of recording]",
            f"not [to] (include|cover) {_MESSAGES}",
        ),
        values={"recordVoicemailEnabled": False},
        is_guess=True,
    ),
    Act(
        says=("remind (callers|people|them|both sides|everybody|everyone)",),
        values={"repeat.enabled": True},
        beside_name=True,
        is_guess=True,
    ),
    *(
        Act(
            says=(
                f"[only] {ANNOUNCE} (only (for|on|to) {kind} calls|(for|on|to) {kind} calls only)",
                f"[play] (announcement|announcements) (for|on|to) {kind} calls only",
            ),
            values={
                "startStopAnnouncement.internalCallsEnabled": kind == "internal",
                "startStopAnnouncement.pstnCallsEnabled": kind != "internal",
            },
            is_guess=True,
        )
        for kind in ("internal", _PSTN)
    ),
    *(
        Act(
            says=(f"{who} {must} {_TOLD}",),
            values={f"startStopAnnouncement.{key}": told},
            is_guess=True,
        )
        for who, key in (
            ("((internal|inside) callers|colleagues)", "internalCallsEnabled"),
            (f"{_PSTN} callers", "pstnCallsEnabled"),
        )
        for must, told in (
            ("[should|must|have to|are to|to]", True),
            ("(should not|should no longer|must not|need not|do not need to|no longer need to)", False),
        )
    ),
    Act(
        says=(
            f"(all callers|everyone|everybody) [should|must|have to|has to|to] {_TOLD}",
            f"(internal and external|external and internal|inside and outside) callers [should|must] {_TOLD}",
        ),
        values={
            "startStopAnnouncement.internalCallsEnabled": True,
            "startStopAnnouncement.pstnCallsEnabled": True,
        },
        is_guess=True,
    ),
    Act(
        says=(
            "(should no longer|can no longer|must no longer|may no longer) [be able to] pause [recording|it]",
        ),
        values={"enabled": True, "record": "Always"},
        is_guess=True,
    ),
    *(
        Act(
            says=(f"from {old} to {new}", f"{new} [,] (instead of|rather than|not) {old}"),
            values={"notification.enabled": True, "notification.type": kind},
            is_guess=True,
        )
        for kind, new, old in (
            ("Play Announcement", "[play] announcement", "beep"),
            ("Beep", "[play] beep", "[play] announcement"),
        )
    ),
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
            "from (always|never|on demand) to always [but] with pause [and|or] [resume]",
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
            "[recording|rec|repeat|repeated] [reminder|warning|notification] (beep|tone|reminder) "
            "(every|each|repeats every)",
            "(repeat|repeats|repeated|repeating) (each|every)",
            "(beep|beeping|remind|remind callers) [tone] [repeated|repeats|repeating|played|heard] every",
            "(repeat|add|put) (beep|tone|warning tone|reminder tone) every",
            "(to|should|must|shall) repeat [itself] every",
            "[should|must] [be] (played|heard|repeated) every",
            "(hear|play) (tone|beep) every",
            "with (beep|tone) every",
            "(reminder|warning) (beep|tone) [should|must] [be] [played|heard] [every]",
        ),
        values={"repeat.enabled": True},
        contrary={"repeat.enabled": False},
    ),
    Act(
        says=(f"[play] (beep|tone) [played] {PAUSED}", f"notify with beep {PAUSED}"),
        values={"notification.enabled": True, "notification.type": "Beep"},
        contrary={"notification.enabled": False},
    ),
    Act(
        says=(f"[play] announcement {PAUSED}",),
        values={"notification.enabled": True, "notification.type": "Play Announcement"},
        contrary={"notification.enabled": False},
    ),
)
"""Verbs, and what they mean."""
