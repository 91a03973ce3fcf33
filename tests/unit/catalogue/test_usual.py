"""What Webex gives a new workspace is usual, and nothing else is."""

from __future__ import annotations

import pytest

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.catalogue.model.held_back import kept_values, unusual_now
from bot.sandbox.cloud.cloud import Cloud
from cards.fields import People, Reference
from tests.contracts.settings.edits import other_value

BY_KEY = {one.key: one for one in FAMILIES}


def document(cloud: Cloud, family: Family) -> dict[str, object]:
    return cloud.setting(cloud.workspace("Gym"), family.name_in_api)


@pytest.mark.parametrize("key", BY_KEY)
def test_a_new_workspace_is_as_usual(cloud: Cloud, key: str) -> None:
    family = BY_KEY[key]
    values = family.values(document(cloud, family))
    assert family.unusual(values) == []
    assert kept_values(family, values) == []


@pytest.mark.parametrize("key", BY_KEY)
def test_every_other_value_is_unusual(cloud: Cloud, key: str) -> None:
    family = BY_KEY[key]
    usual = family.values(document(cloud, family))
    for field in family.fields:
        if not isinstance(field, People | Reference):
            other = other_value(field, usual[field.key])
            assert field in family.unusual({**usual, field.key: other}), field.key


def test_what_is_off_is_not_unusual_now(cloud: Cloud) -> None:
    family = BY_KEY["forwarding"]
    values = {
        **family.values(document(cloud, family)),
        "callForwarding.always.destination": "4404",
        "callForwarding.noAnswer.numberOfRings": 7,
    }
    assert len(family.unusual(values)) == 2
    assert unusual_now(family, values) == []
