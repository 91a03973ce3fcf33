"""A file that comes without a command: a recording that was asked for, or settings that come back."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.access import Access
from bot.commands.changing.greeting import dropped, is_asked
from bot.commands.context import Answer, Context
from bot.commands.sheets.file_selection import content_of
from bot.commands.sheets.import_file import (
    has_settings,
    header_of,
    import_settings,
    names_workspaces,
)
from bot.errors import NotAllowed, NotUnderstood
from bot.language.reasons import kept_reason, split_reason
from bot.language.requests.files import ImportSettings

_TO_IMPORT = re.compile(r"\b(?:import|imported)\b", re.IGNORECASE)


def dropped_file(context: Context, text: str) -> Answer:
    """What becomes of a file: the answer to the question for a recording; or, of a CSV file of settings that
    stands alone or beside words that ask to import it, a plan.

    Raises NotUnderstood where it is not known what the file is for, NotAllowed where this person may change
    nothing.
    """
    order, reason = split_reason(text)
    if _TO_IMPORT.search(order):
        return _imported(context, text, reason)
    if is_asked(context):
        return dropped(context)
    header = header_of(content_of(context))
    if has_settings(header):
        if not order:
            return _imported(context, text, reason)
        raise NotUnderstood(
            "This file has settings, and your words ask for something else. Nothing was changed.",
            "Drop it alone, or with the word `import`: I show a plan first.",
        )
    if names_workspaces(header):
        raise NotUnderstood(
            "This file names workspaces and says nothing to set. Nothing was changed.",
            "Drop it with what is to be done, for example `dnd on in these` or `show dnd on these`.",
        )
    return dropped(context)


def _imported(context: Context, text: str, reason: str) -> Answer:
    if context.rights.most < Access.WRITE:
        raise NotAllowed("You may look at settings but not change them. Nothing was changed.")
    reason = context.reason or kept_reason(reason, text)
    return import_settings(replace(context, reason=reason), ImportSettings())
