"""Secrets as plans keep them."""

from __future__ import annotations

import pytest

from bot.changes.request import ChangeRequest
from bot.changes.sealed import Seal, Sealed
from bot.errors import NotAvailable

KEY = b"k" * 32


def seal(key: bytes = KEY) -> Seal:
    found = Seal()
    found.use(key)
    return found


@pytest.mark.parametrize("text", ["", "12", "47110815", "8" * 200])
def test_what_is_closed_is_opened_with_the_same_key(text: str) -> None:
    closed = seal().close(text)
    assert seal().open(closed) == text
    assert text.encode().hex() not in closed or not text


def test_the_same_text_is_closed_otherwise_each_time() -> None:
    assert seal().close("4711") != seal().close("4711")


@pytest.mark.parametrize("closed", ["", "00", "ab" * 31])
def test_what_is_no_closed_text_is_not_opened(closed: str) -> None:
    assert seal().open(closed) is None


def test_another_key_or_a_changed_byte_opens_nothing() -> None:
    closed = seal().close("4711")
    last = f"{int(closed[-1], 16) ^ 1:x}"
    assert seal(b"o" * 32).open(closed) is None
    assert seal().open(closed[:-1] + last) is None
    assert seal().open(f"{int(closed[0], 16) ^ 1:x}{closed[1:]}") is None


def test_a_request_keeps_it_closed() -> None:
    asked = ChangeRequest(
        family="codes",
        list="access code",
        action="add",
        values={"code": Sealed.of("47110815"), "description": "Night"},
        workspace_id="w",
        person_id="p",
    )
    kept = asked.dump()
    assert "47110815" not in str(kept)
    loaded = ChangeRequest.load(kept)
    assert loaded == asked and loaded.values and loaded.values["code"].opened() == "47110815"


def test_one_that_cannot_be_opened_says_so() -> None:
    with pytest.raises(NotAvailable, match="say it again"):
        Sealed(seal(b"x" * 32).close("4711")).opened()
