"""The beginnings of the vendor's paths about the settings of a workspace."""

from __future__ import annotations

FEATURES = "/workspaces/{workspaceId}/features"
TELEPHONY = "/telephony/config/workspaces/{workspaceId}"
