"""`workspaces`: the list, all of it or those that fit a text, a page at a time."""

from __future__ import annotations

from bot.commands.context import Answer, Context, shown
from bot.commands.workspace_lookup import INCOMPLETE, place
from bot.language.command import Words, code_in, joined
from bot.names.text import quoted
from bot.names.workspaces import close_names, search
from cards.card_builder import Button
from cards.list_cards import ListItem, list_card
from cards.payload import Say
from cards.picker import Pick, picker_card

PAGE = 10


def workspaces(context: Context, words: Words) -> Answer:
    """Lists workspaces this person may see; `page 2` goes on."""
    text, page = split_page(words)
    seen = context.seen()
    found = search(seen, text) if text else seen
    if not found:
        return _nothing(context, text)
    pages = -(-len(found) // PAGE)
    page = min(page, pages)
    listed = found[(page - 1) * PAGE : page * PAGE]
    buttons = []
    if page < pages:
        more = f"workspaces {quoted(text)} page {page + 1}" if text else f"workspaces page {page + 1}"
        buttons.append(Button("More", Say(more, context.thread_id)))
    return shown(
        list_card(
            f"Workspaces fitting “{text}”" if text else "Workspaces",
            f"{len(found):,} in all"
            + (f", page {page} of {pages}" if pages > 1 else "")
            + ("" if seen.complete else f". {INCOMPLETE}"),
            [ListItem(one.name, place(one)) for one in listed],
            buttons,
            "Next: show <setting> <workspace>, for example "
            f"show intercept {quoted(listed[0].name)}. Type help for the settings.",
        )
    )


def split_page(words: Words) -> tuple[str, int]:
    """The text, and the number after "page" at the end (1 without)."""
    if len(words) >= 2 and words[-2].plain == "page" and words[-1].plain.isdecimal():
        return joined(words[:-2]), max(1, int(words[-1].plain[:6]))
    return joined(words), 1


def _nothing(context: Context, text: str) -> Answer:
    seen = context.seen()
    close = close_names(seen, text)
    missing = "" if seen.complete else f" {INCOMPLETE}"
    said = "…" if code_in(text) else text[:60]
    if close:
        return shown(
            picker_card(
                f"No workspace fits “{said}”. Did you mean:",
                [Pick(name, "", f"workspaces {quoted(name)}") for name in close],
                "Type workspaces for all of them.",
                context.thread_id,
            )
        )
    return shown(
        list_card(
            "No workspace",
            (f"None fits “{said}”." if text else "There is none you may see.") + missing,
            [],
            [Button("All workspaces", Say("workspaces", context.thread_id))],
            "Type workspaces for all of them.",
        )
    )
