"""The phrases of a sentence at each of its words, and the settings and lists that they tell of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.language.sentence.readings.span import Span
from bot.language.sentence.words.general_words import CONDITION_PHRASES, Role
from bot.language.sentence.words.lexicon import Lexicon
from bot.language.sentence.words.meanings import SWITCHES, Meanings
from bot.language.sentence.words.tokens import COUNTED, MIN_DIALLED, NUMBER, Sentence
from bot.language.vocabulary import LISTS, SettingList
from cards.fields import Field, Number, Phone

MAX_SHARING = 3
"""A field that more settings have tells none of them."""
_ALL_CALLS = frozenset({"all calls", "every call", "calls"})
"""Said of what is sent to a number: “all calls for the gym to 4001”."""
_WHENCE = frozenset({"from", "by"})
"""A number behind one of these calls, and is called by nobody."""


class Spotted:
    """The phrases of a sentence at each of its words, looked up once for all settings."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.phrases = [*lexicon.phrases(self.tokens)]
        """For each word the phrases that begin there, the longest first: where each ends, what it means."""
        self.turns = any(not ones.roles.isdisjoint(SWITCHES) for _, _, ones in self._all())
        """Whether something is turned on or off."""
        self._close_unclear()
        self._keep_names_whole()
        self._phrases = [*self._all()]
        """Every phrase: where it begins and ends, and what it means."""
        self._telling = [(at, end, ones.families) for at, end, ones in self._phrases if ones.families]
        """The phrases that tell of settings, and of which."""
        self.long_names = [
            (at, end, ones.called) for at, end, ones in self._phrases if ones.called and end - at > 1
        ]
        """The names and orders of several words that tell of settings, and of which."""
        self._counting = list(self._counting_rings())
        self._dialled = [
            at
            for at, token in enumerate(self.tokens)
            if len(token.plain) >= MIN_DIALLED and NUMBER.fullmatch(token.plain)
            if not (at and self.tokens[at - 1].plain in _WHENCE)
        ]
        """Where numbers to go to may stand."""
        self._implying = list(self._find_implying()) if self._dialled else []

    def _all(self) -> Iterator[tuple[int, int, Meanings]]:
        for at, phrases in enumerate(self.phrases):
            for end, ones in phrases:
                yield at, end, ones

    def _close_unclear(self) -> None:
        """Leaves no shorter phrase inside one that has no certain meaning: “anonymous calls off”."""
        for at, phrases in enumerate(self.phrases):
            unclear = [end for end, ones in phrases if ones.is_unclear]
            for end in unclear[:1]:
                self.phrases[at] = [phrase for phrase in phrases if phrase[0] >= end]
                for inside in range(at + 1, end):
                    self.phrases[inside] = [phrase for phrase in self.phrases[inside] if phrase[0] > end]

    def _keep_names_whole(self) -> None:
        """Leaves no field that ends inside the name of a setting: “in call forwarding” is not “in a call”,
        which is busy."""
        names = [(at, end) for at, end, ones in self._all() if Role.NAME in ones.roles]
        for at, phrases in enumerate(self.phrases) if names else ():
            self.phrases[at] = [
                (end, ones)
                for end, ones in phrases
                if not any(at < first < end < last for first, last in names) or ones.roles != {Role.FIELD}
            ]

    def families(self, spans: Sequence[Span]) -> list[Family]:
        """The settings that a phrase outside the spans tells of."""
        inside = {at for span in spans for at in range(span.start, span.end)}
        found = {
            family.key: family
            for at, end, families in self._telling
            if inside.isdisjoint(range(at, end))
            for family in families
        }
        return list(found.values())

    def names_of_others(self, family: Family, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
        """Where phrases outside the spans that are names of other settings begin and end."""
        inside = {at for span in spans for at in range(span.start, span.end)}
        for at, end, ones in self._phrases:
            is_other = Role.NAME in ones.roles and any(
                one.role is Role.NAME and one.family not in (None, family) for one in ones
            )
            if is_other and inside.isdisjoint(range(at, end)):
                yield at, end

    def shared(self, spans: Sequence[Span]) -> list[Family]:
        """The few settings that all have a field that is named outside the spans: “internal calls”."""
        inside = {at for span in spans for at in range(span.start, span.end)}
        for at, end, meanings in self._phrases:
            fields = {
                one.family.key: one.family for one in meanings if one.family and one.field and one.may_tell
            }
            is_told = end - at > 1 and all(one.family for one in meanings)
            if is_told and 1 < len(fields) <= MAX_SHARING and inside.isdisjoint(range(at, end)):
                return list(fields.values())
        return []

    def implied(self, spans: Sequence[Span]) -> list[Family]:
        """The settings that a state of the phone beside a number to go to tells of: “when busy to 4321”."""
        inside = {at for span in spans for at in range(span.start, span.end)}
        implying = self._implying if not inside.issuperset(self._dialled) else []
        return [family for at, family in (*self._counting, *implying) if at not in inside]

    def _find_implying(self) -> Iterator[tuple[int, Family]]:
        for at, end, meanings in self._phrases:
            said = self._said(at, end)
            if said in _ALL_CALLS:
                yield from ((at, family) for family in FAMILIES if any(act.needs for act in family.acts))
            if said in CONDITION_PHRASES:
                for one in meanings:
                    if one.family and one.field and _has_number(one.family, one.field):
                        yield at, one.family

    def _counting_rings(self) -> Iterator[tuple[int, Family]]:
        """The settings that all count the rings of a state of the phone: “no answer after 5 rings”."""
        plain = [token.plain for token in self.tokens]
        if not any(one.isdigit() and two in COUNTED for one, two in pairwise(plain)):
            return
        for at, end, meanings in self._phrases:
            if self._said(at, end) in CONDITION_PHRASES:
                for one in meanings:
                    if one.family and one.field and _counts_rings(one.family, one.field):
                        yield at, one.family

    def _said(self, at: int, end: int) -> str:
        """The words of a phrase, also of one with hyphens: “no-answer”."""
        return " ".join(self.sentence.words[at:end])

    def lists(self, spans: Sequence[Span]) -> list[SettingList]:
        """The lists that a phrase outside the spans tells of: their names, their settings, or their verbs."""
        inside = {at for span in spans for at in range(span.start, span.end)}
        families: set[str] = set()
        named: list[SettingList] = []
        called: list[SettingList] = []
        meant: list[SettingList] = []
        for at, end, meanings in self._phrases:
            if not inside.isdisjoint(range(at, end)):
                continue
            for one in meanings:
                if one.role is Role.NAME and one.family:
                    families.add(one.family.key)
                elif one.list and one.role is Role.ACT and not (one.verb and one.verb.helps):
                    meant.append(one.list)
                elif one.list and one.role is Role.LIST:
                    named.append(one.list)
                    said = self._said(at, end)
                    is_title = said in (one.list.items.title, one.list.items.plural)
                    if is_title or sum(other.role is Role.LIST for other in meanings) == 1:
                        called.append(one.list)
        own = [one for one in named if one.family.key in families]
        first = [one for one in LISTS if one.family.key in families and one.items is one.family.lists[0]]
        found = [*(own or first), *(called or ([] if own else named)), *meant]
        return list({id(one): one for one in found}.values())


def _counts_rings(family: Family, condition: Field) -> bool:
    branch = condition.key.rpartition(".")[0]
    return any(
        isinstance(one, Number) and one.key.rpartition(".")[0] == branch != "" for one in family.fields
    )


def _has_number(family: Family, condition: Field) -> bool:
    """Whether calls can be sent to a number in this state of the phone."""
    branch = condition.key.rpartition(".")[0]
    return any(isinstance(one, Phone) and branch == one.key.rpartition(".")[0] != "" for one in family.fields)
