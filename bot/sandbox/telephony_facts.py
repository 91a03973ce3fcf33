"""The settings documents under /telephony/config/workspaces."""

from __future__ import annotations

from bot.sandbox.setting import CALLING, PROFESSIONAL_ONLY, TELEPHONY, Setting

TELEPHONY_SETTINGS: tuple[Setting, ...] = (
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
            "enabled": False,
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
