"""What people say about privacy."""

from __future__ import annotations

from bot.catalogue.model.spoken import Act, phrases, wordings

PICKUP = (
    "(pick up|pick it up|pick up calls) (or|and) barge "
    "[in|into|into it|into calls|into its calls|in on it|in on its calls] [calls]"
)
AUTO_ATTENDANT = (
    "(phone menu|voice menu|main menu|welcome menu|menu|ivr|"
    "auto attendant|autoattendant|aa|attendant|automated attendant)"
)
REACHED = "(dialed|dialled|dialable|reached|reachable|found|called|dial|reach)"
"""How calls reach the phone, in patterns."""
_OTHERS = "(others|people|visitors|guests|colleagues|coworkers|users|other people|other users)"
_DIALLED = "(dialed|dialled|reached|found|called)"
WATCHERS = "(people|person|persons|users|agents|those|one|ones|everyone|everybody)"
"""Those who may see the state of the phone, in patterns."""
ACTS = (
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
            "(strangers|outsiders|callers|people) (should not|must not|may not|should no longer) "
            "[be able to] "
            "(dial|enter|type in|punch in) [its] extension",
        ),
        values={"aaExtensionDialingEnabled": False},
        is_guess=True,
    ),
    *(
        Act(
            says=(
                f"[should|must|to] (not|no longer) [be] {REACHED} [from|through|via|in|by] "
                f"[{AUTO_ATTENDANT}] by [its] {what}",
                f"[its] {what} [should|must|to] (not|no longer) [be] {REACHED} "
                f"(from|through|via|in|by) {AUTO_ATTENDANT}",
                f"[should|must|to] (not|no longer) [be] {REACHED} by [its] {what} "
                f"[from|through|via|in|by] [{AUTO_ATTENDANT}]",
            ),
            values={key: False},
            is_guess=True,
        )
        for key, what in (("aaExtensionDialingEnabled", "extension"), ("aaNamingDialingEnabled", "name"))
    ),
    Act(
        says=("(keep|leave|take) [its] (phone|line|call|presence) status out of directory",),
        values={"enablePhoneStatusDirectoryPrivacy": True},
        is_guess=True,
    ),
    Act(
        says=(
            f"(nobody|no one) [else] (may|can|should be able to|must be able to|should) {PICKUP}",
            "no (pickup|pick up|call pickup|directed pickup|directed call pickup) (or|and) barge in",
            "no (pickup|pick up|call pickup) [,] [and|or] no (barge in|barging|barge) "
            "[by (anybody|anyone|others)]",
            "(should|must|may|can) (not|no longer) be picked up (or|and) barged [in|into]",
            "(turn on|enable|switch on|activate) privacy [option|setting] (against|from|for) (pickup|"
            "call pickup|directed pickup|directed call pickup|barge in) [(and|or) (barge in|pickup|barging)]",
            "[require|enforce|need|needs] privacy for [call|directed|directed call] (pickup|pick up) "
            "(and|or) "
            "(barge in|barging)",
            f"only [listed] (agents|people|members|those on list|people on list) (may|can|should) {PICKUP}",
            f"{_OTHERS} (may|can|should|must) (not|no longer) [be able to] {PICKUP}",
            "(stop|prevent|block|keep) (people|others|everyone|anyone) from (picking up|pickup) "
            "(or|and) barging",
        ),
        values={"enablePhoneStatusPickupBargeInPrivacy": True},
    ),
    Act(
        says=(
            "(turn off|disable|switch off|deactivate) privacy [option|setting] (against|from|for) (pickup|"
            "call pickup|directed pickup|directed call pickup|barge in) [(and|or) (barge in|pickup|barging)]",
        ),
        values={"enablePhoneStatusPickupBargeInPrivacy": False},
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
            "(nobody|no one) [should|may|can|must] [be able to] (see|sees) [the|its|line|phone] status",
            "(nobody|no one) [should|may|can|must] [be able to] see [in directory] (if|whether|when)",
        ),
        values={"enablePhoneStatusDirectoryPrivacy": True},
        is_guess=True,
    ),
    Act(
        says=(
            f"{_OTHERS} (should not|must not|may not|can not) [be able to] (see|know) (if|whether|when|that)",
            "(should|must|may) (not|no longer) appear [as|as busy|as in use|on call] in directory",
            "(line|phone|call|directory|presence) status [should|must|to] be (hidden|invisible|private)",
            f"{_OTHERS} (should|must|may|can) no longer [be able to] (see|know) (if|whether|when)",
            "[keep] private (whether|if|when)",
            "directory should not show (whether|if|when)",
            "(stop showing|not show|do not show) (line|phone|call|presence) status [in directory] [to "
            "everyone|to others|to people|to everybody]",
            "[be] (hidden|invisible) (in|from) (directory|others|everyone)",
            "(should|must|may|can) (not|no longer) be (visible|seen|shown) (to|by|for) (others|everyone|"
            "everybody|people|colleagues)",
            "(need|needs|want|wants|require|requires) (phone|line|call) status [directory] privacy",
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
        says=("[should|must|to] be (hidden|private|invisible|concealed)", "invisible", "(make|keep) hidden"),
        values={"enablePhoneStatusDirectoryPrivacy": True},
        beside_name=True,
        is_guess=True,
    ),
    Act(
        says=("[should|must|to] [be|make] visible [again|to everyone|to others]",),
        values={"enablePhoneStatusDirectoryPrivacy": False},
        beside_name=True,
        is_guess=True,
    ),
    Act(
        says=("(make|keep) (that|it|this) private [whether|if|when]",),
        values={"enablePhoneStatusDirectoryPrivacy": True},
        beside_name=True,
        is_guess=True,
    ),
    Act(
        says=(f"{_OTHERS} [to|may|can|should be able to] {PICKUP}",),
        values={"enablePhoneStatusPickupBargeInPrivacy": False},
        contrary={"enablePhoneStatusPickupBargeInPrivacy": True},
        is_guess=True,
    ),
    Act(
        says=(
            "(may|can|should|must) be (shown|visible|seen) in directory [again]",
            "(may|can|should|must) be (shown|visible|seen) (to|by|for) (others|everyone|everybody|people)",
            f"(everybody|everyone|anyone|anybody|all|{_OTHERS}) (may|can|should) [be able to|again] see "
            "[in directory] "
            "(if|whether|when)",
            "(phone|line|call) status in directory again",
            "(unhide|no longer hide) (phone|line|call|presence) status",
            "(phone|line|call|presence|directory) status visible [again|to everyone|to others]",
            "directory should show [line|phone|call] status",
            "in directory again",
        ),
        values={"enablePhoneStatusDirectoryPrivacy": False},
        is_guess=True,
    ),
    Act(
        says=(
            "(dial|reach|find|connect|offer|from dialing|from dialling|from reaching)",
            "(dialing|dialling|reaching|finding|offering)",
            "(connect|connects|put|puts|transfer|transfers) [callers|people|them] [through] to",
            f"[in|from|via|through|using|by|of] {AUTO_ATTENDANT}",
            "keep",
            f"(dialable|reachable) [from|in|via|through|by] [{AUTO_ATTENDANT}]",
            "(is|are) (on the phone|on a call|in use|busy)",
            "(in|from|for) directory",
            "presence",
            "to everyone",
            f"(guests|callers|people|customers) (in|from|using|of) [our] {AUTO_ATTENDANT}",
            f"{AUTO_ATTENDANT} (connect|connects|put|puts|transfer|transfers) callers to",
            "privacy reasons",
            "(outside|external) (callers|people)",
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
    *(
        Act(
            says=(f"({words}) {_DIALLED} by {way}",),
            values={key: is_on},
            contrary={key: not is_on},
        )
        for key, way in (
            ("aaExtensionDialingEnabled", "[its] extension"),
            ("aaNamingDialingEnabled", "[its] (name|first or last name|first and last name|last name)"),
        )
        for words, is_on in (
            ("may be|can be|could be|to be", True),
            ("may not be|can not be|not to be|may no longer be|can no longer be|no longer to be", False),
        )
    ),
    Act(
        says=("unreachable by extension", "not reachable by extension"),
        values={"aaExtensionDialingEnabled": False},
    ),
    Act(
        says=("unreachable by name", "not reachable by name"),
        values={"aaNamingDialingEnabled": False},
    ),
    Act(
        says=(f"[be] [{REACHED}] neither by (name nor [by] extension|extension nor [by] name)",),
        values={"aaExtensionDialingEnabled": False, "aaNamingDialingEnabled": False},
    ),
    Act(
        says=(
            f"[be] [{REACHED}] by (name (or|and) [by] extension|extension (or|and) [by] name)",
            "dialling by (name (or|and) [by] extension|extension (or|and) [by] name)",
        ),
        values={"aaExtensionDialingEnabled": True, "aaNamingDialingEnabled": True},
        contrary={"aaExtensionDialingEnabled": False, "aaNamingDialingEnabled": False},
    ),
    Act(
        says=(
            "(protect|protected) [calls] (from|against) (pickup|pick up|directed pickup) (and|or) barge [in]",
            "protect [calls] (from|against) barge in (and|or) (pickup|pick up)",
        ),
        values={"enablePhoneStatusPickupBargeInPrivacy": True},
    ),
    Act(
        says=("turn privacy on", "switch privacy on"),
        values={"enablePhoneStatusDirectoryPrivacy": True},
    ),
)
REPHRASED = tuple(
    (said, "protected from pickup or barge in")
    for said in wordings(
        "private so [that] (nobody|no one|noone) [else] (can|may) (pick up|pickup) or barge [in] "
        "[in|into] [on] [its] [calls|call]"
    )
)
"""What makes the calls private, and not the status."""
ASKS = (
    "(who|anyone|anybody|everybody|everyone) allowed to see (whether|if|when)",
    "who (may|can|could|should) see (whether|if|when) (on the phone|on a call|busy|in use)",
    "(others|anyone|anybody|everybody|everyone|people|colleagues) see (if|whether|when) (on the phone|"
    "on a call|busy|in use)",
    "(may|can) (anyone|anybody|everybody|everyone|others|people) see (line|phone|call|the) status",
    *phrases(
        "who can see whether on the phone|who sees whether on the phone|reach by name|reached by name|"
        "dialed by name|reach by extension|reached by extension|dialled by name|dialed by extension|"
        "who can see the status|who sees the status|who can see if on the phone|who sees when on the phone|"
        "who can see when on the phone|attendant dial|attendant reach|attendant find|attendant connect|"
        "reachable by name|reachable by extension|reachable through attendant|"
        "directory status|presence hidden|"
        "status hidden|hide status|hides status|see phone status|sees phone status|allowed to monitor|"
        "who may pick up|who can pick up"
    ),
)
