"""Privacy: how the phone can be reached by name or extension, and who sees whether it is in use."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.members import Members
from bot.catalogue.model.shape import section
from cards.fields import Toggle

PRIVACY = Family(
    key="privacy",
    title="Privacy",
    help="Who can reach the phone by dialling its name or extension, and who sees its status.",
    words=("privacy",),
    path="/telephony/config/workspaces/{workspaceId}/privacy",
    professional=True,
    # Webex keeps what is left out of this write (seen live for people).
    put_replaces_all=False,
    expected={"enablePhoneStatusDirectoryPrivacy": False, "enablePhoneStatusPickupBargeInPrivacy": False},
    sections=(
        section(
            "Auto attendant",
            Toggle(
                key="aaExtensionDialingEnabled",
                label="Reached by extension",
                words=("extension dialing", "extension"),
            ),
            Toggle(key="aaNamingDialingEnabled", label="Reached by name", words=("name dialing", "name")),
        ),
        section(
            "Phone status",
            Toggle(
                key="enablePhoneStatusDirectoryPrivacy",
                label="Hide status in the directory",
                words=("status privacy", "directory privacy"),
            ),
            Toggle(
                key="enablePhoneStatusPickupBargeInPrivacy",
                label="No pickup or barge-in",
                words=("pickup privacy", "barge privacy"),
                help="Only those listed may pick up or join.",
            ),
            Members(key="monitoringAgents", label="Who may see it all", words=("agents", "members")),
        ),
    ),
)
