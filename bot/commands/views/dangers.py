"""What is dangerous about the settings of a workspace as they are, for its home page and for `show risky`."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.call_flow import incoming_calls
from bot.catalogue.model.criteria import Covered
from bot.catalogue.model.held_back import Finding
from bot.catalogue.outgoing_calls import outgoing_calls
from bot.catalogue.setting_values import Documents, setting_in
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING
from bot.catalogue.settings.call_intercept import CALL_INTERCEPT
from bot.catalogue.settings.ringing import SEQUENTIAL_RING, SIMULTANEOUS_RING
from bot.catalogue.settings.selective import SELECTIVE_FORWARD
from bot.catalogue.settings.voicemail import VOICEMAIL
from bot.commands.context import Context
from bot.commands.views.destinations import Elsewhere, destination_findings
from bot.commands.views.in_force import MAX_NAME_CHARS
from bot.events import Workspace
from cards.text import shorten

SENDING = (CALL_FORWARDING, CALL_INTERCEPT, SIMULTANEOUS_RING, SEQUENTIAL_RING, VOICEMAIL)
"""The settings that send calls to a number, but for the one that does it by rules."""


def dangers_now(
    context: Context, workspace: Workspace, documents: Documents, elsewhere: Elsewhere | None = None
) -> list[Finding]:
    """What is dangerous about what becomes of calls, in both directions; `elsewhere` are the forwardings of
    other workspaces that were read already."""
    name = shorten(workspace.name, MAX_NAME_CHARS)
    sending = [*SENDING]
    if setting_in(documents, SELECTIVE_FORWARD).covers(Covered.SOME, Covered.ALL):
        sending.append(SELECTIVE_FORWARD)
    found = [*incoming_calls(name, documents).dangers, *outgoing_calls(workspace.name, documents).dangers]
    for family in sending:
        document = documents.get(family.key)
        sent = destination_findings(context, family, workspace, document, elsewhere or {}) if document else []
        where = "" if family is CALL_FORWARDING else f"{family.title}: "
        found += [replace(one, sentence=f"{where}{one.sentence}") for one in sent]
    return list({one.sentence: one for one in found}.values())
