"""Call Intercept: take a phone out of service, tell callers why and where to go."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.paths import dig_first
from bot.catalogue.model.shape import Values, section
from bot.catalogue.settings.words.call_intercept_words import ACTS, NEW, OUR, ZERO_TRANSFER
from bot.catalogue.settings.words.helping_verbs import TAKEN_AWAY
from cards.fields import Choice, Option, Phone, Text, Toggle

PRESS_ZERO = ZERO_TRANSFER
NEW_NUMBER = "incoming.announcements.newNumber"
FILE_NAMES = ("incoming.announcements.filename", "incoming.announcements.fileName")
"""The vendor's schema spells it the one way, its other APIs the other; a write takes neither."""


def _check(values: Values) -> dict[str, str]:
    # The vendor: empty when no custom greeting has been uploaded.
    if values.get("incoming.announcements.greeting") == "CUSTOM" and values.get(FILE_NAMES[0]) == "":
        return {
            "incoming.announcements.greeting": "No recording was uploaded yet: drop a WAV file with "
            "“greeting intercept”."
        }
    return {}


def _notes(values: Values) -> list[str]:
    notes = []
    if values["enabled"] is False:
        notes.append("Intercept is off: the rest takes effect when it is turned on.")
    if values["incoming.announcements.greeting"] == "CUSTOM":
        notes.append("The custom greeting is the one last uploaded for this workspace.")
    return notes


