"""Every setting there is, declared once, in the order of the menu."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.write_only import WriteOnly
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.catalogue.settings.call_policies import CALL_POLICIES
from bot.catalogue.settings.call_recording import CALL_RECORDING
from bot.catalogue.settings.caller_id import CALLER_ID
from bot.catalogue.settings.codes import ACCESS_CODES, DIGIT_PATTERNS
from bot.catalogue.settings.emergency import EMERGENCY
from bot.catalogue.settings.greetings import GREETINGS
from bot.catalogue.settings.incoming_permission import INCOMING_PERMISSION
from bot.catalogue.settings.joined_calls import BARGE_IN, CALL_BRIDGE
from bot.catalogue.settings.monitoring import MONITORING
from bot.catalogue.settings.music_on_hold import MUSIC_ON_HOLD
from bot.catalogue.settings.numbers import NUMBERS
from bot.catalogue.settings.passcode import PASSCODE
from bot.catalogue.settings.permissions import OUTGOING_PERMISSION, TRANSFER_NUMBERS
from bot.catalogue.settings.privacy import PRIVACY
from bot.catalogue.settings.push_to_talk import PUSH_TO_TALK
from bot.catalogue.settings.ringing import SEQUENTIAL_RING, SIMULTANEOUS_RING
from bot.catalogue.settings.selective import (
    PRIORITY_ALERT,
    SELECTIVE_ACCEPT,
    SELECTIVE_FORWARD,
    SELECTIVE_REJECT,
)
from bot.catalogue.settings.simple import (
    ANONYMOUS_CALL_REJECTION,
    CALL_WAITING,
    DO_NOT_DISTURB,
)
from bot.catalogue.settings.voicemail import VOICEMAIL

FAMILIES: tuple[Family, ...] = (
    CALL_INTERCEPT,
    CALL_FORWARDING,
    DO_NOT_DISTURB,
    CALL_WAITING,
    VOICEMAIL,
    CALLER_ID,
    NUMBERS,
    EMERGENCY,
    SEQUENTIAL_RING,
    SIMULTANEOUS_RING,
    SELECTIVE_ACCEPT,
    SELECTIVE_REJECT,
    SELECTIVE_FORWARD,
    PRIORITY_ALERT,
    ANONYMOUS_CALL_REJECTION,
    INCOMING_PERMISSION,
    OUTGOING_PERMISSION,
    TRANSFER_NUMBERS,
    ACCESS_CODES,
    DIGIT_PATTERNS,
    CALL_RECORDING,
    MUSIC_ON_HOLD,
    MONITORING,
    PUSH_TO_TALK,
    PRIVACY,
    BARGE_IN,
    CALL_BRIDGE,
    CALL_POLICIES,
)

USUAL_SETTINGS = ("forwarding", "dnd", "intercept", "voicemail", "callerid", "waiting", "outgoing")
"""The keys of the settings that are changed most, the most usual first."""

WRITE_ONLY: tuple[WriteOnly, ...] = (*GREETINGS, PASSCODE)


def family_of(key: str) -> Family:
    """The family with this key; raises KeyError."""
    for family in FAMILIES:
        if family.key == key:
            return family
    raise KeyError(key)


def title_of(key: str) -> str:
    """What people call the family with this key; the key itself for one that is no more."""
    return next((family.title for family in FAMILIES if family.key == key), key)


def write_only_of(family: Family, title: str) -> WriteOnly | None:
    """What this setting takes and never shows under this title; None where there is no such thing."""
    return next((one for one in WRITE_ONLY if one.family is family and one.title == title), None)
