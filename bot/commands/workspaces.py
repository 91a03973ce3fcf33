"""`workspaces`: the list, all of it or those that fit a text, a page at a time."""

from __future__ import annotations

from bot.commands.context import Answer, Context, card_answer
from bot.commands.pager import ROWS_ON_PAGE, more_button, page_of
from bot.language.codes_and_pins import text_has_code_or_pin
from bot.language.requests import ListWorkspaces
from bot.language.vocabulary import command_text
from bot.names.text import quoted
from bot.names.workspaces import INCOMPLETE, close_names, search, whereabouts
from cards.list_cards import ListItem, list_card
from cards.picker import Pick, picker_card


def list_workspaces(context: Context, request: ListWorkspaces) -> Answer:
    """Lists the workspaces this person may see."""
    text, workspaces = request.text, context.seen()
    found = search(workspaces, text) if text else list(workspaces)
    if not found:
        return _none_found(context, text)
    page = page_of(found, request.page, ROWS_ON_PAGE)
    return card_answer(
        list_card(
            f"Workspaces fitting “{text}”" if text else "Workspaces",
            f"{len(found):,} in all{page.suffix}" + ("" if workspaces.complete else f". {INCOMPLETE}"),
            [ListItem(one.name, whereabouts(one)) for one in page.rows],
            more_button(context, page, command_text("workspaces", rest=quoted(text))),
            "Next: show <setting> <workspace>, for example "
            f"show intercept {quoted(page.rows[0].name)}. Type help for the settings.",
        )
    )


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
            [context.button("All workspaces", "workspaces")],
            "Type workspaces for all of them.",
        )
    )
