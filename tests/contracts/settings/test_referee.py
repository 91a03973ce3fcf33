"""The bot and Cisco's own SDK send the same requests for the same edits, except for listed differences."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import family_of
from bot.catalogue.model.write_only import Greeting, Recording
from bot.catalogue.settings.greetings import BUSY_GREETING, INTERCEPT_ANNOUNCEMENT, NO_ANSWER_GREETING
from bot.catalogue.settings.passcode import PASSCODE
from tests.contracts.settings.checks import by_member
from tests.contracts.settings.edits import differing
from tests.contracts.settings.referee import BySdk, Edit, W, api, edits
from tests.contracts.settings.referee_items import ItemEdit, item_edits
from tests.contracts.vendor import example, operations
from tests.families import IN_CONTRACT

MISSING = {
    "recording": "The SDK has no call recording for workspaces.",
    "codes": "Access codes are a list; see below.",
}
"""The settings with no edit of the SDK's to compare with."""


def test_every_setting_has_its_referee() -> None:
    assert {one.key for one in edits()} | set(MISSING) == {family.key for family in IN_CONTRACT}


@pytest.mark.parametrize("edit", list(edits()), ids=lambda edit: edit.key)
def test_the_same_edit_is_the_same_write(edit: Edit) -> None:
    family = family_of(edit.key)
    ours = family.body(example(f"GET {family.path}"), dict(edit.changes))
    theirs = written(edit.by_sdk, "PUT", family.write_path or family.path)
    keyed = family.keyed or {}
    check_differences(by_member(ours, keyed), by_member(theirs, keyed), edit.differs or {})


@pytest.mark.parametrize("edit", list(item_edits()), ids=lambda edit: edit.id)
def test_the_same_edit_of_a_thing_is_the_same_write(edit: ItemEdit) -> None:
    family = family_of(edit.key)
    items = next(one for one in family.lists if one.title == edit.title)
    document = example(f"GET {family.path}")
    now: Any = {}
    if edit.item and items.detail_path:
        now = example(f"GET {items.detail_path}")
    elif edit.item:
        now = items.row(document, edit.item)
    if edit.action == "clear":
        call = items.clear(document)
    else:
        call = items.make_write(edit.action, edit.item, document, now, dict(edit.changes or {}))
    assert call is not None
    gaps = {"workspaceId": "workspace", **call.parameters}
    theirs = written(edit.by_sdk, call.method, call.path.format(**gaps))
    check_differences(call.body, theirs, edit.differs or {})


def written(by_sdk: BySdk, method: str, path: str) -> Any:
    """What the SDK writes for the edit; it is asked for in the same way."""
    settings, recorder = api()
    by_sdk(settings)
    ((their_method, their_path, body),) = recorder.written
    assert (their_method, their_path) == (method, path.replace("{workspaceId}", "workspace"))
    return body


def check_differences(ours: Any, theirs: Any, expected: Mapping[str, str]) -> None:
    """The two differ at the expected paths, and nowhere else."""
    found = differing(ours, theirs)
    unexpected = {path for path in found if not any(fnmatch(path, one) for one in expected)}
    assert unexpected == set(), (ours, theirs)
    assert all(any(fnmatch(path, one) for path in found) for one in expected), found


def test_what_the_sdk_cannot_do_it_still_cannot_do() -> None:
    """When one of these comes, it becomes an edit above."""
    settings, _ = api()
    assert not hasattr(settings, "call_recording")
    assert not hasattr(settings.permissions_out.access_codes, "delete_code")


@pytest.mark.parametrize(
    ("greeting", "by_sdk", "wrong"),
    [
        (BUSY_GREETING, lambda to, wav: to.voicemail.configure_busy_greeting(W, wav), ""),
        (NO_ANSWER_GREETING, lambda to, wav: to.voicemail.configure_no_answer_greeting(W, wav), ""),
        (
            INTERCEPT_ANNOUNCEMENT,
            lambda to, wav: to.call_intercept.greeting(W, wav),
            "/workspaces/workspace/features/intercept/actions/announcementUpload/invoke",
        ),
    ],
    ids=["busy", "no-answer", "intercept"],
)
def test_the_same_recording_is_the_same_upload(
    greeting: Greeting, by_sdk: Any, wrong: str, tmp_path: Path
) -> None:
    """For intercept the SDK goes where people's announcements go, which the vendor does not name."""
    wav = tmp_path / "a.wav"
    wav.write_bytes(b"RIFF")
    call = greeting.make_write(Recording("a.wav", b"RIFF"))
    assert call.file is not None
    assert operations()[f"POST {call.path}"].upload
    body = written(lambda to: by_sdk(to, str(wav)), "POST", wrong or call.path)
    assert b'name="file"; filename="a.wav"' in body
    assert call.file.content_type.encode() in body
    assert call.file.content in body


def test_the_same_passcode() -> None:
    call = PASSCODE.make_write("004217")
    path = call.path.replace("{placeId}", "workspace")
    assert call.body == written(lambda to: to.voicemail.modify_passcode(W, "004217"), call.method, path)
