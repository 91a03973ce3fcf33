"""Sample texts, fields and cards, ordinary and hostile."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cards.approval import approval_card
from cards.card_builder import Button, Card
from cards.fields import Choice, Number, Option, People, Phone, Ref, Section, Text, Toggle
from cards.form import form_card
from cards.list_cards import (
    Choosing,
    ItemChoice,
    ListItem,
    choose_item_card,
    confirm_removal_card,
    list_card,
    remove_some_card,
)
from cards.notice import notice_card
from cards.outcome import moved_card, outcome_card
from cards.overview import Rest, overview_card
from cards.payload import Because, Say
from cards.picker import Pick, index_card, picker_card
from cards.status import StatusRow, contents_card, start_card, status_card
from cards.text import ASTERISK, JOINER, plain

HOSTILE = (
    "Canteen <*Paris*>_[1] ^",
    "^",
    "<<",
    "a < b",
    "<@all>",
    "<@personEmail:ana@example.com|Ana>",
    "<script>alert(1)</script>",
    "[click](http://example.com)",
    "[1]: http://example.com",
    "![x](y)",
    "`code`",
    "**bold** __under__ ~~gone~~",
    "# heading",
    "- point",
    "-- --",
    "1. first",
    "2024) year",
    "> quote",
    "===",
    "R&D &amp; &#60;",
    "${user.name} {{DATE(2020-01-01T00:00:00Z)}} $${{{",
    "line\nbreak\r\nand\ttab",
    "bell\x07 null\x00 \x1b[31m red",
    "half \ud800 emoji",
    "👩‍👩‍👧‍👦 family 🇫🇷",
    "שלום לובי",
    "لوبي",
    "turn \u202e around \u2066",
    "back\\slash\\",
    "comma, separated; and more",
    '"quoted" “curly”',
    "|a|b|",
    "",
    " ",
    "x" * 3000,
    "é" * 500,
    "名" * 700,
)
ODD_NAMES = (
    "Room *5* _x_ #1 [a](b)",
    "1. Room",
    "1.2. Floor",
    "12- Wing",
    "(old)- Lobby",
    "[x]1. Room",
    "- x",
    "+ x",
    "* x",
    "a\\b",
    "a\\",
    "\\_x_",
    "\\[a](b)",
    "_\\x_",
    "`code`",
    "~~x~~",
    "~~~",
    "__x__",
    "***",
    "---",
    "a_b_c",
    "snake_",
    "<@personEmail:sam@example.com>",
    "America/Los_Angeles",
    "😀_x_😀",
    "_שלום_",
    "a &amp; b &#60;",
    "🛎️ Lobby *1*",
)
"""Names that are no attack and look like markup all the same."""

words = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=60), st.text("*_[]()<>`~\\${}&#-+.!|1 a:\n", max_size=20)
)
commands = st.text(st.characters(codec="utf-8"), min_size=1, max_size=200).filter(lambda said: said.strip())
buttons = st.lists(st.builds(lambda title, said: Button(title, Say(said)), words, commands), max_size=5)


@dataclass(frozen=True)
class Difference:
    label: str
    before: str
    after: str


SECTIONS = (
    Section("", (Toggle(key="enabled", label="Intercept calls"),)),
    Section(
        "Incoming calls",
        (
            Choice(
                key="incoming.type",
                label="Incoming",
                options=(Option("INTERCEPT_ALL", "Intercept all"), Option("ALLOW_ALL", "Allow all")),
            ),
            Toggle(key="announce.enabled", label="Announce a new number", help="Callers hear it."),
            Phone(key="announce.to", label="New number", extension=False, needed_when="announce.enabled"),
            Phone(key="zero.to", label="Press 0 goes to"),
            Number(key="rings", label="Rings", minimum=2, maximum=20, unit="rings"),
            Text(key="note", label="Note", maximum=80),
        ),
    ),
    Section("People", (People(key="members", label="Members"),)),
)
FIELDS = tuple(field for section in SECTIONS for field in section.fields)
VALUES = {
    "enabled": True,
    "incoming.type": "ALLOW_ALL",
    "announce.enabled": False,
    "announce.to": "+33170001234",
    "zero.to": "4321",
    "rings": 5,
    "note": "Back on Monday",
    "members": (Ref("a", "Ana Roux", "x4001"), Ref("k", "Kim Lee", "x4410"), Ref("n", "Kim Novak", "x5510")),
}


def named_cards(name: str) -> dict[str, Card]:
    """A card of every kind there is, with a name wherever one can stand; the name is shown on each."""
    row, pick = StatusRow(f"{name} label", f"{name}, {name}"), Pick(name, name, "show help")
    can, refs = [Button("History", Say("history"))], (Ref("1", name, name), Ref("2", f"{name} 2"))
    deciding = [*can, Button("Deny", Because("deny r-3"))]
    items = [ListItem(name, name, Button("Open", Say("show a")))]
    changed = [Difference(name, name, name), Difference("Rings", "5", name), Difference("Note", name, "")]
    values = {**VALUES, "incoming.type": name[:80], "note": name[:80], "members": refs}
    return {
        "status": status_card(name, name, [row, StatusRow(name, heading=True), row], can, [name], name),
        "moved": moved_card(name, name, [(name, name, name, name)], changed, can, name),
        "outcome": outcome_card(name, "good", f"{name}\n{name}", changed, can, name),
        "approval": approval_card(
            name, f"{name}\n{name}", changed, [ListItem(name, name)], name, deciding, name
        ),
        "notice": notice_card(name, name, name, changed, can, name),
        "short picker": picker_card(name, [pick], name, why=name),
        "long picker": picker_card(
            name, [Pick(f"{at} {name}", name, f"show {at}") for at in range(9)] + [pick], name
        ),
        "index": index_card(name, name[:30], [pick], name, can, name),
        "list": list_card(name, name, [*items, ListItem(name, name), *items], can, name),
        "items": choose_item_card(
            name, name, [ItemChoice(name, "1"), ItemChoice(f"2 · {name}", "2")], can, name
        ),
        "items to look at": choose_item_card(name, name, [ItemChoice(name, "1")], can, name, choose=False),
        "removal": confirm_removal_card(name, name, [(name, name)], "form-1", name, name),
        "ticks": remove_some_card(
            name, name, [ItemChoice(name, "1"), ItemChoice(name, "2")], "form-1", can, name, name
        ),
        "overview": overview_card(
            name, name, [name], [name], items, Rest(name, [pick], [], [name]), can, name
        ),
        "overview of many": overview_card(
            name, name, [], [name], items * 5, Rest(name, [pick], [], [name]), can, name
        ),
        "contents": contents_card(
            name,
            [(StatusRow(name, heading=True, summary=name), [(name, name)])],
            Choosing(name, [(name, "x")], can),
        ),
        "start": start_card(name, name, can, can),
        "form": form_card(name, name, SECTIONS, values, "form-1", notes=[name], hint=name),
        "form with some fields": form_card(
            name,
            name,
            SECTIONS,
            {"note": name, "announce.to": None},
            "form-1",
            typed={"f-note": name[:80]},
            errors={"note": name},
            notes=[name],
            whole=name,
        ),
        "form that comes back": form_card(
            name,
            name,
            SECTIONS,
            values,
            "form-1",
            typed={"f-members": "0", "f-note": name[:80]},
            errors={"note": name, "announce.to": f"“{name}” is no number."},
            candidates={"members": refs},
        ),
    }


_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough", "table"])


def seen(markdown: str) -> str:
    """The text a person sees of markdown that should hold no markup: raises AssertionError if it does."""
    shown = []
    for token in _MARKDOWN.parse(markdown):
        assert token.type in ("paragraph_open", "inline", "paragraph_close"), (markdown, token.type)
        for inner in token.children or ():
            assert inner.type in ("text", "text_special"), (markdown, inner.type)
            shown.append(inner.content)
    return "".join(shown).replace(JOINER, "").strip("\u2068\u2069")


def bare(text: str) -> str:
    """What a person sees of a text: what is invisible is gone, and the card's asterisk is one."""
    return plain(re.sub(f"[{JOINER}\u2066-\u2069]", "", text)).replace(ASTERISK, "*")
