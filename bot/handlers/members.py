"""Who is meant by a name on a list: people, workspaces and virtual lines with a Webex Calling number."""

from __future__ import annotations

from bot.catalogue.members import describe
from bot.errors import BotError, NotFound
from bot.events import Member
from bot.handlers.context import Context
from bot.matching import folded
from cards.fields import Ref
from cards.text import escape

MOST = 10
"""Candidates that are offered; with more the person is asked to say more of the name."""


class Unclear(Exception):
    """Several fit a name; `members` are they."""

    def __init__(self, sentence: str, members: tuple[Ref, ...]) -> None:
        super().__init__(sentence)
        self.members = members


class TooMany(BotError):
    """So many fit a name that offering them would not help."""


def find_member(context: Context, name: str) -> Ref:
    """The one that bears this name, extension or number.

    Raises NotFound, Unclear with up to ten candidates, or TooMany.
    """
    said = escape(name[:60])
    found = list(context.services.directory.members(name))
    wanted = folded(name)
    exact = [one for one in found if wanted in (folded(one.name), one.extension, f"x{one.extension}")]
    fits = exact or found
    if not fits:
        raise NotFound(f"Nobody with a Webex Calling number is called “{said}”.")
    if len(fits) == 1:
        return reference(fits[0])
    if len(fits) > MOST:
        raise TooMany(f"{len(fits)} fit “{said}”: say more of the name, or the extension.")
    raise Unclear(
        f"{len(fits)} fit “{said}”: tick the right ones below, or say more of the name.",
        tuple(reference(one) for one in fits),
    )


def reference(member: Member) -> Ref:
    """A member as a list of people holds it."""
    return Ref(
        member.id, member.name, describe(member.kind, member.extension, member.number, member.location_name)
    )
