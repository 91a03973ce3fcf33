"""Privacy: how the phone can be reached by name or extension, and who sees whether it is in use."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.members import Members, named
from bot.catalogue.model.shape import Values, section
from bot.catalogue.model.spoken import phrases, wordings
from bot.catalogue.settings.words.privacy_words import (
    ACTS,
    ASKS,
    AUTO_ATTENDANT,
    REACHED,
    REPHRASED,
    WATCHERS,
)
from cards.fields import Toggle


def _summary(name: str, values: Values) -> str:
    agents = named(values["monitoringAgents"] or ())
    listed = f"Only {agents}" if agents else "Nobody"
    watchers = listed if values["enablePhoneStatusDirectoryPrivacy"] else "Everybody"
    joins = f"{listed} may pick up or barge in." if values["enablePhoneStatusPickupBargeInPrivacy"] else ""
    return " ".join(filter(None, (f"{watchers} may see whether {name} is on the phone.", joins)))


PRIVACY = Family(
    key="privacy",
    title="Privacy",
    help="Who can reach the phone by dialling its name or extension, and who sees its status.",
    words=("privacy",),
    spoken=("despite [its] privacy [setting|settings]",),
    adds=(
        *wordings("(should still|still|should) be able to (monitor|see)"),
        *wordings("(may|is allowed to|are allowed to) see (line|phone|call|presence) status"),
        *wordings("(permission|right|rights) to (monitor|see|watch)"),
        *wordings("(may|can|should) still (see|monitor|watch)"),
    ),
    acts=ACTS,
    starts=("hide", "protect"),
    stops=(
        "unlisted",
        "left out of",
        "be left out of",
        "delisted",
        "take out of",
        "remove from",
        "leave out of",
        "hide from",
        "keep out of",
        "exclude from",
        "out of",
    ),
    asks=ASKS,
    rephrased=REPHRASED,
    path="/telephony/config/workspaces/{workspaceId}/privacy",
    professional=True,
    summary=_summary,
    experienced={
        "aaExtensionDialingEnabled": (
            "Callers of an auto attendant reach {name} by its extension.",
            "Callers of an auto attendant do not reach {name} by its extension.",
        ),
        "aaNamingDialingEnabled": (
            "Callers of an auto attendant reach {name} by its name.",
            "Callers of an auto attendant do not reach {name} by its name.",
        ),
    },
    used_with={
        "monitoringAgents": ("enablePhoneStatusDirectoryPrivacy", "enablePhoneStatusPickupBargeInPrivacy")
    },
    # Webex keeps what is left out of this write (seen live for people).
    put_replaces_all=False,
    expected={"aaExtensionDialingEnabled": True, "aaNamingDialingEnabled": True},
    sections=(
        section(
            "Auto attendant",
            Toggle(
                key="aaExtensionDialingEnabled",
                label="Reached by extension",
                words=("extension dialing", "extension"),
                spoken=(
                    *phrases(
                        "extension dialling|dialed by extension|be dialed by extension|dial by extension|"
                        "dialled by extension|auto attendant extension dialing|reachable by extension"
                    ),
                    f"[be] {REACHED} by extension [from|through|via|in|by] {AUTO_ATTENDANT}",
                    f"[be] {REACHED} [from|through|via|in|by] {AUTO_ATTENDANT} by extension",
                    f"{AUTO_ATTENDANT} (extension dialling|dial by extension|extension dial)",
                    "[be] (reached|reachable|called) by [dialling] extension",
                    f"by [dialling] [its] extension [number] [from|through|via|in|using] [{AUTO_ATTENDANT}]",
                    f"[be] {REACHED} by (dialling|dialing) [its] extension",
                    "by (dialling|dialing) their extension",
                    "(type|type in|key in|keying in|typing in|punch in|punching in) [its] extension",
                    f"(punch in|punching in) [its] extension at {AUTO_ATTENDANT}",
                    f"(through|via|from|in) {AUTO_ATTENDANT} by [its] extension",
                    f"(dialling|dialing) by extension [from|through|via|in|by] [{AUTO_ATTENDANT}]",
                    f"extension dialling [from|through|via|in|by] {AUTO_ATTENDANT}",
                ),
            ),
            Toggle(
                key="aaNamingDialingEnabled",
                label="Reached by name",
                words=("name dialing", "name"),
                spoken=(
                    *phrases(
                        "name dialling|dialed by name|be dialed by name|dialled by name|"
                        "dial by name in the auto attendant|dialed by name in the auto attendant|"
                        "be dialed by name in the auto attendant|dialed by name by the auto attendant|"
                        "auto attendant name dialing|be reached by name|reachable by name"
                    ),
                    f"[be] {REACHED} by name [from|through|via|in|by] {AUTO_ATTENDANT}",
                    f"[be] {REACHED} [from|through|via|in|by] {AUTO_ATTENDANT} by name",
                    f"{AUTO_ATTENDANT} (name dialling|dial by name|dial by name directory|name directory)",
                    "[be] (found|called) by name",
                    f"[be] [{REACHED}] by [dialling|dialing] (first|last|first or last|first and last|"
                    "last or first) name",
                    "(in|from) (dial by name|name dialing|name dialling) [directory|list|menu]",
                    "[of] (dial by name|name dialling) directory",
                    "by (dialling|dialing) [its|their] name",
                    f"by [its] name [from|through|via|in|using] [{AUTO_ATTENDANT}]",
                    f"(dialling|dialing) by name [from|through|via|in|by] [{AUTO_ATTENDANT}]",
                    f"name dialling [from|through|via|in|by] {AUTO_ATTENDANT}",
                ),
            ),
        ),
        section(
            "Phone status",
            Toggle(
                key="enablePhoneStatusDirectoryPrivacy",
                label="Hide status in the directory",
                words=("status privacy", "directory privacy"),
                spoken=(
                    *phrases(
                        "hide the line status|hide line status|hide the status|hide the phone status|"
                        "hide phone status|hide its status|hide the call status|hide presence|"
                        "line status privacy|phone status privacy|hide the presence"
                    ),
                    "[directory] (phone|line|call) status [directory] privacy",
                    "directory [phone|line] status [privacy]",
                    "(phone|line|call) status privacy (for|in) directory",
                    "privacy for (phone|line|call) status [in directory|for directory]",
                    "[make|keep] (phone|line|call) status [in directory] private [in directory]",
                    "[phone|line|call|presence] status [shown|visible] (in|from) directory",
                    "presence (in|from) directory",
                    "(hide|hiding|conceal|mask) [its|the] (phone|line|call|presence) status [in "
                    "directory|from directory|"
                    "from others|from everyone]",
                    "(hide|hiding) (whether|if) [it is|the phone is] (in use|busy|on a call|on the phone)",
                ),
            ),
            Toggle(
                key="enablePhoneStatusPickupBargeInPrivacy",
                label="No pickup or barge-in",
                words=("pickup privacy", "barge privacy"),
                spoken=(
                    *phrases(
                        "privacy for directed call pickup and barge in|privacy for pickup and barge in|"
                        "privacy for call pickup and barge in|privacy for barge in and pickup|"
                        "enforce privacy for directed call pickup and barge in|pickup and barge in privacy|"
                        "privacy for barge in|privacy for directed call pickup|privacy for call pickup"
                    ),
                    "(pickup|call pickup|directed pickup|directed call pickup|barge|barge in|barging) "
                    "privacy",
                    "(pickup|call pickup|directed pickup) and barge [in] privacy",
                    "(against|from) (pickup|pick up|directed pickup) (and|or) barge [in]",
                    "[automatic|manual] exclusion [(from|for|against) (pickup|barge in)]",
                    "privacy [option|setting] (against|from) (pickup|barge in|barging|pickup and barge in|"
                    "pickup and barging)",
                    "privacy (option|setting) for (pickup|barge in|barging|pickup and barge in)",
                    "(no|block|prevent) (pickup|pick up|directed pickup|call pickup|directed call "
                    "pickup) [and|or] barge in",
                ),
                help="Only those listed may pick up or join.",
            ),
        ),
        section(
            "Monitoring agents",
            Members(
                key="monitoringAgents",
                label="Who may see it all",
                words=("agents", "members"),
                spoken=(
                    "[list of] privacy (member|members|list|agent|agents)",
                    f"{WATCHERS} who (may|can) (monitor|see|view|watch) [it|line|status|line status|calls]",
                    f"[list of] {WATCHERS} (allowed|permitted) to (monitor|see|view|watch)",
                    "monitoring (agent|agents|member|members|list)",
                    "agent",
                ),
            ),
        ),
    ),
)
