"""The command line: `python -m bot` runs the bot, `doctor` checks what it needs, `sandbox` needs nothing."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Callable
from types import FrameType

from bot import __version__
from bot.errors import BotError
from bot.quick_imports import quick_imports


def main(arguments: list[str]) -> int:
    """Runs one command; gives the exit status."""
    if arguments[:1] == ["sandbox"]:
        # It parses its own options.
        return _exit_status(lambda: run_sandbox(arguments[1:]))
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("command", nargs="?", default="run", choices=("run", "doctor", "sandbox"))
    return _exit_status(run_doctor if parser.parse_args(arguments).command == "doctor" else run_bot)


def _exit_status(run: Callable[[], int]) -> int:
    """Runs a command; a BotError is printed without a traceback and gives 1."""
    try:
        return run()
    except BotError as error:
        print(f"{error.sentence} {error.next_step}".strip(), file=sys.stderr)  # noqa: T201
        return 1


def run_sandbox(arguments: list[str]) -> int:
    """Runs the sandbox: a pretend Webex with the bot in it."""
    try:
        from bot.sandbox.run import run
    except ModuleNotFoundError as error:
        raise BotError(
            f"The sandbox needs packages that the bot alone does not: {error.name} is not installed.",
            'Type: pip install -c tests/requirements.txt -e ".[sandbox]"',
        ) from error
    return run(arguments)


def run_doctor() -> int:
    """Checks the configuration, tokens, scopes and the way to Webex."""
    with quick_imports():
        from bot.config import load
        from bot.doctor.report import run

    return run(load())


def run_bot() -> int:
    """Runs the bot until SIGTERM or SIGINT."""
    with quick_imports():
        from bot.app import App
        from bot.config import load

    config = load()
    logging.basicConfig(level=config.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    app = App(config)

    def stop(_number: int, _frame: FrameType | None) -> None:
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
