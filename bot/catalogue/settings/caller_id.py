"""Caller ID: the number and the name others see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Labels, Values, section
from bot.catalogue.model.spoken import Act
from bot.catalogue.settings.words.caller_id_words import BLOCKED_ON_FORWARDED, DIALLED_NAME, FORWARDED_ACTS
from cards.fields import Choice, Option, Phone, Text, Toggle, spoken_number

FORBIDDEN = '%+\\"'
"""What the vendor does not allow in a name; letters outside ASCII neither."""

DIRECT_NAME = "directLineCallerIdName"
NUMBER_TYPES = {
    "DIRECT_LINE": "direct line",
    "LOCATION_NUMBER": "location number",
    "CUSTOM": "another number",
}


def _check(values: Values) -> dict[str, str]:
    wrong = {}
    offered = values["types"]
    if offered and NUMBER_TYPES.get(values["selected"]) not in offered:
        wrong["selected"] = f"Webex offers for this workspace only: {', '.join(offered)}."
    if values["selected"] == "CUSTOM" and not values["customNumber"]:
        wrong["customNumber"] = "Needed while the external caller ID number is “Another number”."
    if values["externalCallerIdNamePolicy"] == "OTHER" and not values["customExternalCallerIdName"]:
        wrong["customExternalCallerIdName"] = "Needed while the external caller ID name is “Another name”."
    if values[f"{DIRECT_NAME}.selection"] == "CUSTOM_NAME" and not values[f"{DIRECT_NAME}.customName"]:
        wrong[f"{DIRECT_NAME}.customName"] = "Needed while the name of the line is “Another name”."
    return wrong


def _read_types(document: Mapping[str, Any]) -> list[str]:
    found = document.get("types")
    return [NUMBER_TYPES.get(str(one), str(one)) for one in found] if isinstance(found, list) else []


def _summary(name: str, values: Values) -> str:
    key, whose = {
        "DIRECT_LINE": ("directNumber", "its direct line"),
        "LOCATION_NUMBER": ("locationNumber", "the location number"),
        "CUSTOM": ("customNumber", ""),
    }.get(str(values["selected"]), ("", ""))
    number = spoken_number(str(values.get(key) or ""))
    if key == "directNumber" and not number:
        return f"Calls from {name} show its direct line; it has no number of its own."
    shown = ", ".join(filter(None, (whose, number)))
    return f"Calls from {name} show {shown}." if shown else ""


def _name(
    key: str,
    label: str,
    *words: str,
    chosen_with: tuple[str, str] = ("", ""),
    maximum: int = 30,
    spoken: tuple[str, ...] = (),
) -> Text:
    return Text(
        key=key,
        label=label,
        words=words,
        spoken=spoken,
        chosen_with=chosen_with,
        maximum=maximum,
        forbidden=FORBIDDEN,
        ascii_only=True,
    )


_MAIN = (
    "[our|its|hotel|building] "
    "(location|site|main|office|company|hotel|head office|general|switchboard) ['s] "
    "[main] (number|line) [of (site|house|location|building|company)]"
)
_ITS_NAME = "((location|company|site) ['s] name|name of (location|company|site))"
"""The number of the location and its name, as people call them, in patterns."""
_CALLED = (
    "(patient|patients|guest|guests|customer|customers|client|clients|callee|callees|called party|"
    "called person|recipient|recipients|people called|those called|people outside)"
)
"""Those whom the phone calls, in patterns."""
_SHOWN = "(customers|clients|people|guests|patients|others)"
"""Those whom a name is shown to, in patterns."""

CALLER_ID = Family(
    key="callerid",
    title="Caller ID",
    help="The number and the name others see when this phone calls.",
    words=("callerid", "caller id", "cid"),
    spoken=(
        "(clid|clip|clir|ani|cli|outgoing identity)",
        "calling (line id|party number|party id|number id)",
        "caller (identification|identity|id settings)",
        "(when|while) (calling|dialing|dialling|phoning) [out|outside|customers|people]",
        "when (it|they|we|somebody|someone) (calls|call|dials|phones) [out|outside|people|them|others]",
        "(show|shows|shown|showing|appear|appears|displayed|go out|show up) as",
        "(when|calls|call|dials|phones) out",
        "(phones|calls|rings) (them|customers|people|clients|others|guests|someone|somebody) [outside]",
        "as caller",
        "as [its] (cpn|calling party number)",
        f"(phones|calls|rings|dials) {_CALLED}",
        "(our|its|their|caller|outgoing|outbound) (id|identity)",
        "identity of caller",
        "(calls|dials|phones|rings) (outside|external numbers|people outside)",
    ),
    acts=(
        Act(
            says=(
                f"(show|present|display|send|see|use|appear as|show up as|go out with) {_MAIN} "
                "[on|for] [outbound|outgoing|external] [calls]",
                f"{_MAIN} on (outbound|outgoing|external) [calls]",
                f"(shows|presents|displays|shown as|masked with|mask with) {_MAIN}",
                f"(carry|carries|go out as|call with|call out with|dial out with) {_MAIN}",
            ),
            values={"selected": "LOCATION_NUMBER"},
            contrary={},
            is_guess=True,
        ),
        Act(
            says=(
                "(show|shows|present|presents|display|displays|send|sends) [its] own "
                "(number|line|direct line|direct number)",
                "(own number|direct line|direct number) as caller id",
                "[own] (ddi|number|direct line) on (outbound|outgoing|external) [calls]",
                "(back to|go back to|return to|revert to) [its] own (number|line|ddi) "
                "(on|for) (outbound|outgoing|external) [calls]",
            ),
            values={"selected": "DIRECT_LINE"},
            contrary={},
        ),
        Act(
            says=(
                "(show|shows|present|presents|display|displays|use|uses|send|sends|with) [its] own name",
                "own name",
            ),
            values={"externalCallerIdNamePolicy": "DIRECT_LINE"},
            contrary={},
            is_guess=True,
        ),
        Act(
            says=(
                f"(show|present|display|use|send|see) {_ITS_NAME}",
                f"(shows|presents|displays) {_ITS_NAME}",
                f"(should|must) (see|be shown|get|get to see) {_ITS_NAME}",
            ),
            values={"externalCallerIdNamePolicy": "LOCATION"},
            contrary={},
        ),
        Act(
            says=(
                f"[{_CALLED}] (should|must|to) (see|get|be shown) (another|different|other) [phone] number",
            ),
            values={"selected": "CUSTOM"},
            contrary={},
            is_guess=True,
        ),
        *FORWARDED_ACTS,
        Act(
            says=(
                "present",
                "presents",
                "(send|sends|carry|carries)",
                "(for|on|with) [its|all] (external|outside|outgoing|outbound) calls",
                "(external|outgoing|outbound) calls from",
                "going out",
                "(called from|[that] (rings|dials|phones|calls up|rings up))",
                "(when|if|whenever) (they|we|it|people|somebody|someone|staff|users|guests) "
                "(ring|rings|dial|dials|phone|phones|call|calls) [out|someone|somebody|customers]",
                "(outgoing|outbound) calls",
                "[to] other (person|party|side|people)",
                "[to] (called party|called person|people we call|people it calls|callee)",
                "(people|those|customers|clients) (seeing|receiving|getting|who get) (call|calls)",
                "[and] (not|instead of|rather than) [its|their] [own] (direct|own|ddi) [line|number]",
                "called by",
                "(whoever|everyone|everybody|anyone|people|those) [who] "
                "(gets|get|receives|receive) (call|calls) from",
                "on (their|the) (screen|display|phone)",
                "(outside|external) (callers|people|parties|numbers|customers)",
            ),
            contrary={},
        ),
    ),
    starts=("hide", "mask", "block", "suppress", "withhold", "be hidden", "be withheld", "be blocked"),
    unswitched="Webex cannot hide the number of a workspace when it calls; it can show the number of the "
    "location instead, and block the caller's number on forwarded calls.",
    asks=(
        "number (people|they|others|customers|callers|clients) see",
        "(which|what) number see",
        "number (show|shows|shown|displayed|display|appears|appear|presented|present|used)",
        "(number|name) (see|sees|shown|displayed) when calls",
        "(what|which) number (show|shows|shown|displayed|display|appears|appear|presented|present)",
        "(number|name) comes up",
        "(what|which) name (show|shows|shown|display|displays|displayed|appears|appear)",
        "(who|what) (appears|shows|displayed|shown) when (calls|calling)",
        "(hide|hides|hidden|withhold|withheld) number",
        "(name|number) calls out",
        "(people|customers|callers|clients|those|they|others) (call|calls) see (number|name)",
    ),
    path="/workspaces/{workspaceId}/features/callerId",
    read_only=(
        "types",
        "directNumber",
        "locationNumber",
        "tollFreeLocationNumber",
        "locationExternalCallerIdName",
    ),
    check=_check,
    summary=_summary,
    experienced={
        "blockInForwardCallsEnabled": (
            "Calls that {name} forwards hide the caller ID.",
            "Calls that {name} forwards show the caller ID.",
        ),
    },
    used_while={
        "customNumber": ("selected", "CUSTOM"),
        "customExternalCallerIdName": ("externalCallerIdNamePolicy", "OTHER"),
        f"{DIRECT_NAME}.customName": (f"{DIRECT_NAME}.selection", "CUSTOM_NAME"),
    },
    readers={"types": _read_types},
    read_only_fields=(
        Labels(key="types", label="Numbers that can be shown"),
        Phone(key="directNumber", label="Direct line"),
        Phone(key="locationNumber", label="Location number"),
        Text(key="locationExternalCallerIdName", label="Location name", maximum=200),
    ),
    sections=(
        section(
            "Number",
            Choice(
                key="selected",
                label="External caller ID number",
                words=("number shown", "selected", "number"),
                spoken=(
                    "(caller id|clid|cli|ani|caller identification)",
                    "[external|ext|outbound|outgoing] (caller id|clid|cli) [phone] number [policy]",
                    "(external|ext|outbound|outgoing) (caller id|clid|cli)",
                    "(calling line id|presentation|presented|displayed|outgoing|outbound) number",
                    "number (displayed|presented|that is shown|we show|people see|others see|they see)",
                    "(calling|calling party|outpulse|outpulsed) number",
                    "(cpn|outpulse)",
                    f"(shows|presents|displays|sends|gives) to {_CALLED}",
                    f"{_CALLED} (should|must|to) (see|get|be shown)",
                    "number (shown|displayed|presented) (for|on|with) [its|outgoing|outbound] calls",
                ),
                options=(
                    Option(
                        "DIRECT_LINE",
                        "Direct line",
                        ("direct",),
                        (
                            "[its] [own] (own|direct) (number|line|line number|dial number)",
                            "its own",
                            "[its] own ddi",
                        ),
                    ),
                    Option(
                        "LOCATION_NUMBER",
                        "Location number",
                        ("location",),
                        (_MAIN, "(location|site) main number"),
                    ),
                    Option("CUSTOM", "Another number", ("custom", "other")),
                ),
            ),
            Phone(
                key="customNumber",
                label="Another number",
                words=("custom number",),
                chosen_with=("selected", "CUSTOM"),
                extension=False,
                help="Of the same location, or of the same country, carrier and zone.",
            ),
            Toggle(
                key="blockInForwardCallsEnabled",
                label="Block on forwarded calls",
                words=("hide it on forwarded calls", "block in forward calls", "block forwarded"),
                spoken=BLOCKED_ON_FORWARDED,
            ),
        ),
        section(
            "Name",
            Choice(
                key="externalCallerIdNamePolicy",
                label="External caller ID name",
                words=("name shown outside", "external name policy", "external name"),
                spoken=(
                    "[external|ext|outbound|outgoing] (caller id|clid|cli) name [policy]",
                    "(caller name|external caller name|ext name|name policy|outgoing name|cnam)",
                    "name (people see|others see|they see|displayed|that is shown|shown)",
                    "name [that|which] (customers|people|clients|callers|others) (see|get) [from]",
                    "(outside|outbound|outgoing) [caller id|clid|cli] name",
                    "name on (their|his|her|people 's|customers) (screen|screens|display|displays|phone)",
                ),
                options=(
                    Option("DIRECT_LINE", "Direct line", ("direct",)),
                    Option(
                        "LOCATION",
                        "Location",
                        (),
                        ("location [external] caller id name", "location name", "name of location"),
                    ),
                    Option("OTHER", "Another name", ("custom", "other")),
                ),
            ),
            _name(
                "customExternalCallerIdName",
                "Other external caller ID name",
                "another name outside",
                "custom external name",
                chosen_with=("externalCallerIdNamePolicy", "OTHER"),
                spoken=(
                    "(should|must|to) (see|show|display|read|have) [external|caller|outgoing] name [as]",
                    "(people|callers|customers) [from] outside (should|must) see name",
                    "name (shown|displayed) (outside|to customers|to external callers|to people outside)",
                    "(show|present|display|send) name",
                    f"(show|present|display|send|give) [{_SHOWN}] (external|outside|outgoing) name [of]",
                    f"(show|present|display|send|give) {_SHOWN} name [of]",
                    "name (should|must) (read|say|show)",
                    "[external|outgoing] (cnam|caller name) [(should|must) (read|say|show|be)]",
                    "(show up|appear|be shown|be displayed) (outside|externally|to (customers|clients|"
                    "external callers|people outside)) as",
                    "(present|appear|come up|show up|go out) (with|under) name [of]",
                ),
            ),
            Choice(
                key=f"{DIRECT_NAME}.selection",
                label="Name of the line",
                words=("line name",),
                spoken=("caller id name of line", "direct line [caller id] name [selection]"),
                options=(
                    Option("DISPLAY_NAME", "Display name"),
                    Option("CUSTOM_NAME", "Another name", ("custom", "other")),
                ),
            ),
            _name(
                f"{DIRECT_NAME}.customName",
                "Another name of the line",
                "custom line name",
                chosen_with=(f"{DIRECT_NAME}.selection", "CUSTOM_NAME"),
                spoken=("direct line [caller id] name to [the] custom name",),
            ),
            _name("dialByName", "Dial by name", "name to dial by", maximum=50, spoken=DIALLED_NAME),
        ),
    ),
)
