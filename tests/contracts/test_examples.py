"""What the tests say of themselves is so: the examples that are always tried are there."""

from __future__ import annotations

import pytest

from tests.conftest import WHOLE
from tests.contracts.test_imports import ROOT


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_always_tried_is_there(name: str) -> None:
    path, _, test = name.partition("::")
    assert (ROOT / path).exists()
    assert not test or f"\ndef {test}(" in (ROOT / path).read_text(encoding="utf-8")
