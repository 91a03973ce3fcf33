"""`show … raw`: settings as the JSON that Webex holds, in a file, without what is secret."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from typing import Any

from bot.catalogue.model.family import Family
from bot.catalogue.model.paths import dig, put
from bot.commands.context import Answer, Context
from bot.commands.views.overview import failures, read_settings, settings_of
from bot.events import Attachment, Reply, Workspace
from bot.language.requests.showing import ShowFile
from bot.names.text import folded
from bot.sentences import moment
from cards.text import message_code, message_text

MASK = "••••"
MAX_FILE_NAME_CHARS = 60
"""Characters of a workspace's name in the name of a file, so that it shows whole."""
_SECRET = re.compile(r"passcode|password|secret|token|\bpin\b|accesscode\b", re.IGNORECASE)


def show_file(context: Context, request: ShowFile) -> Answer:
    """Gives one setting as JSON, or all that can be read by the names they have in commands."""
    family, workspace = request.family, request.workspace
    content: Mapping[str, Any]
    if family:
        title = family.title
        content = masked(family, context.services.calling.read(family.path, workspace.id).body)
        hint = f"To read it here: {message_code(context.command('show', family, workspace))}."
    else:
        title = "The call settings"
        reading = read_settings(context, workspace, settings_of(workspace))
        content = {one.key: masked(one, reading.documents[one.key]) for one in reading.read}
        (summary,) = failures(reading) or [f"{reading.count}."]
        everything = message_code(context.command("show", workspace=workspace, rest="all"))
        hint = f"{message_text(summary)} To read them here: {everything}."
    written = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    file = Attachment(file_name(workspace, family.key if family else ""), written.encode())
    read = moment(context.now, workspace.time_zone)
    codes = f" Codes are masked as {MASK}." if MASK in written else ""
    return Answer(
        Reply(f"{title} of **{message_text(workspace.name)}** as JSON, read {read}.{codes} {hint}", file=file)
    )


def masked(family: Family, body: Mapping[str, Any]) -> dict[str, Any]:
    """The document with its order kept and everything secret taken out of it."""
    document: dict[str, Any] = copy.deepcopy(dict(body))
    for items in family.lists:
        hidden = [one.key for one in items.fields if one.secret]
        for row in items.all_rows(document):
            for key in hidden:
                if isinstance(row, dict) and dig(row, key) is not None:
                    put(row, key, MASK)
    for one in family.fields:
        if one.secret and dig(document, one.key) is not None:
            put(document, one.key, MASK)
    _mask_by_name(document)
    return document


def _mask_by_name(value: Any) -> None:
    """Whatever Webex may add: a text or number whose name says that it is secret."""
    if isinstance(value, list):
        for inner in value:
            _mask_by_name(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                _mask_by_name(inner)
            elif _SECRET.search(key) and not isinstance(inner, bool | None):
                value[key] = MASK


def file_name(workspace: Workspace, part: str) -> str:
    """A name that every system takes: `lobby-paris-intercept.json`."""
    words = re.findall(r"[a-z0-9]+", f"{folded(workspace.name)[:MAX_FILE_NAME_CHARS]} {part}")
    return f"{'-'.join(words) or 'workspace'}.json"
