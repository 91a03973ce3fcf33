"""Emergency callback number: what emergency services see and call back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.members import full_name
from bot.catalogue.model.shape import Values, untitled
from bot.catalogue.model.spoken import Act
from cards.fields import NOTHING, Choice, Option, Phone, Ref, Reference, Toggle, spoken_number

PATH = "/telephony/config/workspaces/{workspaceId}/emergencyCallbackNumber"
DEPENDENCIES = f"{PATH}/dependencies"
MEMBER = "locationMemberId"

QUALITY = {
    "RECOMMENDED": "recommended",
    "NOT_RECOMMENDED": "not recommended",
    "INVALID": "INVALID: emergency services may not reach this workspace",
}


def _read_member(document: Mapping[str, Any]) -> Ref | None:
    found = document.get("locationMemberInfo")
    if not isinstance(found, Mapping) or not found.get("memberId"):
        return None
    number = spoken_number(str(found.get("phoneNumber") or ""))
    return Ref(str(found["memberId"]), full_name(found) or number or NOTHING, number)


def _write_member(body: dict[str, Any], ref: Ref | None, _: Mapping[str, Any]) -> None:
    body.pop(MEMBER, None)
    if ref:
        body[MEMBER] = ref.id


def _fix_body(body: dict[str, Any]) -> None:
    """Leaves only what a write takes: no explanations of Webex, and not NONE, which cannot be chosen."""
    info = body.pop("locationMemberInfo", None)
    chosen = body.get("selected") == "LOCATION_MEMBER_NUMBER"
    if chosen and isinstance(info, Mapping) and info.get("memberId"):
        body.setdefault(MEMBER, str(info["memberId"]))
    if body.get("selected") == "NONE":
        body.pop("selected")


def _check(values: Values) -> dict[str, str]:
    if values["selected"] == "LOCATION_MEMBER_NUMBER" and not values[MEMBER]:
        return {MEMBER: "Needed for this choice: type a part of the name, or the number."}
    return {}


def _notes(values: Values) -> list[str]:
    quality = values["defaultInfo.quality"]
    if quality in (None, "RECOMMENDED"):
        return []
    return [f"This number is {QUALITY.get(str(quality), quality)}."]


def _summary(name: str, values: Values) -> str:
    number = spoken_number(str(values["defaultInfo.effectiveValue"] or ""))
    return f"Emergency services see and call back {number} for {name}." if number else ""


EMERGENCY = Family(
    key="emergency",
    title="Emergency Callback Number",
    help="The number emergency services see and call back.",
    words=("emergency", "emergency callback number", "emergency callback", "ecbn"),
    spoken=(
        "(emergency|911|e911|112|999) (callback|call back|number|callback number|call back number|settings)",
        "[for] (e911|ecbn number|emergency caller id|nomadic e911|911|emergency) [calls]",
        "(emergency (services|dispatch|responders)|ambulance|dispatcher|911 dispatch) "
        "(should|must|will|can|to|need to|needs to|have to|has to) (see|get|call back|call|ring back|reach)",
        "psap",
        "ecb [number|no]",
        "after (911|112|999|e911|emergency) (call|calls) [from|at|in|out of]",
        "(if|when|whenever) (someone|somebody|people|anyone|they) (dials|calls) (911|999|112|emergency)",
        "(dials|calls|dialling|calling) (911|999|112|e911|emergency services)",
    ),
    acts=(
        Act(
            says=(
                "report",
                "show",
                "present",
                "send",
                "call back",
                "callback",
                "ring back",
                "see",
                "goes",
                "go",
            ),
            contrary={},
        ),
        # “911 shows the location's number” may only tell how it is.
        Act(says=("shows", "presents", "sees", "calls back"), contrary={}, beside_name=True, is_guess=True),
    ),
    asks=(
        "emergency (services|dispatch|responders) (see|call|get|reach|shown|sees)",
        "(911|emergency|112|999) (callback|call back|see|sees|get|gets|shown)",
        "(911|emergency) calls (show|from|number)",
        "(elin|psap|ambulance|dispatcher)",
        "(what|which) (callback|call back) number",
        "number [does|will|would|do] (dispatch|dispatcher|police|responders|psap|911|112|999) "
        "(see|sees|call|calls|ring|rings|get|gets|dial)",
        "(911|112|999|e911) number (show|shows|shown|seen|see|appears|appear|comes up|call|calls)",
        "(dispatch|dispatcher|responders) (call|calls|ring|rings) back",
        "(call|calls|dial|dials) 911",
        "(number|name) (shown|show|shows|seen|sees|see|appears) (dial|dials|call|calls|calling|"
        "dialing) (911|112|999)",
    ),
    path=PATH,
    read_only=("directLineInfo", "locationECBNInfo", "defaultInfo"),
    fix_body=_fix_body,
    readers={MEMBER: _read_member},
    writers={MEMBER: _write_member},
    used_while={MEMBER: ("selected", "LOCATION_MEMBER_NUMBER")},
    check=_check,
    notes=_notes,
    summary=_summary,
    expected={"defaultInfo.quality": "RECOMMENDED"},
    read_only_fields=(
        Phone(key="defaultInfo.effectiveValue", label="Number in effect"),
        Choice(
            key="defaultInfo.quality",
            label="Quality",
            options=tuple(Option(value, label) for value, label in QUALITY.items()),
        ),
        Phone(key="directLineInfo.phoneNumber", label="Direct line"),
        Phone(key="locationECBNInfo.phoneNumber", label="Location number"),
    ),
    sections=untitled(
        Choice(
            key="selected",
            label="Number to call back",
            words=("selected", "number"),
            options=(
                Option(
                    "DIRECT_LINE",
                    "Direct line",
                    ("direct",),
                    (
                        "[its] [own] (own|direct) (number|line|line number|directly)",
                        "its own",
                        "directly",
                        "[its] own ddi",
                    ),
                ),
                Option(
                    "LOCATION_ECBN",
                    "Location's number",
                    ("location",),
                    (
                        "(location|site|building) [default|main] "
                        "(ecbn|number|emergency callback number|emergency number|callback number)",
                        "[our|its] (main|company|office|general|switchboard) (number|line)",
                        "location default",
                        "location (ecbn|emergency number)",
                        "default (ecbn|emergency callback number|callback number)",
                    ),
                ),
                Option("LOCATION_MEMBER_NUMBER", "Somebody else's number", ("member",)),
            ),
        ),
        Reference(
            key=MEMBER,
            label="Whose number",
            words=("whose", "member"),
            source="emergency",
            help="Together with “Somebody else's number”.",
        ),
        Toggle(
            key="elinEnabled",
            label="Emergency location number (ELIN)",
            words=("elin",),
            spoken=(
                "emergency location (number|identification number|id|identifier|identification)",
                "elin (number|support)",
            ),
        ),
    ),
)


def dependencies(body: Mapping[str, Any]) -> list[str]:
    """Who depends on this number, in sentences, from the body of the dependencies operation."""
    said = []
    if body.get("isLocationEcbnDefault"):
        said.append("The location's emergency callback number is this workspace's.")
    if body.get("isSelfEcbnDefault"):
        said.append("This workspace uses its own number.")
    count = body.get("dependentMemberCount")
    if isinstance(count, int) and count:
        who = "1 other uses" if count == 1 else f"{count} others use"
        said.append(f"{who} this workspace's number for emergency callbacks.")
    return said
