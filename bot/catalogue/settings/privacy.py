"""Privacy: how the phone can be reached by name or extension, and who sees whether it is in use."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.catalogue.model.members import Members, named
from bot.catalogue.model.shape import Values, section
from bot.catalogue.model.spoken import Act, phrases, wordings
from cards.fields import Toggle

PICKUP = "(pick up|pick it up|pick up calls) (or|and) barge [in|into|into it|into calls|into its calls]"
AUTO_ATTENDANT = "(phone menu|voice menu|auto attendant|autoattendant|aa|attendant|automated attendant)"
REACHED = "(dialed|dialled|dialable|reached|reachable|found|called|dial|reach)"
"""How calls reach the phone, in patterns."""
_OTHERS = "(others|people|visitors|guests|colleagues|coworkers|users|other people|other users)"
WATCHERS = "(people|person|persons|users|agents|those|one|ones|everyone|everybody)"
"""Those who may see the state of the phone, in patterns."""


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
    adds=tuple(wordings("(should still|still|should) be able to (monitor|see)")),
    acts=(
        Act(
            says=(
                "enable privacy",
                "turn on privacy",
                "switch on privacy",
                "activate privacy",
            ),
            values={"enablePhoneStatusDirectoryPrivacy": True},
        ),
        Act(
            says=phrases(
                "disable privacy|turn off privacy|switch off privacy|turn privacy off|deactivate privacy|"
                "switch privacy off"
            ),
            values={"enablePhoneStatusDirectoryPrivacy": False},
        ),
        Act(
            says=(
                f"(nobody|no one) (may|can|should be able to|must be able to|should) {PICKUP}",
                "[require|enforce|need] privacy for [call] (pickup|pick up) (and|or) (barge in|barging)",
                "(stop|prevent|block|keep) (people|others|everyone|anyone) from (picking up|pickup) "
                "(or|and) barging",
            ),
            values={"enablePhoneStatusPickupBargeInPrivacy": True},
        ),
        *(
            Act(
                says=(
                    f"privacy {state} for [directed] [call] pickup [and barge in]",
                    f"privacy {state} for barge in [and [directed] [call] pickup]",
                ),
                values={"enablePhoneStatusPickupBargeInPrivacy": state == "on"},
            )
            for state in ("on", "off")
        ),
        Act(
            says=(
                "(nobody|no one) [should|may|can|must] [be able to] see (if|whether) [it is|the phone is] "
                "(on the phone|in use|busy|in a call|on a call)",
                "(nobody|no one) [should|may|can|must] [be able to] see [the|its|line|phone] status",
            ),
            values={"enablePhoneStatusDirectoryPrivacy": True},
            is_guess=True,
        ),
        Act(
            says=(
                f"{_OTHERS} (should not|must not|may not|can not) [be able to] (see|know) (if|whether|when)",
                "hide (whether|if|when)",
                "(not|do not) show [in directory] (whether|if|when)",
                f"{_OTHERS} (should not|must not|may not) [be able to] see (line|phone|call) status "
                "[in directory]",
                "(line|phone|call) status [should|must] [to] be (hidden|private) [from others|from everyone|"
                "from everybody]",
            ),
            values={"enablePhoneStatusDirectoryPrivacy": True},
            is_guess=True,
        ),
        Act(
            says=(
                "[i|we] [would] (not like|not want) (everybody|everyone|people|others|anyone) "
                "to see [in directory] (if|whether|when)",
            ),
            values={"enablePhoneStatusDirectoryPrivacy": True},
            is_guess=True,
        ),
        Act(
            says=(
                "[(should|must|to)] [be|make|keep|made|kept] [status] private",
                "(phone|line) status private",
            ),
            values={"enablePhoneStatusDirectoryPrivacy": True},
            contrary={"enablePhoneStatusDirectoryPrivacy": False},
            is_guess=True,
        ),
        Act(
            says=("(make|keep) (that|it|this) private",),
            values={"enablePhoneStatusDirectoryPrivacy": True},
            beside_name=True,
            is_guess=True,
        ),
        Act(
            says=(f"{_OTHERS} to {PICKUP}",),
            values={"enablePhoneStatusPickupBargeInPrivacy": False},
            contrary={"enablePhoneStatusPickupBargeInPrivacy": True},
            is_guess=True,
        ),
        Act(
            says=("(may|can|should|must) be (shown|visible|seen) in directory [again]",),
            values={"enablePhoneStatusDirectoryPrivacy": False},
            is_guess=True,
        ),
        Act(
            says=(
                "(dial|reach|find|connect|offer)",
                "(connect|connects|put|puts|transfer|transfers) [callers|people|them] [through] to",
                f"[in|from|via|through|using|by|of] {AUTO_ATTENDANT}",
                "keep",
                f"(dialable|reachable) [from|in|via|through|by] [{AUTO_ATTENDANT}]",
                "(is|are) (on the phone|on a call|in use)",
                "(in|from|for) directory",
                f"(guests|callers|people|customers) (in|from|using|of) [our] {AUTO_ATTENDANT}",
                f"{AUTO_ATTENDANT} (connect|connects|put|puts|transfer|transfers) callers to",
                "privacy reasons",
                "monitor",
            ),
            contrary={},
        ),
        Act(
            says=(
                f"from {AUTO_ATTENDANT} ['s] (dial by name|name dialling|name dialing|name directory)",
                "from (dial by name|name dialling|name dialing) [directory]",
            ),
            values={"aaNamingDialingEnabled": False},
            is_guess=True,
        ),
        Act(
            says=(
                "protect [calls] (from|against) (pickup|pick up|directed pickup) (and|or) barge [in]",
                "protect [calls] (from|against) barge in (and|or) (pickup|pick up)",
            ),
            values={"enablePhoneStatusPickupBargeInPrivacy": True},
        ),
        Act(
            says=("turn privacy on", "switch privacy on"),
            values={"enablePhoneStatusDirectoryPrivacy": True},
        ),
    ),
    starts=("hide", "protect"),
    stops=(
        "unlisted",
        "delisted",
        "take out of",
        "remove from",
        "leave out of",
        "hide from",
        "keep out of",
        "exclude from",
        "out of",
    ),
    asks=phrases(
        "who can see whether on the phone|who sees whether on the phone|reach by name|reached by name|"
        "dialed by name|reach by extension|reached by extension|dialled by name|dialed by extension|"
        "who can see the status|who sees the status|who can see if on the phone|who sees when on the phone|"
        "who can see when on the phone|attendant dial|attendant reach|attendant find|attendant connect|"
        "reachable by name|reachable by extension|reachable through attendant|"
        "directory status|presence hidden|"
        "status hidden|hide status|hides status|see phone status|sees phone status|allowed to monitor"
    ),
    path="/telephony/config/workspaces/{workspaceId}/privacy",
    professional=True,
    summary=_summary,
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
                    "(in|from) (dial by name|name dialing|name dialling) [directory|list]",
                    "[of] (dial by name|name dialling) directory",
                    "by (dialling|dialing) [its|their] name",
                    f"by name [from|through|via|in|using] [{AUTO_ATTENDANT}]",
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
                    "(phone|line|call) status (in|from) directory",
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
                    "(pickup|call pickup|directed pickup|barge|barge in|barging) privacy",
                    "(pickup|call pickup|directed pickup) and barge [in] privacy",
                    "(against|from) (pickup|pick up|directed pickup) (and|or) barge [in]",
                    "privacy (against|from) (pickup|barge in|barging|pickup and barge in|pickup and barging)",
                    "(no|block|prevent) (pickup|pick up|directed pickup) (and|or) barge in",
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
                    "monitoring (agent|agents|member|members|list)",
                    "agent",
                ),
            ),
        ),
    ),
)
