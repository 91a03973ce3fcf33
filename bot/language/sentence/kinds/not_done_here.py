"""Sentences that ask for what the bot cannot do: people, devices, records of calls, and the like."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from bot.language.sentence.words.general_words import phrases
from bot.language.sentence.words.lexicon import lexicon
from bot.language.sentence.words.tokens import Sentence, Token

_IN_CONTROL_HUB = "in Control Hub; I change call settings of workspaces"
_A = "(?:(?:a|an|the|new|another|this|that|our|my) )*"
_NEW = f"(?:add|create|make|build|set up|provision|onboard|invite|new) {_A}"
_GONE = f"(?:delete|remove|deactivate|erase|decommission|get rid of) {_A}"
_NO_BOOKING = "I cannot book rooms; I change call settings of workspaces"
_THINGS = {
    "hotell?ing|hot ?desk(?:s|ing)?": f"Hoteling and hot desking are set {_IN_CONTROL_HUB}",
    "(?:call )?queues?": f"Call queues are set {_IN_CONTROL_HUB}",
    "plar|(?<!pattern )(?<!called )(?<!named )hotlines?|hot line|ringdown": (
        f"A hotline, which dials a number when the phone is lifted, is set {_IN_CONTROL_HUB}"
    ),
    "hunt (?:groups?|lists?|pilots?)": f"Hunt groups are set {_IN_CONTROL_HUB}",
    f"auto attendant menu|{_NEW}auto attendants?": f"Auto attendants are set {_IN_CONTROL_HUB}",
    "speed dials?|line keys?": f"The keys of a device are set {_IN_CONTROL_HUB}",
    "wallpaper|(?<!same )(?<!own )(?<!special )(?<!distinctive )ringtone|volume|brightness": (
        f"What a device shows and plays is set {_IN_CONTROL_HUB}"
    ),
    "firmware|reboot|restart|factory reset": f"Devices are managed {_IN_CONTROL_HUB}",
    "passwords?|mfa": f"Passwords are set {_IN_CONTROL_HUB}",
    "new workspace|create (?:a )?workspace|delete (?:the )?workspace|rename": (
        f"Workspaces are made, renamed and deleted {_IN_CONTROL_HUB}"
    ),
    "licen[cs]es?": f"Licences are managed {_IN_CONTROL_HUB}",
    "(?:download|listen to) (?:the )?(?:recordings?|recorded calls)": (
        f"Where recordings are kept is set {_IN_CONTROL_HUB}"
    ),
    "(?:play|hear|read|listen to) (?:me )?(?:the |my |our |all |its |new )*"
    "(?:voicemails|voice messages|messages)": "I change settings of a mailbox, and play no messages in it",
    "(?:send|write|text) (?:.* )?(?:sms|text messages?|texts?)|sms": (
        "I send no text messages; I change call settings of workspaces"
    ),
    "(?:executive )?assistants? (?:pool|service)|executive assistants?": (
        "Executive assistants are for people; I change call settings of workspaces"
    ),
    "book (?:the|a|an|our|my|this|that|me|us|it)|(?:please|to|you|pls|and) book|(?<=^ )book": _NO_BOOKING,
}
"""What is not done here, whatever else is said, and what to say of it."""
_BESIDE_NO_SETTING = {
    "booking|reserve|reservation": _NO_BOOKING,
    "(?:paging|voicemail) groups?|virtual lines?|conference bridges?|conference call|dial plans?|trunks?": (
        f"That is set {_IN_CONTROL_HUB}"
    ),
    f"(?:{_NEW}|{_GONE})(?:user|person|employee|account)s?": f"People are managed {_IN_CONTROL_HUB}",
    "(?:add|invite|remove|delete|take) .*(?:to|from|in|out of) (?:the |our |my |this )?"
    "(?:organi[sz]ation|org|tenant)": f"People are managed {_IN_CONTROL_HUB}",
    f"(?:{_NEW}|{_GONE}|(?:assign|connect|register|activate|install|replace|swap|pair) {_A})"
    "(?:desk |ip |webex )?(?:phone|device|handset)s?(?! numbers?| lines?)|mac address|"
    "ip address|serial number|(?:is|are|which) (?:.* )?(?:phones?|devices?) (?:.* )?"
    "(?:online|offline|registered)": f"Devices are managed {_IN_CONTROL_HUB}",
    f"(?:{_NEW}|{_GONE}|(?:show|list|see) (?:me )?{_A})schedules?": f"Schedules are made {_IN_CONTROL_HUB}",
    "headsets?|zoom|(?:teams|webex|zoom) meetings?": f"Devices and meetings are set {_IN_CONTROL_HUB}",
    "(?:change|set|edit|update) (?:the )?(?:time ?zone|location|address)": (
        f"Locations and their time zones are set {_IN_CONTROL_HUB}"
    ),
    "call logs?|call records?|call detail records?|cdrs?|call statistics|who called|missed calls|"
    "how many calls (?:did|were|came|has|have)": f"Calls are listed {_IN_CONTROL_HUB}",
}
"""The same, where no word tells a setting: “add the user Ana to the push-to-talk members” is done."""
_DELETES_MESSAGES = re.compile(
    r" (?:clear|delete|erase|wipe|remove|empty|purge) (?:all |the |of |its |old )*"
    r"(?:voicemails|voicemail messages|voice messages|voice mails|messages) "
)
_ALWAYS = [(re.compile(f" (?:{one}) "), said) for one, said in _THINGS.items()]
_ALONE = [(re.compile(f" (?:{one}) "), said) for one, said in _BESIDE_NO_SETTING.items()]
_ORDERS = frozenset(
    phrases(
        "add|create|make|build|set|new|delete|remove|reboot|restart|rename|book|reserve|change|turn|switch|put|play|"
        "show|list|give|assign|connect|register|install|replace|swap|send|write|text|and|then|also|a|an|the|is|are"
    )
)
"""A clause that begins so wants something."""
MAX_WHY_WORDS = 5
# Most sentences ask for none of it: one search tells.
_ANY = re.compile(f" (?:{'|'.join([*_THINGS, *_BESIDE_NO_SETTING])}) ")


def _without_why(sentence: Sentence) -> Sequence[Token]:
    """The words without a few behind the last comma that order nothing, where a setting is told before them:
    “… as second number, sponsor hotline”."""
    tokens = sentence.tokens
    at = len(tokens) - 1 - [*sentence.words[::-1]].index(",") if "," in sentence.words else 0
    last = [one.plain for one in tokens[at + 1 :]]
    is_why = 0 < len(last) <= MAX_WHY_WORDS and last[0] not in _ORDERS and not {"to", "as"} & {*last}
    return tokens[:at] if at and is_why and lexicon().tells_setting(" ".join(sentence.words[:at])) else tokens


def not_done_here(sentence: Sentence, names: Callable[[], Collection[int]]) -> str:
    """What to say where a sentence asks for something the bot cannot do; empty otherwise. `names` gives the
    places of the words that name workspaces, and is called for few sentences only."""
    told = _without_why(sentence)
    words = [(at, one.plain) for at, one in enumerate(told) if not one.quoted and one.plain != ","]
    text = f" {' '.join(word for _, word in words)} "
    if _DELETES_MESSAGES.search(text):
        return "I change settings of a mailbox, and delete no messages in it. Nothing was changed."
    if not _ANY.search(text):
        return ""
    named = names()
    text = f" {' '.join(word for at, word in words if at not in named)} "
    said = next((said for pattern, said in _ALWAYS if pattern.search(text)), "")
    if not said and not lexicon().tells_setting(text):
        said = next((said for pattern, said in _ALONE if pattern.search(text)), "")
    return f"{said}. Nothing was changed." if said else ""
