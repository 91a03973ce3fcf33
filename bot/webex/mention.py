"""What somebody said to the bot, without the mention that made Webex deliver it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from bot.ids import bare

_BLOCKS = frozenset(
    {"blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"}
    | {"pre", "table", "td", "th", "tr", "ul"}
)
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_AFTER_NAME = " \t\n,:;–—-"


class _Words(HTMLParser):
    """The text of a message's HTML, one line per block, without the mentions of one person."""

    def __init__(self, person_id: str) -> None:
        super().__init__(convert_charrefs=True)
        self._person = bare(person_id)
        self._lines = [""]
        self._depth = 0
        self.mentions = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "spark-mention":
            if self._depth or bare(dict(attrs).get("data-object-id") or "") == self._person:
                self._depth += 1
                self.mentions += 1
        elif tag in _BLOCKS:
            self._lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "spark-mention":
            self._depth = max(self._depth - 1, 0)
        elif tag in _BLOCKS:
            self._lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._depth:
            self._lines[-1] += data

    def text(self) -> str | None:
        """None when the person is not mentioned, or a mention never ends."""
        self.close()
        if not self.mentions or self._depth:
            return None
        lines = (_BLANKS.sub(" ", line).strip() for line in self._lines)
        return "\n".join(line for line in lines if line)


def without_mention(text: str, html: str, *, bot_id: str, bot_name: str, is_direct: bool) -> str:
    """The words meant for the bot, by Webex's own mark of the mention, else by the bot's name at the start.

    A name with “@” that was typed and is no mention is left out, too. Mentions of other people, and the bot's
    name further on in a sentence, stay.
    """
    words = _Words(bot_id)
    words.feed(html)
    marked = words.text()
    if marked is not None:
        return _without_name(marked.lstrip(_AFTER_NAME), bot_name, at="@")
    return _without_name(text, bot_name, at="@" if is_direct else "@?")


def _without_name(text: str, bot_name: str, *, at: str) -> str:
    """The text without the bot's name at its start; `at` is the pattern of what has to stand before it."""
    for name in (bot_name, bot_name.partition(" ")[0]):
        found = re.match(rf"\s*{at}{re.escape(name)}(?![\w'’])", text, re.IGNORECASE) if name else None
        if found:
            return text[found.end() :].lstrip(_AFTER_NAME)
    return text
