"""“Stop watching the lobby”, “no more notices about the kitchen”: the command `unwatch` in other words."""

from __future__ import annotations

import re

from bot.names.text import TYPOGRAPHY

_POLITE = r"(?:(?:please|pls|ok|okay|hi|hey|can you|could you|would you|you can|we can|let us|let's),? )*"
_TOLD = r"(?:notices?|alerts?|updates?|watch(?:es)?)"
_ABOUT = r"(?:about|on|of|for|from)"
_TELL = r"(?:notif(?:y|ying)|tell(?:ing)?|inform(?:ing)?|alert(?:ing)?|ping(?:ing)?)"
_US = r"(?:us|me|this space|this room|the team|everyone)"
_CHANGES = r"(?:(?:the |any )?changes (?:of|to|in|on|at|for) )?"
_END = r"(?: (?:please|pls|thanks|thank you|now|any ?more|any longer|here|in this space|for us))*"
_ENDS = "|".join(
    (
        r"(?:stop|end|quit) (?:watching|following)",
        rf"(?:stop|quit) {_TELL} {_US} (?:about|of)",
        rf"(?:stop|end|cancel|remove|delete|drop) (?:the |all |my |our |any )*{_TOLD} {_ABOUT}",
        r"(?:stop|end|cancel) (?:the |all |my |our |any )*notifications about",
        r"(?:(?:we|i) (?:do not|don't) (?:want|need) (?:any )?(?:more )?|no (?:more |further ))"
        rf"(?:{_TOLD} {_ABOUT}|notifications about)",
        r"(?:unfollow|unsubscribe (?:us )?from)",
    )
)
_SAID = (
    re.compile(rf"{_POLITE}(?:{_ENDS}) {_CHANGES}(?P<what>.+?){_END}", re.IGNORECASE),
    re.compile(
        rf"{_POLITE}(?:do not|don't|no need to) (?:watch|follow|{_TELL} {_US} (?:about|of)) (?P<what>.+?)"
        r" (?:any ?more|any longer)(?: (?:please|thanks))?",
        re.IGNORECASE,
    ),
    re.compile(r"unwatch (?P<what>.+?)(?: (?:please|pls|thanks|thank you|now))+", re.IGNORECASE),
)
_ORDERED = re.compile(r"(?:please |ok |hi |hey )*(?:can|could|would) you ", re.IGNORECASE)
_BEGINS = re.compile(
    r"\b(?:(?:un)?(?:watch|follow)|notice|alert|update|notif|tell|inform|unsubscribe|ping)",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(
    r"(?:everything|anything|all(?: (?:of )?(?:it|them|rooms|workspaces|watches))?|every room)"
)


def unwatch_in_words(text: str) -> str:
    """The command that ends what a text wants to have ended; empty where it wants nothing of the kind."""
    if not _BEGINS.search(text):
        return ""
    said = " ".join(text.translate(TYPOGRAPHY).split())
    if said.endswith("?") and not _ORDERED.match(said):
        return ""
    found = next(filter(None, (one.fullmatch(said.rstrip(" .!?")) for one in _SAID)), None)
    if found is None:
        return ""
    what = found["what"]
    return "unwatch all" if _EVERYTHING.fullmatch(what.casefold()) else f"unwatch {what}"
