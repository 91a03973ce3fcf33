"""Settings of a switch or two: call waiting, do not disturb and anonymous call rejection."""

from __future__ import annotations

from bot.catalogue.model.family import Conflict, Family
from bot.catalogue.model.shape import untitled
from bot.catalogue.model.spoken import Act
from bot.catalogue.settings.helping_verbs import PUT_THERE, SHORT_RING, TAKEN_AWAY
from bot.catalogue.settings.simple_words import NOT_DISTURBED_ACTS, SECOND, WAITING_ACTS
from cards.fields import Toggle

_HIDDEN = "(anonymous|anon|private|hidden|withheld|unknown|suppressed)"
ANONYMOUS = (
    f"({_HIDDEN} (call|calls|caller|callers|number|numbers)|"
    "(calls|callers) (without|with no|with hidden) (caller id|number|numbers)|"
    "(callers|people) who (hide|withhold|block) their (number|numbers|caller id)|"
    f"callers hiding their (number|numbers)|calls from {_HIDDEN} (callers|numbers))"
)
"""Calls and callers that show no number, in patterns."""
_REFUSED = "(rejected|turned away|blocked|refused|declined|screened out)"
_CALLERS = (
    f"({_HIDDEN} (calls|callers|numbers)|(callers|people) with hidden (number|numbers)|"
    "callers (without|with no) (caller id|number)|calls without number|"
    "(callers|people) (who hide|who withhold|hiding|withholding) their number|"
    "(callers|calls|people) (with|from) (hidden|withheld|unknown) (number|numbers)|"
    "calls (without|with no) (caller id|caller)|"
    "(callers|people) who (hide|withhold|block|suppress) (number|numbers|caller id|their caller id))"
)
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
        SECOND,
        "(second call|call waiting) (beep|beeps|tone|signal|alert|notification)",
    ),
    acts=WAITING_ACTS,
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
    acts=NOT_DISTURBED_ACTS,
    starts=(*PUT_THERE, "stick", "slap"),
    stops=(*TAKEN_AWAY, "put out"),
    sections=untitled(
        Toggle(key="enabled", label="Do not disturb", words=("enabled",)),
        Toggle(
            key="ringSplashEnabled",
            label="Ring reminder",
            words=("reminder", "ring splash"),
            spoken=(
                SHORT_RING,
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
                f"{_CALLERS} [should|must|to|are to|have to] [be] {_REFUSED}",
                f"(screen|filter) [out] {ANONYMOUS}",
                f"keep {ANONYMOUS} (away|out|off)",
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
                f"not (put|let|get) {_CALLERS} (through|in|come in)",
                "(let|allow) (nobody|no one) with (hidden|withheld) number [through|in]",
                "(nobody|no one) [should|may|must|can] [be able to] (call|ring|reach) without (showing number|"
                "number|caller id)",
                "(nobody|no one) with (hidden|withheld) number [should|may|must] [be able to] (call|ring|reach)",
            ),
            values={"enabled": True},
            is_guess=True,
        ),
        Act(
            says=(
                f"{_CALLERS} (can|may|should|must) [be able to] {_REACH} [again]",
                f"{_CALLERS} (should no longer|should not|must not) be (rejected|blocked|turned away)",
                f"{_CALLERS} (should|must|to) be (accepted|allowed|let through|let in)",
                f"{_CALLERS} are allowed [again]",
                f"(allow|let) {_CALLERS} [to] {_REACH}",
                f"(get|receive|take|have) {_CALLERS} again",
                f"let {_CALLERS} through [again]",
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
        Act(
            says=(_REFUSED, "[should|must|to|are to|have to] be " + _REFUSED),
            values={"enabled": True},
            contrary={"enabled": False},
            beside_name=True,
        ),
        Act(
            says=(
                f"no longer (rejects|blocks|refuses|turns away) {_CALLERS}",
                f"(should no longer|must no longer|are no longer|must not|should not) be {_REFUSED}",
            ),
            values={"enabled": False},
            beside_name=True,
        ),
        Act(says=("(rings|ring|calls|call) with (hidden|withheld) number",), contrary={}),
        Act(says=(ANONYMOUS,), is_unclear=True),
    ),
    asks=(
        "(anonymous|private|hidden|withheld|unknown|unidentified) (calls|callers|numbers|caller)",
        "without (caller id|number|showing)",
        "(calls|callers) (hidden|withheld|private|hiding|hide|withholding)",
        "(caller|callers|someone|somebody|people) (hide|hides|withhold|withholds) (their|his|her|the) number",
        "(hide|hides|withhold|withholds) (their|his|her|the) (number|numbers)",
    ),
    sections=untitled(Toggle(key="enabled", label="Reject anonymous calls", words=("enabled",))),
)
