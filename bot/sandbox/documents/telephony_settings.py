"""The settings documents under /telephony/config/workspaces."""

from __future__ import annotations

from bot.sandbox.contract.paths import TELEPHONY
from bot.sandbox.data.scopes import CALLING
from bot.sandbox.documents.setting import PROFESSIONAL_ONLY, Setting

TELEPHONY_SETTINGS: tuple[Setting, ...] = (
    Setting(
        "musicOnHold",
        f"{TELEPHONY}/musicOnHold",
        {"mohEnabled": True, "mohLocationEnabled": True, "greeting": "DEFAULT"},
        scopes=CALLING,
    ),
    Setting(
        "callRecordings",
        f"{TELEPHONY}/features/callRecordings",
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
        scopes=CALLING,
    ),
    Setting("anonymousCallReject", f"{TELEPHONY}/anonymousCallReject", {"enabled": False}, PROFESSIONAL_ONLY),
    Setting("bargeIn", f"{TELEPHONY}/bargeIn", {"enabled": False, "toneEnabled": False}, PROFESSIONAL_ONLY),
    Setting("doNotDisturb", f"{TELEPHONY}/doNotDisturb", {"enabled": False, "ringSplashEnabled": False}),
    Setting("callBridge", f"{TELEPHONY}/callBridge", {"warningToneEnabled": True}, PROFESSIONAL_ONLY),
    Setting(
        "pushToTalk",
        f"{TELEPHONY}/pushToTalk",
        {"allowAutoAnswer": False, "connectionType": "TWO_WAY", "accessType": "ALLOW_MEMBERS", "members": []},
        PROFESSIONAL_ONLY,
        member_lists=("members",),
    ),
    Setting(
        "privacy",
        f"{TELEPHONY}/privacy",
        {
            "aaExtensionDialingEnabled": True,
            "aaNamingDialingEnabled": True,
            "enablePhoneStatusDirectoryPrivacy": False,
            "enablePhoneStatusPickupBargeInPrivacy": False,
            "monitoringAgents": [],
        },
        PROFESSIONAL_ONLY,
        member_lists=("monitoringAgents",),
    ),
    Setting(
        "voicemail",
        f"{TELEPHONY}/voicemail",
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
        {"connectedLineIdPrivacyOnRedirectedCalls": "NO_PRIVACY"},
        PROFESSIONAL_ONLY,
    ),
    Setting(
        "sequentialRing",
        f"{TELEPHONY}/sequentialRing",
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
        Setting(name, f"{TELEPHONY}/{name}", {"enabled": False, "criteria": []}, PROFESSIONAL_ONLY)
        for name in ("selectiveReject", "selectiveAccept", "priorityAlert")
    ),
    Setting(
        "selectiveForward",
        f"{TELEPHONY}/selectiveForward",
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
        {"selected": "DIRECT_LINE", "elinEnabled": False},
        scopes=CALLING,
    ),
)
