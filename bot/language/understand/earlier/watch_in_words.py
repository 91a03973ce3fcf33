"""“Keep an eye on the lobby”, “tell us when dnd changes”, “be quiet for an hour”: watch and mute in words."""

from __future__ import annotations

import re

from bot.names.text import TYPOGRAPHY

_POLITE = (
    r"(?:(?:please|pls|ok|okay|hi|hey|can you|could you|would you|will you|you can|we can|let us|let's|"
    r"(?:i|we) (?:want|need|would like|wish)(?: you)? to|(?:i|we)'d like(?: you)? to|"
    r"(?:i|we) (?:want|would like)(?= (?:notices|alerts|notifications)))(?:,? |$))*"
)
_END = r"(?:,? (?:please|pls|thanks|thank you|from now on|in here|here|in this space|for us|for me))*"
_US = r"(?:us|me|this space|this room|this channel|the team|everyone|everybody|all of us)"
_OF = r"(?:of|to|in|on|at|for|with|about)"
_MADE = r"(?:changes?|is changed|are changed|gets? changed|is edited|is modified|is touched)"
_SOMEBODY = r"(?:someone|somebody|anyone|anybody|one)"
_ANYTHING = r"(?:something|anything|a setting|any setting|settings|any settings|the settings)"
_WHENEVER = r"(?:when|whenever|as soon as|every time|each time|once)"
_WHEN = rf"(?:if|{_WHENEVER})"
"""“If the gym is closed” only asks, “if the gym is changed” does not."""
_EACH = r"(?:(?:the |all |any |every |each |future |further )*changes?)"
_ALL = r"(?:(?:all|any|every|each|future|further) )+changes?"
_IS = r"(?:is|are|gets?|goes|is being)"
_TURNED = r"(?:(?:turned|switched|set|put)(?: back)? )?(?:on|off|enabled|disabled)"
_STATES = {
    **dict.fromkeys(("forwarded", "diverted", "redirected"), "forwarding"),
    **dict.fromkeys(("intercepted", "closed", "out of service"), "intercept"),
    **dict.fromkeys(("recorded",), "recording"),
    **dict.fromkeys(("on do not disturb", "on dnd", "silenced"), "dnd"),
}
"""What a workspace is, and the setting that makes it so."""
_NOTICES = r"(?:notices|notifications|alerts|updates)"
_TOLD = rf"(?:notify|inform|alert|ping|warn|update|message) {_US}"
_TELL = (
    rf"(?:{_TOLD}|tell {_US}|let {_US} know|(?:be|get) (?:told|notified|informed|alerted|pinged)|hear|know)"
)
_WATCH = (
    r"(?:(?:(?:start|begin) to )?watch|(?:start|begin|keep) watching|keep an eye on|keep watch (?:on|over)|"
    rf"subscribe (?:(?:{_US}) )?to)"
)
_BEGINS = "|".join(
    (
        rf"{_WATCH} (?:(?:for )?{_EACH} {_OF} )?(?P<watched>.+?)(?: for (?:any |all )?changes(?: {_OF} "
        r"(?P<setting>.+?))?)?",
        rf"(?:monitor|follow|track) {_EACH} {_OF} (?P<monitored>.+?)",
        r"(?:monitor|follow|track) (?P<followed>.+?) for (?:any |all )?changes"
        rf"(?: {_OF} (?P<followed_setting>.+?))?",
        rf"{_TELL} {_WHEN} {_ANYTHING} {_MADE} {_OF} (?P<anything>.+?)",
        rf"{_TELL} {_WHEN} {_SOMEBODY} (?:changes|touches|edits|modifies) (?:{_ANYTHING} {_OF} )?"
        r"(?P<by_somebody>.+?)",
        rf"{_TELL} {_WHEN} (?P<itself>.+?) {_MADE}(?: {_OF} (?P<there>.+?))?",
        rf"{_TELL} {_WHENEVER} (?P<switch>.+?) {_IS} {_TURNED}(?: {_OF} (?P<switch_at>.+?))?",
        rf"{_TELL} {_WHENEVER} (?P<place_of_state>.+?) {_IS} (?P<state>{'|'.join(_STATES)})",
        rf"(?:{_TOLD}|(?:be|get) (?:notified|informed|alerted)) (?:of|about|on) {_EACH} {_OF} "
        r"(?P<changes>.+?)",
        rf"(?:tell {_US}|hear|be told|let {_US} know) (?:of|about) {_ALL} {_OF} (?P<all_changes>.+?)",
        rf"(?:send {_US} )?{_NOTICES} (?:of|about|for|on) {_EACH} {_OF} (?P<notices>.+?)",
    )
)
_WATCHES = re.compile(
    r"(?:what|which (?:\w+ )?(?:rooms|workspaces|settings|spaces)?) ?(?:is|are|do|does)? ?"
    r"(?:we|you|i|this space)? ?(?:being )?(?:watching|watch|watched)(?: here| in this space| now)?"
    r"|(?:are|do) (?:you|we) (?:still )?(?:watching|watch) .+",
    re.IGNORECASE,
)
_SAID = re.compile(rf"{_POLITE}(?:{_BEGINS}){_END}", re.IGNORECASE)
_TIME = (
    r"(?P<{}>(?:for|until|till) (?:\d|(?:an?|one|two|three|four|five|six|half|the next|the rest)\b|"
    r"(?:tomorrow|tonight|today|next|noon|midday|midnight)\b|(?:mon|tue|wed|thu|fri|sat|sun)).*?|\d+ ?\w+)"
)
_QUIET = re.compile(
    rf"{_POLITE}(?:be|stay|keep) (?:quiet|silent) {_TIME.format('quiet')}{_END}"
    rf"|{_POLITE}(?:mute|silence|snooze|pause|suspend|hush) (?:the |all |all the |your |our )*{_NOTICES}"
    rf"(?: (?:of|about|for|from) (?!\d|an? |one |two |three )(?P<place>.+?))? {_TIME.format('paused')}{_END}"
    rf"|{_POLITE}snooze (?P<snoozed>.+?) {_TIME.format('snooze')}{_END}",
    re.IGNORECASE,
)
_MAY_BE = re.compile(
    r"\b(?:watch|eye|subscribe|monitor|follow|track|notif|tell|told|let|inform|alert|ping|warn|updates?|"
    r"message|hear|know|notices|quiet|silent|silence|snooze|mute|pause|suspend|hush)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:please |ok |hi |hey )*(?:can|could|would|will) (?:you|we) ", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s(?= )|(?<=s)'(?= )")
_NOT_WATCHED = re.compile(r"(?:tv|television|the (?:news|clock|time|game|match))\b", re.IGNORECASE)


def watch_in_words(text: str) -> str:
    """The command that begins or lists watches, or mutes them, as a text wants it; empty where it wants
    nothing of the kind, or is that command."""
    if not _MAY_BE.search(text):
        return ""
    said = " ".join(text.translate(TYPOGRAPHY).split())
    bare = said.rstrip(" .!?")
    if _WATCHES.fullmatch(bare):
        return "watches"
    if said.endswith("?") and not _ASKS.match(said):
        return ""
    command = _muted(bare) or _watched(bare)
    return "" if command.casefold() == bare.casefold() else command


def _watched(said: str) -> str:
    found = _SAID.fullmatch(said)
    if found is None:
        return ""
    named = {name: words for name, words in found.groupdict().items() if words}
    if state := named.pop("state", ""):
        named["of_state"] = _STATES[state.casefold()]
    what = _POSSESSIVE.sub(" ", " ".join(named.values())).strip()
    return "" if not what or _NOT_WATCHED.match(what) else f"watch {what}"


def _muted(said: str) -> str:
    found = _QUIET.fullmatch(said)
    if found is None:
        return ""
    time = found["quiet"] or found["paused"] or found["snooze"]
    place = found["place"] or found["snoozed"]
    return f"mute notices of {place} {time}" if place else f"mute all notices {time}"
