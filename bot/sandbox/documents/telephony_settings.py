"""The settings documents under /telephony/config/workspaces."""

from __future__ import annotations

from bot.sandbox.contract.paths import TELEPHONY
from bot.sandbox.data.entities import Json
from bot.sandbox.data.scopes import CALLING
from bot.sandbox.documents.setting import ANY_CALLING_LICENCE, PROFESSIONAL_ONLY, Setting

_DEFAULTS: dict[str, Json] = {
    "musicOnHold": {"mohEnabled": True, "mohLocationEnabled": True, "greeting": "DEFAULT"},
    "callRecordings": {
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
    "anonymousCallReject": {"enabled": False},
    "bargeIn": {"enabled": False, "toneEnabled": False},
    "doNotDisturb": {"enabled": False, "ringSplashEnabled": False},
    "callBridge": {"warningToneEnabled": True},
    "pushToTalk": {
        "allowAutoAnswer": False,
        "connectionType": "TWO_WAY",
        "accessType": "ALLOW_MEMBERS",
        "members": [],
    },
    "privacy": {
        "aaExtensionDialingEnabled": True,
        "aaNamingDialingEnabled": True,
        "enablePhoneStatusDirectoryPrivacy": False,
        "enablePhoneStatusPickupBargeInPrivacy": False,
        "monitoringAgents": [],
    },
    "voicemail": {
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
    "callPolicies": {"connectedLineIdPrivacyOnRedirectedCalls": "NO_PRIVACY"},
    "sequentialRing": {
        "enabled": False,
        "ringBaseLocationFirstEnabled": False,
        "baseLocationNumberOfRings": "2",
        "continueIfBaseLocationIsBusyEnabled": True,
        "callsToVoicemailEnabled": False,
        "phoneNumbers": [],
        "criteria": [],
    },
    "simultaneousRing": {
        "enabled": False,
        "doNotRingIfOnCallEnabled": False,
        "phoneNumbers": [],
        "criteria": [],
        "criteriasEnabled": False,
    },
    "selectiveReject": {"enabled": False, "criteria": []},
    "selectiveAccept": {"enabled": False, "criteria": []},
    "priorityAlert": {"enabled": False, "criteria": []},
    "selectiveForward": {
        "enabled": False,
        "defaultPhoneNumberToForward": "",
        "ringReminderEnabled": False,
        "destinationVoicemailEnabled": False,
        "criteria": [],
    },
    "emergencyCallbackNumber": {"selected": "DIRECT_LINE", "elinEnabled": False},
}

_FOR_ALL: Json = {"licences": ANY_CALLING_LICENCE}
_EXCEPTIONS: dict[str, Json] = {
    "musicOnHold": _FOR_ALL | {"scopes": CALLING},
    "callRecordings": _FOR_ALL | {"scopes": CALLING, "path": f"{TELEPHONY}/features/callRecordings"},
    "doNotDisturb": _FOR_ALL,
    "pushToTalk": {"member_lists": ("members",)},
    "privacy": {"member_lists": ("monitoringAgents",)},
    "emergencyCallbackNumber": _FOR_ALL | {"scopes": CALLING},
}
"""What a setting has that differs from the others here, by its name."""

TELEPHONY_SETTINGS = tuple(
    Setting(
        **{
            "name": name,
            "path": f"{TELEPHONY}/{name}",
            "defaults": defaults,
            "licences": PROFESSIONAL_ONLY,
            **_EXCEPTIONS.get(name, {}),
        }
    )
    for name, defaults in _DEFAULTS.items()
)
