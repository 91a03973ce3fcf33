"""Settings of a switch or two: call waiting, do not disturb and anonymous call rejection."""

from __future__ import annotations

from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.shape import untitled
from bot.catalogue.model.spoken import RING_REMINDER, SOMEBODY, Act
from bot.catalogue.settings.helping_verbs import CONNECTED, HEARD, PUT_THERE, TAKEN_AWAY
from cards.fields import Toggle

_HIDDEN = "(anonymous|anon|private|hidden|withheld|unknown|suppressed)"
ANONYMOUS = (
    f"({_HIDDEN} (call|calls|caller|callers|number|numbers)|"
    "(calls|callers) (without|with no|with hidden) (caller id|number|numbers)|"
    "(callers|people) who (hide|withhold|block) their (number|numbers|caller id)|"
    f"callers hiding their (number|numbers)|calls from {_HIDDEN} (callers|numbers))"
)
"""Calls and callers that show no number, in patterns."""
_CALLERS = (
    f"({_HIDDEN} (calls|callers|numbers)|(callers|people) with hidden (number|numbers)|"
    "callers (without|with no) (caller id|number)|calls without number|"
    "(callers|people) (who hide|who withhold|hiding|withholding) their number|"
    "(callers|calls|people) (with|from) (hidden|withheld|unknown) (number|numbers))"
)
_SECOND = "(second|2nd) [incoming|inbound] (call|calls|caller|callers)"
_REACH = "(reach|call|ring|get through|get through to|come through)"
_REMINDER = "(reminder|ring reminder|reminder ring|short ring|ring splash|splash)"

CALL_WAITING = Family(
    key="waiting",
    title="Call Waiting",
    help="A second call can come in during a call.",
    words=("waiting", "call waiting", "cw"),
    path="/workspaces/{workspaceId}/features/callWaiting",
    main="enabled",
    expected={"enabled": True},
    spoken=(
        "callwaiting",
        "call (wtg|wait)",
        _SECOND,
        "(second call|call waiting) (beep|beeps|tone|signal|alert|notification)",
    ),
    acts=(
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
                f"(see|hear|get|take|receive|answer|allow|notice) {_SECOND} [while on phone|during call]",
                f"hear beep (when|if) {_SECOND} (comes|comes in|arrives)",
                f"{_SECOND} should not get busy [tone|signal]",
            ),
            values={"enabled": True},
            contrary={"enabled": False},
            is_guess=True,
        ),
        Act(
            says=("[is|are|while|when] [already] on (call|phone)",),
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
                f"(not|does not want to|do not want to) be (interrupted|bothered|disturbed) by {_SECOND}",
                "(should|must) not be (interrupted|bothered) by (other|further|another) (call|calls)",
                f"(should|must) not be (interrupted|bothered|disturbed) by {_SECOND}",
                f"not (let|have|allow) {_SECOND} [to] (come in|through|in|ring|interrupt) [while|when] "
                "[talking|busy|on the phone]",
                "(should not|must not|does not want to) hear (call waiting|second call) [beep|beeps|tone]",
                f"(no|without|no more) {_SECOND}",
                f"(not|not to|not want to) (have|get|take|receive|hear) {_SECOND} [come in]",
                f"{_SECOND} (should|must) not (come in|come through|get through|ring|interrupt)",
                "(callers|people) (should|must) (hear|get) busy [tone|signal] (when|if|while)",
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
            says=("(needs|need|should have|must have|would like to have|want|wants) call waiting [back]",),
            values={"enabled": True},
            is_guess=True,
        ),
        Act(
            says=(
                "[take|accept] [only|just] one call (at a time|at once)",
                "second (caller|callers|call) [should|must|to] (get|gets|hear|hears) busy [tone|signal]",
                "busy trigger 1",
            ),
            values={"enabled": False},
            is_guess=True,
        ),
    ),
    starts=PUT_THERE,
    stops=TAKEN_AWAY,
    asks=(
        "(second|another|waiting) (call|caller)",
        "(beep|beeps|tone) during call",
        "call comes (in|through) while",
    ),
    sections=untitled(Toggle(key="enabled", label="Call waiting", words=("enabled",))),
)

