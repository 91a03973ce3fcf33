"""The names of holidays as people type them, each found as one word among the words of a time."""

from __future__ import annotations

import re

from bot.language.words import Word, Words

_NAMES = (
    "new years day", "new year day", "new years eve", "new year eve", "thanksgiving day", "thanksgiving",
    "christmas day", "xmas day", "christmas eve", "xmas eve", "boxing day", "second day of christmas",
    "good friday", "maundy thursday", "holy saturday", "easter saturday", "easter sunday", "easter monday",
    "whit monday", "whit sunday", "pentecost monday", "pentecost", "ascension day", "corpus christi",
    "assumption day", "all saints day", "all saints", "all souls day", "immaculate conception", "epiphany",
    "three kings day", "reformation day", "labor day", "labour day", "may day", "workers day",
    "spring bank holiday", "memorial day", "veterans day", "presidents day", "washingtons birthday",
    "columbus day", "juneteenth", "martin luther king jr day", "martin luther king day", "mlk day",
    "independence day", "canada day", "victoria day", "remembrance day", "armistice day", "victory day",
    "ve day", "australia day", "anzac day", "waitangi day", "kings birthday", "queens birthday", "kings day",
    "saint patricks day", "st patricks day", "saint stephens day", "st stephens day", "bastille day",
    "national day", "republic day", "liberation day", "german unity day", "unity day", "constitution day",
    "freedom day", "heritage day", "human rights day", "family day", "youth day", "revolution day",
    "emancipation day", "womens day", "international womens day", "childrens day", "mothers day",
    "valentines day", "halloween", "midsummer day", "midsummer eve", "chinese new year", "lunar new year",
    "diwali", "deepavali", "eid al-fitr", "eid al-adha", "yom kippur", "rosh hashanah",
)  # fmt: skip
HOLIDAYS = "|".join(re.sub(r"s\b", "'?s", name) for name in sorted(_NAMES, key=len, reverse=True))
"""A pattern for any of them."""
PLAIN_HOLIDAYS = frozenset(name.replace(" ", "") for name in _NAMES) | {"christmasday", "xmasday"}
"""The names as they are compared when each is one word."""
_JOINER = "\u2060"
"""Between the words of a name that is found; nobody can type it, and nothing that is compared has it."""
_LONGEST = max(len(name.split()) for name in _NAMES)
_FIRST = frozenset(name.split()[0] for name in _NAMES)
_KNOWN = frozenset(_NAMES)


def with_holidays(words: Words) -> Words:
    """The words with each name of a holiday as one of them: “until new year's day” is two words."""
    said = [_normal(word) for word in words]
    if _FIRST.isdisjoint(said):
        return words
    found: list[Word] = []
    at = 0
    while at < len(words):
        size = next((size for size in range(_LONGEST, 0, -1) if " ".join(said[at : at + size]) in _KNOWN), 0)
        if size:
            found.append(Word(_JOINER.join(("", *(word.text for word in words[at : at + size])))))
        elif said[at] in ("christmas", "xmas") and said[at - 1 : at] == ["on"] and at + 1 == len(words):
            found.append(Word(_JOINER.join(("", words[at].text, "day"))))
        else:
            found.append(words[at])
        at += size or 1
    return tuple(found)


def without_holidays(words: Words) -> Words:
    """The words as they were typed."""
    return tuple(
        part
        for word in words
        for part in (map(Word, word.text.split(_JOINER)[1:]) if is_holiday(word) else (word,))
    )


def is_holiday(word: Word) -> bool:
    """Whether this is the name of a holiday."""
    return word.text.startswith(_JOINER)


def name_of(word: Word) -> str:
    """The name of a holiday as it was typed, without marks behind it."""
    return " ".join(word.text.split(_JOINER)[1:]).strip(" ,;.!")


def spoken(time: str) -> str:
    """A time as it was typed."""
    return " ".join(time.replace(_JOINER, " ").split())


def _normal(word: Word) -> str:
    """A word as names are compared: “years” for “year's”."""
    return word.plain.strip(",;.!").replace("'", "")
