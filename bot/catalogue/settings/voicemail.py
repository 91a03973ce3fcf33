"""Voicemail: which calls it takes, what callers hear, where messages go."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.rings import rings, too_many_rings
from bot.catalogue.model.shape import Values, section
from bot.catalogue.model.spoken import Act
from cards.fields import Choice, Email, Option, Phone, Toggle

BUSY = "sendBusyCalls"
UNANSWERED = "sendUnansweredCalls"
RINGS = f"{UNANSWERED}.numberOfRings"
MOST_RINGS = f"{UNANSWERED}.systemMaxNumberOfRings"

GREETING_OPTIONS = (
    Option("DEFAULT", "Default"),
    Option("CUSTOM", "Custom", ("own recording", "own", "recording")),
)


def _check(values: Values) -> dict[str, str]:
    wrong = {}
    for kind in (BUSY, UNANSWERED):
        if values[f"{kind}.greeting"] == "CUSTOM" and values[f"{kind}.greetingUploaded"] is False:
            wrong[f"{kind}.greeting"] = "No recording was uploaded yet: drop a WAV file with “greeting”."
    wrong |= too_many_rings(values, RINGS, MOST_RINGS)
    if values["messageStorage.storageType"] == "EXTERNAL" and not values["messageStorage.externalEmail"]:
        wrong["messageStorage.externalEmail"] = "Needed while messages go to an external mailbox."
    return wrong


def _notes(values: Values) -> list[str]:
    if values["enabled"] is False:
        return ["Voicemail is off: the rest takes effect when it is turned on."]
    if values["sendAllCalls.enabled"]:
        return ["All calls go to voicemail: the phone does not ring."]
    return []


VOICEMAIL = Family(
    key="voicemail",
    title="Voicemail",
    help="Takes messages when nobody answers.",
    words=("voicemail", "voice mail", "vm"),
    path="/telephony/config/workspaces/{workspaceId}/voicemail",
    professional=True,
    main="enabled",
    read_only=(f"{BUSY}.greetingUploaded", f"{UNANSWERED}.greetingUploaded", MOST_RINGS),
    check=_check,
    used_while={"messageStorage.externalEmail": ("messageStorage.storageType", "EXTERNAL")},
    notes=_notes,
    expected={"sendAllCalls.enabled": False},
    read_only_fields=(
        Toggle(key=f"{BUSY}.greetingUploaded", label="Busy greeting uploaded"),
        Toggle(key=f"{UNANSWERED}.greetingUploaded", label="No-answer greeting uploaded"),
        rings(MOST_RINGS, "Most rings allowed"),
    ),
    acts=(
        Act(says=("send", "go", "forward", "divert", "route", "redirect", "goes", "take", "land")),
        Act(says=("(sending|forwarding|diverting) [the] calls to (voicemail|vm|mailbox)",), is_unclear=True),
    ),
    spoken=(
        "mailbox",
        "voice mailbox",
        "vmail",
        "voicemails",
        "voicemail box",
        "voice mails",
        "voice messages",
    ),
    asks=("leave (message|messages)", "mailbox", "rings before voicemail"),
    sections=(
        section(
            "",
            Toggle(key="enabled", label="Voicemail", words=("enabled",)),
            Toggle(
                key="sendAllCalls.enabled",
                label="Send all calls",
                words=("all", "all calls"),
                spoken=(
                    "send (all|everything|all calls|every call) [straight] to (voicemail|vm|mailbox)",
                    "(all|every) (calls|call) [go] (straight|directly|right) to (voicemail|vm|mailbox)",
                    "(straight|directly) to (voicemail|vm|mailbox)",
                ),
            ),
            switch="enabled",
        ),
        section(
            "When busy",
            Toggle(key=f"{BUSY}.enabled", label="Send busy calls", words=("busy",)),
            Choice(key=f"{BUSY}.greeting", label="Busy greeting", options=GREETING_OPTIONS),
            switch=f"{BUSY}.enabled",
        ),
        section(
            "When unanswered",
            Toggle(
                key=f"{UNANSWERED}.enabled", label="Send unanswered calls", words=("unanswered", "no answer")
            ),
            rings(RINGS, "Rings"),
            Choice(
                key=f"{UNANSWERED}.greeting",
                label="No-answer greeting",
                words=("unanswered greeting", "no answer greeting"),
                options=GREETING_OPTIONS,
            ),
            switch=f"{UNANSWERED}.enabled",
        ),
        section(
            "Messages",
            Toggle(
                key="messageStorage.mwiEnabled",
                label="Message waiting indicator",
                words=("message lamp", "lamp", "mwi", "waiting indicator"),
                spoken=(
                    "message waiting (light|lamp|indication)",
                    "(message|voicemail|waiting|mailbox) (light|lamp|indicator)",
                ),
            ),
            Choice(
                key="messageStorage.storageType",
                label="Message storage",
                words=("storage", "kept"),
                options=(
                    Option("INTERNAL", "Internal mailbox", ("internal", "webex", "in webex")),
                    Option("EXTERNAL", "External mailbox", ("external", "mailbox", "in a mailbox elsewhere")),
                ),
            ),
            Email(
                key="messageStorage.externalEmail",
                label="External mailbox email",
                words=("mailbox elsewhere", "storage email", "external email"),
                chosen_with=("messageStorage.storageType", "EXTERNAL"),
            ),
        ),
        section(
            "Notifications",
            Toggle(
                key="emailCopyOfMessage.enabled",
                label="Email a copy",
                words=("copy",),
                spoken=(
                    "(email|mail) [copy of] [new] (voicemail|voicemails|messages|voicemail messages)",
                    "(email|mail|send) copy [of]",
                    "(email|mail) copies",
                    "(voicemail|voicemails) (by email|to email)",
                ),
            ),
            Email(
                key="emailCopyOfMessage.emailId",
                label="Copy goes to",
                words=("copy to",),
                needed_when="emailCopyOfMessage.enabled",
            ),
            Toggle(
                key="notifications.enabled",
                label="Notifications",
                words=("notify",),
                spoken=(
                    "(voicemail|message|new message|email) (notification|notifications|alerts)",
                    "(notify|alert) [about|of|on|for] [new] (voicemail|voicemails|messages|message)",
                ),
            ),
            Email(
                key="notifications.destination",
                label="Notifications go to",
                words=("notification goes to", "notify to"),
                needed_when="notifications.enabled",
            ),
        ),
        section(
            "Transfer on 0",
            Toggle(key="transferToNumber.enabled", label="Transfer on 0"),
            Phone(
                key="transferToNumber.destination",
                label="Transfer on 0 to",
                words=("0 goes to", "transfer to", "zero to"),
                needed_when="transferToNumber.enabled",
            ),
            switch="transferToNumber.enabled",
        ),
        section(
            "Fax",
            Toggle(key="faxMessage.enabled", label="Receive fax", words=("fax",)),
            Phone(
                key="faxMessage.phoneNumber",
                label="Fax number",
                extension=False,
                needed_when="faxMessage.enabled",
                source="fax",
            ),
            Phone(key="faxMessage.extension", label="Fax extension"),
            switch="faxMessage.enabled",
        ),
    ),
)
