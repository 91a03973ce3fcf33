"""“What was changed in Control Hub?”: the command `history elsewhere` in other words."""

from __future__ import annotations

import re

_ASKED_ELSEWHERE = re.compile(
    r"(?:please )?(?:(?:show|list|give)(?: me| us)?(?: the| all)* changes|(?:which|what) changes|"
    r"what(?: has| have)?|changes|what did (?:somebody|someone|anybody|anyone) change)"
    r"(?: that)?(?: was| were| been)*(?: changed| made)? "
    r"(?:in control hub|elsewhere|not (?:made )?through you)(?P<more> .+)?",
    re.IGNORECASE,
)


def elsewhere_in_words(text: str) -> str:
    """The command for what somebody asks who wants to see the changes that were not made through the bot;
    empty for anything else."""
    found = _ASKED_ELSEWHERE.fullmatch(" ".join(text.split()).rstrip(" .!?"))
    return f"history elsewhere{found['more'] or ''}" if found else ""
