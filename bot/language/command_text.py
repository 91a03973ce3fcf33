"""Commands as buttons send them and as hints say them."""

from __future__ import annotations

from bot.catalogue.model.family import Family
from bot.language.references import Purpose
from bot.language.vocabulary import SettingList

SEVERAL = ("list", "remove all", "remove several")
"""The verbs after which a list goes by the plural."""


def command_text(
    verb: str, about: Family | SettingList | Purpose | None = None, workspace: str = "", rest: str = ""
) -> str:
    """A command as it is typed: `list rules accept "Lobby Paris" page 2`.

    `workspace` and `rest` stand as they are, see `typed_name` and `retype`.
    """
    return " ".join(part for part in (verb, *_name(verb, about), workspace, rest) if part)


def _name(verb: str, about: Family | SettingList | Purpose | None) -> tuple[str, ...]:
    match about:
        case Family():
            return (about.key,)
        case SettingList():
            word = about.items.words[0]
            own = (about.family.key,) if about.shares_its_name else ()
            return (f"{word}s" if verb in SEVERAL else word, *own)
        case Purpose():
            return (about.source,)
        case None:
            return ()
