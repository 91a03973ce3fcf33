"""Names in `.env` and the environment that are no option, and the option that is perhaps meant."""

from __future__ import annotations

import difflib
import logging
import os
import re
from collections.abc import Collection, Iterator
from io import StringIO

from dotenv.parser import Binding, parse_stream

from bot.config import Config, env_file, env_text
from bot.errors import BotError

OPTIONS = tuple(name.upper() for name in Config.model_fields)
SIMILAR = 0.6
"""In the file, where nothing but options belongs; from 0 to 1."""
NEARLY_THE_SAME = 0.9
"""In the environment, which holds what other programs read."""
_SHOWN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,29}")
"""What else stands before an equals sign may be a piece of a token, and is not repeated."""

# What the file's reader says of lines that it cannot read, it says without the name of the file.
logging.getLogger("dotenv").setLevel(logging.ERROR)


def unknown_options() -> list[BotError]:
    """What is no option though it stands among them or nearly is one, each in a sentence."""
    return [*_in_file(), *_in_environment(os.environ)]


def _in_file() -> Iterator[BotError]:
    try:
        bindings = parse_stream(StringIO(env_text()))
    except (OSError, UnicodeDecodeError):
        return  # Whoever reads the options says so.
    for one in bindings:
        if one.error or (one.key and one.value is None):
            yield BotError(
                f"Line {_line(one)} of {env_file()} is no NAME=value.",
                "Correct it; a line that is to say something to people begins with #.",
            )
        elif one.key and one.key.upper() not in OPTIONS:
            close = _close(one.key, SIMILAR)
            # Hosts hand the whole file over, and may read more of it themselves.
            if close or one.key not in os.environ:
                yield _unknown(f"Line {_line(one)} of {env_file()} has", one.key, close)


def _in_environment(names: Collection[str]) -> Iterator[BotError]:
    known = {name.upper() for name in names}
    for name in names:
        close = "" if name.upper() in OPTIONS else _close(name, NEARLY_THE_SAME)
        if close and close not in known:
            yield _unknown("The environment has", name, close)


def _unknown(where: str, name: str, close: str) -> BotError:
    shown = name if _SHOWN_NAME.fullmatch(name) else "a name"
    meant = f"Is {close} meant?" if close else "What other programs read belongs into the environment."
    return BotError(f"{where} {shown}, which is no option.", f"{meant} .env.example lists the options.")


def _close(name: str, similarity: float) -> str:
    """The option whose name is most like this one; empty where none is."""
    return next(iter(difflib.get_close_matches(name.upper(), OPTIONS, 1, similarity)), "")


def _line(binding: Binding) -> int:
    """Its number in the file; the reader counts empty lines to what follows them."""
    text = binding.original.string
    return binding.original.line + text[: len(text) - len(text.lstrip())].count("\n")
