"""What is known of one of the vendor's settings documents."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.records import COMMON_AREA, PROFESSIONAL, Json

FEATURES = "/workspaces/{workspaceId}/features"
TELEPHONY = "/telephony/config/workspaces/{workspaceId}"

ANY = frozenset({PROFESSIONAL, COMMON_AREA})
PROFESSIONAL_ONLY = frozenset({PROFESSIONAL})

WORKSPACES = "workspaces"
CALLING = "telephony_config"


@dataclass(frozen=True)
class Setting:
    """One settings document. `put` is in the notation of shapes.py; `fresh` is a new workspace's document."""

    name: str
    path: str
    put: str
    fresh: Json
    licences: frozenset[str] = ANY
    scope: str = WORKSPACES
    put_path: str = ""
    """Where PUT goes, when it is not where GET is."""
    people_lists: tuple[str, ...] = ()
    """Lists that are identifiers when written and described members when read."""
    wrapped: bool = False
    """Whether each described member is inside a `{"member": …}`."""
