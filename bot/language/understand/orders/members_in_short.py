"""Changes of a list of people in short: “gym ptt +ravi -lena”, “replace Lena by Ravi on the ptt list”."""

from __future__ import annotations

import re

_LISTS = re.compile(r"\b(?:ptt|push[- ]to[- ]talk|intercom|monitor\w*|blf|members?|privacy)\b", re.IGNORECASE)
_SIGN = re.compile(r"(?:(?<=[\s:,;(])|^)(?:(?P<plus>\+)\s?(?=[^\W\d])|[-–−](?=\w))")
_NAME = r"[^\W\d][\w'’-]*(?: [^\W\d][\w'’-]*)?"
_IN_PLACE = re.compile(
    rf"\b(?:(?:replace|substitute|change|exchange) (?P<out>{_NAME}) (?:by|with|for|to) (?P<new>{_NAME})"
    rf"|swap (?P<out_swapped>{_NAME}) (?:for|with|by) (?P<new_swapped>{_NAME})"
    rf"|(?:put|add) (?P<new_first>{_NAME}) (?:instead of|in place of) (?P<out_first>{_NAME}))"
    r"(?=,? (?:on|in|at|from|to|as|of) (?:the |our |its )?)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"(?:(?<=[\s:,;(])|^)(?:[+–−-]\s?(?:{_NAME})[\s,;]*)+(?:(?:on|in|to|at) [\w ]+)?[\s.!]*$"
)
"""Names with signs at the end, or before the place."""
_DENIES = re.compile(r"\b(?:not|never|no|dont)\b|n['’]t\b", re.IGNORECASE)
_NO_NAME = frozenset(
    {"it", "them", "that", "this", "one", "list", "all", "way", "mode", "two", "on", "off"}
    | {"a", "an", "the", "another", "line", "lines", "key", "keys", "lamp", "lamps", "person", "somebody"}
)


def with_members_in_full(text: str) -> str:
    """The text with “add” and “remove” for the signs before names, and for whom another one replaces; any
    other as it is."""
    if _DENIES.search(text):
        return text
    is_signed = "+" in text or " -" in text or " −" in text or " –" in text
    if is_signed and _SIGNED.search(text) and _LISTS.search(text):
        said = _SIGN.sub(lambda sign: " add " if sign["plus"] else " remove ", text)
        return " ".join(said.replace(",", " ").split()) if said != text else text
    if not (" for " in text or " by " in text or " with " in text or " of " in text or " to " in text):
        return text
    found = _IN_PLACE.search(text) if _LISTS.search(text) else None
    if found is None:
        return text
    named = {key.partition("_")[0]: value for key, value in found.groupdict().items() if value}
    if any(
        not _NO_NAME.isdisjoint(name.casefold().split()) or _LISTS.search(name) for name in named.values()
    ):
        return text
    order = f"add {named['new']} and remove {named['out']}"
    return f"{text[: found.start()]}{order}{text[found.end() :]}"
