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
    with_recording: bool = False
    """Whether a WAV file is dropped with it."""


@dataclass(frozen=True)
class Press:
    """Somebody presses a button of the card that came last, after filling in some of its inputs."""

    title: str
    inputs: Mapping[str, Any] = field(default_factory=dict)
    tick: str = ""
    """The item to tick before, where several can be."""


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
    f"{TELEPHONY}/selectiveReject": ("selective reject", "off"),
    f"{TELEPHONY}/selectiveAccept": ("selective accept", "on"),
    f"{TELEPHONY}/priorityAlert": ("priority alert", "on"),
    f"{TELEPHONY}/selectiveForward": ("selective forward", "enabled on to 4402"),
    f"{TELEPHONY}/emergencyCallbackNumber": ("emergency callback number", "number location"),
}
"""The settings that are read and written at one place: what they are called, and what is set."""

_RULES = {
    "sequentialRing": ("sequential ring", "from anybody"),
    "simultaneousRing": ("simultaneous ring", "from anybody schedule office hours"),
    "selectiveReject": ("selective reject", "from forwarded schedule office hours"),
    "selectiveAccept": ("selective accept", "from chosen numbers +33170001999, 4402 schedule office hours"),
    "priorityAlert": ("priority alert", "from anybody schedule public holidays"),
    "selectiveForward": ("selective forward", "from outside to 4402 voicemail on"),
}
"""The settings that have rules: what they are called, and what a new rule is given."""


def _rules() -> dict[str, Steps]:
    found: dict[str, Steps] = {}
    for path, (name, values) in _RULES.items():
        one, added = f"{TELEPHONY}/{path}/criteria/{{id}}", Say(f"add rule {name} atrium {values}")
        found |= {
            f"POST {TELEPHONY}/{path}/criteria": (added,),
            f"GET {one}": (added, Say(f"change rule {name} atrium 1")),
            f"PUT {one}": (added, Say(f"change rule {name} atrium 1 off")),
            f"DELETE {one}": (added, Say(f"remove rule {name} atrium 1"), Press("Remove")),
        }
    return found


_CODES = f"{FEATURES}/outgoingPermission/accessCodes"
_CODE: Steps = (Say("add code atrium"), Press("Save", {"f-code": "0042", "f-description": "Front desk"}))
_PATTERNS = f"{TELEPHONY}/outgoingPermission/digitPatterns"
_PATTERN = Say("add pattern atrium +33899! name Premium action block")

_LISTS: dict[str, Steps] = {
    f"GET {_CODES}": (Say("show access codes atrium"),),
    f"POST {_CODES}": _CODE,
    f"PUT {_CODES}": (*_CODE, Say("remove several codes atrium"), Press("Remove", tick="Front desk")),
    f"DELETE {_CODES}": (*_CODE, Say("remove all codes atrium"), Press("Remove")),
    f"DELETE {TELEPHONY}/features/accessCodes/{{accessCode}}": (
        *_CODE,
        Say("remove code atrium front desk"),
        Press("Remove"),
    ),
    f"POST {_PATTERNS}": (_PATTERN,),
    f"GET {_PATTERNS}/{{digitPatternId}}": (_PATTERN, Say("change pattern atrium premium")),
    f"PUT {_PATTERNS}/{{digitPatternId}}": (_PATTERN, Say("change pattern atrium premium action allow")),
    f"DELETE {_PATTERNS}/{{digitPatternId}}": (
        _PATTERN,
        Say("remove pattern atrium premium"),
        Press("Remove"),
    ),
    f"DELETE {_PATTERNS}": (_PATTERN, Say("remove all patterns atrium"), Press("Remove")),
    f"GET {FEATURES}/numbers": (Say("list numbers lobby paris"),),
    f"PUT {TELEPHONY}/numbers": (Say("add number lobby paris +33170001100 ring long, long"),),
}

_OTHERS: dict[str, Steps] = {
    f"GET {CONFIG}/availableNumbers": (Say("available workspace lobby paris"),),
    f"GET {TELEPHONY}/emergencyCallbackNumber/availableNumbers": (Say("available emergency lobby paris"),),
    f"GET {TELEPHONY}/callForwarding/availableNumbers": (Say("available forward lobby paris kim"),),
    f"GET {TELEPHONY}/callIntercept/availableNumbers": (Say("available intercept lobby paris 44"),),
    f"GET {TELEPHONY}/faxMessage/availableNumbers": (Say("available fax lobby paris"),),
    f"GET {TELEPHONY}/secondary/availableNumbers": (Say("available secondary lobby paris"),),
    f"GET {TELEPHONY}/emergencyCallbackNumber/dependencies": (Say("show emergency lobby paris"),),
    f"PUT {CONFIG}/{{placeId}}/voicemail/passcode": (
        Say("passcode board room 2"),
        Press("Save", {"f-passcode": "918273"}),
    ),
    f"POST {TELEPHONY}/voicemail/actions/uploadBusyGreeting/invoke": (
        Say("greeting busy board room 2", with_recording=True),
    ),
    f"POST {TELEPHONY}/voicemail/actions/uploadNoAnswerGreeting/invoke": (
        Say("greeting no answer board room 2", with_recording=True),
    ),
    f"POST {TELEPHONY}/features/intercept/actions/announcementUpload/invoke": (
        Say("greeting intercept board room 2", with_recording=True),
    ),
}

CONVERSATIONS: dict[str, Steps] = {
    **{f"GET {path}": (Say(f"show {name} lobby paris"),) for path, (name, _) in _SETTINGS.items()},
    **{
        f"PUT {path}": (Say(f"set {name} lobby paris {fields}"),)
        for path, (name, fields) in _SETTINGS.items()
    },
    **_rules(),
    **_LISTS,
    **_OTHERS,
}
"""The name of an operation to the conversation that causes it."""
