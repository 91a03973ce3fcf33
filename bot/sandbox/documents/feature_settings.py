"""The settings documents under /workspaces/{workspaceId}/features."""

from __future__ import annotations

from bot.sandbox.contract.paths import FEATURES, TELEPHONY
from bot.sandbox.data.entities import Json
from bot.sandbox.data.scopes import CALLING
from bot.sandbox.documents.setting import Setting

_CALL_TYPES = (
    "INTERNAL_CALL",
    "TOLL_FREE",
    "INTERNATIONAL",
    "OPERATOR_ASSISTED",
    "CHARGEABLE_DIRECTORY_ASSISTED",
    "SPECIAL_SERVICES_I",
    "SPECIAL_SERVICES_II",
    "PREMIUM_SERVICES_I",
    "PREMIUM_SERVICES_II",
    "NATIONAL",
)

_DEFAULTS: dict[str, Json] = {
    "callForwarding": {
        "callForwarding": {
            "always": {
                "enabled": False,
                "ringReminderEnabled": False,
                "destinationVoicemailEnabled": False,
            },
            "busy": {"enabled": False, "destinationVoicemailEnabled": False},
            "noAnswer": {
                "enabled": False,
                "numberOfRings": 3,
                "systemMaxNumberOfRings": 20,
                "destinationVoicemailEnabled": False,
            },
        },
        "businessContinuity": {"enabled": False, "destinationVoicemailEnabled": False},
    },
    "callWaiting": {"enabled": True},
    "callerId": {
        "types": ["DIRECT_LINE", "LOCATION_NUMBER", "CUSTOM"],
        "selected": "DIRECT_LINE",
        "directNumber": "",
        "locationNumber": "",
        "tollFreeLocationNumber": False,
        "displayName": "",
        "displayDetail": ".",
        "blockInForwardCallsEnabled": False,
        "externalCallerIdNamePolicy": "DIRECT_LINE",
        "locationExternalCallerIdName": "",
        "directLineCallerIdName": {"selection": "DISPLAY_NAME"},
        "dialByName": "",
    },
    "monitoring": {"callParkNotificationEnabled": False, "monitoredElements": []},
    "numbers": {"distinctiveRingEnabled": False, "phoneNumbers": []},
    "incomingPermission": {
        "useCustomEnabled": False,
        "externalTransfer": "ALLOW_ALL_EXTERNAL",
        "internalCallsEnabled": True,
        "collectCallsEnabled": True,
    },
    "outgoingPermission": {
        "useCustomEnabled": False,
        "useCustomPermissions": False,
        "callingPermissions": [
            {
                "callType": call_type,
                "action": "ALLOW",
                "transferEnabled": True,
                "isCallTypeRestrictionEnabled": False,
            }
            for call_type in _CALL_TYPES
        ],
    },
    "accessCodes": {"useCustomAccessCodes": True, "accessCodes": []},
    "digitPatterns": {"useCustomDigitPatterns": False, "digitPatterns": []},
    "autoTransferNumbers": {"useCustomTransferNumbers": False},
    "intercept": {
        "enabled": False,
        "incoming": {
            "type": "INTERCEPT_ALL",
            "voicemailEnabled": False,
            "announcements": {
                "greeting": "DEFAULT",
                "newNumber": {"enabled": False},
                "zeroTransfer": {"enabled": False},
            },
        },
        "outgoing": {"type": "INTERCEPT_ALL", "transferEnabled": False},
    },
}

_OUTGOING = f"{FEATURES}/outgoingPermission"
_EXCEPTIONS: dict[str, Json] = {
    "numbers": {"put_path": f"{TELEPHONY}/numbers"},
    "accessCodes": {"path": f"{_OUTGOING}/accessCodes"},
    "digitPatterns": {"path": f"{TELEPHONY}/outgoingPermission/digitPatterns", "scopes": CALLING},
    "autoTransferNumbers": {"path": f"{_OUTGOING}/autoTransferNumbers"},
}
"""What a setting has that differs from the others here, by its name."""

FEATURE_SETTINGS = tuple(
    Setting(**{"name": name, "path": f"{FEATURES}/{name}", "defaults": defaults, **_EXCEPTIONS.get(name, {})})
    for name, defaults in _DEFAULTS.items()
)
