"""Settings of a switch or two: call waiting, do not disturb, barge-in and their like."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import untitled
from cards.fields import Choice, Option, Toggle

CALL_WAITING = Family(
    key="waiting",
    title="Call Waiting",
    help="A second call can come in during a call.",
    words=("waiting", "call waiting", "cw"),
    path="/workspaces/{workspaceId}/features/callWaiting",
    main="enabled",
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
    sections=untitled(
        Toggle(key="enabled", label="Do not disturb", words=("enabled",)),
        Toggle(
            key="ringSplashEnabled",
            label="Ring reminder",
            words=("reminder", "ring splash"),
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
    sections=untitled(
        Toggle(key="enabled", label="Barge in", words=("enabled",)),
        Toggle(key="toneEnabled", label="Play a tone", words=("tone",)),
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
    sections=untitled(Toggle(key="warningToneEnabled", label="Warning tone", words=("enabled", "tone"))),
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
            options=(
                Option("NO_PRIVACY", "Never", ("no", "off", "none")),
                Option("PRIVACY_FOR_EXTERNAL_CALLS", "For external calls", ("external",)),
                Option("PRIVACY_FOR_ALL_CALLS", "For all calls", ("all", "always")),
            ),
        )
    ),
)
