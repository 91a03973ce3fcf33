"""Access codes and PINs that people type by mistake: where they may stand, and words without them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.catalogue import FAMILIES
from bot.catalogue.settings.passcode import PASSCODE
from bot.language.words import SPLIT_LAST, Word, Words, joined
from bot.names.text import digits_of, folded, suggestions
from cards.text import message_text

MIN_PIN_DIGITS = 4
"""So many digits beside a command that takes a PIN may be the PIN."""

MAX_SAID_BACK_CHARS = 80
"""So much is enough to know one's own words again."""
MIN_MISSPELT_LETTERS = 5
"""Shorter words are not taken for misspelt ones."""
_NO_SECRETS = frozenset(
    {"include", "included", "includes", "barcode", "qrcode", "postcode", "zipcode", "unicode", "passed",
     "passes", "passing"}
)  # fmt: skip
"""Words that are near to a word for a code or a PIN and are none."""

FAC = ("fac", "facs")
"""What people who come from other telephone systems call an access code: forced authorization code."""
CODE_UNUSED = "If you typed a code: I did not use it; please delete your message, because it stays readable."
CODE_STAYS = "Your message with the code stays readable: please delete it."
TYPED_ITSELF = (
    "If you typed the {what} itself: I did not use it; please delete your message, because it stays readable."
)

CODE_WORDS = {
    part
    for family in FAMILIES
    for items in family.lists
    if items.secret
    for name in items.names()
    for part in name.split()
} | {*PASSCODE.words, *FAC}
"""The words of which the names of lists of codes, and of the PIN, are made."""

_SECRET_WORDS = (*PASSCODE.words, *FAC, "passcodes", "pins", "code", "codes", "cod", "pincode")
_OTHERS = frozenset(
    {"otp", "puk", "kennwort", "passwort", "kennzahl", "codigo", "senha", "wachtwoord"}
    | {"pw", "pwd", "passphrase", "pni", "ipn", "credential", "credentials"}
)
"""Secrets that are no code of a workspace and no PIN; digits beside them are never repeated either."""
_ENDS_AS_SECRET = ("code", "codes", "kode", "kodes", "passcode", "pincode")
"""“Doorcode” and “zugangscode” are codes, too."""
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_AT_DIGITS = re.compile(r"([^\W\d_]+)_?(?=\d)|(?<=\d)([^\W\d_]+)")
_APART = re.compile(r"\bpass[\s_-]+(?:word|code|phrase|key)s?\b")
_NO_SECRET_CODES = re.compile(r"\b(?:area|country|city|prefix|zip|postal)\s+codes?(?=\s+\+?\d{1,5}\b)")
"""Codes that everybody may know, right before their digits; “city code” tells how numbers begin."""
_KEY = re.compile(r"\b(?:key|combination|tan)\b(?=[^.;?!]*\bis\W+\d{4})|\btan\b(?=\s*[:=#]\s*\d{4})")
"""“The key is 4821” tells a secret; “Mei Tan 4404” is a person."""
_PASS = re.compile(
    r"\bpass(?=(?:\s|[,:=#-]|\bis\b)*\d{4})|"
    r"(?:\b(?:the|its|my|our|your|their)|'s) pass\b[^.;?!]{0,60}\bis\W+\d{4}"
)
"""“pass 4821” tells a secret; calls are passed “to” a number."""
_AS_PASS = re.compile(
    r"(?<!\d)\d{4,}\W+(?:as|for|is)\W+(?:\w+\W+){0,2}pass\b|\bp[1!]n\b|"
    r"\bsecret\b(?:\W+[a-z]+){0,2}\W+\d{4}"
)
"""“8841 as its pass”, “p1n” and “the secret is 8841” do, too."""
_WHO_DIALS = (
    "(?:cleaners?|cleaning|guests?|temps?|visitors?|contractors?|night shift|interns?|students?|porters?|"
    "guards?|security|caretakers?|janitors?|caterers?|catering|couriers?)"
)
"""Who gets a code of their own."""
_DIALLED_FIRST = re.compile(
    r"\b(?:dial|dials|dialling|dialing|enter|enters|type|types|key in|punch in)\W+\d{4,}\W+"
    r"(?:(?:\w+\W+){0,2}before|first|in order to)\b"
    r"|\b(?:dial|enter|type|press|require|requires|need|needs|ask for|use)\W+\d{4,}\W+(?:to|for)\W+"
    r"(?:get|call|dial|calling|dialling|dialing|go|reach)\b[^.;]*\b(?:out|outside|abroad)\b"
    r"|\b(?:dial|call|get)(?:s|l?ing)? out\b[^.;]*\b(?:with|use|uses|is|enter|require|requires)\s+\d{4,8}\b"
    r"(?!\W+(?:as|shown)\b)"
    r"|\b(?:outgoing|outside|international|national) calls?\b[^.;]*"
    r"\b(?:require|requires|need|needs|ask for|only with)\s+(?:the number )?:?\s*\d{4,8}\b"
    r"(?!\W+(?:as|shown)\b)"
    r"|\b(?:require|requires|need|needs|with)\s+\d{4,8}\s+for (?:outgoing|outside|international|national)\b"
    r"|\bauthori[sz]e\b[^.;]*\bwith\s+\d{4,8}\b"
    r"|\b(?:lets?|letting|gets?|admits?|allow|permit|comes?|goes?|people|persons?|anybody|everybody|anyone|everyone|those)"
    r"\b[^.;]*\b(?:in|out|through|calls?|dial|phone)\s+(?:with|by|using)\s+\d{4,8}\b(?!\W+(?:as|shown|rings?)\b)"
    r"|(?<!\bring )(?<!\bshared )\bwith\s+\d{4,8}\b[^.;]*\b(?:may|can|could|able to|allowed to|should|"
    r"must)\b[^.;]*\b(?:call|dial|phone|get (?:in|out)|go out)\b"
    r"|\buses?\s+\d{4,8}\b(?!\W+(?:as|for|shown)\b)[^.;]*\bto\s+(?:call|dial|phone|get)\b"
    r"|^\W*(?!(?:block|forward|fwd|call|show|add|set|let|ring|send|allow|reject|accept|divert|transfer|use|monitor)\b)"
    rf"(?:\w+[:,]?\s+){{0,2}}\d{{4,8}}\s+for\s+(?:the\s+)?{_WHO_DIALS}\b"
)
"""What is dialled before a call is let out is an access code."""
_LOGS_IN = re.compile(
    r"\b(?:log|sign)s?[ -]?(?:in|on|into)\b[^.;]*\b(?:with|using)\W+\d{4,}"
    r"|\b(?:mailbox|voicemail)\s+(?:with|using)\s+\d{4,8}\b(?!\W+(?:as|shown)\b)"
)
"""With what somebody logs in is a PIN."""
_SPELT_OUT = re.compile(r"(?<![^\W_])[^\W\d_](?:[.\s-]+[^\W\d_](?![^\W_]))+")
"""One letter at a time: “p.i.n.”, “p i n”."""


