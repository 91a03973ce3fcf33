"""Caller ID: the number and the name others see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.shape import Labels, Values, section
from cards.fields import Choice, Option, Phone, Text, Toggle

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


def _name(
    key: str, label: str, *words: str, chosen_with: tuple[str, str] = ("", ""), maximum: int = 30
) -> Text:
    return Text(
        key=key,
        label=label,
        words=words,
        chosen_with=chosen_with,
        maximum=maximum,
        forbidden=FORBIDDEN,
        ascii_only=True,
    )


CALLER_ID = Family(
    key="callerid",
    title="Caller ID",
    help="The number and the name others see when this phone calls.",
    words=("callerid", "caller id", "cid"),
    spoken=(
        "(clid|clip)",
        "calling line id",
        "caller (identification|identity)",
        "(outgoing|outbound) caller id",
    ),
    asks=(
        "number (people|they|others|customers) see",
        "number (show|shows|shown|displayed|display|appears)",
        "(number|name) see when calls",
        "(number|name) comes up",
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
                    "[external|outbound|outgoing] caller id [phone] number",
                    "external caller id",
                    "(calling line id|clid|presentation|presented|displayed) number",
                    "number (displayed|presented|that is shown|we show)",
                ),
                options=(
                    Option(
                        "DIRECT_LINE",
                        "Direct line",
                        ("direct",),
                        ("[its] (own|direct) (number|line|line number)",),
                    ),
                    Option(
                        "LOCATION_NUMBER",
                        "Location number",
                        ("location",),
                        ("(location|site) (number|main number)", "main number"),
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
                spoken=(
                    "(hide|hiding|block|blocking) [caller id|it] (on|for) "
                    "(forwarded|diverted|redirected|received forwarded) calls",
                ),
            ),
        ),
        section(
            "Name",
            Choice(
                key="externalCallerIdNamePolicy",
                label="External caller ID name",
                words=("name shown outside", "external name policy", "external name"),
                spoken=("[outbound|outgoing] caller id name", "caller name", "external caller name"),
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
            ),
            Choice(
                key=f"{DIRECT_NAME}.selection",
                label="Name of the line",
                words=("line name",),
                spoken=("caller id name of line",),
                options=(
                    Option("DISPLAY_NAME", "Display name", ("display",)),
                    Option("CUSTOM_NAME", "Another name", ("custom", "other")),
                ),
            ),
            _name(
                f"{DIRECT_NAME}.customName",
                "Another name of the line",
                "custom line name",
                chosen_with=(f"{DIRECT_NAME}.selection", "CUSTOM_NAME"),
            ),
            _name("dialByName", "Dial by name", "name to dial by", maximum=50),
        ),
    ),
)
