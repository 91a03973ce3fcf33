"""What callers experience now that a setting was changed, in a sentence for the notice."""

from __future__ import annotations

from bot.access import unavailable
from bot.catalogue import family_of
from bot.catalogue.call_flow import INCOMING, call_flow, settings_beside
from bot.catalogue.outgoing_calls import OUTGOING_CHANGED_BY
from bot.errors import BotError
from bot.events import Changed, Workspace
from bot.ports.webex import Read, SettingsReader
from cards.text import shorten

MAX_NAME_CHARS = 60
"""Characters of a workspace's name that the sentence repeats."""


def effect_now(reader: SettingsReader, changed: Changed, workspace: Workspace) -> str:
    """What is so now by this setting and those beside it; empty where they do not tell, or cannot all be
    read. Of one of the changes of a plan nothing is read."""
    try:
        family = family_of(changed.family)
    except KeyError:
        return ""
    if changed.plan_id or not (family in INCOMING or family.key in OUTGOING_CHANGED_BY):
        return ""
    families = [one for one in (family, *settings_beside(family)) if not unavailable(one, workspace)]
    found = reader.read_many([Read(one.path, workspace.id) for one in families])
    documents = {}
    for one, document in zip(families, found, strict=True):
        if not isinstance(document, BotError):
            documents[one.key] = document.body
        elif not reader.is_unlicensed(one.path, workspace.id):
            return ""
    return " ".join(call_flow(family, shorten(workspace.name, MAX_NAME_CHARS), documents).sentences)
