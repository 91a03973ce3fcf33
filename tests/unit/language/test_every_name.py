"""Every name of a setting, and all that is said for it, in plain sentences: read or refused, never broken."""

from __future__ import annotations

from contextlib import suppress

import pytest

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.errors import BotError
from tests.unit.language.test_understand import understood

MAX_NAMES = 10
"""Names of one setting that are tried."""
PATTERNS = (
    "turn {} on in the lobby", "remove lobby paris from {}", "put lobby on {}", "take lobby off {}",
    "turn it off in lobby {}", "{} lobby and tell callers it is closed", "no {} in the lobby",
)  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES, ids=lambda one: one.key)
def test_no_name_breaks_a_sentence(family: Family) -> None:
    acts = [says for act in family.acts for says in act.says]
    plain = [one for one in (*family.names(), family.title, *acts) if not set("()[]{}|") & {*one}]
    for name in dict.fromkeys(plain[:MAX_NAMES]):
        for pattern in PATTERNS:
            with suppress(BotError):
                understood(pattern.format(name.casefold()))