def digit_count(words: Words) -> int:
    """How many digits stand in the words."""
    return len(digits_of(joined(words)))


def may_hold_pin(words: Words) -> bool:
    """Whether the words have as many digits as a PIN."""
    return digit_count(words) >= MIN_PIN_DIGITS


def beside_code_or_pin(words: Words) -> bool:
    """Whether digits stand beside the name of a code or the PIN, misspelt perhaps: none is repeated."""
    if digit_count(words) < 2:
        return False
    return _KEY.search(joined(words).casefold()) is not None or any(
        word.plain in _OTHERS
        or word.plain.endswith(_ENDS_AS_SECRET)
        or suggestions(CODE_WORDS, word.plain, limit=1, whole=True)
        for word in words
        if word.plain and word.plain not in _NO_SECRETS
    )


def text_has_code_or_pin(text: str) -> bool:
    """Whether digits stand beside the name of a code or the PIN in a text."""
    return beside_code_or_pin(tuple(map(Word, text.split())))


def without_codes_and_pins(words: Words) -> str:
    """The words as they can be repeated where it is not known what they mean: digits that may be a code or a
    PIN are left out."""
    hidden = beside_code_or_pin(words) or may_hold_pin(words)
    return _DIGITS.sub("…", joined(words)) if hidden else joined(words)


def may_tell_secret(text: str, also: frozenset[str] = frozenset()) -> bool:
    """Whether a text has digits beside a word for a code or a PIN (or one that is `also` taken for one),
    misspelt perhaps."""
    return len(digits_of(text)) > 1 and names_secret(text, also)


@lru_cache(maxsize=SPLIT_LAST)
def names_secret(text: str, also: frozenset[str] = frozenset()) -> bool:
    """Whether a text has a word for a code or a PIN, by its letters alone: “(pin”, “voicemail-pin”, “p.i.n.”,
    and what touches digits: “newpin4711”. Short words are only compared as they are, because “in” is no
    misspelt “pin”."""
    plain = _SPELT_OUT.sub(lambda found: "".join(filter(str.isalpha, found[0])), folded(text))
    plain = _NO_SECRET_CODES.sub("", plain)
    for said in (_APART, _PASS, _KEY, _AS_PASS, _DIALLED_FIRST, _LOGS_IN):
        plain = said.sub("password", plain)
    if any(word.startswith(_SECRET_WORDS) or word.endswith(_SECRET_WORDS) for word in _at_digits(plain)):
        return True
    return any(_is_secret_word(word, also) for word in _LETTERS.findall(plain))


@lru_cache(maxsize=1024)
def _is_secret_word(word: str, also: frozenset[str]) -> bool:
    """Whether letters are a word for a code or a PIN, misspelt perhaps; kept, because every sentence asks."""
    if word in _NO_SECRETS:
        return False
    exact = also.union(_SECRET_WORDS)
    long = [one for one in exact if len(one) > MIN_MISSPELT_LETTERS]
    is_slip = len(word) >= MIN_MISSPELT_LETTERS and suggestions(long, word, limit=1, whole=True)
    return word in exact or word in _OTHERS or word.endswith(_ENDS_AS_SECRET) or bool(is_slip)


def _at_digits(plain: str) -> list[str]:
    """The words that digits are written to, before or behind."""
    return [before or behind for before, behind in _AT_DIGITS.findall(plain)]


def said_back(words: Sequence[str]) -> str:
    """Words of a sentence as they can be repeated, at most MAX_SAID_BACK_CHARS."""
    said = tuple(map(Word, " ".join(words).split()))
    return message_text(without_codes_and_pins(said)[:MAX_SAID_BACK_CHARS])
