"""`help` on what stands on lists of settings: rules, numbers, codes and the like."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import Access, unavailable
from bot.commands.context import Answer, Context, card_answer
from bot.commands.explaining.welcome import example_workspace
from bot.language.vocabulary import SettingList, command_text
from cards.card_builder import Button
from cards.list_cards import Choosing, ListItem, list_card
from cards.payload import Say


def of_lists(context: Context, lists: Sequence[SettingList]) -> Answer:
    """How the things of this name are seen and changed, on each of the lists that there are of them."""
    items = lists[0].items
    change = ["change"] if items.can_change else []
    verbs = ["list", "add", *change, "remove"] if context.rights.most >= Access.WRITE else ["list"]
    workspace = example_workspace(context, *(one.family for one in lists)) or example_workspace(context)
    *further, last = (one.family.title for one in lists)
    settings = f"{', '.join(further)} and {last}" if further else last
    if workspace:
        lists = [one for one in lists if not unavailable(one.family, workspace)] or lists
    name = context.typed_name(workspace) if workspace else "<workspace>"
    said = [command_text(verb, lists[0], name) for verb in verbs]
    others = [(one.family.title, command_text("list", one, name)) for one in lists]
    choosing = Choosing("Setting", others, [Button("Open list", Say("", context.thread_id), "positive")])
    most = f" Up to {items.limit}." if items.limit and not further else ""
    return card_answer(
        list_card(
            f"Help: {items.plural}",
            f"On a list of {settings}.{most}",
            [ListItem(one, "", context.button("Open", one) if workspace else None) for one in said],
            [],
            f"Each has: {', '.join(one.label.lower() for one in items.fields)}.",
            choosing=choosing if workspace and len(others) > 1 else None,
        )
    )
