"""The seed: every way of being odd is met, and the same seed is always odd in the same ways."""

from __future__ import annotations

import dataclasses
import typing

import pytest

from bot.sandbox.state.quirks import QUIRK_VALUES, Quirks

FEW = range(40)


def test_a_few_seeds_meet_every_value_of_every_oddity() -> None:
    chosen = [Quirks.for_seed(seed) for seed in FEW]
    for name, values in QUIRK_VALUES.items():
        assert {getattr(one, name) for one in chosen} == set(values), name


def test_every_oddity_is_chosen_from_all_it_may_be() -> None:
    fields = {field.name: field.default for field in dataclasses.fields(Quirks)}
    assert set(QUIRK_VALUES) == set(fields)
    for name, hint in typing.get_type_hints(Quirks).items():
        assert fields[name] in QUIRK_VALUES[name]
        if literal := typing.get_args(hint):
            assert set(QUIRK_VALUES[name]) == set(literal)


@pytest.mark.parametrize("seed", [0, 1, 2**32 - 1])
def test_a_seed_is_always_odd_in_the_same_ways(seed: int) -> None:
    assert Quirks.for_seed(seed) == Quirks.for_seed(seed)