CALL_INTERCEPT = Family(
    key="intercept",
    title="Call Intercept",
    help="Takes the phone out of service: callers hear why and where to go.",
    words=("intercept", "call intercept", "interception"),
    path="/workspaces/{workspaceId}/features/intercept",
    main="enabled",
    read_only=FILE_NAMES,
    check=_check,
    used_while={"incoming.announcements": ("incoming.type", "INTERCEPT_ALL")},
    idle_while=("incoming.type", "ALLOW_ALL"),
    idle_for="calls that come in",
    readers={FILE_NAMES[0]: lambda document: dig_first(document, FILE_NAMES)},
    read_only_fields=(Text(key=FILE_NAMES[0], label="Recording", maximum=200),),
    notes=_notes,
    acts=ACTS,
    spoken=(
        "(during|under|while) (intercept|interception|call intercept)",
        "(when|while) intercepted",
        "(call intercept|intercept|interception) treatment",
        "is intercepted",
        "intercepted [calls|callers]",
        "while [it is|phone is|line is|is] intercepted",
        "(from|in|by|with|hear) (intercept|interception) [announcement|message]",
    ),
    stops=TAKEN_AWAY,
    starts=("place on", "placed on", "be placed on"),
    asks=(
        "(intercepted|intercepting|intercepts)",
        "out of (service|order)",
        "(in|back in|working) (service|order)",
        "(callers|people) (hear|told) (intercepted|service|closed|moved|number)",
    ),
    sections=(
        section(
            "",
            Toggle(key="enabled", label="Intercept calls", words=("enabled", "intercept")),
            switch="enabled",
        ),
        section(
            "Incoming",
            Choice(
                key="incoming.type",
                label="Incoming calls",
                words=("incoming", "incoming type"),
                spoken=("(inbound|inbound calls)",),
                options=(
                    Option("INTERCEPT_ALL", "Intercept all", ("intercept", "all")),
                    Option(
                        "ALLOW_ALL",
                        "Allow all",
                        ("allow",),
                        ("(allow|accept|let in|let through) [all] (incoming|inbound) calls",),
                    ),
                ),
            ),
            Toggle(
                key="incoming.voicemailEnabled",
                label="Send to voicemail",
                words=("offer voicemail", "voicemail"),
                spoken=(
                    "(let|allow) intercepted callers [to] leave (voicemail|voicemails|message|messages)",
                    "offer intercepted callers voicemail",
                    "[send|put|let] intercepted [incoming|inbound] (calls|callers) [go] to "
                    "(voicemail|mailbox)",
                    "(voicemail|voicemails|messages) (during|under|while|for|on) (intercept|interception)",
                    "(voicemail|messages) (from|for) intercepted (calls|callers)",
                ),
                help="Callers can leave a message.",
            ),
            Choice(
                key="incoming.announcements.greeting",
                label="Greeting",
                words=("announcement",),
                options=(Option("DEFAULT", "Default"), Option("CUSTOM", "Custom", ("own",))),
            ),
        ),
        section(
            "Announcements",
            Toggle(
                key=f"{NEW_NUMBER}.enabled",
                label="Play new number announcement",
                words=(
                    "announce a new number",
                    "announce new number",
                    "new number announcement",
                    "announce",
                ),
                spoken=(
                    "(announcing|playing|play|hear) [about] (new number|new number announcement)",
                    f"(tell|telling|tells|give) [callers|people|them|customers] [about] {OUR} {NEW}",
                    f"(tell|tells) intercepted callers [about] {NEW}",
                    "(tell|tells|telling) intercepted callers",
                    f"[should] (tell|say|give|announce) [about] {NEW}",
                    "(tell|telling|tells) [intercepted] (callers|people|them) to (call|use|dial|ring|try)",
                    "[callers|people] (should|must|to) (hear|be told) to (call|use|dial|ring|try)",
                    "give out",
                    f"(say|says|announcing) [that] {OUR} {NEW}",
                    "announcement of new number",
                    "(announcement|greeting|message) [should|must|to|could|can] [also] "
                    "(give|gives|say|tell|mention|announce) [callers|people|them]",
                ),
            ),
            Phone(
                key=f"{NEW_NUMBER}.destination",
                label="New number",
                spoken=(f"[that] {OUR} {NEW} [is|will be|being]",),
                help="Callers hear it and dial it themselves; from outside they cannot dial an extension.",
                needed_when=f"{NEW_NUMBER}.enabled",
            ),
            Toggle(
                key=f"{PRESS_ZERO}.enabled",
                label="Transfer on 0",
                words=("transfer when callers press 0", "transfer on zero", "zero transfer", "zero"),
                spoken=(
                    "[who|when|when callers|transfer on|by] (press|presses|pressing|dial) (0|zero)",
                    "[who|when|when callers|by] (hit|hits|hitting|tap|taps) (0|zero)",
                    "(who|when|when callers) (dials|dialing|dialling) (0|zero)",
                    "(dials|dialing|dialling) (0|zero)",
                    "(0|zero) (transfers|connects|takes|gets|sends|puts|goes|leads) [them|callers|people]",
                    "(0|zero) (should|must|to|will) (transfer|connect|take|go|send) [callers|them]",
                    "(intercept|interception) zero out",
                ),
            ),
            Phone(
                key=f"{PRESS_ZERO}.destination",
                label="Transfer on 0 to",
                words=("press 0 goes to", "zero destination", "zero goes to", "zero to", "0 to"),
                spoken=(
                    "[greeting ,] (pressing|dialing|dialling|hitting) (0|zero) [should|shall|will|must] "
                    "(transfer|transfers|go|goes|send|sends|connect|connects) [callers|them|calls] [to]",
                ),
                needed_when=f"{PRESS_ZERO}.enabled",
                source="intercept",
            ),
        ),
        section(
            "Outgoing",
            Choice(
                key="outgoing.type",
                label="Outgoing calls",
                words=("outgoing", "outgoing type"),
                spoken=("(outbound|outbound calls)", "(outgoing|outbound) (part|side|section|half)"),
                options=(
                    Option("INTERCEPT_ALL", "Intercept all", ("intercept", "all")),
                    Option(
                        "ALLOW_LOCAL_ONLY",
                        "Allow local calls only",
                        ("local", "local only"),
                        spoken=(
                            "[limited|restricted] to local (calls|ones) [only]",
                            "only local [outgoing|outbound] calls",
                            "[still] (let out|allow|permit) [only] local [outgoing|outbound] calls",
                            "local [outgoing|outbound] calls (only|may go out|can go out|still go out|out)",
                            "[still] [be able to] (make|place) [only] local calls",
                            "[all] (except|but) local (calls|ones)",
                            "[outgoing|outbound] local calls [should|must|may|can|to] [still] "
                            "(stay|remain|be|are) (possible|allowed)",
                        ),
                    ),
                ),
            ),
            Toggle(
                key="outgoing.transferEnabled",
                label="Transfer outgoing calls",
                words=("outgoing transfer",),
                spoken=(
                    "transfer [intercepted] (outgoing|outbound) calls",
                    "(forward|send|transfer|transferring) intercepted (outgoing|outbound) calls",
                    "intercepted (outgoing|outbound) calls",
                ),
            ),
            Phone(
                key="outgoing.destination",
                label="Outgoing calls go to",
                words=("outgoing destination", "outgoing to", "calls out to", "outgoing calls to"),
                needed_when="outgoing.transferEnabled",
                source="intercept",
            ),
        ),
    ),
)
