"""Whether the bot is in the spaces that the configuration has told of requests and alarms."""

from __future__ import annotations

from collections.abc import Iterator

from bot.doctor.finding import CheckContext, Finding, good, limit, note
from bot.errors import WebexError
from bot.ids import bare
from bot.webex.http.client import ApiRequest

MAX_SPACES = 1000
"""So many of the bot's spaces are looked through for one whose id is written another way."""


def told_spaces(context: CheckContext) -> Iterator[Finding]:
    """Can the bot say something in these spaces?"""
    config = context.config
    spaces = (
        ("STATUS_SPACE", config.status_space, "nobody is told when the admin tokens end"),
        ("APPROVAL_SPACE", config.approval_space, "requests for a second key go to no space for approvals"),
    )
    for option, space_id, consequence in spaces:
        if not space_id:
            continue
        try:
            title = _title(context, space_id)
        except WebexError as error:
            if error.status == 401:
                return  # The line about the bot token says so.
            if error.is_temporary:
                yield note(f"{option} could not be read.", "Run `doctor` again later.")
                continue
            title = ""
        if title:
            yield good(f"{option} is the space “{title}”.")
        else:
            yield limit(
                f"{option} is no space that the bot is in.",
                "Add the bot to the space, and write the id that https://developer.webex.com shows for it "
                "under List Rooms.",
                f"{consequence}: {option} is no space that the bot is in",
            )


def _title(context: CheckContext, space_id: str) -> str:
    """What the space is called; empty where the bot is not in it. Raises WebexError."""
    listed = context.bot.request(ApiRequest("GET", "/rooms", query={"max": MAX_SPACES}, org=False)).document
    for one in listed.get("items") or ():
        if bare(str(one.get("id"))) == bare(space_id):
            return str(one.get("title") or "without a name")
    found = context.bot.request(ApiRequest("GET", "/rooms/{roomId}", {"roomId": space_id}, org=False))
    return str(found.document.get("title") or "without a name")
