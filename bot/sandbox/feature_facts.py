"""The settings documents under /workspaces/{workspaceId}/features."""

from __future__ import annotations

from bot.sandbox.setting import CALLING, FEATURES, TELEPHONY, Setting

_ACTIONS = "(ALLOW|BLOCK|AUTH_CODE|TRANSFER_NUMBER_1|TRANSFER_NUMBER_2|TRANSFER_NUMBER_3)"
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
        "callForwarding*:{always*:{enabled*:b destination:s ringReminderEnabled*:b"
        " destinationVoicemailEnabled*:b}"
        " busy:{enabled*:b destination:s destinationVoicemailEnabled*:b}"
        " noAnswer:{enabled:b destination:s numberOfRings:n2..20 systemMaxNumberOfRings:n"
        " destinationVoicemailEnabled:b}}"
        " businessContinuity*:{enabled*:b destination:s destinationVoicemailEnabled*:b}",
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
    Setting("callWaiting", f"{FEATURES}/callWaiting", "enabled:b", {"enabled": True}),
    Setting(
        "callerId",
        f"{FEATURES}/callerId",
        "selected*:(DIRECT_LINE|LOCATION_NUMBER|CUSTOM) customNumber:s? displayName:s displayDetail:s"
        " blockInForwardCallsEnabled:b externalCallerIdNamePolicy:(DIRECT_LINE|LOCATION|OTHER)"
        " customExternalCallerIdName:s? locationExternalCallerIdName:s"
        " directLineCallerIdName:{selection:(CUSTOM_NAME|DISPLAY_NAME) customName:s?} dialByName:s?",
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
        # First as the published files have it, then as the vendor takes it since.
        "enableCallParkNotification:b monitoredElements:[s|{id*:s"
        " type:(MEMBER|CALL_PARK_EXTENSION|SPEED_DIAL) lineKeyLabel:s? phoneNumber:s?}]<=50",
        {"callParkNotificationEnabled": False, "monitoredElements": []},
    ),
    Setting(
        "numbers",
        f"{FEATURES}/numbers",
        "distinctiveRingEnabled:b phoneNumbers*:[{primary*:b action*:(ADD|DELETE) directNumber*:s extension:s"
        " ringPattern:(NORMAL|LONG_LONG|SHORT_SHORT_LONG|SHORT_LONG_SHORT)}]",
        {"distinctiveRingEnabled": False, "phoneNumbers": []},
        put_path=f"{TELEPHONY}/numbers",
    ),
    Setting(
        "incomingPermission",
        f"{FEATURES}/incomingPermission",
        "useCustomEnabled:b"
        " externalTransfer:(ALLOW_ALL_EXTERNAL|ALLOW_ONLY_TRANSFERRED_EXTERNAL|BLOCK_ALL_EXTERNAL)"
        " internalCallsEnabled:b collectCallsEnabled:b",
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
        "useCustomEnabled:b useCustomPermissions:b callingPermissions:[{callType:("
        + "|".join(_CALL_TYPES)
        + f") action:{_ACTIONS} transferEnabled:b}}]",
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
        # The switch is in the vendor's examples and not in its schemas.
        "useCustomAccessCodes:b deleteCodes:[s]",
        {"useCustomAccessCodes": True, "accessCodes": []},
    ),
    Setting(
        "digitPatterns",
        f"{TELEPHONY}/outgoingPermission/digitPatterns",
        "useCustomDigitPatterns:b",
        {"useCustomDigitPatterns": False, "digitPatterns": []},
        scope=CALLING,
    ),
    Setting(
        "autoTransferNumbers",
        f"{FEATURES}/outgoingPermission/autoTransferNumbers",
        "useCustomTransferNumbers*:b autoTransferNumber1:s? autoTransferNumber2:s? autoTransferNumber3:s?",
        {"useCustomTransferNumbers": False},
    ),
    Setting(
        "intercept",
        f"{FEATURES}/intercept",
        "enabled:b incoming:{type:(INTERCEPT_ALL|ALLOW_ALL) voicemailEnabled:b announcements:{"
        "greeting:(CUSTOM|DEFAULT) newNumber:{enabled:b destination:s}"
        " zeroTransfer:{enabled:b destination:s}}}"
        " outgoing:{type:(INTERCEPT_ALL|ALLOW_LOCAL_ONLY) transferEnabled:b destination:s}",
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
