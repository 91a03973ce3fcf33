"""The settings documents under /workspaces/{workspaceId}/features."""

from __future__ import annotations

from bot.sandbox.contract.paths import FEATURES, TELEPHONY
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


FEATURE_SETTINGS: tuple[Setting, ...] = (
    Setting(
        "callForwarding",
        f"{FEATURES}/callForwarding",
        {
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
    ),
    Setting("callWaiting", f"{FEATURES}/callWaiting", {"enabled": True}),
    Setting(
        "callerId",
        f"{FEATURES}/callerId",
        {
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
    ),
    Setting(
        "monitoring",
        f"{FEATURES}/monitoring",
        {"callParkNotificationEnabled": False, "monitoredElements": []},
    ),
    Setting(
        "numbers",
        f"{FEATURES}/numbers",
        {"distinctiveRingEnabled": False, "phoneNumbers": []},
        put_path=f"{TELEPHONY}/numbers",
    ),
    Setting(
        "incomingPermission",
        f"{FEATURES}/incomingPermission",
        {
            "useCustomEnabled": False,
            "externalTransfer": "ALLOW_ALL_EXTERNAL",
            "internalCallsEnabled": True,
            "collectCallsEnabled": True,
        },
    ),
    Setting(
        "outgoingPermission",
        f"{FEATURES}/outgoingPermission",
        {
            "useCustomEnabled": False,
            "useCustomPermissions": False,
            "callingPermissions": [
                {
                    "callType": call_type,
                    "action": "ALLOW",
                    "transferEnabled": True,
                    "isCallTypeRestrictionEnabled": call_type.startswith("PREMIUM"),
                }
                for call_type in _CALL_TYPES
            ],
        },
    ),
    Setting(
        "accessCodes",
        f"{FEATURES}/outgoingPermission/accessCodes",
        {"useCustomAccessCodes": True, "accessCodes": []},
    ),
    Setting(
        "digitPatterns",
        f"{TELEPHONY}/outgoingPermission/digitPatterns",
        {"useCustomDigitPatterns": False, "digitPatterns": []},
        scopes=CALLING,
    ),
    Setting(
        "autoTransferNumbers",
        f"{FEATURES}/outgoingPermission/autoTransferNumbers",
        {"useCustomTransferNumbers": False},
    ),
    Setting(
        "intercept",
        f"{FEATURES}/intercept",
        {
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
    ),
)
