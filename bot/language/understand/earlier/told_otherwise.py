"""The change that “forwards to 4404, should be 4405” asks for: of what has the first value now."""

from __future__ import annotations

from collections.abc import Callable

from bot.access import Viewer
from bot.catalogue.settings.call_forwarding import CALL_FORWARDING, RINGS
from bot.language.codes_and_pins import may_tell_secret
from bot.language.requests.changing import EditSetting, Propose, SetFields
from bot.language.requests.request import Request
from bot.language.sentence.frames.command_text import assignments_text
from bot.language.sentence.kinds.plainer.corrected_values import corrected_value
from bot.language.understand.earlier.taken_back import shown_first
from bot.language.understand.what_is_named import names_setting
from bot.language.vocabulary import command_text
from bot.names.workspaces import typed_name


def told_otherwise(viewer: Viewer, text: str, read: Callable[[str], Request | None]) -> Request | None:
    """The change, to be shown first; None where a text says nothing of the kind, or it is not certain where.

    Raises what `read` does.
    """
    told = corrected_value(text)
    if told is None or may_tell_secret(text):
        return None
    is_named = names_setting(told.about)
    if told.is_count and not is_named:
        fields = read(f"set the rings before forwarding of {told.about} to {told.new}")
        fields = fields.fields if isinstance(fields, Propose) and fields.is_clear else fields
        if not isinstance(fields, SetFields) or [one.field.key for one in fields.assignments] != [RINGS]:
            return None
        name = typed_name(viewer.workspaces(), fields.workspace)
        command = command_text("set", CALL_FORWARDING, name, assignments_text(fields.assignments))
        return Propose(fields, command, replaces=told.old)
    where = told.about if is_named else f"calls of {told.about}"
    order = (
        f"set {where} rings to {told.new}"
        if told.is_count
        else f"change {where} from {told.old} to {told.new}"
    )
    found = read(order)
    return shown_first(viewer, found, order) if isinstance(found, SetFields | Propose | EditSetting) else None
