"""Each field of each setting is set by three differently built sentences at least, and none sets another."""

from __future__ import annotations

import pytest

from bot.catalogue import FAMILIES
from tests.phrases.fields.reader import DONE, Understood, understood
from tests.phrases.fields.sentences import HARM, RIGHT, SHOWN, WRONG, Sentence, sentences
from tests.phrases.fields.wishes import Wish, wishes

LEAST_FORMS = 3
LEAST_PERCENT = 90
"""Of the sentences about a setting so many are understood at least."""
CANNOT_BE_SAID = {
    "add patterns digit pattern, action require access code": "the digits beside “code” may be one",
    "change patterns digit pattern, action require access code": "the digits beside “code” may be one",
}
"""Values that no sentence sets, by the wish for them, and why."""
MEANS_MORE = {
    "record calls": "all of them: recording that is on and never done would be none",
    "all": "“all of voicemail” is voicemail itself",
}
"""Names of fields that mean something else as well, and why."""
SETTINGS = [family.key for family in FAMILIES]
SAME = ("hello, {}", "{}, thanks", "{}.", "{} please", "> {}", "{}!")
NEVER = ("do not {}", "{} if nobody minds", "{} tomorrow", "{}?", "{}, not now", "should we {}?", "never {}")
POLITE = "could you"
"""An order that is worded as a question, and stays one with a question mark behind it."""
EVERY_WISH = 7
"""Of one wish in so many a sentence is varied."""
VARIANTS = 3
"""In so many ways."""


def _of(setting: str) -> list[Wish]:
    return [one for one in wishes() if one.family.key == setting]


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_field_is_set_by_three_differently_built_sentences(setting: str) -> None:
    too_few: list[str] = []
    something_else: list[str] = []
    verdicts: list[str] = []
    for wish in _of(setting):
        forms = set()
        for sentence in sentences(wish):
            verdict = sentence.verdict()
            if verdict in (RIGHT, SHOWN):
                forms.add(sentence.form)
            if verdict in (WRONG, HARM) and sentence.name not in MEANS_MORE:
                something_else.append(f"{verdict}: {sentence.text}")
            verdicts.append(verdict)
        if (len(forms) < LEAST_FORMS) != (str(wish) in CANNOT_BE_SAID):
            too_few.append(f"{wish}: {len(forms)}")
    assert not something_else
    assert not too_few
    assert sum(one in (RIGHT, SHOWN) for one in verdicts) * 100 >= LEAST_PERCENT * len(verdicts)


def _varied(setting: str) -> list[tuple[Sentence, Understood]]:
    """A sentence for some of the wishes, of another form each, that changes something at once."""
    found = []
    for at, wish in enumerate(_of(setting)[::EVERY_WISH]):
        ways = list(sentences(wish))
        sentence = ways[at % len(ways)]
        result = understood(sentence.text)
        if result.kind == DONE:
            found.append((sentence, result))
    assert found or not _of(setting)
    return found


def _some(variants: tuple[str, ...], at: int) -> list[str]:
    """Some of the variants, others for each place."""
    return [variants[(at + count) % len(variants)] for count in range(VARIANTS)]


@pytest.mark.parametrize("setting", SETTINGS)
def test_manners_case_and_punctuation_change_nothing(setting: str) -> None:
    others = []
    for at, (sentence, result) in enumerate(_varied(setting)):
        variants = [one.format(sentence.text) for one in _some(SAME, at)]
        if sentence.wish.said["value"].islower() and not {"@", '"'} & set(sentence.text):
            variants.append(sentence.text.upper())
        others += [one for one in variants if understood(one) != result]
    assert not others


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_negation_condition_time_or_question_writes(setting: str) -> None:
    written = []
    for at, (sentence, _) in enumerate(_varied(setting)):
        asks = not sentence.text.startswith(POLITE)
        variants = [one.format(sentence.text) for one in _some(NEVER, at) if asks or one != "{}?"]
        written += [one for one in variants if understood(one).kind == DONE]
    assert not written


def test_no_digits_beside_a_code_are_read_or_repeated() -> None:
    found = understood("set international to require access code 4711 in outgoing permission of Room 101")
    assert found.kind != DONE
    assert "4711" not in found.said
