"""The vendor's settings documents as a table: path, licence, scope, what PUT takes, how a new one looks."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.sandbox.records import COMMON_AREA, PROFESSIONAL, Json

FEATURES = "/workspaces/{workspaceId}/features"
TELEPHONY = "/telephony/config/workspaces/{workspaceId}"

ANY = frozenset({PROFESSIONAL, COMMON_AREA})
PROFESSIONAL_ONLY = frozenset({PROFESSIONAL})

WORKSPACES = "workspaces"
CALLING = "telephony_config"

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


@dataclass(frozen=True)
class Setting:
    """One settings document. `put` is in the notation of shapes.py; `fresh` is a new workspace's document."""

    name: str
    path: str
    put: str
    fresh: Json
    licences: frozenset[str] = ANY
    scope: str = WORKSPACES
    put_path: str = ""
    """Where PUT goes, when it is not where GET is."""
    people_lists: tuple[str, ...] = field(default=())
    """Lists that are identifiers when written and described members when read."""


SETTINGS: tuple[Setting, ...] = (
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
        "enableCallParkNotification:b monitoredElements:[s]<=50",
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
    Setting(
        "musicOnHold",
        f"{TELEPHONY}/musicOnHold",
        "mohEnabled:b greeting:(DEFAULT|CUSTOM)"
        " audioAnnouncementFile:{id:s fileName:s mediaFileType:(WAV) level:(ORGANIZATION|LOCATION)}",
        {"mohEnabled": True, "mohLocationEnabled": True, "greeting": "DEFAULT"},
        scope=CALLING,
    ),
    Setting(
        "callRecordings",
        f"{TELEPHONY}/features/callRecordings",
        "enabled:b record:(Always|Never|Always with Pause/Resume|On Demand with User Initiated Start)"
        " recordVoicemailEnabled:b notification:{type:(Beep|Play Announcement)? enabled:b}"
        " repeat:{interval:n10..1800 enabled:b}"
        " startStopAnnouncement:{internalCallsEnabled:b pstnCallsEnabled:b}",
        {
            "enabled": False,
            "record": "Never",
            "recordVoicemailEnabled": False,
            "notification": {"type": "None", "enabled": False},
            "repeat": {"interval": 15, "enabled": False},
            "serviceProvider": "WebexCalling",
            "externalGroup": "",
            "externalIdentifier": "",
            "startStopAnnouncement": {"internalCallsEnabled": False, "pstnCallsEnabled": False},
        },
        scope=CALLING,
    ),
    Setting(
        "anonymousCallReject",
        f"{TELEPHONY}/anonymousCallReject",
        "enabled*:b",
        {"enabled": False},
        PROFESSIONAL_ONLY,
    ),
    Setting(
        "bargeIn",
        f"{TELEPHONY}/bargeIn",
        "enabled*:b toneEnabled:b",
        {"enabled": False, "toneEnabled": False},
        PROFESSIONAL_ONLY,
    ),
    Setting(
        "doNotDisturb",
        f"{TELEPHONY}/doNotDisturb",
        "enabled:b ringSplashEnabled:b",
        {"enabled": False, "ringSplashEnabled": False},
    ),
    Setting(
        "callBridge",
        f"{TELEPHONY}/callBridge",
        "warningToneEnabled*:b",
        {"warningToneEnabled": True},
        PROFESSIONAL_ONLY,
    ),
    Setting(
        "pushToTalk",
        f"{TELEPHONY}/pushToTalk",
        "allowAutoAnswer:b connectionType:(ONE_WAY|TWO_WAY) accessType:(ALLOW_MEMBERS|BLOCK_MEMBERS)"
        " members:[s]",
        {
            "allowAutoAnswer": False,
            "connectionType": "TWO_WAY",
            "accessType": "ALLOW_MEMBERS",
            "members": [],
        },
        PROFESSIONAL_ONLY,
        people_lists=("members",),
    ),
    Setting(
        "privacy",
        f"{TELEPHONY}/privacy",
        "aaExtensionDialingEnabled:b aaNamingDialingEnabled:b enablePhoneStatusDirectoryPrivacy:b"
        " enablePhoneStatusPickupBargeInPrivacy:b monitoringAgents:[s]",
        {
            "aaExtensionDialingEnabled": True,
            "aaNamingDialingEnabled": True,
            "enablePhoneStatusDirectoryPrivacy": False,
            "enablePhoneStatusPickupBargeInPrivacy": False,
            "monitoringAgents": [],
        },
        PROFESSIONAL_ONLY,
        people_lists=("monitoringAgents",),
    ),
    Setting(
        "voicemail",
        f"{TELEPHONY}/voicemail",
        "enabled:b sendAllCalls:{enabled:b} sendBusyCalls:{enabled:b greeting:(DEFAULT|CUSTOM)}"
        " sendUnansweredCalls:{enabled:b greeting:(DEFAULT|CUSTOM) numberOfRings:n2..20}"
        " notifications*:{enabled:b destination:s} transferToNumber*:{enabled:b destination:s}"
        " emailCopyOfMessage:{enabled:b emailId:s}"
        " messageStorage:{mwiEnabled:b storageType:(INTERNAL|EXTERNAL) externalEmail:s}"
        " faxMessage:{enabled:b phoneNumber:s extension:s}",
        {
            "enabled": True,
            "sendAllCalls": {"enabled": False},
            "sendBusyCalls": {"enabled": True, "greeting": "DEFAULT", "greetingUploaded": False},
            "sendUnansweredCalls": {
                "enabled": True,
                "greeting": "DEFAULT",
                "greetingUploaded": False,
                "numberOfRings": 3,
                "systemMaxNumberOfRings": 20,
            },
            "notifications": {"enabled": False},
            "transferToNumber": {"enabled": False},
            "emailCopyOfMessage": {"enabled": False, "emailId": ""},
            "messageStorage": {"mwiEnabled": True, "storageType": "INTERNAL", "externalEmail": ""},
            "faxMessage": {"enabled": False},
        },
        PROFESSIONAL_ONLY,
    ),
    Setting(
        "callPolicies",
        f"{TELEPHONY}/callPolicies",
        "connectedLineIdPrivacyOnRedirectedCalls*:(NO_PRIVACY|PRIVACY_FOR_EXTERNAL_CALLS|PRIVACY_FOR_ALL_CALLS)",
        {"connectedLineIdPrivacyOnRedirectedCalls": "NO_PRIVACY"},
        PROFESSIONAL_ONLY,
    ),
    Setting(
        "sequentialRing",
        f"{TELEPHONY}/sequentialRing",
        "enabled:b ringBaseLocationFirstEnabled:b baseLocationNumberOfRings:n2..20"
        " continueIfBaseLocationIsBusyEnabled:b callsToVoicemailEnabled:b"
        " phoneNumbers:[{phoneNumber:s answerConfirmationRequiredEnabled:b numberOfRings:n2..20}]<=5",
        {
            "enabled": False,
            "ringBaseLocationFirstEnabled": False,
            "baseLocationNumberOfRings": "2",
            "continueIfBaseLocationIsBusyEnabled": True,
            "callsToVoicemailEnabled": False,
            "phoneNumbers": [],
            "criteria": [],
        },
        PROFESSIONAL_ONLY,
    ),
    Setting(
        "simultaneousRing",
        f"{TELEPHONY}/simultaneousRing",
        "enabled:b doNotRingIfOnCallEnabled:b"
        " phoneNumbers:[{phoneNumber*:s answerConfirmationRequiredEnabled*:b}]<=10 criteriasEnabled*:b",
        {
            "enabled": False,
            "doNotRingIfOnCallEnabled": False,
            "phoneNumbers": [],
            "criteria": [],
            "criteriasEnabled": False,
        },
        PROFESSIONAL_ONLY,
    ),
    *(
        Setting(
            name,
            f"{TELEPHONY}/{name}",
            "enabled*:b",
            {"enabled": False, "criteria": []},
            PROFESSIONAL_ONLY,
        )
        for name in ("selectiveReject", "selectiveAccept", "priorityAlert")
    ),
    Setting(
        "selectiveForward",
        f"{TELEPHONY}/selectiveForward",
        "enabled:b defaultPhoneNumberToForward:s ringReminderEnabled:b destinationVoicemailEnabled:b",
        {
            "enabled": False,
            "defaultPhoneNumberToForward": "",
            "ringReminderEnabled": False,
            "destinationVoicemailEnabled": False,
            "criteria": [],
        },
        PROFESSIONAL_ONLY,
    ),
    Setting(
        "emergencyCallbackNumber",
        f"{TELEPHONY}/emergencyCallbackNumber",
        "selected:(DIRECT_LINE|LOCATION_ECBN|LOCATION_MEMBER_NUMBER) locationMemberId:s elinEnabled:b",
        {"selected": "DIRECT_LINE", "elinEnabled": False},
        scope=CALLING,
    ),
)
