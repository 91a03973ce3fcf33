"""Words made safe to show: one line, literal on cards and in messages, no longer than asked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

NOTHING = "None"
"""What is shown in the place of an empty value."""
JOINER = "\u2060"
"""Word joiner: nothing to see, but what stands on its two sides is no markup any more."""
ASTERISK = "\u2217"
"""What is shown on a card in the place of `*`, which nothing invisible keeps from being markup."""

RIGHT_TO_LEFT_OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"
"""Not seen itself, but what follows is shown from the end: it looks like another text."""
MAX_HEADING_CHARS = 160
MAX_PARAGRAPH_CHARS = 2_000
"""With the heading: longer texts are cut, so that a card can be read on a phone."""

# Control characters, halves of characters, and marks that turn the direction of what follows.
_NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TAG_OR_MENTION = re.compile(r"<(?=[A-Za-z/!?@#])")
_LINK = re.compile(r"\](?=[(\[:])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BROKEN_EVERYWHERE = (_TAG_OR_MENTION, _LINK, _ENTITY)

_MARKS = re.compile(r"([\\`*_~])")
_LEADING_MARK = re.compile(r"^(?=[#>=]|[-+](?:[\s-]|$))")
_LEADING_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_MARK_OR_ESCAPED = re.compile(r"`([^`]*)`|\\([\\`*_~#>=+.)-])|\*\*|`")
_INVISIBLE = re.compile(f"[{JOINER}\u2068\u2069]")

# On a card a list can also begin behind a bracket, and behind digits, points and signs that lead to a marker.
_CARD_LIST = re.compile(r"(?:^|(?<=[\[\])]))(?=[-+.\d]*(?:[-+]|\d\.)(?:\s|$))")
_CARD_LEADING = re.compile(r"^(?=[#>=|`~\\]|-(?:[\s-]|$)|\d{1,9}\)(?:\s|$))")
_CARD_UNDERSCORES = re.compile(r"(?<![^\W_])(?=_)(?<!_)|(?<=_)(?!_)(?![^\W_])")
_CARD_TILDES = re.compile(r"~(?=~)")
_CARD_BACKSLASH = re.compile(r"\\(?![^\W_]|\s)")

_TEMPLATE = re.compile(r"[${](?=\{)|\\(?=[`ux]|$)")
_GUARDED_TEMPLATE = re.compile(rf"([${{]){JOINER}(?=\{{)|(\\){JOINER}(?=[`ux]|$)")


def plain(text: str) -> str:
    """The text on one line, without control characters and marks that turn the direction of others."""
    return " ".join(_NOT_SHOWN.sub("", " ".join(text.split())).split())


def visible(text: str) -> str:
    """A text as it looks: its letters composed, on one line, without what cannot be seen."""
    composed = unicodedata.normalize("NFC", text)
    seen = (mark for mark in composed if unicodedata.category(mark) != "Cf" or mark == RIGHT_TO_LEFT_OVERRIDE)
    return " ".join("".join(seen).split())


def shorten(text: str, limit: int) -> str:
    """The text on one line, cut to `limit` characters with an ellipsis where it is longer."""
    line = plain(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    # Half of a composed letter or emoji would show as something else.
    while cut and (
        unicodedata.combining(line[len(cut)]) or line[len(cut)] in "\u200d\ufe0f" or cut[-1] == "\u200d"
    ):
        cut = cut[:-1]
    return cut.rstrip() + "…"


@dataclass(frozen=True)
class Limits:
    """How much a card can say: characters in a value, and items in a list."""

    characters: int
    items: int

    def value(self, text: str) -> str:
        """The text cut to the length of a value."""
        return shorten(text, self.characters)

    def line(self, text: str) -> str:
        """The text cut to the length of a heading."""
        return shorten(text, min(self.characters, MAX_HEADING_CHARS))

    def lines(self, text: str) -> list[str]:
        """The first lines of a longer text, each cut to the length of a paragraph."""
        lines = [line for line in text.splitlines() if plain(line)][: self.items]
        return [shorten(line, min(4 * self.characters, MAX_PARAGRAPH_CHARS)) for line in lines]


def card_text(text: str) -> str:
    """What shows the text literally and on one line in a TextBlock, a choice or a toggle of a card.

    No backslash is added: Webex's own card renderers show it. Invisible joiners break what would be markup;
    only `*` is shown by another sign. A backtick is no markup on a card.
    """
    line = plain(text).replace("*", ASTERISK)
    line = _broken(line, _CARD_TILDES, _CARD_BACKSLASH)
    for pattern in (_CARD_UNDERSCORES, _CARD_LIST):
        line = pattern.sub(JOINER, line)
    return _isolated(_CARD_LEADING.sub(JOINER, line))


def message_text(text: str) -> str:
    """Markdown for a message that shows the text literally and on one line.

    Backslashes go only where markdown needs them; tags, mentions, links and entities are broken by an
    invisible joiner instead, which also works where markdown is not drawn.
    """
    line = _MARKS.sub(r"\\\1", plain(text))
    line = _LEADING_NUMBER.sub(r"\1\\\2", _LEADING_MARK.sub(r"\\", line))
    return _isolated(_broken(line))


def message_code(text: str) -> str:
    """Markdown for a message that shows the text literally, as something to type; a mention is broken in it
    too. A text with a backtick cannot be marked so and is only shown."""
    line = plain(text)
    if "`" in line or not line:
        return message_text(text)
    return f"`{_broken(line)}`"


def _broken(line: str, *more: re.Pattern[str]) -> str:
    """The line with a joiner behind what is markup everywhere, and behind what `more` patterns find."""
    for pattern in (*_BROKEN_EVERYWHERE, *more):
        line = pattern.sub(lambda found: found[0] + JOINER, line)
    return line


def unmentioned(markdown: str) -> str:
    """The markdown without a mention of anybody, for a sender that never means one."""
    return markdown.replace("<@", f"<{JOINER}@")


def _isolated(line: str) -> str:
    """A right-to-left text must not turn the order of what stands around it."""
    return f"\u2068{line}\u2069" if _RIGHT_TO_LEFT.search(line) else line


def unmarked(markdown: str) -> str:
    """The plain text of a sentence made with `message_text`, without its marks for code and strong."""
    return _MARK_OR_ESCAPED.sub(lambda found: found[1] or found[2] or "", _INVISIBLE.sub("", markdown))


def guard(text: str) -> str:
    """The text with what some card renderers would obey broken: `${`, `{{`, and a backslash before a backtick
    or at the end, which swallows what Webex's desktop renderer writes behind it; see `unguard`.

    Halves of characters, which cannot be sent, are left out.
    """
    return _TEMPLATE.sub(rf"\g<0>{JOINER}", text.encode(errors="ignore").decode())


def unguard(text: str) -> str:
    """The text that `guard` was given."""
    return _GUARDED_TEMPLATE.sub(r"\1\2", text)


def cut_to_bytes(text: str, limit: int) -> str:
    """The first whole lines of a markdown text that fit `limit` bytes, and a note if some did not."""
    if len(text.encode()) <= limit:
        return text
    note = "\n\n… The rest does not fit into a message."
    room = limit - len(note.encode())
    head = text.encode()[:room].decode(errors="ignore")
    whole = head.rpartition("\n")[0].rstrip()
    return (whole or head[: head.rfind(" ")].rstrip("\\")) + note
