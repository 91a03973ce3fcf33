"""Lists of workspaces by name, as a space keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.access import Access, Rights
from bot.names.named_lists import NamedList, ReadLists, list_key
from bot.ports.database import Saved, SavedStore

LIST = "list"


def lists_of(saved: SavedStore, space_id: str, rights: Rights, also: NamedList | None = None) -> ReadLists:
    """What reads the lists of a space, once, with one more if given; the names of what is not found are told
    to who sees every workspace."""
    sees_all = rights.everywhere >= Access.READ

    @cache
    def read() -> Mapping[str, NamedList]:
        kept = {one.name: named_list(one, tells_names=sees_all) for one in saved.saved(space_id, LIST)}
        return kept | ({list_key(also.name): also} if also else {})

    return read


def named_list(one: Saved, *, tells_names: bool) -> NamedList:
    """A list as the language has it."""
    return NamedList(
        one.value["title"], {key: name if tells_names else "" for key, name in one.value["members"].items()}
    )