DO_NOT_DISTURB = Family(
    key="dnd",
    title="Do Not Disturb",
    help="Calls are turned away as if the phone were busy.",
    words=("dnd", "do not disturb", "do-not-disturb"),
    path="/telephony/config/workspaces/{workspaceId}/doNotDisturb",
    main="enabled",
    conflicts=(
        Conflict(
            field="enabled",
            other_family="intercept",
            sentence="Call intercept is on and comes first: callers hear its announcement.",
            fix="set intercept {workspace} off",
            fix_title="Turn Call Intercept off",
        ),
        Conflict(
            field="enabled",
            other_family="forwarding",
            other_field="callForwarding.always.enabled",
            sentence="All calls are forwarded, and that comes first.",
            fix="set forwarding {workspace} forward all calls off",
            fix_title="Turn Call Forwarding off",
        ),
    ),
    spoken=(
        "(do not disturb|dnd) mode",
        "(dnd|do not disturb) (turns away|rejects|declines)",
        "(during|while on|while in) (dnd|do not disturb)",
        "is on (dnd|do not disturb)",
        "(turned away|rejected|declined) by (dnd|do not disturb)",
    ),
    acts=(
        HEARD,
        CONNECTED,
        Act(
            says=(
                "(silence|hush|quieten|mute|silent)",
                "(silent|quiet) mode",
                "(needs|need|should have|must have) (dnd|do not disturb)",
                "no ringing",
                "(should|must|shall) not ring",
                "not [to] be disturbed",
                "(nobody|no one) (should|may|must) [be able to] (disturb|bother)",
                "(nobody|no one) (disturbs|bothers)",
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
                "phone ring again",
                "(start|starts) ringing again",
                "no longer be (quiet|silent)",
            ),
            values={"enabled": False},
            is_guess=True,
        ),
        Act(
            says=(
                "(when|whenever|if|each time|every time) (someone|somebody|people) (calls|call|rings)",
                "(i|we) would still like",
            ),
            contrary={},
            is_guess=True,
        ),
    ),
    starts=(*PUT_THERE, "stick", "slap"),
    stops=(*TAKEN_AWAY, "put out"),
    sections=untitled(
        Toggle(key="enabled", label="Do not disturb", words=("enabled",)),
        Toggle(
            key="ringSplashEnabled",
            label="Ring reminder",
            words=("reminder", "ring splash"),
            spoken=(
                RING_REMINDER,
                f"(dnd|do not disturb) {_REMINDER}",
                f"{_REMINDER} (during|while on|while in|for|on|in) (dnd|do not disturb)",
                f"{_REMINDER} (when|if) (dnd|do not disturb) (turns call away|is on)",
            ),
            help="A short ring on the phone for each call turned away.",
        ),
    ),
)

ANONYMOUS_CALL_REJECTION = Family(
    key="anonymous",
    title="Anonymous Call Rejection",
    help="Turns away callers who hide their number.",
    words=("anonymous", "anonymous call rejection", "anonymous reject", "anon"),
    path="/telephony/config/workspaces/{workspaceId}/anonymousCallReject",
    professional=True,
    main="enabled",
    spoken=(
        "acr",
        "(anonymous|anon) (rejection|block|blocking)",
        "(anonymous|anon) (call|calls|caller|callers) (reject|rejection|block|blocking|rejecting|screening)",
        "(rejection|blocking) of anonymous (calls|callers)",
    ),
    acts=(
        Act(
            says=(
                f"(block|reject|refuse|decline|deny|bar|ban|turn away) {ANONYMOUS}",
                f"(blocking|rejecting|refusing|declining|denying|barring|turning away) {ANONYMOUS}",
                f"(no|no more|without|stop) {ANONYMOUS}",
                f"{_CALLERS} [should|must|to] [be] (rejected|turned away|blocked|refused|declined)",
                f"{_CALLERS} , have them (blocked|rejected|turned away|refused)",
            ),
            values={"enabled": True},
        ),
        Act(
            says=(
                f"not (accept|allow|let|take|get|receive|ring for) {_CALLERS}",
                f"(should not|must not|does not want to) (accept|take|get|receive|ring for) {_CALLERS}",
                f"{_CALLERS} (should|must|may) not [be able to] {_REACH}",
                f"{_CALLERS} (should|must) not be (accepted|allowed|let through)",
                f"(do|does) not want {_CALLERS}",
                "(callers|people) (must|should|have to) show their number",
            ),
            values={"enabled": True},
            is_guess=True,
        ),
        Act(
            says=(
                f"{_CALLERS} (can|may|should|must) [be able to] {_REACH} [again]",
                f"{_CALLERS} (should no longer|should not|must not) be (rejected|blocked|turned away)",
                f"{_CALLERS} (should|must|to) be (accepted|allowed|let through|let in)",
            ),
            values={"enabled": False},
        ),
        Act(
            says=(
                f"(allow|accept|permit|take|receive|unblock|let|let in|let through) {ANONYMOUS}",
                f"(allowing|accepting|taking) {ANONYMOUS}",
                "(allow|accept|permit|unblock) anonymous",
            ),
            values={"enabled": False},
            contrary={"enabled": True},
        ),
        Act(says=(ANONYMOUS,), is_unclear=True),
    ),
    asks=(
        "(anonymous|private|hidden|withheld|unknown|unidentified) (calls|callers|numbers|caller)",
        "without (caller id|number|showing)",
        "(calls|callers) (hidden|withheld|private|hiding|hide|withholding)",
        "(hide|withhold) their (number|numbers)",
    ),
    sections=untitled(Toggle(key="enabled", label="Reject anonymous calls", words=("enabled",))),
)
