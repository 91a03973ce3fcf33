"""Fields are called as in Control Hub; the names they had before are understood too."""

from __future__ import annotations

import pytest

from bot.catalogue import family_of
from bot.language.assignments import AssignmentParser
from bot.language.words import split

EARLIER = [
    ("outgoing", "own permissions", "on", "useCustomEnabled"),
    ("outgoing", "own call types", "off", "useCustomPermissions"),
    ("outgoing", "national: may be transferred", "off", "callingPermissions.NATIONAL.transferEnabled"),
    ("outgoing", "national", "ask for an access code", "callingPermissions.NATIONAL.action"),
    ("outgoing", "national", "send to transfer number 2", "callingPermissions.NATIONAL.action"),
    ("incoming", "own permissions", "on", "useCustomEnabled"),
    ("transfer", "own transfer numbers", "on", "useCustomTransferNumbers"),
    ("patterns", "own digit patterns", "on", "useCustomDigitPatterns"),
    ("voicemail", "kept", "in a mailbox elsewhere", "messageStorage.storageType"),
    ("voicemail", "mailbox elsewhere", "lobby@example.com", "messageStorage.externalEmail"),
    ("voicemail", "message lamp", "on", "messageStorage.mwiEnabled"),
    ("voicemail", "notify", "on", "notifications.enabled"),
    ("voicemail", "notification goes to", "lobby@example.com", "notifications.destination"),
    ("voicemail", "0 goes to", "4402", "transferToNumber.destination"),
    ("voicemail", "busy greeting", "own recording", "sendBusyCalls.greeting"),
    ("intercept", "offer voicemail", "on", "incoming.voicemailEnabled"),
    ("intercept", "announce a new number", "on", "incoming.announcements.newNumber.enabled"),
    ("intercept", "transfer when callers press 0", "on", "incoming.announcements.zeroTransfer.enabled"),
    ("intercept", "press 0 goes to", "4402", "incoming.announcements.zeroTransfer.destination"),
    ("forwarding", "forward when not answered", "on", "callForwarding.noAnswer.enabled"),
    ("forwarding", "when not answered, calls go to", "4402", "callForwarding.noAnswer.destination"),
    ("forwarding", "when busy, to voicemail there", "on", "callForwarding.busy.destinationVoicemailEnabled"),
    ("forwarding", "forward when the phone is not reachable", "on", "businessContinuity.enabled"),
    ("callerid", "number shown", "direct line", "selected"),
    ("callerid", "hide it on forwarded calls", "on", "blockInForwardCallsEnabled"),
    ("callerid", "name shown outside", "location", "externalCallerIdNamePolicy"),
    ("callerid", "another name outside", "Front desk", "customExternalCallerIdName"),
    ("callerid", "name to dial by", "Front desk", "dialByName"),
    ("music", "music", "own file", "greeting"),
    ("selforward", "to voicemail there", "on", "destinationVoicemailEnabled"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "name", "value", "field"), EARLIER)
def test_a_field_is_still_understood_by_the_name_it_had(key: str, name: str, value: str, field: str) -> None:
    words = split(f"{name} {value}")
    (found,) = AssignmentParser(family_of(key)).assignments(words)
    assert (found.field.key, found.text) == (field, value)
    assert found.field.parse(found.text, "FR") not in (None, "")
