"""Finding a workspace by name, and names that can be typed back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.events import Licence, Workspace
from bot.language.words import joined, split
from bot.names.text import begins, folded, quoted, suggestions
from bot.names.workspaces import WorkspaceIndex, matching, typed_name


def workspace(name: str, extension: str = "", number: str = "", at: str = "Paris") -> Workspace:
    return Workspace(
        id=f"id of {name} in {at}",
        name=name,
        licence=Licence.PROFESSIONAL,
        location_name=at,
        extension=extension,
        number=number,
    )


LOBBY = workspace("Lobby", "4321", "+33170001234")
LOBBY_2 = workspace("Lobby 2", "43210", "+33170001235")
CAFE = workspace("Café – “Le Zinc”", "4322", "+13035550110")
ALL = WorkspaceIndex([LOBBY, LOBBY_2, CAFE])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lobby", [LOBBY]),
        ("LOBBY  2", [LOBBY_2]),
        ("lob", [LOBBY, LOBBY_2]),
        ("obby", [LOBBY, LOBBY_2]),
        ("2 lobby", [LOBBY_2]),
        ("cafe - le zinc", [CAFE]),
        ("zinc", [CAFE]),
        ("4321", [LOBBY]),
        ("x4321", [LOBBY]),
        ("X 4321", [LOBBY]),
        ("432", []),
        ("+33 1 70 00 12 34", [LOBBY]),
        ("tel:+33170001234", [LOBBY]),
        ("+33 (0)1 70 00 12 34", [LOBBY]),
        ("ext 4321", [LOBBY]),
        ("extension 4321", [LOBBY]),
        ("01 70 00 12 35", [LOBBY_2]),
        ("303 555 0110", [CAFE]),
        ("+303 555 0110", []),
        ("0110", []),
        (LOBBY.id, [LOBBY]),
        ("", []),
        ("  ", []),
        ('"', []),
        ("*", []),
    ],
)
def test_matching(text: str, found: list[Workspace]) -> None:
    assert matching(ALL, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("lobby", [LOBBY]), ("lobby 2", [LOBBY_2]), ("zin", [CAFE]), ("z", []), ("obby", []), ("zi l", [])],
)
def test_matching_without_what_is_inside_of_words(text: str, found: list[Workspace]) -> None:
    assert matching(ALL, text, inside=False) == found


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("Denver main menu", "menu", True),
        ("Denver main menu", "men den", True),
        ("Denver main menu", "me", False),
        ("Ng, Li", "li", True),
        ("Alice Little", "li", False),
        ("Reception", "on", False),
        ("On Call", "on", False),
        ("Chloé Martin", "CHLO", True),
        ("Chloé Martin", "", False),
    ],
)
def test_a_part_of_a_name_begins_its_words(name: str, said: str, told: bool) -> None:
    assert begins(name, said) is told


def test_the_same_name_twice_is_both() -> None:
    twin = workspace("Lobby", at="Denver")
    both = WorkspaceIndex([LOBBY, twin])
    assert matching(both, "lobby") == [twin, LOBBY]
    assert typed_name(both, twin) == twin.id
    assert matching(both, typed_name(both, twin)) == [twin]


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_what_is_offered_means_what_it_was_offered_for(name: str, other: str) -> None:
    """Through the words of a command, as a button sends it."""
    meant = workspace(name)
    among = WorkspaceIndex([meant] if folded(name) == folded(other) else [meant, workspace(other)])
    assert matching(among, joined(split(f"show {typed_name(among, meant)}")[1:])) in ([meant], [])
    if folded(name) and typed_name(among, meant) != meant.id and not name.strip().endswith(("?", "!")):
        assert matching(among, joined(split(f"show {typed_name(among, meant)}")[1:])) == [meant]


def test_suggestions_are_close_and_the_best_comes_first() -> None:
    names = ["intercept", "intercom", "push to talk"]
    assert suggestions(names, "intrcept")[0] == "intercept"
    assert suggestions(names, "zzz") == []
    assert suggestions(["who", "whoami"], "whoamy", limit=1, whole=True) == ["whoami"]
    assert suggestions([], "x") == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Atrium", "Atrium"),
        ("Lobby Paris", '"Lobby Paris"'),
        ("Ana's", '"Ana\'s"'),
        ("Ana’s", '"Ana’s"'),
        ('The "Big"', 'The "Big"'),
    ],
)
def test_quoted(name: str, said: str) -> None:
    assert quoted(name) == said
