"""The command line: `python -m bot` runs the bot, `doctor` checks what it needs, `sandbox` needs nothing."""

from __future__ import annotations

import argparse
import gc
import logging
import signal
import sys
from collections.abc import Callable
from types import FrameType

from bot import __version__
from bot.errors import BotError


def main(arguments: list[str]) -> int:
    """Runs one command; gives the exit status."""
    if arguments[:1] == ["sandbox"]:
        # It has options of its own, and a help.
        return _said(lambda: run_sandbox(arguments[1:]))
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("command", nargs="?", default="run", choices=("run", "doctor", "sandbox"))
    return _said(run_doctor if parser.parse_args(arguments).command == "doctor" else run_bot)


def _said(run: Callable[[], int]) -> int:
    """The exit status of a command, which fails in plain words."""
    try:
        return run()
    except BotError as error:
        print(f"{error.sentence} {error.next_step}".strip(), file=sys.stderr)  # noqa: T201
        return 1


def run_sandbox(arguments: list[str]) -> int:
    """Starts the pretend Webex with the bot in it."""
    try:
        from bot.sandbox.run import run
    except ModuleNotFoundError as error:
        raise BotError(
            f"The sandbox needs packages that the bot alone does not: {error.name} is not installed.",
            'Type: pip install -c tests/requirements.txt -e ".[sandbox]"',
        ) from error
    return run(arguments)


def run_doctor() -> int:
    """Checks tokens, scopes, roles and reachability."""
    from bot.config import load
    from bot.doctor.report import run
    from bot.store.store import open_store

    return run(load(), open_store)


def run_bot() -> int:
    """Runs the bot until it is told to stop."""
    # Modules make very many objects and all of them stay: to look for garbage among them meanwhile takes a
    # sixth of the start.
    gc.disable()
    from bot.app import App
    from bot.config import load

    gc.freeze()
    gc.enable()
    config = load()
    logging.basicConfig(level=config.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    app = App(config)

    def stop(signum: int, frame: FrameType | None) -> None:
        app.ask_to_stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        app.start()
        app.run()
    finally:
        app.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
