"""`available`: the numbers that fit a purpose, all of them or those that fit a text, a page at a time."""

from __future__ import annotations

from bot.catalogue import family_of
from bot.commands.context import Answer, Context, card_answer
from bot.commands.pager import ROWS_ON_PAGE, more_button, page_of
from bot.events import OfferedNumber, Workspace
from bot.language.codes_and_pins import said_back, text_has_code_or_pin
from bot.language.references import Purpose, number_detail, number_name
from bot.language.requests.showing import ListNumbers
from bot.language.vocabulary import SettingList
from bot.names.text import folded
from bot.names.workspaces import whereabouts
from cards.card_builder import Button
from cards.list_cards import ItemChoice, choose_item_card
from cards.payload import Choose

_SENT_TO = frozenset({"forward", "intercept"})
"""Purposes for which calls go to the number."""


def list_numbers(context: Context, request: ListNumbers) -> Answer:
    """Lists the numbers Webex offers for a purpose at a workspace, to be put on the form of the setting; not
    those of the workspace itself, to which no call of it can go."""
    purpose, workspace, text = request.purpose, request.workspace, request.text
    found = context.services.lookups.numbers(purpose, text, workspace)
    others = [one for one in found if purpose.source not in _SENT_TO or not _is_own(one, workspace)]
    numbers = sorted(others, key=lambda number: (number.number or "~", number.extension))
    page = page_of(numbers, request.page, ROWS_ON_PAGE)
    count = f"{len(numbers)} in all" if numbers else "None"
    said = said_back((text,)) if text_has_code_or_pin(text) else text
    fitting = f" fitting “{said}”" if folded(text) else ""
    family = family_of(purpose.family)
    can_change = context.can_change(workspace, family) and bool(numbers)
    choosing = Button("Choose", Choose(_form(context, purpose, workspace), context.thread_id))
    return card_answer(
        choose_item_card(
            f"{purpose.title} numbers · {workspace.name}",
            f"{count}{fitting}{page.suffix} · {whereabouts(workspace)}",
            [
                ItemChoice(f"{number_name(one)} · {number_detail(one)}", one.number or one.extension)
                for one in page.rows
            ],
            [
                *([choosing] if can_change else []),
                *more_button(context, page, context.command("available", purpose, workspace, text)),
            ],
            "" if numbers else _hint(context, purpose, workspace),
            choose=can_change,
        )
    )


def _is_own(number: OfferedNumber, workspace: Workspace) -> bool:
    return number.owner is not None and number.owner.id == workspace.id


def _form(context: Context, purpose: Purpose, workspace: Workspace) -> str:
    """The command for the form of the setting, behind which the number stands."""
    family = family_of(purpose.family)
    if purpose.field:
        return f"{context.command('edit', family, workspace)} with {purpose.field}"
    return f"{context.command('add', SettingList(family, family.lists[0]), workspace)} with number"


def _hint(context: Context, purpose: Purpose, workspace: Workspace) -> str:
    return f"Say less, or nothing, behind the workspace: {context.command('available', purpose, workspace)}."
