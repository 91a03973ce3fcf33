"""Settings of a switch or two: call waiting, do not disturb, barge-in and their like."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import untitled
from bot.catalogue.model.spoken import RING_REMINDER, SOMEBODY, Act
from cards.fields import Choice, Option, Toggle

ANONYMOUS = (
    "((anonymous|private|hidden|withheld) (call|calls|caller|callers|number|numbers)|"
    "(calls|callers) (without|with no|with hidden|with withheld) (caller id|number|numbers)|"
    "(callers|people) who (hide|withhold|block) their (number|numbers|caller id)|"
    "calls from (anonymous|private|hidden|withheld) (callers|numbers))"
)
"""Calls and callers that show no number, in patterns."""
REDIRECTED = "(redirected|forwarded|diverted) (call|calls)"

CALL_WAITING = Family(
    key="waiting",
    title="Call Waiting",
    help="A second call can come in during a call.",
    words=("waiting", "call waiting", "cw"),
    path="/workspaces/{workspaceId}/features/callWaiting",
    main="enabled",
    spoken=("callwaiting", "second (call|calls)"),
    acts=(
        Act(
            says=(
                "(let|allow|accept|permit) second (call|calls) [to] [ring|come in|come through|through|in]",
                "(allowing|accepting) second (call|calls)",
            ),
            values={"enabled": True},
        ),
    ),
    asks=("second call",),
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
            says=("(silence|hush|quieten)", "(silent|quiet) mode"),
            values={"enabled": True},
            is_guess=True,
        ),
    ),
    sections=untitled(
        Toggle(key="enabled", label="Do not disturb", words=("enabled",)),
        Toggle(
            key="ringSplashEnabled",
            label="Ring reminder",
            words=("reminder", "ring splash"),
            spoken=(RING_REMINDER,),
            help="A short ring on the phone for each call turned away.",
        ),
    ),
)

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
        f"when {SOMEBODY} (barge|barges)",
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
            says=(f"(stop|prevent|block) {SOMEBODY} [from] (barging|joining calls)",),
            values={"enabled": False},
        ),
    ),
    asks=("(barge|barges) (in|into)", "join calls"),
    sections=untitled(
        Toggle(key="enabled", label="Barge in", words=("enabled",)),
        Toggle(
            key="toneEnabled",
            label="Play a tone",
            words=("tone",),
            spoken=(
                f"[play] [warning] (tone|beep) when {SOMEBODY} (barge|barges)",
                "(barge|barge in|barging) (tone|beep|warning tone)",
                "[play] [warning] (tone|beep) (on|for|during) (barge in|barge ins|barging in)",
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
        "anonymous (call|calls|caller|callers) (reject|rejection|block|blocking|rejecting|screening)",
        "(rejection|blocking) of anonymous (calls|callers)",
    ),
    acts=(
        Act(
            says=(
                f"(block|reject|refuse|decline|deny|bar|ban|turn away) {ANONYMOUS}",
                f"(blocking|rejecting|refusing|declining|denying|barring|turning away) {ANONYMOUS}",
                f"(no|no more|without|stop) {ANONYMOUS}",
            ),
            values={"enabled": True},
        ),
        Act(
            says=(
                f"(allow|accept|permit|take|unblock|let|let in|let through) {ANONYMOUS}",
                f"(allowing|accepting|taking) {ANONYMOUS}",
                "(allow|accept|permit|unblock) anonymous",
            ),
            values={"enabled": False},
            contrary={"enabled": True},
        ),
        Act(says=(ANONYMOUS,), is_unclear=True),
    ),
    asks=(
        "(anonymous|private|hidden|withheld) (calls|callers|numbers)",
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
    spoken=("call bridging", "shared line", "bridged (calls|call)", "bridging"),
    asks=("(bridge|bridges|bridged) (tone|beep)", "(tone|beep) (bridge|bridges|bridged)"),
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
                "stutter tone",
            ),
        )
    ),
)

CALL_POLICIES = Family(
    key="policies",
    title="Call Policies",
    help="Whether callers see who answered a call that was sent on.",
    words=("policies", "call policies", "policy"),
    path="/telephony/config/workspaces/{workspaceId}/callPolicies",
    professional=True,
    sections=untitled(
        Choice(
            key="connectedLineIdPrivacyOnRedirectedCalls",
            label="Hide who answered a call that was sent on",
            words=("privacy", "connected line privacy"),
            spoken=(
                f"connected line [id|identification|identity] [privacy] [for|on] [{REDIRECTED}]",
                f"[privacy] [for|on] {REDIRECTED} [privacy]",
                f"(hide|hiding) (who answered|who picked up|connected line id) [for|on] [{REDIRECTED}]",
                f"(hide|hiding) who (answers|answered|picks up|picked up) {REDIRECTED}",
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
                    ("[only] [privacy] [for|from] (external|outside) (calls|callers) [only]",),
                ),
                Option(
                    "PRIVACY_FOR_ALL_CALLS",
                    "For all calls",
                    ("all", "always"),
                    ("[privacy] [for|from] (all calls|everyone|everybody|all callers|every call)",),
                ),
            ),
        )
    ),
)
