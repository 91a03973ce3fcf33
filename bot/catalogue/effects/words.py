"""Words for what happens on a phone, as patterns for effects."""

from __future__ import annotations

WHEN = (
    r"(?:\b(?:when(?:ever)?|while|if|once|as (?:soon|long) as|every time|each time|in case|should|with) "
    r"(?:(?:the|its|our|that|this|a|an) )?)?"
)
"""What may stand before something that happens; beside an effect it is the setting's own condition."""
_BEING = r"(?:(?:is|are|['’]s|am|be|being|gets?|already|still|just|currently|someone|somebody|anyone|it) )*"
ON_CALL = (
    rf"{WHEN}(?:(?:the |its |that |this )?(?:phone|line|@|desk|one|person|porter|nurse|he|she|they|it|we|i|"
    r"you"
    rf"|somebody|someone|anybody|anyone)(?: (?:there|itself|at @|on @|in @))? )?{_BEING}"
    r"(?:(?:on|in) (?:a|another|the|one) (?:call|phone|line)|on (?:the )?@(?: phone)?|on the phone"
    r"|talking|speaking|busy|engaged|occupied|in use|mid-call|during (?:a )?(?:calls?|conversations?))\b"
    r"(?: (?:on (?:the )?@(?: phone)?|already))*"
)
"""That the phone is in a call."""
DENIED = (
    r"\b(?:not|never|no|nobody|no[- ]?one|none|nothing|neither|without|cannot|stop(?:s|ped|ping)?|off|"
    r"silence[ds]?"
    r"|disable[ds]?|remove[ds]?|unwanted|undesired|forbidden|drop(?:ped)?|spare|end to|superfluous|"
    r"pointless|useless|redundant|unnecessary|obsolete|unneeded)\b|n['’]t\b"
)
"""That something is not to be."""
TOLD = (
    r"\b(?:announce\w*|hears?|heard|told|tells?|inform\w*|notif\w+|warn(?:s|ed|ing)?\b(?! tone)|know|"
    r"learn\w*|"
    r"play(?:s|ed)?)\b"
)
"""That somebody is told of something."""
TONE = r"\b(?:tones?|beeps?|bleeps?|pips?|sounds?|chimes?)\b"
OUTSIDE = (
    r"\b(?:outside\w*|from outside|outsiders?|external\w*|pstn|public(?: telephone)? network|landlines?|"
    r"strangers?)\b"
)
INSIDE = (
    r"\b(?:inside|internal(?:ly)?|colleagues?|co-?workers?|in-house|our own (?:people|staff|phones?|callers?)"
    r"|ours included|staff|employees)\b"
)
BOTH = (
    r"\b(?:(?:from )?inside (?:or|and|nor) (?:from )?outside|(?:from )?outside (?:or|and|nor) (?:from "
    r")?inside"
    r"|internal(?:ly)?(?: calls?)? (?:or|and|nor|as well as) external\w*"
    r"|external\w*(?: calls?)? (?:or|and|nor|as well as) internal\w*"
    r"|ours included|(?:be it )?(?:an? )?colleagues? or (?:an? )?outsiders?|(?:be it )?(?:an? )?outsiders? "
    r"or (?:an? )?colleagues?|colleagues? (?:included|too)|(?:on|for) (?:all|every) calls?|on every call|"
    r"all calls|all callers"
    r"|every caller|any caller|no caller\b|both kinds of calls)\b"
)
"""Calls from inside, from outside, or all of them."""
HIDDEN = (
    r"\b(?:hid(?:e|es|den|ing)|block(?:s|ed|ing)?|withh\w+|suppress\w*|conceal\w*|private|mask\w*|"
    r"invisible|secret)\b"
)
PRESS_ZERO = (
    rf"{WHEN}(?:(?:callers?|people|they|someone|anyone)(?: (?:in|of) (?:the )?(?:voicemail|mailbox)(?: "
    r"(?:of|at) (?:the )?@)?)? )?"
    r"\b(?:press\w*|hit\w*|dial\w*|key\w*|push\w*|typ\w+)(?: (?:in|on))?(?: (?:the|a|key|digit|button))* "
    r"(?:0|zero)\b|\bzero[- ]?(?:out|key)\b|\b(?:the|a) (?:0|zero)\b"
)
VOICEMAIL = r"\b(?:voice ?mails?|mail ?box(?:es)?|voice messages?|messages)\b"
BEGINS_ENDS = (
    r"\b(?:start|begin|stop|end|finish|commenc)\w*"
    r"(?:(?:,? (?:or|and|and when it|or when it) |/)(?:start|begin|stop|end|finish)\w*)?"
)
SEQUENTIAL = (
    r"\b(?:sequential\w*(?: ring\w*)?(?: (?:list|order))?|ring(?:ing)? (?:sequence|order)|hunt(?:ing)?(?: "
    r"list)?)\b"
)
SIMULTANEOUS = r"\b(?:simultaneous\w*(?:[- ]ring\w*)?(?: list)?|sim(?:ul)?[- ]?ring\w*|parallel ring\w*)\b"
SELECTIVE = r"\bselective\w*|\bpriority alert"
GO = (
    r"\b(?:go(?:es|ing)?|send\w*|sent|pass\w*|divert\w*|forward\w*|redirect\w*|rout\w+|hand\w*|giv\w+|"
    r"land\w*|reach\w*"
    r"|tak\w+|put|transfer\w*|get|have|ring|come|end up|through)\b"
)
"""That calls go somewhere."""
ANY = ""
"""Fits always."""
