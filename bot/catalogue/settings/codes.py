"""Access codes and digit patterns: who may make calls that are otherwise kept from going out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.item_list import Action, ItemList, ResourceList
from bot.catalogue.model.marks import Marks
from bot.catalogue.model.shape import Values, untitled
from bot.catalogue.model.spoken import ItemVerb, phrases
from bot.catalogue.model.write import Write
from bot.catalogue.settings.call_types import PATTERN_ACTIONS
from bot.catalogue.settings.location_defaults import (
    needs_own_permissions,
    own_or_location,
    own_or_location_acts,
)
from cards.fields import Choice, Digits, Text, Toggle

CODES = "/workspaces/{workspaceId}/features/outgoingPermission/accessCodes"
ONE_CODE = "/telephony/config/workspaces/{workspaceId}/features/accessCodes/{accessCode}"
PATTERNS = "/telephony/config/workspaces/{workspaceId}/outgoingPermission/digitPatterns"

CODE_MARKS = Marks()


@dataclass(frozen=True, kw_only=True, eq=False)
class AccessCodes(ItemList):
    """Codes are identified by a keyed mark, which is on cards; a code itself never is."""

    def identity(self, row: Mapping[str, Any]) -> str:
        code = row.get("code")
        return CODE_MARKS.of(str(code)) if code else ""

    def recognises(self, item_id: str) -> bool:
        return CODE_MARKS.is_known(item_id)

    def problems(self, values: Mapping[str, Any], touched: set[str]) -> dict[str, str]:
        found = super().problems(values, touched)
        code, description = str(values.get("code") or ""), str(values.get("description") or "")
        if code and code in "".join(filter(str.isalnum, description)):
            found["description"] = "The code stands in it, and everybody may read it."
        return found

    def make_write(
        self, action: Action, item: str, document: Mapping[str, Any], now: Mapping[str, Any], changes: Values
    ) -> Write:
        if action == "add":
            return Write("POST", CODES, {}, self.body({}, changes), hidden=frozenset({changes["code"]}))
        code = str(now.get("code") or "")
        return Write("DELETE", ONE_CODE, {"accessCode": code}, hidden=frozenset({code}))

    def clear(self, document: Mapping[str, Any]) -> Write | None:
        return Write("DELETE", CODES, hidden=frozenset(self._codes(document)))

    def remove_some(self, document: Mapping[str, Any], items: Sequence[str]) -> Write | None:
        codes = self._codes(document, items)
        return Write("PUT", CODES, {}, {"deleteCodes": codes}, hidden=frozenset(codes))

    def _codes(self, document: Mapping[str, Any], items: Sequence[str] | None = None) -> list[str]:
        rows = self.rows(document)
        return [str(row["code"]) for row in rows if items is None or self.identity(row) in items]


ACCESS_CODES = Family(
    key="codes",
    title="Access Codes",
    help="Codes that let a caller make calls that ask for one.",
    words=("codes", "access codes", "access code"),
    spoken=phrases(
        "authorization code|authorization codes|authorisation code|authorisation codes|auth code|"
        "auth codes|account code|account codes|forced authorization codes|facs"
    ),
    vendor_names=("outgoing permission - access codes", "outgoing permission access codes"),
    asks=("(which|what|any|how many) (codes|code)", "codes (exist|configured|valid|used)"),
    path=CODES,
    sections=(),
    watched_only=(own_or_location("useCustomAccessCodes", "Use custom access codes"),),
    lists=(
        AccessCodes(
            title="access code",
            words=("code",),
            spoken=phrases(
                "authorization code|authorization codes|authorisation code|authorisation codes|auth code|"
                "auth codes|account code|account codes"
            ),
            required=("code", "description"),
            unique=("code",),
            rows_path="accessCodes",
            id_key="code",
            row_title=lambda row: str(row.get("description") or "without a description"),
            limit=1000,
            secret=True,
            can_change=False,
            sections=untitled(
                Digits(key="code", label="Code", minimum=2, maximum=20, secret=True),
                Text(key="description", label="Description", minimum=1, maximum=80),
            ),
        ),
    ),
)


def _row_title(row: Mapping[str, Any]) -> str:
    return f"{row.get('name') or '—'} ({row.get('pattern') or '—'})"


DIGIT_PATTERNS = Family(
    key="patterns",
    title="Digit Patterns",
    help="Allows or blocks numbers that begin or look a certain way.",
    words=("patterns", "digit patterns", "digit pattern"),
    vendor_names=phrases(
        "outgoing permission - digit patterns (category)|outgoing permission - digit patterns|"
        "outgoing permission digit patterns|outgoing permission - digit pattern (item)|"
        "outgoing permission - digit pattern"
    ),
    path=PATTERNS,
    main="useCustomDigitPatterns",
    spoken=phrases(
        "dial pattern|dial patterns|dialing patterns|dialling patterns|permissions by digit patterns|"
        "number patterns|digit pattern permissions|route patterns|route pattern|translation patterns|"
        "translation pattern"
    ),
    acts=own_or_location_acts("useCustomDigitPatterns"),
    asks=("(patterns|prefixes|prefix) (blocked|allowed|set|configured|barred)",),
    put_replaces_all=False,
    conflicts=(
        needs_own_permissions(
            "useCustomDigitPatterns",
            "Custom digit patterns have no effect while custom outgoing settings are off.",
        ),
    ),
    sections=untitled(
        own_or_location(
            "useCustomDigitPatterns",
            "Use custom digit patterns",
            "own digit patterns",
            explained="Off: the location's hold.",
        )
    ),
    lists=(
        ResourceList(
            title="digit pattern",
            words=("pattern",),
            spoken=(
                "(dial|dialing|dialling|number|route|translation) pattern",
                "(calls|numbers) (matching|that match|which match) [digit|dial] pattern",
            ),
            verbs=(
                ItemVerb(
                    says=phrases(
                        "block numbers|block calls to numbers|block calls to|block dialing|block dialling|"
                        "block dialing numbers|block all numbers|block anything|block outgoing calls to|"
                        "that blocks|which blocks|that block|which block|that bars|blocking those calls|"
                        "blocking these calls|blocking such calls|blocking them|"
                        "to block those calls|to block such calls|and block those calls|and block such calls|"
                        "block outgoing calls to numbers|bar numbers|block all calls to|"
                        "block all calls to numbers|bar calls to"
                    ),
                    values={"action": "BLOCK"},
                ),
                ItemVerb(
                    says=phrases(
                        "allow numbers|allow calls to numbers|allow calls to|allow dialing|allow dialling|"
                        "allow dialing numbers|allow outgoing calls to|allow outgoing calls to numbers|"
                        "allow all calls to|that allows|which allows|that allow|which allow|that permits|"
                        "allowing those calls|allowing these calls|allowing such calls|allowing them|"
                        "that lets through"
                    ),
                    values={"action": "ALLOW"},
                ),
                ItemVerb(
                    says=(
                        "(without|no) (transfer|transfers|transferring|transfer forward|transfer or forward)",
                        "(transfer|transfers|transferring) [is|are] (not allowed|not permitted|disabled|"
                        "forbidden|disallowed|off|not possible)",
                        "(do not|not) (allow|permit) (transfer|transfers)",
                        "(may|must|should|can) not be transferred",
                        "not transferable",
                    ),
                    values={"transferEnabled": False},
                    helps=True,
                ),
            ),
            defaults={"transferEnabled": False},
            required=("name", "pattern", "action"),
            unique=("name", "pattern"),
            positional_field="pattern",
            rows_path="digitPatterns",
            id_key="id",
            row_title=_row_title,
            limit=500,
            list_path=PATTERNS,
            detail_path=PATTERNS + "/{digitPatternId}",
            detail_parameter="digitPatternId",
            read_only=("id",),
            clearable=True,
            sections=untitled(
                Text(
                    key="name",
                    label="Name",
                    spoken=phrases(
                        "called|named|with the name|labelled|labeled|by the name of|call it|name it|label it|"
                        "and call it|and name it|under the name"
                    ),
                    minimum=1,
                    maximum=80,
                ),
                Text(
                    key="pattern",
                    label="Pattern",
                    spoken=phrases(
                        "starting with|beginning with|that start with|that begin with|which start with|"
                        "which begin with|that starts with|that begins with|starts with|begins with|"
                        "start with|begin with|prefix|prefixed with|with the prefix|starting in"
                    ),
                    minimum=1,
                    maximum=50,
                    help="Digits, X for any digit, ! for any number of digits, + in front.",
                    sample="0899!",
                ),
                Choice(
                    key="action",
                    label="Action",
                    options=PATTERN_ACTIONS,
                    help="Access codes and transfer numbers are settings of their own.",
                ),
                Toggle(
                    key="transferEnabled",
                    label="Allow transfer",
                    words=("transfer", "may be transferred"),
                    spoken=("transfer forward",),
                ),
            ),
        ),
    ),
)
