"""Markdown as Webex renders it: to safe HTML with mentions, and to plain text."""

from __future__ import annotations

import html as html_words
import re
from collections.abc import Iterable

from markdown_it import MarkdownIt

from bot.sandbox.data.entities import Person

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["strikethrough"])
# What Webex's web client draws of markdown on a card (webex/components): no code, headings or quotes.
_CARD_MARKS = ["emphasis", "escape", "link", "list", "strikethrough"]
_CARD_MARKDOWN = MarkdownIt("zero", {"html": False, "breaks": True}).enable(_CARD_MARKS)
_MENTION = re.compile(r"&lt;@person(Id|Email):([^&|]+)(?:\|([^&]*))?&gt;")
_AUTOLINK = re.compile(r"<@person(Id|Email):([^>|]+)(\|[^>]*)?>")
_MENTIONED = re.compile(r'<spark-mention[^>]* data-object-id="([^"]+)"')
_TAG = re.compile(r"<[^>]+>")
_BREAK = re.compile(r"<br ?/?>\n?|</(?:p|li|h[1-6]|blockquote|pre)>\n?")


def markdown_to_html(markdown: str, people: Iterable[Person]) -> str:
    """The HTML of a message; raw HTML is escaped, `<@personId:…>` becomes a mention."""
    # markdown-it takes <@personEmail:x@y> for an address, so mentions travel through it escaped.
    escaped = _AUTOLINK.sub(lambda found: found[0].replace("<", "\\<", 1), markdown)
    rendered: str = _MARKDOWN.render(escaped)
    by_word = {person.id: person for person in people}
    by_word |= {person.email: person for person in list(by_word.values())}

    def mention(found: re.Match[str]) -> str:
        person = by_word.get(found[2])
        return mention_tag(person, found[3] or person.name) if person else found[0]

    return _MENTION.sub(mention, rendered).strip()


def mention_tag(person: Person, text: str) -> str:
    """The HTML of a mention."""
    return (
        f'<spark-mention data-object-type="person" data-object-id="{html_words.escape(person.id)}">'
        f"{html_words.escape(text)}</spark-mention>"
    )


def html_to_text(html: str) -> str:
    """The plain text of a message's HTML."""
    return html_words.unescape(_TAG.sub("", _BREAK.sub("\n", html))).strip()


def mentioned_ids(html: str) -> tuple[str, ...]:
    """The ids of the people a message's HTML mentions."""
    return tuple(dict.fromkeys(html_words.unescape(one) for one in _MENTIONED.findall(html)))


def card_markdown_to_html(text: str) -> str:
    """The safe HTML of one text of a card, with the few kinds of markdown Webex draws there."""
    rendered: str = _CARD_MARKDOWN.render(text)
    return rendered.strip()
