"""Every phrase that means something in a sentence: from the catalogue, and words that fit every setting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.model.spoken import Act, ItemVerb, wordings
from bot.language.sentence import general_words as general
from bot.language.sentence.general_words import Role
from bot.language.sentence.pronouns import with_names_for_pronouns
from bot.language.sentence.tokens import COUNTED, Sentence, Token, content, sentences
from bot.language.vocabulary import LISTS, SettingList
from cards.fields import Choice, Field

UNSPECIFIC = frozenset(
    general.phrases(
        "all calls|every call|"
        "to|enabled|always|name|music|first|tone|member|members|all|own|direct|other|custom|zero|lines|list|access|"
        "default|location|external|internal|never|normal|repeat|every|how|confirm|applies|reminder|alert|policy"
    )
) | {*general.GLUE, *general.MAKE, *general.SHOW}
"""Names of fields and options that say nothing of the setting they belong to."""


ARTICLES = frozenset({"the", "a", "an", "'s"})
"""Words that may stand or be missing inside a phrase: “when the phone is busy”, “location's number”."""
_TELLS_NOTHING = frozenset(
    general.phrases(
        "they|them|someone|somebody|anyone|anybody|others|people|while|when|only|whom|work|works|able|"
        "allowed|come|called|know|back|new|left|week|time|times|want|need|says|said|desk|morning|night|"
        "hands|full|customer|customers|visitors|patients|students|manager|team|office|"
        "staff|colleagues|employees|company|outside|inside|clients|customers|guests"
    )
)
"""Words in phrases about settings that people use for everything else, too."""
MIN_TELLING_LETTERS = 4
"""Shorter words of a phrase tell no setting alone."""
MIN_SLIP_LETTERS = 5
"""Shorter words are too near to others to be corrected."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means, for one setting or, without `family`, for all."""

    role: Role
    family: Family | None = None
    field: Field | None = None
    value: Any = None
    act: Act | None = None
    verb: ItemVerb | None = None
    list: SettingList | None = None
    """The list that is named, or to whose items alone the phrase belongs."""
    is_specific: bool = False
    """Whether the phrase alone tells which setting is meant."""

    @property
    def of_items(self) -> bool:
        """Whether it belongs to the items of a list, and not to the setting itself."""
        return self.list is not None and self.role is not Role.LIST


