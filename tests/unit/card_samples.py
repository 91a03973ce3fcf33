"""Words and fields to try cards with, ordinary and hostile."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cards.fields import Choice, Number, Option, People, Phone, Ref, Section, Text, Toggle
from cards.payload import Say
from cards.sheet import Button
from cards.text import JOINER

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
