"""`available`: the numbers that fit a purpose, all of them or those that fit a text, a page at a time."""

from __future__ import annotations

from bot.catalogue import family_of
from bot.commands.context import Answer, Context, card_answer
from bot.commands.pager import ROWS_ON_PAGE, more_button, page_of
from bot.events import Workspace
from bot.language.codes_and_pins import said_back, text_has_code_or_pin
from bot.language.references import Purpose, number_detail, number_name
from bot.language.requests.showing import ListNumbers
from bot.language.vocabulary import SettingList
from bot.names.text import folded
from bot.names.workspaces import whereabouts
from cards.list_cards import ListItem, list_card


def list_numbers(context: Context, request: ListNumbers) -> Answer:
    """Lists the numbers Webex offers for a purpose at a workspace."""
    purpose, workspace, text = request.purpose, request.workspace, request.text
    found = context.services.lookups.numbers(purpose, text, workspace)
    numbers = sorted(found, key=lambda number: (number.number or "~", number.extension))
    page = page_of(numbers, request.page, ROWS_ON_PAGE)
    count = f"{len(numbers)} in all" if numbers else "None"
    said = said_back((text,)) if text_has_code_or_pin(text) else text
    fitting = f" fitting “{said}”" if folded(text) else ""
    return card_answer(
        list_card(
            f"{purpose.title} numbers · {workspace.name}",
            f"{count}{fitting}{page.suffix} · {whereabouts(workspace)}",
            [ListItem(number_name(number), number_detail(number)) for number in page.rows],
            more_button(context, page, context.command("available", purpose, workspace, text)),
            _hint(context, purpose, workspace, bool(numbers)),
        )
    )


def _hint(context: Context, purpose: Purpose, workspace: Workspace, any_found: bool) -> str:
    if not any_found:
        fewer = context.command("available", purpose, workspace)
        return f"Say less, or nothing, behind the workspace: {fewer}."
    family = family_of(purpose.family)
    if any(items.positional_field for items in family.lists):
        add = context.command("add", SettingList(family, family.lists[0]), workspace, "<number>")
        return f"Next: {add}."
    return f"Next: {context.command('edit', family, workspace)}, and give the number there."
