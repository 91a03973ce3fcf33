"""What people say about call waiting and do not disturb."""

from __future__ import annotations

from bot.catalogue.model.spoken import SOMEBODY, Act
from bot.catalogue.settings.words.helping_verbs import CONNECTED, HEARD, SHORT_RING

SECOND = "(second|2nd) [incoming|inbound] (call|calls|caller|callers)"
_MORE = "(second|2nd|another|further|new) [incoming|inbound] (call|calls|caller|callers)"
"""A call or caller during a call, in patterns."""

WAITING_ACTS = (
    CONNECTED,
    Act(
        says=(
            "(let|allow|accept|permit) second (call|calls) [to] [ring|come in|come through|through|in]",
            "(allowing|accepting) second (call|calls)",
            "(accept|take|handle|receive|have) (two|2) calls (at once|at a time|at the same time)",
            "busy trigger 2",
        ),
        values={"enabled": True},
    ),
    Act(
        says=(
            f"(see|hear|get|take|receive|answer|allow|notice) {SECOND} [while on phone|during call]",
            f"hear beep (when|if) {SECOND} (comes|comes in|arrives)",
            f"{SECOND} should not get busy [tone|signal]",
        ),
        values={"enabled": True},
        contrary={"enabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            f"(let|allow|have) {_MORE} [to] (knock|beep|beep in|come in|ring through|come through)",
            f"{_MORE} (should|may|can|must) [be able to] (knock|beep in|come in|ring through|come through)",
            f"[hear] beep (when|if|whenever) {_MORE} (comes|comes in|arrives|rings|calls|is waiting)",
            f"[be] (told|hear|notified|alerted) (when|if) {_MORE} (comes in|comes|arrives|rings|calls)",
            f"(let|allow|have) {_MORE} [to] (through|through to|get through)",
            f"(wants|would like|needs) {_MORE} to (get through|come in|come through|ring)",
            "[callers] should no longer (get|hear) busy [tone|signal]",
            "(needs|wants|need|want|have|has) two calls (at once|at a time|at the same time|in parallel)",
        ),
        values={"enabled": True},
        contrary={"enabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            "[is|are|while|when] [already] on (call|phone)",
            "(during|while in|while on) [another|running] (call|calls)",
            "while (talking|it is talking|they are talking|somebody is talking|someone is talking)",
            "(lost|has lost) [its] second call appearance [when|after|since|with] "
            "[we|[we] (migrated|moved)|migration]",
        ),
        contrary={},
    ),
    Act(
        says=(
            "(when|while|if) (i am|we are|they are|it is|someone is|somebody is) [already] "
            "(on|in) (call|phone|another call)",
        ),
        contrary={},
        is_guess=True,
    ),
    Act(
        says=(
            f"(not|does not want to|do not want to) be (interrupted|bothered|disturbed) by {SECOND}",
            "(should|must) not be (interrupted|bothered) by (other|further|another) (call|calls)",
            f"(should|must) not be (interrupted|bothered|disturbed) by {SECOND}",
            f"not (let|have|allow) {SECOND} [to] (come in|through|in|ring|interrupt) [while|when] "
            "[talking|busy|on the phone]",
            "(should not|must not|does not want to) hear (call waiting|second call) [beep|beeps|tone]",
            f"(no|without|no more) {SECOND}",
            f"(not|not to|not want to) (have|get|take|receive|hear) {SECOND} [come in]",
            f"{SECOND} (should|must) not (come in|come through|get through|ring|interrupt)",
            "(callers|people) (should|must) (hear|get) busy [tone|signal] (when|if|while)",
            "(let|have) (callers|people) (get|hear) busy [tone|signal] (when|if|while)",
            f"{_MORE} (should|must) (hear|get) [that it is] busy",
            f"{_MORE} (should|must|may) not (come in|come through|get through|ring|interrupt|knock|beep in)",
            f"{_MORE} [during call] (should|must|is to|are to) be (turned away|rejected|refused)",
            f"not (let|have|allow) {_MORE} [to] (knock|beep|beep in)",
            "(nobody|no one) (should|may|must) (knock|beep in|break in|cut in)",
            "no (second|2nd|other|further|new) (call|caller|callers|calls) (should|may|must|is to|are to) "
            "(knock|beep in|break in|cut in|come in|come through|get through|interrupt)",
            "(no|without|stop|no more) (knocking|beeping in) [(by|of|from) "
            "(other|others|further|second|new|another) [callers|calls|call|caller|people]]",
            "(should|must) not (hear [a] (knock|beep)|be beeped at)",
        ),
        values={"enabled": False},
        is_guess=True,
    ),
    Act(
        says=("(should|must) (hear|get) busy [tone|signal]",),
        values={"enabled": False},
        beside_name=True,
        is_guess=True,
    ),
    Act(
        says=(
            "(needs|need|should have|must have|would like to have|want|wants) call waiting [back]",
            "(give|gets|get|have|has) [it|them] call waiting (again|back)",
            "(give|gets|get) [it|them] [back] [its] second call appearance [again|back]",
        ),
        values={"enabled": True},
        is_guess=True,
    ),
    Act(
        says=(
            "[take|accept|handle|receive|get|have] [only|just] one call (at a time|at once)",
            "second (caller|callers|call) [should|must|to] (get|gets|hear|hears) busy [tone|signal]",
            "busy trigger 1",
            "(stop|no|no more|kill|lose) [the] knocking [tone|signal|sound]",
            "(no|stop) double calls",
        ),
        values={"enabled": False},
        is_guess=True,
    ),
)
NOT_DISTURBED_ACTS = (
    HEARD,
    CONNECTED,
    Act(
        says=(
            "(silence|hush|shush|quieten|mute|silent)",
            "(silent|quiet) mode",
            "(quiet|silence|peace and quiet) please",
            "(needs|need|should have|must have) (dnd|do not disturb)",
            "no ringing",
            "(should|must|shall) not ring",
            "not [to] be disturbed",
            "(nobody|no one) (should|may|must) [be able to] (disturb|bother)",
            "(nobody|no one|no (caller|callers|call|calls)) (disturbs|bothers|disturb|bother)",
            "no (caller|callers|call|calls) (should|may|must|can) [be able to] (disturb|bother|interrupt)",
            "(no more|stop) ringing",
            "(make it|to|it should) shut up",
            "(keep|stop|prevent) [that|this|it] [phone|line] from ringing",
            "shut (it|phone) up",
            "(into|set to|put to|switched to) (dnd|do not disturb) [mode]",
            "in (dnd|do not disturb) mode",
            "(does not|do not) want to be disturbed",
            f"not (let|have) {SOMEBODY} disturb",
            "[to] be (quiet|silent)",
            "(make|keep) [it|phone|line|its phone] quiet",
            "(stay|remain|keep) [completely|totally|absolutely|entirely] (quiet|silent)",
            "no (call|calls) (should|must|may|is to|are to) ring [at|in|on]",
            "(needs|wants|would like) [peace and] (quiet|silence)",
            "no (disturbance|disturbances|interruptions)",
            "[to be|be] left (alone|in peace)",
            "leave (alone|in peace)",
            "(should not|must not|not) make [any|a] (sound|noise)",
            "(keep|put) [it] (quiet|at rest)",
            "(does not|do not) want to hear [its|phone] (ring|ringing|phone ring|phone ringing|phone)",
            "(ringer|bell) off",
            "(mute|silence|turn off|switch off) [its] (ringer|bell)",
        ),
        values={"enabled": True},
        contrary={"enabled": False},
        is_guess=True,
    ),
    Act(
        says=(
            "(can|may) be disturbed [again]",
            "(back from|out of) (dnd|do not disturb)",
            "(may|can|should|must|to|let it|shall) ring again",
            "[phone] ring again",
            "ring (normally|as usual|as normal) [again]",
            "(ringer|bell) [back] on",
            "[to] be called again",
            "(start|starts) ringing again",
            "no longer be (quiet|silent)",
        ),
        values={"enabled": False},
        is_guess=True,
    ),
    Act(says=("unavailable",), values={"enabled": True}, beside_name=True, needs_name=True, is_guess=True),
    Act(
        says=("available [again]",),
        values={"enabled": False},
        beside_name=True,
        needs_name=True,
        is_guess=True,
    ),
    Act(
        says=(f"with {SHORT_RING}",),
        values={"enabled": True, "ringSplashEnabled": True},
        contrary={},
        needs_name=True,
    ),
    Act(
        says=(
            f"but [with] {SHORT_RING} [for each call|for every call|per call] "
            "[would still be nice|would be nice]",
            f"but [i|we] [still] (want|would like|wants|need|needs) [still] {SHORT_RING}",
            f"{SHORT_RING} [for each call|for every call|per call] would [still] be nice",
            "(needs|wants|would like|should [still|also] (have|get|give|play|hear|do|make|sound)) "
            f"[that|this] {SHORT_RING}",
            "(chirp|beep|ring) once (per|for each|for every) call",
        ),
        values={"ringSplashEnabled": True},
        contrary={"ringSplashEnabled": False},
        needs_name=True,
    ),
    Act(
        says=(
            "(when|whenever|if|each time|every time) (someone|somebody|people) (calls|call|rings)",
            "(i|we) would still like",
        ),
        contrary={},
        is_guess=True,
    ),
)
