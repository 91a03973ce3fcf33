"""What is typed and pressed for each operation of the vendor's, so that the bot asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FEATURES = "/workspaces/{workspaceId}/features"
CONFIG = "/telephony/config/workspaces"
TELEPHONY = f"{CONFIG}/{{workspaceId}}"


@dataclass(frozen=True)
class Say:
    """Somebody types this, in their own space with the bot."""

    text: str


@dataclass(frozen=True)
class Press:
    """Somebody presses a button of the card that came last, after filling in some of its inputs."""

    title: str
    inputs: Mapping[str, Any] = field(default_factory=dict)


Steps = tuple[Say | Press, ...]

_SETTINGS: dict[str, tuple[str, str]] = {
    f"{FEATURES}/callForwarding": ("forwarding", "busy on busy to 4402"),
    f"{FEATURES}/callWaiting": ("call waiting", "off"),
    f"{FEATURES}/callerId": ("caller id", "number location"),
    f"{FEATURES}/monitoring": ("monitoring", "lines add Ana Roux park notification on"),
    f"{FEATURES}/incomingPermission": ("incoming permission", "collect off"),
    f"{FEATURES}/outgoingPermission": ("outgoing permission", "international block custom on"),
    f"{FEATURES}/outgoingPermission/autoTransferNumbers": ("transfer numbers", "custom on number 2 4402"),
    f"{FEATURES}/intercept": ("call intercept", "enabled on announce on new number +33170001999"),
    f"{TELEPHONY}/musicOnHold": ("music on hold", "off"),
    f"{TELEPHONY}/outgoingPermission/digitPatterns": ("digit patterns", "custom on"),
    f"{TELEPHONY}/features/callRecordings": ("call recording", "enabled on record always interval 30"),
    f"{TELEPHONY}/anonymousCallReject": ("anonymous call rejection", "on"),
    f"{TELEPHONY}/bargeIn": ("barge-in", "tone on"),
    f"{TELEPHONY}/doNotDisturb": ("do not disturb", "enabled on reminder on"),
    f"{TELEPHONY}/callBridge": ("call bridge tone", "off"),
    f"{TELEPHONY}/pushToTalk": ("push-to-talk", "members add Ana Roux, Kim Lee"),
    f"{TELEPHONY}/privacy": ("privacy", "agents add Ana Roux"),
    f"{TELEPHONY}/voicemail": ("voicemail", "rings 5 notify on notify to lobby@acme.example"),
    f"{TELEPHONY}/callPolicies": ("call policies", "privacy all"),
    f"{TELEPHONY}/sequentialRing": ("sequential ring", "enabled on rings 4"),
    f"{TELEPHONY}/simultaneousRing": ("simultaneous ring", "on"),
    f"{TELEPHONY}/selectiveReject": ("selective reject", "on"),
    f"{TELEPHONY}/selectiveAccept": ("selective accept", "on"),
    f"{TELEPHONY}/priorityAlert": ("priority alert", "on"),
    f"{TELEPHONY}/selectiveForward": ("selective forward", "enabled on to 4402"),
    f"{TELEPHONY}/emergencyCallbackNumber": ("emergency callback number", "number location"),
}
"""The settings that are read and written at one place: what they are called, and what is set."""

CONVERSATIONS: dict[str, Steps] = {
    **{f"GET {path}": (Say(f"show {name} lobby paris"),) for path, (name, _) in _SETTINGS.items()},
    **{
        f"PUT {path}": (Say(f"set {name} lobby paris {fields}"),)
        for path, (name, fields) in _SETTINGS.items()
    },
    f"GET {FEATURES}/numbers": (Say("show numbers lobby paris"),),
    f"PUT {TELEPHONY}/numbers": (Say("set numbers lobby paris distinctive on"),),
    f"GET {FEATURES}/outgoingPermission/accessCodes": (Say("show access codes lobby paris"),),
}
"""The name of an operation to the conversation that causes it."""