class Lexicon:
    """Meanings by their phrases, found at a place in a sentence, longest first."""

    def __init__(self) -> None:
        self._meanings: dict[str, tuple[Meaning, ...]] = {}
        self._known: dict[tuple[object, ...], Meaning] = {}
        self._groups: dict[tuple[int, ...], tuple[Meaning, ...]] = {}
        self._longest = 1
        self._asks: dict[str, list[tuple[Family, tuple[str, ...]]]] = defaultdict(list)
        """Settings with the words that ask about them, by the first of these."""
        pairs = [pair for family in FAMILIES for pair in family.rephrased]
        self._rephrased: dict[str, list[tuple[list[str], list[str]]]] = defaultdict(list)
        for said, full in sorted(pairs, key=lambda pair: -len(pair[0].split())):
            self._rephrased[said.split()[0]].append((said.split(), full.split()))
        self._add_general()
        for family in FAMILIES:
            self._add_family(family)
        for its_list in LISTS:
            self._add_list(its_list)
        self._mark_specific()
        self.first_words = {phrase.split()[0] for phrase in self._meanings}
        _key.cache_clear()

    def at(self, tokens: Sequence[Token], start: int) -> Iterator[tuple[int, Sequence[Meaning]]]:
        """Where each phrase that begins at this place ends and what it means, longest phrase first; names in
        quotes are no phrase."""
        words: list[str] = []
        ends: list[int] = []
        for at in range(start, len(tokens)):
            if len(words) >= self._longest or tokens[at].quoted:
                break
            if words and tokens[at].plain in ARTICLES:
                continue
            if tokens[at].raw in _DASHES and words:
                continue  # nor does a dash inside a name count
            words.append(tokens[at].plain)
            ends.append(at + 1)
        for count in range(len(words), 0, -1):
            if found := self._meanings.get(" ".join(words[:count])):
                yield ends[count - 1], found

    def rephrased(self, sentence: Sentence) -> Sentence:
        """The sentence with what stands for several fields in full, “premium calls” are two call types, and
        with names in the place of pronouns."""
        sentence = with_names_for_pronouns(sentence, self.knows)
        tokens = sentence.tokens
        plain = [token.plain for token in tokens]
        kept: list[Token] = []
        at = 0
        while at < len(tokens):
            full, end = next(
                (
                    (words, at + len(said))
                    for said, words in self._rephrased.get(plain[at], ())
                    if plain[at : at + len(said)] == said
                ),
                ([], at + 1),
            )
            kept.extend((Token(word, word) for word in full) if full else (tokens[at],))
            at = end
        return replace(sentence, tokens=tuple(kept))

    def asked(self, tokens: Sequence[Token]) -> list[tuple[Family, frozenset[str]]]:
        """The settings that a question is about by its verb, between whose words others may stand; with the
        words that tell so."""
        words = [token.plain for token in tokens]
        found: dict[str, tuple[Family, frozenset[str]]] = {}
        said = {*words}
        for family, ask in (one for word in words for one in self._asks.get(word, ())):
            if said.issuperset(ask) and _in_order(ask, words):
                before = found[family.key][1] if family.key in found else frozenset()
                found[family.key] = (family, before | frozenset(ask))
        return list(found.values())

    def knows(self, word: str) -> bool:
        """Whether a phrase is this one word."""
        return word in self._meanings

    def means(self, text: str) -> bool:
        """Whether a word of the text is in a phrase that tells of a setting, or is a phrase itself."""
        said = text.casefold().split()
        return any(self.knows(word) or word in self._telling_words for word in said)

    @cached_property
    def _telling_words(self) -> frozenset[str]:
        return self._words - _TELLS_NOTHING

    @cached_property
    def words(self) -> list[str]:
        """Every word that tells of a setting and can be misspelt."""
        return sorted(word for word in self._words if len(word) >= MIN_SLIP_LETTERS)

    @cached_property
    def _words(self) -> frozenset[str]:
        telling = (phrase for phrase, ones in self._meanings.items() if any(one.is_specific for one in ones))
        words = {word for phrase in telling for word in phrase.split()}
        return frozenset(word for word in words if len(word) >= MIN_TELLING_LETTERS)

    @property
    def phrases(self) -> Iterable[str]:
        """Every phrase."""
        return self._meanings.keys()

    def _put(self, phrase: str, meaning: Meaning) -> None:
        for key in (phrase,) if phrase in {",", ":", "'s", "="} else _keys(phrase):
            before = self._meanings.get(key, ())
            same = self._kept(meaning)
            if key and not any(one is same for one in before):
                self._meanings[key] = self._together((*before, same))
                self._longest = max(self._longest, len(key.split()))

    def _add_general(self) -> None:
        for role, phrases in (
            (Role.HARD, general.HARD), (Role.ON, general.ON), (Role.OFF, general.OFF),
            (Role.OFF, general.NEGATIVE_ORDERS), (Role.TO, general.TO),
            (Role.ADD, general.ADD), (Role.ADD, general.MAY_USE),
            (Role.DROP, general.DROP), (Role.MAKE, general.MAKE),
            (Role.SHOW, general.SHOW), (Role.ALL, general.ALL), (Role.IT, general.IT),
            (Role.AND, general.AND),
            (Role.GLUE, general.POLITE), (Role.GLUE, general.GLUE),
            (Role.QUESTION, tuple(general.QUESTIONS)),
        ):  # fmt: skip
            for phrase in phrases:
                self._put(phrase, Meaning(role))
        for unit, phrases in (("rings", general.RINGS), ("seconds", general.SECONDS)):
            for phrase in phrases:
                self._put(phrase, Meaning(Role.UNIT, value=unit))

    def _add_family(self, family: Family) -> None:
        for name in (*family.names(), *_spoken(family.spoken)):
            self._put(name, Meaning(Role.NAME, family))
        for phrase in _spoken(family.asks):
            ask = tuple(_key(phrase).split())
            self._asks[ask[0]].append((family, ask))
        for word in family.starts:
            self._put(word, Meaning(Role.ON, family))
        for word in family.stops:
            self._put(word, Meaning(Role.OFF, family))
        for word in family.adds:
            self._put(word, Meaning(Role.ADD, family))
        for act in family.acts:
            for phrase in _spoken(act.says):
                self._put(phrase, Meaning(Role.ACT, family, act=act))
        self._add_fields(family, family.fields)

    def _add_fields(
        self, family: Family, fields: Iterable[Field], its_list: SettingList | None = None
    ) -> None:
        for field in fields:
            for name in (field.label, *field.words, *_spoken(field.spoken)):
                if name in general.TO or name in general.ON:
                    continue  # where to is told by the branch, and “enabled” is on beside every name
                self._put(name, Meaning(Role.FIELD, family, field, list=its_list))
                for phrase in general.CONDITIONS.get(_key(name), ()) if its_list is None else ():
                    self._put(phrase, Meaning(Role.FIELD, family, field))
            if isinstance(field, Choice):
                for option in field.options:
                    own = (option.label, option.value.replace("_", " "), *option.words)
                    for name in (*own, *_spoken(option.spoken)):
                        if name in general.QUANTIFIERS:
                            continue  # “all external calls” says which, not what becomes of them
                        self._put(name, Meaning(Role.OPTION, family, field, option.value, list=its_list))

    def _add_list(self, its_list: SettingList) -> None:
        family, items = its_list.family, its_list.items
        for name in (*items.names(), *_spoken(items.spoken)):
            self._put(name, Meaning(Role.LIST, family, list=its_list))
        for word in general.NEW_ITEM:
            self._put(word, Meaning(Role.ADD, family, list=its_list))
        for verb in items.verbs:
            for phrase in _spoken(verb.says):
                self._put(phrase, Meaning(Role.ACT, family, verb=verb, list=its_list))
        self._add_fields(family, [one for one in items.fields if one.key != items.main], its_list)

    def _mark_specific(self) -> None:
        specific: dict[int, Meaning] = {}
        for phrase, meanings in self._meanings.items():
            families = _told(meanings)
            is_general = any(one.family is None for one in meanings)
            is_specific = len(families) == 1 and phrase not in UNSPECIFIC and not is_general
            marked = [
                specific.get(id(one)) or specific.setdefault(id(one), replace(one, is_specific=True))
                if one.family
                and not one.of_items
                and one.role not in _SWITCHES
                and (
                    (is_specific and one.family.key in families)
                    or one.role is Role.NAME
                    or (one.act and one.act.tells_setting)
                )
                else one
                for one in meanings
            ]
            self._meanings[phrase] = self._together(tuple(map(self._kept, marked)))

    def _kept(self, meaning: Meaning) -> Meaning:
        """The same meaning once: tens of thousands of phrases mean a few thousand things."""
        return self._known.setdefault(_identity(meaning), meaning)

    def _together(self, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        return self._groups.setdefault(tuple(map(id, meanings)), meanings)


def _identity(meaning: Meaning) -> tuple[object, ...]:
    """What tells a meaning from others, without comparing whole settings."""
    parts = (meaning.family, meaning.field, meaning.act, meaning.verb, meaning.list)
    return (meaning.role, repr(meaning.value), meaning.is_specific, *map(id, parts))


_DASHES = frozenset({"-", "--"})
_SWITCHES = (Role.ON, Role.OFF)
"""Words that a setting has for on and off tell of no setting: “accept”, “block”."""


def _told(meanings: Iterable[Meaning]) -> set[str]:
    """The settings that a phrase tells of: the name of a field says more than a value of a choice."""
    own = [one for one in meanings if one.family and not one.of_items and one.role not in _SWITCHES]
    named = [one for one in own if one.role is not Role.OPTION]
    return {one.family.key for one in named or own if one.family}


def _in_order(sought: Sequence[str], words: Sequence[str]) -> bool:
    """Whether these words are among the others, in this order."""
    rest = iter(words)
    return all(word in rest for word in sought)


@cache
def lexicon() -> Lexicon:
    """The lexicon of this catalogue, made when it is needed first."""
    return Lexicon()


def _spoken(patterns: Iterable[str]) -> Iterator[str]:
    for pattern in patterns:
        yield from wordings(pattern)


def _keys(phrase: str) -> Iterator[str]:
    """A phrase as its words are compared; one with a comma or a colon in it with that mark, too."""
    yield _key(phrase)
    if _MARKS.isdisjoint(phrase):
        return
    words = [token.plain for sentence in sentences(phrase) for token in sentence.tokens]
    if "," in words[1:-1]:
        yield _without_articles(words)


_MARKS = frozenset(",:;")


@cache
def _stays(word: str) -> bool:
    """Whether a word is compared as it is written."""
    return word.isalnum() and word not in COUNTED and _compared(word) == [word]


def _compared(phrase: str) -> list[str]:
    return " ".join(content(sentence.tokens) for sentence in sentences(phrase)).split()


@cache
def _key(phrase: str) -> str:
    """A phrase as its words are compared, without articles behind its first word."""
    words = phrase.split()
    if not all(map(_stays, words)):
        words = _compared(phrase)
    return _without_articles(words) or phrase


def _without_articles(words: Sequence[str]) -> str:
    return " ".join(word for at, word in enumerate(words) if not at or word not in ARTICLES)
