"""The ways in which Webex was seen to differ from its own description; a seed chooses among them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

LONG_RETRY_AFTER = "194"
JUNK_RETRY_AFTER = "rand(30),add(30)"
RefreshQuirk = Literal["rotated", "kept", "same token"]
EUROPEAN_REGION = "urn:TEAM:eu-central-1_k"


@dataclass(frozen=True)
class Quirks:
    """How the cloud behaves from one reset to the next. The defaults are what the vendor describes."""

    telephony_errors: Literal["keyed", "list"] = "keyed"
    """The body of an error under /telephony: `{"error": [{"key", "message": […]}]}` as Webex Calling writes
    it, or `{"message", "errors": [{"description", "errorCode"}]}` as wxc_sdk and wxcadm read it there."""
    retry_after: str = "1"
    """The header with a 429, in seconds; empty for none. 194 was seen live (WebexPythonSDK PR #49), and so
    was `rand(30),add(30)` (its issue #181)."""
    links: Literal["whole", "two schemes", "cursor only", "max null"] = "whole"
    """The address of the next page. `https,https://…` came with telephony lists (wxc_sdk,
    test_telephony_voicemail_group.py); the link of /messages lost `mentionedPeople` (WebexPythonSDK issue
    #168); `max=null` is what the SDKs of messaging take out."""
    too_large_pages: Literal["capped", "refused"] = "capped"
    """What is done with a `max` above the limit. The vendor does not say; a client within the limits never
    meets it."""
    refresh: RefreshQuirk = "rotated"
    """What a refresh gives: two new tokens, of which the old refresh token dies; a new access token beside a
    refresh token that is used again and again; or, a second time within a day, what the first refresh gave
    (README of webex/integration-refresh, a sample of Cisco's)."""
    region: str = "us"
    """Of the ids of spaces and messages; people stay in `us`. The other form is what European organisations
    have."""
    surname: Literal["none", "dot", "twice"] = "none"
    """The last name of a workspace where people have one: none, `.` as in the vendor's examples of
    emergency callback numbers, or its name again as in those of available numbers."""
    licences: Literal["plain", "coded"] = "coded"
    """What is inside a licence's id: a uuid as in the vendor's examples, or `<organisation>:BCSTD_<uuid>` as
    in a capture of September 2026."""
    audit_ids: Literal["base64", "uuid", "public"] = "base64"
    """How the audit log writes what was changed: the base64 of a uuid as in the vendor's example, or another
    form that Webex has elsewhere."""

    @classmethod
    def for_seed(cls, seed: int) -> Quirks:
        """The quirks this number stands for, always the same."""
        # Not for secrets.
        dice = random.Random(seed)  # noqa: S311
        return cls(**{name: dice.choice(values) for name, values in QUIRK_VALUES.items()})


QUIRK_VALUES: Mapping[str, tuple[Any, ...]] = {
    "telephony_errors": ("keyed", "list"),
    "retry_after": ("1", LONG_RETRY_AFTER, "", JUNK_RETRY_AFTER),
    "links": ("whole", "two schemes", "cursor only", "max null"),
    "too_large_pages": ("capped", "refused"),
    "refresh": ("rotated", "kept", "same token"),
    "region": ("us", EUROPEAN_REGION),
    "surname": ("none", "dot", "twice"),
    "licences": ("plain", "coded"),
    "audit_ids": ("base64", "uuid", "public"),
}
"""The values of each quirk."""
