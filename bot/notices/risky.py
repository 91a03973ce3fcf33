"""Whether a change that was made, by whomever, is one of those that `watch risky` tells of."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue import family_of
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.changes.foresee import Foreseen
from bot.changes.request import ChangeRequest, target_of
from bot.changes.risk import risks
from bot.changes.target import Snapshot
from bot.changes.write_only import WriteOnlyTarget
from bot.errors import BotError, NotFound, Unkept, WebexError
from bot.events import Person
from bot.ports.database import Entry
from bot.ports.webex import Directory, SettingsReader
from cards.fields import Email


def is_risky(entry: Entry, directory: Directory, reader: SettingsReader) -> bool:
    """Whether it would be shown before it is made, or leaves call intercept on; also where a workspace or
    setting is not known or not read any more. Raises BotError where it may be read later."""
    workspace = directory.workspaces().by_id.get(entry.workspace_id)
    try:
        family = family_of(entry.family)
        target = target_of(family, entry.list, entry.item_id, entry.action)
        was, wanted = (
            target.shape.load({row["key"]: row[name] for row in entry.fields if row.get(name) is not None})
            for name in ("was", "wanted")
        )
    except KeyError:
        return True
    if workspace is None:
        return True
    if family is CALL_INTERCEPT and wanted.get("enabled"):
        return True
    if isinstance(target, WriteOnlyTarget):
        return True  # nothing undoes it, and Webex never shows it
    # What was not changed counts, too: a number to which calls go now may have been there for long.
    try:
        now = target.read_back(reader, workspace.id, Snapshot(None), wanted)
    except BotError as error:
        if isinstance(error, Unkept) or (isinstance(error, WebexError) and error.is_temporary):
            raise
        return True
    request = ChangeRequest(
        family=family.key, values=wanted, workspace_id=workspace.id, person_id=entry.actor_id
    )
    writes_to = any(isinstance(one, Email) for one in target.shape.fields)
    email = _email_of(entry, directory) if writes_to else ""
    foreseen = Foreseen(
        request=request,
        target=target,
        workspace=workspace,
        person=Person(entry.actor_id, entry.actor_name, email, org_id=""),
        before=replace(now, values={**(now.values or {}), **was}),
        changes=None if entry.action in ("remove", "remove_some", "clear") else wanted,
    )
    return bool(risks(foreseen, directory))


def _email_of(entry: Entry, directory: Directory) -> str:
    """The e-mail address of who made it, by which it is known what is outside; empty where that is not known,
    so that every address is. Raises WebexError where it may be known later."""
    if entry.is_from_elsewhere:
        return entry.actor_email or ""
    try:
        return directory.person(entry.actor_id).email
    except NotFound:
        return ""
    except WebexError as error:
        if error.is_temporary:
            raise
        return ""
