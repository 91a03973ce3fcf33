"""Text as names are compared: without case and accents, by the words it begins with, or by likeness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from cards.fields import OFF, ON

MIN_LIKENESS = 70
"""Score of rapidfuzz, of 100, from which a name is suggested."""

MIN_SLIP_LIKENESS = 75
"""Score of rapidfuzz from which a word is taken for a slip of the finger: one letter in four is wrong."""

MIN_TWO_SLIPS_LETTERS = 7
"""A shorter word is mended for one slip of the finger only: “chair” is no “chirp”."""

MIN_FIRST_SLIP_LIKENESS = 85
"""The same for a word with another first letter."""

MAX_LETTERS_MORE = 1
"""So many letters are typed too many by a slip of the finger."""

MIN_LETTERS = 3
"""A word with fewer letters tells no name unless it is a whole word of it: “me” is no menu."""

NAMES_OF_NOTHING = {word for word in ON | OFF if word.isalpha()} | {"all", "every", "everything", "*"}
"""Words that mean something else in a command that changes something."""

TYPOGRAPHY = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("–—−‑", "-") | {"∗": "*"}
)
"""The quotes and dashes that telephones put in the place of those on a keyboard, and the asterisk that cards
show."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Text as it is compared: no case, no accents, no double quotes, nothing invisible, single spaces."""
    if text.isascii() and text.isalnum():
        return text.lower()
    if text.isascii() and text.isprintable():
        # Most names; the same result in a tenth of the time.
        return " ".join(text.lower().replace('"', "").split())
    plain = unicodedata.normalize("NFKD", text.translate(TYPOGRAPHY).casefold())
    return " ".join("".join(mark if mark.isprintable() else " " for mark in plain if _counts(mark)).split())


def plain_words(text: str) -> str:
    """The words of a text as they are compared, without marks between them."""
    return " ".join(re.sub(r"[^\w'\s]", " ", folded(text)).split())


def _counts(mark: str) -> bool:
    return mark != '"' and not unicodedata.combining(mark) and unicodedata.category(mark) != "Cf"


def digits_of(text: str) -> str:
    """The digits in a text, without what stands between them."""
    return "".join(filter(str.isdigit, text))


def begins(name: str, text: str) -> bool:
    """Whether each word of `text` begins a word of the name, and not just with a letter or two."""
    parts = [] if names_nothing(text) else folded(text).split()
    return bool(parts) and begin_words(parts, marked_words(folded(name)), surely=True)


def names_nothing(text: str) -> bool:
    """Whether these are only words for on, off or everything, which name nothing that is to be changed."""
    return NAMES_OF_NOTHING.issuperset(folded(text).split())


def begin_words(parts: Sequence[str], words: str, *, surely: bool = False) -> bool:
    """Whether each of the parts begins one of the words, which have a blank before each. `surely` asks for
    one part that is a whole word or has MIN_LETTERS."""
    if not all(f" {part}" in words for part in parts):
        return False
    is_sure = any(len(part) >= MIN_LETTERS for part in parts)
    return not surely or is_sure or any(f" {part} " in f"{words} " for part in parts)


def marked_words(name: str) -> str:
    """The words of a folded name, also those between punctuation, a blank before each."""
    between = _BETWEEN_WORDS.sub(" ", name)
    return f" {name}" if between == name else f" {name} {between}"


def suggestions(names: Iterable[str], text: str, limit: int = 3, *, whole: bool = False) -> list[str]:
    """The names that look most like `text`, best first; empty when none is close. With `whole` a likeness of
    parts does not count."""
    return closest(_by_folded(tuple(names)), text, limit, whole=whole)


@lru_cache(maxsize=16)
def _by_folded(names: tuple[str, ...]) -> dict[str, str]:
    """Kept, because the names of settings and commands are looked through again and again."""
    return {folded(name): name for name in names}


def closest(by_folded: Mapping[str, str], text: str, limit: int, *, whole: bool = False) -> list[str]:
    """The names, given by their folded text, that look most like `text`, best first."""
    # Only misspelt names need it, and it is large.
    from rapidfuzz import fuzz, process

    scorer = fuzz.ratio if whole else fuzz.WRatio
    scored = process.extract(
        folded(text), list(by_folded), scorer=scorer, limit=limit, score_cutoff=MIN_LIKENESS
    )
    return [by_folded[name] for name, _, _ in scored]


def nearest_word(words: Sequence[str], text: str) -> str:
    """The word that `text` is most likely a slip of the finger for; empty where none is close enough."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    found = process.extractOne(text, words, scorer=fuzz.ratio, score_cutoff=MIN_SLIP_LIKENESS)
    if found is None or (len(text) < MIN_TWO_SLIPS_LETTERS and OSA.distance(found[0], text) > 1):
        return ""
    # “Painting” is no “waiting”: who slips at the first letter has the others right.
    is_sure = found[0][:1] == text[:1] or found[1] >= MIN_FIRST_SLIP_LIKENESS
    return found[0] if is_sure else ""


def nearest_name_word(words: Sequence[str], text: str) -> str:
    """The word of a name that `text` is a slip for; “Kitchenette” is none for “Kitchen”."""
    near = nearest_word(words, text)
    return "" if near in text and len(text) - len(near) > MAX_LETTERS_MORE else near


def one_letter_off(words: Sequence[str], text: str) -> list[str]:
    """The words that differ from `text` in one letter behind the first, “gym” for “gim”; none where it has
    fewer than MIN_LETTERS."""
    from rapidfuzz.distance import OSA

    if len(text) < MIN_LETTERS:
        return []
    alike = (word for word in words if word[:1] == text[:1] and abs(len(word) - len(text)) <= 1)
    return [word for word in alike if OSA.distance(word, text, score_cutoff=1) == 1]


def with_letters_swapped(words: Sequence[str], text: str) -> str:
    """The one word that begins alike and has the same letters, “gym” for “gmy”; empty where there is none."""
    letters = sorted(text)
    alike = [
        word
        for word in words
        if len(word) == len(text) >= MIN_LETTERS and word[0] == text[0] and sorted(word) == letters
    ]
    return alike[0] if len(alike) == 1 else ""


def quoted(text: str) -> str:
    """A name as it can be typed in a command."""
    plain = text.translate(TYPOGRAPHY)
    return f'"{text}"' if '"' not in plain and (" " in plain or "'" in plain) else text
