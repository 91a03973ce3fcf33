"""Voicemail: which calls it takes, what callers hear, where messages go."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.rings import rings, too_many_rings
from bot.catalogue.model.shape import Values, section
from bot.catalogue.settings.words.helping_verbs import PUT_THERE, TAKEN_AWAY
from bot.catalogue.settings.words.voicemail_words import ACTS, GREETING_OPTIONS, MAILBOX, MESSAGES, PRESS_ZERO
from cards.fields import Choice, Email, Option, Phone, Toggle

SEND_ALL = "sendAllCalls.enabled"
BUSY = "sendBusyCalls"
UNANSWERED = "sendUnansweredCalls"
RINGS = f"{UNANSWERED}.numberOfRings"
MOST_RINGS = f"{UNANSWERED}.systemMaxNumberOfRings"


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
    return []


VOICEMAIL = Family(
    key="voicemail",
    title="Voicemail",
    help="Takes messages when nobody answers.",
    words=("voicemail", "voice mail", "vm"),
    path="/telephony/config/workspaces/{workspaceId}/voicemail",
    professional=True,
    main="enabled",
    put_to=SEND_ALL,
    read_only=(f"{BUSY}.greetingUploaded", f"{UNANSWERED}.greetingUploaded", MOST_RINGS),
    check=_check,
    used_while={"messageStorage.externalEmail": ("messageStorage.storageType", "EXTERNAL")},
    idle_unless=("no calls are sent to it", (SEND_ALL, f"{BUSY}.enabled", f"{UNANSWERED}.enabled")),
    notes=_notes,
    expected={
        f"{BUSY}.enabled": True,
        f"{UNANSWERED}.enabled": True,
        RINGS: 3,
        "messageStorage.mwiEnabled": True,
    },
    read_only_fields=(
        Toggle(key=f"{BUSY}.greetingUploaded", label="Busy greeting uploaded"),
        Toggle(key=f"{UNANSWERED}.greetingUploaded", label="No-answer greeting uploaded"),
        rings(MOST_RINGS, "Most rings allowed"),
    ),
    acts=ACTS,
    starts=(*PUT_THERE, "provision", "reprovision", "re provision", "set up", "reinstate", "bring back"),
    stops=(
        "deprovision",
        "de provision",
        "unprovision",
        "decommission",
        *TAKEN_AWAY,
        "taken down",
    ),
    spoken=(
        "mailbox",
        "voice mailbox",
        "vmail",
        "voicemails",
        "voicemail box",
        "voice mails",
        "voice (messages|message|messaging)",
        "answering (machine|service)",
        "answerphone",
        "(vm|voicemail) (box|service|feature|account)",
        "vms",
        "(voicemail|vm|mailbox) (callers|caller)",
        "(listen|listens|listening) to (voicemail|voicemails|vm|mailbox)",
    ),
    rephrased=(
        ("e mail", "email"),
        ("e mails", "emails"),
        ("e mailed", "emailed"),
        ("e mailing", "emailing"),
    ),
    asks=(
        "(leave|take|takes) (message|messages|voicemail)",
        "(mailbox|voice mail|answering machine|voicemails|voice messages)",
        "rings (before|until|to) (voicemail|vm|mailbox)",
        "(messages|message) (emailed|mailed|sent|go|kept|stored|forwarded)",
        "(go|goes|going|sent) to (voicemail|vm|mailbox)",
        "message (lamp|light|indicator)",
        "where (fax|faxes) (go|goes|arrive|arrives|sent|land|lands)",
    ),
    sections=(
        section(
            "",
            Toggle(key="enabled", label="Voicemail", words=("enabled",)),
            Toggle(
                key=SEND_ALL,
                label="Send all calls",
                words=("all", "all calls"),
                spoken=(
                    f"(straight|directly|direct|right) (to|into) {MAILBOX}",
                    "(send|sending) (all|every|each) (calls|call)",
                    "(every|each) call",
                    "sac",
                    "all (incoming|inbound|the) calls",
                    "(everybody|everyone|all callers|every caller|anyone) [who calls|calling|that calls]",
                ),
            ),
            switch="enabled",
        ),
        section(
            "When busy",
            Toggle(
                key=f"{BUSY}.enabled",
                label="Send busy calls",
                words=("busy",),
                spoken=(
                    "(sending|routing|forwarding) [calls when] busy [calls]",
                    f"[send|sending] busy calls [go|going] (to|into|in) {MAILBOX}",
                    "when (someone|somebody) [is] [already] on the phone",
                    "(when|if|while) [the] (line|phone) [is] (busy|in use|engaged|taken)",
                    f"{MAILBOX} (for|on|of) busy calls",
                    f"{MAILBOX} [only] (when|if|on) busy",
                ),
            ),
            Choice(
                key=f"{BUSY}.greeting",
                label="Busy greeting",
                spoken=("busy (message|announcement|prompt)", "greeting (when|on) busy"),
                options=GREETING_OPTIONS,
            ),
            switch=f"{BUSY}.enabled",
        ),
        section(
            "When unanswered",
            Toggle(
                key=f"{UNANSWERED}.enabled",
                label="Send unanswered calls",
                words=("unanswered", "no answer"),
                spoken=(
                    "(sending|routing|forwarding) unanswered [calls]",
                    f"[and] then [(go|goes|send it|on)] [to] {MAILBOX}",
                    f"{MAILBOX} (for|on|of) (unanswered|missed|no answer) calls",
                    f"{MAILBOX} [only] (when|if|on) (unanswered|not answered|no answer)",
                ),
            ),
            rings(
                RINGS,
                "Rings",
                spoken=(
                    "[number of] rings before answering",
                    f"[number of] rings before [it goes to|going to|unanswered calls go to] {MAILBOX}",
                ),
            ),
            Choice(
                key=f"{UNANSWERED}.greeting",
                label="No-answer greeting",
                words=("unanswered greeting", "no answer greeting"),
                spoken=(
                    "(no answer|unanswered) (message|announcement|prompt)",
                    "greeting (when|on|for) (no answer|unanswered|not answered)",
                ),
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
                    "[voicemail|vm|mailbox] (message|messages|voicemail|vm|mailbox|mwi) [waiting] "
                    "(light|lamp|indicator|indication|led) [on phone]",
                    "(blinking|flashing) (message|voicemail) (light|lamp)",
                    "waiting (light|lamp|indicator)",
                    "(red|blinking|flashing) (light|lamp)",
                    "message waiting",
                    "(light|lamp) (for|of) [new|waiting] (messages|voicemails)",
                    "light",
                ),
            ),
            Choice(
                key="messageStorage.storageType",
                label="Message storage",
                words=("storage", "kept"),
                spoken=(
                    f"(store|keep|save|storing|keeping) {MESSAGES} [in]",
                    "(store|save|storing)",
                    f"{MESSAGES} (stored|kept|saved|storage)",
                ),
                options=(
                    Option(
                        "INTERNAL",
                        "Internal mailbox",
                        ("internal", "webex", "in webex"),
                        spoken=("internal storage", "webex (storage|mailbox)", "internally"),
                    ),
                    Option(
                        "EXTERNAL",
                        "External mailbox",
                        ("external", "mailbox", "in a mailbox elsewhere"),
                        spoken=("outside [of] webex", "externally"),
                    ),
                ),
            ),
            Email(
                key="messageStorage.externalEmail",
                label="External mailbox email",
                words=("mailbox elsewhere", "storage email", "external email"),
                spoken=(f"(store|keep|save|storing|keeping) {MESSAGES} [in]",),
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
                    f"(email|mail|emailing) [new] {MESSAGES}",
                    f"(email|mail|send|emailing) (copy|copies) [of] [each|every|new|all] [{MESSAGES}]",
                    f"[{MESSAGES}] (copy|copies) [of] [{MESSAGES}]",
                    f"(email|mail) {MESSAGES} (copy|copies)",
                    f"[send|get] {MESSAGES} (by email|to email|by mail|via email)",
                    "(vm2email|vm2mail|vm to email|voicemail2email|voicemail to email|vm 2 email)",
                    "(emailed|mailed) [to]",
                    "(by|via) (email|mail)",
                    "email copies",
                    f"cc [on] (every|each|all|any|new) {MESSAGES} [left [at|on|in|for]]",
                    "(cc|copy) (on|of|for)",
                    "cc",
                    f"[on|of|for|with] (every|each|all|any) [new] {MESSAGES} [left [at|on|in|for]]",
                    f"[email|mail|send] (copy|copies) of (each|every|all|any) [new] {MESSAGES} "
                    "[left|[that] (callers|guests|people|customers|visitors|they) leave]",
                    "(forward|send|forwarding|sending|receive) [all|new|every|each] (voicemails|voicemail "
                    "messages|voice messages)",
                ),
            ),
            Email(
                key="emailCopyOfMessage.emailId",
                label="Copy goes to",
                words=("copy to",),
                spoken=(
                    f"[{MESSAGES}] (copy|copies) (email|e-mail) [address]",
                    f"(email|e-mail) [address] (for|of) [email|{MESSAGES}] (copy|copies)",
                    f"{MAILBOX} (email|mail|e-mail) [address]",
                    "(voicemails|voicemail messages|voice messages) to",
                ),
                needed_when="emailCopyOfMessage.enabled",
            ),
            Toggle(
                key="notifications.enabled",
                label="Notifications",
                words=("notify",),
                spoken=(
                    f"[new] {MESSAGES} (notification|notifications|alerts)",
                    "email (notification|notifications|alerts)",
                    f"(notify|alert|notified|alerted) [about|of|on|for] [new] [{MESSAGES}]",
                    f"(notification|notifications) [(of|about|for)] [each|every|any|new] [{MESSAGES}]",
                    f"(told|inform|informed) (about|of) [new] {MESSAGES}",
                    f"know (when|whenever|if|as soon as) there is [new] {MESSAGES}",
                    "know (when|whenever|if|as soon as) (someone|somebody|anyone|caller) (leaves|has left) "
                    f"[new] {MESSAGES}",
                    f"know (about|of) [each|every|any|all] [new] {MESSAGES}",
                    f"about [each|every|any|all] new {MESSAGES}",
                    "(send|email|mail) (heads up|ping|alert|note)",
                ),
            ),
            Email(
                key="notifications.destination",
                label="Notifications go to",
                words=("notification goes to", "notify to"),
                spoken=(
                    f"[{MESSAGES}] (notification|notifications) (email|e-mail|address|email address)",
                    f"(email|address|email address) (for|of) [{MESSAGES}] (notification|notifications)",
                ),
                needed_when="notifications.enabled",
            ),
        ),
        section(
            "Transfer on 0",
            Toggle(
                key="transferToNumber.enabled",
                label="Transfer on 0",
                spoken=(
                    f"[who|when|when callers|when they|if they|by] {PRESS_ZERO}",
                    f"{PRESS_ZERO} [on|in|at] {MAILBOX}",
                    "zero [out|outs|key|press|transfer]",
                    "(0|zero) (out|transfer|key)",
                    "transfer (on (zero|0)|to number)",
                    "(zeroing out|zeroes out|press 0 option|0 to operator|zero to operator)",
                    "(operator|zero out) (transfer|number|destination|target)",
                    "(0|zero) (should|must|to|will) (transfer|connect|take|go|reach|send) [callers|them]",
                    f"(0|zero) (in|on|at|from) {MAILBOX}",
                    "(0|zero) (takes|gets|sends|puts|leads|goes) [callers|them|people]",
                ),
            ),
            Phone(
                key="transferToNumber.destination",
                label="Transfer on 0 to",
                words=("0 goes to", "transfer to", "zero to", "0 to"),
                needed_when="transferToNumber.enabled",
                source="transfer",
            ),
            switch="transferToNumber.enabled",
        ),
        section(
            "Fax",
            Toggle(
                key="faxMessage.enabled",
                label="Receive fax",
                words=("fax",),
                spoken=(
                    "(receive|receiving|accept|accepting|get|getting|take) (fax|faxes|fax messages)",
                    "(faxes|fax messages|fax messaging|faxing|fax reception|incoming fax|incoming "
                    "faxes|inbound fax)",
                ),
            ),
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
