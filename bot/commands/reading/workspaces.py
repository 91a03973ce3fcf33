"""`workspaces`: the list, all of it or those that fit a text, a page at a time."""

from __future__ import annotations

from bot.commands.context import Answer, Context, card_answer
from bot.commands.pager import more_button, page_of
from bot.language.codes_and_pins import text_has_code_or_pin
from bot.language.requests.showing import ListWorkspaces
from bot.language.vocabulary import command_text
from bot.names.text import quoted
from bot.names.workspaces import INCOMPLETE, close_names, search, whereabouts
from bot.sentences import not_there
from cards.card_builder import Button
from cards.fields import in_one_line
from cards.list_cards import ItemChoice, ListItem, choose_item_card, list_card
from cards.payload import Say
from cards.picker import MAX_ROWS_WITH_BUTTON, Pick, picker_card

WORKSPACES_ON_PAGE = 25
"""Workspaces on a card: an organisation of a few rooms is seen whole."""


def list_workspaces(context: Context, request: ListWorkspaces) -> Answer:
    """Lists the workspaces this person may see."""
    text, workspaces, selection = request.text, context.seen(), request.selection
    found = search(workspaces, text) if text else list(selection.workspaces if selection else workspaces)
    if not found:
        return _none_found(context, text)
    page = page_of(found, request.page, WORKSPACES_ON_PAGE)
    title = f"Workspaces fitting “{text}”" if text else "Workspaces"
    if selection:
        title = f"Workspaces · {selection.name}"
    count = f"{len(found):,} in all{page.suffix}" + ("" if workspaces.complete else f". {INCOMPLETE}")
    if selection and (lacks := not_there(selection.missing)):
        count = f"{count}. {lacks}"
    rest = selection.said if selection else quoted(text)
    more = more_button(context, page, command_text("workspaces", rest=rest))
    commands = {one.id: context.command("show", workspace=one) for one in page.rows}
    if len(page.rows) <= MAX_ROWS_WITH_BUTTON:
        rows = [
            ListItem(one.name, whereabouts(one), context.button("Open", commands[one.id]))
            for one in page.rows
        ]
        return card_answer(list_card(title, count, rows, more))
    choices = [ItemChoice(in_one_line(one.name, whereabouts(one)), commands[one.id]) for one in page.rows]
    opening = Button("Open", Say("", context.thread_id), "positive")
    return card_answer(choose_item_card(title, count, choices, [opening, *more]))


def _none_found(context: Context, text: str) -> Answer:
    workspaces = context.seen()
    shown_text = "…" if text_has_code_or_pin(text) else text[:60]
    if close := close_names(workspaces, text):
        return card_answer(
            picker_card(
                f"No workspace fits “{shown_text}”. Did you mean:",
                [Pick(name, "", command_text("workspaces", rest=quoted(name))) for name in close],
                "Type workspaces for all of them.",
                context.thread_id,
            )
        )
    missing = "" if workspaces.complete else f" {INCOMPLETE}"
    return card_answer(
        list_card(
            "No workspace",
            (f"None fits “{shown_text}”." if text else "There is none you may see.") + missing,
            [],
            [context.button("All workspaces", "workspaces")] if text else [],
        )
    )
