"""Pictures among the words: most say no more than “please”; a few say yes or no."""

from __future__ import annotations

import unicodedata

_AGREES = frozenset("👍👌✅✔☑🆗💯🙏")
_REFUSES = frozenset("👎❌❎✖🚫⛔🙅🛑✋🙈")
"""Alone they say no."""
_ASKS = frozenset("❓❔⁉🤔🤷🆘🛎ℹ💡")
"""Alone they ask what there is to be had."""
_FRIENDLY = frozenset(map(chr, range(0x1F600, 0x1F60F))) | frozenset("☺🙂🤗🤩🥳🥰😘🥺🙇👋👏🙌🤝💪✌☝👆👇👈👉")
_HEARTS = frozenset("❤♥🧡🤍🤎") | frozenset(map(chr, range(0x1F493, 0x1F4A0)))
_LIVELY = frozenset("🎉🎊🚀✨⭐🌟🔥🍀🌈☀🌞☕❗⚠🚨")
_OF_CALLS = frozenset("☎✉📞📟📠📱📲📳📴📵🔇🔈🔉🔊🔔🔕📢📣📧📨📩📪📫📬📭📮🎵🎶")
_GLAD = _AGREES | _FRIENDLY | _HEARTS | _LIVELY
"""Alone they thank, or greet; all others ask for something that is not known."""
_FILLERS = _AGREES | _FRIENDLY | _HEARTS | _LIVELY | _OF_CALLS
"""All others beside an order may ask, doubt, put it off or take it back, and are left over."""
_ARROWS = range(0x2794, 0x27BF)
_SYMBOLS = range(0x2600, 0x27C0)
_FIRST_PICTURE = 0x1F000
_LOOKS = frozenset({"Cf", "Mn", "Sk", "Zs"})
"""Joins pictures, or tells their colour."""


def is_filler(mark: str) -> bool:
    """Whether a mark is a picture that changes nothing of what is said, or the colour of one."""
    return mark in _FILLERS or (ord(mark) >= _FIRST_PICTURE and unicodedata.category(mark) == "Sk")


def in_words(text: str) -> str | None:
    """What a message of nothing but pictures says: “ok”, “no”, “help”, or nothing; None for any other
    message."""
    if text.isascii():
        return None
    marks = [mark for mark in text if unicodedata.category(mark) not in _LOOKS]
    if not marks or not all(map(_is_picture, marks)):
        return None
    if not _REFUSES.isdisjoint(marks):
        return "no"
    if not _ASKS.isdisjoint(marks):
        return "help"
    if _AGREES.issuperset(marks):
        return "ok"
    return "" if _GLAD.issuperset(marks) else "help"


def _is_picture(mark: str) -> bool:
    at = ord(mark)
    is_symbol = at in _SYMBOLS and at not in _ARROWS
    return (at >= _FIRST_PICTURE or is_symbol) and unicodedata.category(mark) == "So"
