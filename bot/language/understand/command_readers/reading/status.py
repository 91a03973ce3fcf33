"""Reads `status`, and sentences that ask how the bot is."""

from __future__ import annotations

import re

from bot.access import Viewer
from bot.language.requests.showing import ShowStatus
from bot.language.words import Words
from bot.names.text import plain_words

_WELL = (
    r"ok|okay|alright|all right|well|fine|good|healthy|alive|awake|there|here|up|online|running|working|"
    r"listening|connected|up and running"
)
_BOT = r"(?:the |this |our )?bot"
_HOW = r"status|state|health"
_ASKED = (
    rf"(?:status|health)(?: check| report)?|"
    rf"(?:{_BOT}|your)(?:'s)? (?:{_HOW})|(?:{_HOW}) of (?:{_BOT}|yourself)|"
    rf"are you (?:still |all )?(?:{_WELL})|is {_BOT} (?:still |all )?(?:{_WELL})|how is {_BOT}(?: doing)?|"
    rf"how's {_BOT}(?: doing)?|radar|"
    r"(?:how old is|how old are) (?:your|the) (?:oldest )?readings?|are you keeping up"
)
_ASKS_STATUS = re.compile(
    r"(?:(?:hi|hello|hey|ok|so)(?: bot)? |bot )?(?:please )?"
    r"(?:(?:show|tell|give)(?: me)?(?: the)? |(?:what is|what's|whats)(?: the)? )?"
    rf"(?:{_ASKED})(?: bot| now| right now| today| please| again)*"
)


def asks_status(text: str) -> bool:
    """Whether a message asks for nothing but how the bot is: “status”, “are you ok?”"""
    return _ASKS_STATUS.fullmatch(plain_words(text)) is not None


def read_status(viewer: Viewer, words: Words) -> ShowStatus:
    """How the bot is."""
    return ShowStatus()
