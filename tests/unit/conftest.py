"""What tests without a chat share."""

from __future__ import annotations

import pytest

from bot.catalogue.model.marks import Marks


@pytest.fixture
def fixed_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks of codes with the same key each time: now and then a random one gives the digits of a code."""
    marks = Marks()
    marks.use(b"the key of the tests")
    monkeypatch.setattr("bot.catalogue.settings.codes.CODE_MARKS", marks)
