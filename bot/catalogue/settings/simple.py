"""Settings of a switch or two: call waiting, do not disturb, barge-in and their like."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import untitled
from bot.catalogue.model.spoken import RING_REMINDER, SOMEBODY, Act
from cards.fields import Choice, Option, Toggle

_HIDDEN = "(anonymous|private|hidden|withheld|unknown|suppressed)"
ANONYMOUS = (
    f"({_HIDDEN} (call|calls|caller|callers|number|numbers)|"
    "(calls|callers) (without|with no|with hidden) (caller id|number|numbers)|"
    "(callers|people) who (hide|withhold|block) their (number|numbers|caller id)|"
    f"callers hiding their (number|numbers)|calls from {_HIDDEN} (callers|numbers))"
)
"""Calls and callers that show no number, in patterns."""
_CALLERS = (
    f"({_HIDDEN} (calls|callers|numbers)|(callers|people) with hidden (number|numbers)|"
    "callers without (caller id|number)|callers who hide their number)"
)
_REMINDER = "(reminder|ring reminder|reminder ring|short ring|ring splash|splash)"
REDIRECTED = "(redirected|forwarded|diverted) (call|calls)"

CALL_WAITING = Family(
    key="waiting",
    title="Call Waiting",
    help="A second call can come in during a call.",
    words=("waiting", "call waiting", "cw"),
    path="/workspaces/{workspaceId}/features/callWaiting",
    main="enabled",
    spoken=(
        "callwaiting",
        "second (call|calls)",
        "(second call|call waiting) (beep|beeps|tone|signal|alert|notification)",
    ),
    acts=(
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
            says=("(needs|need|should have|must have) call waiting",), values={"enabled": True}, is_guess=True
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
    expected={"enabled": False},
    spoken=(
        "do not disturb mode",
        "(dnd|do not disturb) (turns away|rejects|declines)",
        "(turned away|rejected|declined) by (dnd|do not disturb)",
    ),
    acts=(
        Act(
            says=(
                "(silence|hush|quieten|mute|silent)",
                "(silent|quiet) mode",
                "(needs|need|should have|must have) (dnd|do not disturb)",
                "no ringing",
                "(should|must|shall) not ring",
                "not [to] be disturbed",
                f"not (let|have) {SOMEBODY} disturb",
            ),
            values={"enabled": True},
            contrary={"enabled": False},
            is_guess=True,
        ),
        Act(
            says=("(can|may) be disturbed [again]", "back from (dnd|do not disturb)"),
            values={"enabled": False},
            is_guess=True,
        ),
    ),
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
            ),
            help="A short ring on the phone for each call turned away.",
        ),
    ),
)

_COLLEAGUE = "(colleague|supervisor|manager|coworker|boss)"
_SOUNDS = Act(says=("(should|must|to) (be played|play|sound|be heard)", "be (played|heard)"), contrary={})
"""What a tone does, beside its name."""
SUPERVISORS = "(supervisor|supervisors|manager|managers|team leads|staff|agents|coworkers|users)"
"""Who may join calls of others, in patterns."""

BARGE_IN = Family(
    key="barge",
    title="Barge In",
    help="Others may join a call on this phone.",
    words=("barge", "barge in", "barge-in"),
    path="/telephony/config/workspaces/{workspaceId}/bargeIn",
    professional=True,
    main="enabled",
    expected={"enabled": False},
    spoken=(
        "bargein",
        "barging [in|into]",
        "barge into",
        "barge in (through|by|via|with) (fac|feature access code|feature access codes)",
        f"when ({SOMEBODY}|{_COLLEAGUE}) (barge|barges) [in|into]",
    ),
    acts=(
        Act(
            says=(
                f"(let|allow|permit) {SOMEBODY} [to] barge",
                f"(let|allow|permit) {SOMEBODY} [to] join (call|calls)",
                f"(letting|allowing) {SOMEBODY} [to] (barge|join calls)",
            ),
            values={"enabled": True},
        ),
        Act(
            says=(
                f"[{SUPERVISORS}] (would like to|want to|wants to|need to|be able to|should be able "
                "to|should be allowed to|are allowed to|be allowed to|can|may) barge "
                "[in|into|in on] [calls]",
                "be able to (break|cut|step) in on [calls|call]",
                f"(let|allow) {SUPERVISORS} [to] (barge|join|break into) [in|in on] [calls]",
            ),
            values={"enabled": True},
            contrary={"enabled": False},
        ),
        Act(
            says=(
                f"(stop|prevent|block|keep) ({SOMEBODY}|{SUPERVISORS}) [from] (barging [in|into]|"
                "joining) [calls]",
                "(nobody|no one) [should|may|can|must] [be able to|be allowed to] barge [in|into] "
                "[on] [calls]",
                f"do not (let|allow) ({SOMEBODY}|{SUPERVISORS}) [to] (barge|join) [in|into|in on] [calls]",
            ),
            values={"enabled": False},
        ),
        Act(
            says=(
                f"{SUPERVISORS} (should not|must not|may not|can not|should no longer) [be able to] barge "
                "[in|into] [calls]",
            ),
            values={"enabled": False},
            is_guess=True,
        ),
        _SOUNDS,
    ),
    stops=(
        "removed",
        "forbid",
        "forbidden",
        "ban",
        "banned",
        "disallow",
        "disallowed",
        "prohibit",
        "prohibited",
    ),
    asks=(
        "(barge|barges|barging) (in|into)",
        "(join|joins|break into|listen in|listen to|step into) (calls|call|conversation|conversations)",
    ),
    sections=untitled(
        Toggle(key="enabled", label="Barge in", words=("enabled",)),
        Toggle(
            key="toneEnabled",
            label="Play a tone",
            words=("tone",),
            spoken=(
                f"[play] [warning] (tone|beep) when {SOMEBODY} (barge|barges)",
                "(barge|barge in|barging|barging in) (tone|beep|warning tone|sound|alert tone|warning)",
                "(tone|beep) when barging [in]",
                "[play] [warning] (tone|beep) (on|for|during) (barge in|barge ins|barging in)",
                f"(tone|beep|warning tone) when {_COLLEAGUE} barges [in|into]",
                f"(tone|beep) (should|must) (be played|sound|be heard) when ({SOMEBODY}|{_COLLEAGUE}) "
                "(barge|barges) [in|into]",
                "(tone|beep|warning tone)",
            ),
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
    expected={"enabled": False},
    spoken=(
        "acr",
        "anonymous (rejection|block|blocking)",
        "anonymous (call|calls|caller|callers) (reject|rejection|block|blocking|rejecting|screening)",
        "(rejection|blocking) of anonymous (calls|callers)",
    ),
    acts=(
        Act(
            says=(
                f"(block|reject|refuse|decline|deny|bar|ban|turn away) {ANONYMOUS}",
                f"(blocking|rejecting|refusing|declining|denying|barring|turning away) {ANONYMOUS}",
                f"(no|no more|without|stop) {ANONYMOUS}",
                f"{_CALLERS} (should|must|to) be (rejected|turned away|blocked|refused)",
            ),
            values={"enabled": True},
        ),
        Act(
            says=(f"not (accept|allow|let|take) {_CALLERS}",),
            values={"enabled": True},
            is_guess=True,
        ),
        Act(
            says=(
                f"{_CALLERS} (can|may) (call|ring|call in|get through) [again]",
                f"{_CALLERS} (should|must|to) be (accepted|allowed)",
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

CALL_BRIDGE = Family(
    key="bridge",
    title="Call Bridge Warning Tone",
    help="A tone tells when somebody bridges into a call on a shared line.",
    words=("bridge", "call bridge", "bridge tone", "call bridge tone", "call bridge warning tone"),
    path="/telephony/config/workspaces/{workspaceId}/callBridge",
    professional=True,
    main="warningToneEnabled",
    expected={"warningToneEnabled": True},
    spoken=(
        "call bridging",
        "shared line",
        "bridged (calls|call)",
        "bridging",
        f"when ({SOMEBODY}|{_COLLEAGUE}) (bridge|bridges) [into|onto|on|in] [call|calls]",
        f"when ({SOMEBODY}|{_COLLEAGUE}) (join|joins) call on shared line",
    ),
    acts=(_SOUNDS,),
    stops=("removed",),
    asks=(
        "(bridge|bridges|bridged|bridging) (tone|beep|warned|warning)",
        "(tone|beep|warned|warning) (bridge|bridges|bridged|bridging|shared line)",
    ),
    sections=untitled(
        Toggle(
            key="warningToneEnabled",
            label="Warning tone",
            words=("enabled", "tone"),
            spoken=(
                f"[play|playing] [warning|stutter] (tone|beep) when {SOMEBODY} (bridge|bridges)",
                "[play|playing] [warning|stutter] (tone|beep) when (call is|calls are) bridged",
                "[play|playing] [call] (bridge|bridging) [warning] (tone|beep)",
                "shared line (tone|beep|warning tone)",
                "[play|playing] [warning|stutter] (tone|beep) (on|for|during|in) (bridged calls|"
                "bridged call|call bridge|"
                "call bridging|bridging|shared line)",
                "(bridging|bridge|call bridge) (tone|beep|warning|sound)",
                "stutter tone",
                "(beep|warning beep)",
            ),
        )
    ),
)

_HIDES = "connectedLineIdPrivacyOnRedirectedCalls"
_NOT_SEE = (
    "(should not|must not|may not) [be able to] see (who|whom) "
    "(answered|answers|picked up|picks up|took it|it ended up with|it reached|it went to)"
)
"""That callers are not told where a call ended, in patterns."""

CALL_POLICIES = Family(
    key="policies",
    title="Call Policies",
    help="Whether callers see who answered a call that was sent on.",
    words=("policies", "call policies", "policy"),
    path="/telephony/config/workspaces/{workspaceId}/callPolicies",
    professional=True,
    acts=(
        Act(
            says=(
                f"(external|outside) (callers|people|parties) {_NOT_SEE}",
                f"(external|outside) (callers|people|parties) {_NOT_SEE} {REDIRECTED}",
            ),
            values={_HIDES: "PRIVACY_FOR_EXTERNAL_CALLS"},
            is_guess=True,
        ),
        Act(
            says=(f"(callers|nobody|everybody|all callers) {_NOT_SEE} [{REDIRECTED}]",),
            values={_HIDES: "PRIVACY_FOR_ALL_CALLS"},
            is_guess=True,
        ),
        Act(says=("(get|gets|is|are) redirected", "on (redirect|redirection)"), contrary={}),
    ),
    asks=("callers see who (answers|answered|picks up|picked up)",),
    sections=untitled(
        Choice(
            key=_HIDES,
            label="Hide who answered a call that was sent on",
            words=("privacy", "connected line privacy"),
            spoken=(
                f"connected line [id|identification|identity] [privacy] [for|on] [{REDIRECTED}]",
                f"(colp|colr) [privacy|restriction] [for|on] [{REDIRECTED}]",
                "(connected line|connected party|connected number) (identity|id|presentation|"
                "restriction) [privacy]",
                f"[privacy] [for|on] {REDIRECTED} [privacy]",
                f"(hide|hiding) (who answered|who picked up|connected line id) [for|on] [{REDIRECTED}]",
                f"(hide|hiding) who (answers|answered|picks up|picked up) {REDIRECTED}",
                "(hide|hiding) connected (number|line|party|name|line id)",
            ),
            options=(
                Option(
                    "NO_PRIVACY",
                    "Never",
                    ("no", "off", "none"),
                    (f"no privacy [for|on] [{REDIRECTED}]", "for nobody"),
                ),
                Option(
                    "PRIVACY_FOR_EXTERNAL_CALLS",
                    "For external calls",
                    ("external",),
                    (
                        "[only] [privacy] [for|from] (external|outside) (calls|callers) [only]",
                        "(external|outside) only",
                        "only (external|outside)",
                    ),
                ),
                Option(
                    "PRIVACY_FOR_ALL_CALLS",
                    "For all calls",
                    ("all", "always"),
                    (
                        "privacy [for|from] (all calls|everyone|everybody|all callers|every call)",
                        "(for|from) (all calls|everyone|everybody|all callers|every call)",
                    ),
                ),
            ),
        )
    ),
)
