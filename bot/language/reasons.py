"""Why somebody asks for a change (`because CHG0042`), set apart from the order and kept safe."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.language.codes_and_pins import may_tell_secret, names_secret
from bot.language.words import Word, Words, retype
from bot.names.text import TYPOGRAPHY, digits_of
from cards.text import shorten, visible

BECAUSE = "because"
MAX_REASON_CHARS = 200
"""A sentence or two; more is cut."""
LEFT_OUT = "(digits left out)"
"""What stands in the place of digits that may be a code or a PIN."""

_AT_THE_END = re.compile(
    r"""(?P<order>.*?\S)[\s,;]+because\s+(?:of\s+)?
    (?:"(?P<quoted>[^"]+)"
      |(?P<ticket>(?:(?:ticket|case|incident|request|change|task)\s+(?:(?:no\.?|number)\s+)?)?[a-z]{2,}[-_]?\d[\w-]*
        |(?:(?:ticket|case|incident|inc|request|req|change|chg|task|ref|sr)\s+(?:(?:no\.?|number)\s+)?
          |\#)\d{2,}))
    [.!]*(?P<asks>\?*)[.!]*""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_SECRET = re.compile(
    r"\b(?:password|passphrase|passwort|pwd|secret|pass|psk|wpa\d?|credentials?|creds)\b"
    r"|\b(?:wi-?fi|wlan|network|security)\s+key\b|\blogin\s+\w"
    r"|\b(?:passcode|pin|code)\b[^.;]*?(?:\bis\b|=|:)",
    re.IGNORECASE,
)
"""Beside these, letters may be a secret too: such a reason is not kept."""
_ALSO_BESIDE_SECRETS = frozenset(
    {"login", "logins", "secrets", "passwords", "door", "unlock", "keypad", "entry", "wifi", "alarm"}
)
_DIGIT = (
    "(?:(?:double|triple) )?(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|\d)"
)
_DIGITS_IN_WORDS = re.compile(rf"\b{_DIGIT}(?:[\s-]+{_DIGIT}){{2,}}\b", re.IGNORECASE)
"""Three digits in words may be a code, too."""
_ANY_TICKET = re.compile(r"\W*[a-z]{2,}[-_#]?\d+\W*", re.IGNORECASE)
_TICKET = re.compile(
    r"\W*(?:ticket|case|incident|inc|request|req|ritm|change|chg|ctask|task|prb|ref|sr)[-_#]?\d+\W*",
    re.IGNORECASE,
)
"""A ticket by the letters that stand for one: it is no secret unless it is right behind a word for one."""


def split_reason(text: str) -> tuple[str, str]:
    """A sentence without the reason at its end, in quotes or a ticket's number; and the reason, or nothing.

    A question stays one. What is said behind “because” in other words is for whoever reads the sentence.
    """
    found = _AT_THE_END.fullmatch(text.translate(TYPOGRAPHY).strip())
    if not found:
        return text, ""
    order = text.strip()[: found.end("order")]
    return f"{order}{found['asks']}", found["quoted"] or found["ticket"]


_WITH_SECRET = re.compile(r"(?P<order>.+?\S)[\s,;]+because\s+(?P<reason>.+)", re.IGNORECASE | re.DOTALL)


def split_secret_reason(text: str) -> tuple[str, str]:
    """A sentence without the reason at its end, where a code or a PIN may stand in the reason and not before
    it; the sentence and nothing for any other."""
    found = _WITH_SECRET.fullmatch(text.strip()) if may_tell_secret(text) else None
    return (text, "") if not found or may_tell_secret(found["order"]) else (found["order"], found["reason"])


_WHO = (
    r"(?:(?:the|our|some|many|most|all|these|those) )?(?:[a-z]+ )?"
    r"(?:people|they|guests|customers|visitors|students|patients|callers|clients|employees|colleagues|staff|"
    r"suppliers|drivers|teachers|parents|tenants|members|users|contractors|folks|cleaners|nurses|residents)"
    r"(?: (?:there|here))?"
)
SUBJECT = rf"(?:{_WHO}|(?:the|our) [a-z]+s|nobody|no ?one|we|it|he|she|somebody|someone)"
"""Who does something, in what only says why."""
_OFTEN = r"(?:(?:always|really|just|often|still|all|sometimes|ever|usually|actually) )*"
_WHY = re.compile(
    rf"(?P<order>.+?\S)(?:[,;]| [-–—])\s*(?P<why>{_WHO} {_OFTEN}(?:"
    r"(?:do not |don't )?(?:want|wants|need|needs|like|likes|prefer|have) (?P<does>(?:to|the|more|some|a) .+)"
    r"|complain.*|keep .+|hear .+|hate .+|can(?:not|'t| not) .+)"
    r"|(?:nobody|no ?one) (?:ever |really |actually )*(?!may|can|should|must|shall|will|is|but)[a-z]+s\b.*"
    r"|it (?:(?:was|got|has been|is) (?:leaked|stolen|shared|lost|compromised|posted|passed on)|leaked)\b"
    r".*)"
    rf"|(?P<order_so>.+?\S),? so (?:that )?(?P<goal>{_WHO} (?:can|may|could|will|are able to) .+)",
    re.IGNORECASE | re.DOTALL,
)
_OTHERWISE = re.compile(
    r"(?P<order>.+?\S)(?:[,;]| [-–—])\s*"
    rf"(?P<why>(?:or |and )?(?:otherwise,? {SUBJECT} .+|{SUBJECT} .+ otherwise)\W*)",
    re.IGNORECASE | re.DOTALL,
)
"""What happens if it is not done."""
_FOR_WHAT = re.compile(
    r"(?P<order>(?:(?:please|pls|can you|could you) )*(?:show|list|display|give me|tell me)\b[^,;]+)[,;]\s*"
    r"(?P<why>(?:i|we) (?:just |only )?(?:need|want|have|would like) to (?:paste|copy|put|send|tell|give|"
    r"compare|report|document|check|see|know|note|attach|write|explain) .+)",
    re.IGNORECASE,
)
"""What is done with what is shown."""
_NEEDED_FOR = re.compile(
    r"(?P<order>.+?\S)(?:[,;]| [-–—])\s*(?P<why>(?:(?:i|we) (?:just |only )?)?(?:need|want) "
    r"(?:it|them|that|this|those|these) (?:for|to|in) .+)",
    re.IGNORECASE,
)
"""What it is needed for."""
_AS_IT_IS = re.compile(
    r"(?P<order>.+?\S)(?:[,;]| [-–—]|(?= \())\s*(?P<why>\(?(?:(?:it|that) is |it's |is )?"
    r"(?:currently|presently|at present|at the moment|so far|as of now)(?: (?:it is|it's|set to|on))? "
    r"(?:on|off|enabled|disabled|active|inactive|one[- ]way|two[- ]way|allowed|blocked|default|custom|always|"
    r"never|forwarded|\d{1,2}(?: rings?| seconds?)?)\)?)",
    re.IGNORECASE,
)
"""How it is now, in a word or two."""
_MORE_THAN_WHY = re.compile(
    r"\d|[.;:!?]\s|\b(?:on|off|enabled?|disabled?|please|pls|should|if|unless|until|when|but|except|instead|only|also|too|"
    r"later|tomorrow|tonight|yet|set|turn|make|change|put|activate|switch|forward(?:ed)? to|and)\b",
    re.IGNORECASE,
)
"""With one of these a clause may order something, or put an order off."""


def split_why(text: str) -> tuple[str, str]:
    """An order without the clause at its end that only says why (“…, people want to answer”, “… so that
    visitors can call out”, and where a code may be told “because …”), and that clause; the text and nothing
    for any other."""
    said = " ".join(text.translate(TYPOGRAPHY).split())
    if said.endswith("?"):
        return text, ""
    order, because, why = said.rpartition(f" {BECAUSE} ") if may_tell_secret(said) else ("", "", "")
    told = (_OTHERWISE if "otherwise" in said else _NEEDED_FOR).fullmatch(said)
    if not because and told:
        order, why = told["order"], told["why"]
    elif not because and (found := _FOR_WHAT.fullmatch(said) or _AS_IT_IS.fullmatch(said.rstrip(" .!"))):
        return found["order"], found["why"]
    elif not because and (found := _WHY.fullmatch(said)):
        order, why = found["order"] or found["order_so"], found["why"] or found["goal"]
    is_plain = bool(order) and not _MORE_THAN_WHY.search(why.rstrip(" .!"))
    return (order.rstrip(" ,;"), why) if is_plain else (text, "")


def reason_behind(words: Words) -> tuple[Words, str]:
    """The words of a command before an unquoted “because”, and what is behind it."""
    at = next((at for at, word in enumerate(words) if word.plain == BECAUSE), len(words))
    reason = words[at + 1 :]
    if not reason or (Word("then"), Word("set")) in pairwise(reason):
        return words, ""
    return words[:at], reason[0].text if len(reason) == 1 else retype(reason)


def spells_digits(text: str) -> bool:
    """Whether several digits stand in words in a text, as “seven one three” of a code."""
    return _DIGITS_IN_WORDS.search(text) is not None


def kept_reason(reason: str, said: str) -> str:
    """A reason as it may be kept and shown: on one line, not too long, without digits that may be a code or a
    PIN by what was `said` with it."""
    typed = "".join(mark if mark.isprintable() else " " for mark in visible(reason.translate(TYPOGRAPHY)))
    if not typed or _SECRET.search(reason) or _SECRET.search(typed):
        return ""
    line = _DIGITS_IN_WORDS.sub(LEFT_OUT, typed.replace('"', "'").strip(" '.,;"))
    if may_tell_secret(f"{said} {line}", _ALSO_BESIDE_SECRETS):
        line = _without_secrets(line)
    return shorten(line, MAX_REASON_CHARS)


def _without_secrets(line: str) -> str:
    """A line without the words that have a digit; tickets stay where they are surely some."""
    ticket = _TICKET if _names_secret(line) else _ANY_TICKET
    kept: list[str] = []
    before = ""
    for word in line.split():
        is_safe = not digits_of(word) or (ticket.fullmatch(word) and not _names_secret(before))
        if is_safe or kept[-1:] != [LEFT_OUT]:
            kept.append(word if is_safe else LEFT_OUT)
        before = word
    return " ".join(kept)


def _names_secret(text: str) -> bool:
    return names_secret(text, _ALSO_BESIDE_SECRETS)


def with_reason(command: str, reason: str) -> str:
    """A command that also says why."""
    return f'{command} {BECAUSE} "{reason}"' if reason else command
