"""Looks up what the phrases of a sentence mean, for each setting and for all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.model.spoken import wordings
from bot.language.sentence.words import general_words as general
from bot.language.sentence.words.general_words import Role
from bot.language.sentence.words.meanings import Meaning, Meanings, declared
from bot.language.sentence.words.pronouns import with_names_for_pronouns
from bot.language.sentence.words.tokens import READ_LAST, Sentence, Token, as_tokens
from bot.language.sentence.words.word_graph import ARTICLES, WordGraph, after, compared, ends, words_in
from bot.names.text import folded

UNSPECIFIC = frozenset(
    general.phrases(
        "all calls|every call|"
        "to|1|2|3|enabled|always|name|music|first|tone|member|members|all|own|direct|other|custom|zero|lines|list|access|"
        "new number|default|location|external|internal|never|normal|repeat|every|how|confirm|applies|"
        "reminder|alert|policy"
    )
) | {*general.GLUE, *general.MAKE, *general.SHOW}
"""Names of fields and options that say nothing of the setting they belong to."""
_TELLS_NOTHING = frozenset(
    general.phrases(
        "they|them|someone|somebody|anyone|anybody|others|people|while|when|only|whom|work|works|able|"
        "allowed|come|called|know|back|new|left|week|time|times|want|need|says|said|desk|morning|night|"
        "hands|full|customer|customers|visitors|patients|students|manager|team|office|"
        "staff|colleagues|employees|company|outside|inside|clients|customers|guests"
    )
)
"""Words in phrases about settings that people use for everything else, too."""
_ALL_CALLS = tuple((said, "all calls") for said in wordings("(all of|all) (its|their|our|his|her|the) calls"))
"""What stands for “all calls”."""
_BEFORE_NAMES = frozenset({"pattern", "name", "named", "called", "description", "rule"})
"""Behind these stands what something is called, which is not said in full."""
_LEADS_TO = frozenset({"to", "as", "in", "at", "of", "for"})
_STATES = frozenset({Role.ON, Role.OFF})
_MEANT_IN_QUOTES = _STATES | {Role.NAME, Role.FIELD, Role.LIST, Role.OPTION}
"""What these say is the same in quotes."""
MIN_TELLING_LETTERS = 4
"""Shorter words of a phrase tell no setting alone."""
MIN_SLIP_LETTERS = 5
"""Shorter words are too near to others to be corrected."""
MAX_SHARED = 2
"""Settings that a phrase tells of that is the label of a field in one of them."""
_DASHES = frozenset({"-", "--"})


class Lexicon:
    """Meanings by their phrases, found at a place in a sentence, longest first."""

    def __init__(self) -> None:
        graph = WordGraph()
        self._meanings: list[Meaning] = []
        """By the numbers that their phrases have in the graph."""
        for meaning, phrases, patterns in declared():
            number = len(self._meanings)
            self._meanings.append(meaning)
            graph.add(number, phrases, patterns)
        self._start = graph.start
        self._meant: dict[tuple[tuple[int, ...], bool], Meanings] = {}
        self.phrases = lru_cache(maxsize=READ_LAST)(self._phrases)
        """For each word of a sentence the phrases that begin there, as `at` has them; kept, because the same
        words are looked at in several ways."""
        self._asks: dict[str, list[tuple[Family, tuple[str, ...]]]] = defaultdict(list)
        """Settings with the words that ask about them, by the rarest of these."""
        asks = [
            (family, tuple(compared(said).split()))
            for family in FAMILIES
            for pattern in family.asks
            for said in wordings(pattern)
        ]
        common = Counter(word for _, words in asks for word in words)
        for family, words in asks:
            self._asks[min(words, key=common.__getitem__)].append((family, words))
        self._rephrased: dict[str, list[tuple[list[str], list[str]]]] = defaultdict(list)
        pairs = [*_ALL_CALLS, *(pair for family in FAMILIES for pair in family.rephrased)]
        for said, full in sorted(pairs, key=lambda pair: -len(pair[0].split())):
            self._rephrased[said.split()[0]].append((said.split(), full.split()))

    def _phrases(self, tokens: tuple[Token, ...]) -> Sequence[Sequence[tuple[int, Meanings]]]:
        return [self.at(tokens, at) for at in range(len(tokens))]

    def at(self, tokens: Sequence[Token], start: int) -> list[tuple[int, Meanings]]:
        """Where each phrase that begins at this place ends and what it means, longest phrase first; names in
        quotes are no phrase."""
        found: list[tuple[int, Meanings]] = []
        places = [self._start]
        said: list[str] = []
        for at in range(start, len(tokens)):
            token = tokens[at]
            if token.quoted:
                break
            if said and (token.plain in ARTICLES or token.raw in _DASHES):
                continue  # nor does a dash inside a name count
            said.append(token.plain)
            places = after(places, token.plain)
            if not places:
                break
            if numbers := ends(places):
                found.append((at + 1, self._meaning(numbers, " ".join(said))))
        return found[::-1]

    def rephrased(
        self,
        sentence: Sentence,
        before_it: Sequence[Token] = (),
        is_place: Callable[[str], bool] = lambda _: False,
    ) -> Sentence:
        """The sentence with what stands for several fields in full, “premium calls” are two call types, and
        with names in the place of pronouns; `before_it` are the words of the sentence before, `is_place`
        tells words in the names of workspaces."""
        sentence = with_names_for_pronouns(sentence, self.knows, before_it, is_place)
        tokens = tuple(
            word for at, token in enumerate(sentence.tokens) for word in self._unquoted(sentence.tokens, at)
        )
        plain = [token.plain for token in tokens]
        kept: list[Token] = []
        at = 0
        while at < len(tokens):
            is_name = at > 0 and (plain[at - 1] in _BEFORE_NAMES or plain[at - 2 : at] == ["call", "it"])
            full, end = next(
                (
                    (words, at + len(said))
                    for said, words in self._rephrased.get("" if is_name else plain[at], ())
                    if plain[at : at + len(said)] == said
                ),
                ([], at + 1),
            )
            kept.extend(as_tokens(full) if full else (tokens[at],))
            at = end
        return replace(sentence, tokens=tuple(kept))

    def _unquoted(self, tokens: Sequence[Token], at: int) -> Sequence[Token]:
        """This word; or, where it is the name of a setting or a field in quotes, “on” or “off”, the words of
        it. One word behind “to” or “in” may as well be a text or a name."""
        token, before = tokens[at], tokens[at - 1].plain if at else ""
        if not token.quoted or before in _BEFORE_NAMES:
            return (token,)
        words = [Token(word, folded(word)) for word in token.text.split()]
        meant = _MEANT_IN_QUOTES
        if len(words) == 1 and before in _LEADS_TO:
            is_named_so = any(one.plain in _BEFORE_NAMES for one in tokens[:at])
            meant = frozenset() if is_named_so else _STATES
        is_named = any(
            end == len(words) and any(one.role in meant for one in meanings)
            for end, meanings in self.at(words, 0)
        )
        return words if is_named else (token,)

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

    def knows(self, *words: str) -> bool:
        """Whether a phrase is these words."""
        return bool(ends([self._start], words))

    def tells_setting(self, text: str) -> bool:
        """Whether the text has the name of a setting, or several words of a phrase about one."""
        tokens = [Token(word, folded(word)) for word in text.split()]
        return any(
            one.always_tells or (one.may_tell and end > at + 1)
            for at in range(len(tokens))
            for end, meanings in self.at(tokens, at)
            for one in meanings
        )

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
        """The words of the phrases that tell which setting is meant."""
        telling = [one for one in declared() if one.meaning.may_tell]
        always = [one for one in telling if one.meaning.always_tells]
        found = {word for one in always for said in one.all for word in _telling_words(said)}
        for said in (said for one in telling for said in one.all):
            missing = _telling_words(said) - found
            for wording in wordings(said) if missing else ():
                words = compared(wording).split()
                if not missing.isdisjoint(words) and self._tells(words):
                    missing -= {*words}
                    found.update(_telling_words(wording))
                if not missing:
                    break
        return frozenset(found)

    def _tells(self, words: Sequence[str]) -> bool:
        """Whether these words are a phrase that tells which setting is meant."""
        numbers = ends([self._start], words)
        return any(one.is_specific for one in self._meaning(numbers, " ".join(words)))

    def _meaning(self, numbers: tuple[int, ...], phrase: str) -> Meanings:
        """What a phrase with these numbers means; kept, because tens of thousands of phrases mean a few
        thousand things."""
        key = (numbers, phrase in UNSPECIFIC)
        if key not in self._meant:
            self._meant[key] = Meanings(self._told_apart(numbers, is_unspecific=key[1]))
        return self._meant[key]

    def _told_apart(self, numbers: Sequence[int], *, is_unspecific: bool) -> Iterator[Meaning]:
        """The meanings of a phrase, those marked of which it tells the setting."""
        meanings = [self._meanings[number] for number in numbers]
        families = _told(meanings)
        is_label = 1 < len(families) <= MAX_SHARED and any(one.is_label for one in meanings)
        is_told_apart = (len(families) == 1 or is_label) and not is_unspecific
        is_specific = is_told_apart and not any(one.family is None for one in meanings)
        for one in meanings:
            is_told = is_specific and one.family is not None and one.family.key in families
            yield replace(one, is_specific=True) if one.always_tells or (one.may_tell and is_told) else one


def _told(meanings: Sequence[Meaning]) -> set[str]:
    """The settings that a phrase tells of: the name of a field says more than a value of a choice."""
    own = [one for one in meanings if one.may_tell]
    named = [one for one in own if one.role is not Role.OPTION]
    return {one.family.key for one in named or own if one.family}


def _telling_words(said: str) -> set[str]:
    return {word for word in words_in(said) if len(word) >= MIN_TELLING_LETTERS}


def _in_order(sought: Sequence[str], words: Sequence[str]) -> bool:
    """Whether these words are among the others, in this order."""
    rest = iter(words)
    return all(word in rest for word in sought)


@cache
def lexicon() -> Lexicon:
    """The lexicon of this catalogue, made when it is needed first."""
    return Lexicon()
