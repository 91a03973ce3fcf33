"""Words made safe to show: one line, literal in markdown, no longer than asked."""

from __future__ import annotations

import re
import unicodedata

JOINER = "\u2060"
"""Word joiner: nothing to see, but what stands on its two sides is no markup any more."""

# Control characters, halves of characters, and marks that turn the direction of what follows.
_NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MARKS = re.compile(r"([\\`*_~])")
_LEADING_MARK = re.compile(r"^(?=[#>=]|[-+](?:[\s-]|$))")
_LEADING_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_TAG_OR_MENTION = re.compile(r"<(?=[A-Za-z/!?@#])")
_LINK = re.compile(r"\](?=[(\[:])")
_MARK_OR_ESCAPED = re.compile(r"\\([\\`*_~#>=+.)-])|\*\*|`")
_INVISIBLE = re.compile(f"[{JOINER}\u2068\u2069]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_TEMPLATE = re.compile(r"([${])(?=\{)")
_GUARDED_TEMPLATE = re.compile(rf"([${{]){JOINER}(?=\{{)")


def plain(text: str) -> str:
    """The text on one line, without control characters and marks that turn the direction of others."""
    return " ".join(_NOT_SHOWN.sub("", " ".join(text.split())).split())


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


def escape(text: str) -> str:
    """Markdown, for messages and cards, that shows the text literally and on one line.

    Backslashes go only where markdown needs them; tags, mentions, links and entities are broken by an
    invisible joiner instead, which also works where markdown is not drawn. A right-to-left text is isolated,
    so that it does not turn the order of what stands around it.
    """
    line = _MARKS.sub(r"\\\1", plain(text))
    line = _LEADING_NUMBER.sub(r"\1\\\2", _LEADING_MARK.sub(r"\\", line))
    for pattern in (_TAG_OR_MENTION, _LINK, _ENTITY):
        line = pattern.sub(lambda found: found[0] + JOINER, line)
    return f"\u2068{line}\u2069" if _RIGHT_TO_LEFT.search(line) else line


def unmarked(markdown: str) -> str:
    """The plain text of a sentence made with `escape`, without its marks for code and strong."""
    return _MARK_OR_ESCAPED.sub(lambda found: found[1] or "", _INVISIBLE.sub("", markdown))


def guard(text: str) -> str:
    """The text with `${` and `{{` broken, which some card renderers would expand; see `unguard`.

    Halves of characters, which cannot be sent, are left out.
    """
    return _TEMPLATE.sub(rf"\1{JOINER}", text.encode(errors="ignore").decode())


def unguard(text: str) -> str:
    """The text that `guard` was given."""
    return _GUARDED_TEMPLATE.sub(r"\1", text)


def cut_to_bytes(text: str, limit: int) -> str:
    """The first whole lines of a markdown text that fit `limit` bytes, and a note if some did not."""
    if len(text.encode()) <= limit:
        return text
    note = "\n\n… The rest does not fit into a message."
    room = limit - len(note.encode())
    head = text.encode()[:room].decode(errors="ignore")
    whole = head.rpartition("\n")[0].rstrip()
    return (whole or head[: head.rfind(" ")].rstrip("\\")) + note
