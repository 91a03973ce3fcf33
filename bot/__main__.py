"""The command line: `python -m bot` runs the bot, `doctor` checks what it needs, `backup` copies its
database, `sandbox` needs nothing."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from bot import __version__
from bot.errors import BotError, for_operator
from bot.log_records import begin_log
from bot.quick_imports import quick_imports

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.config import Config

log = logging.getLogger(__name__)

COMMANDS = {
    "run": "run the bot until Ctrl-C or SIGTERM; what is done without a command",
    "doctor": "check the configuration, tokens, scopes and the way to Webex; change nothing",
    "backup": "copy the SQLite database into a new file, also while the bot runs, and check the copy",
    "sandbox": "run a pretend Webex on this machine with the bot in it, and its web page",
}


def main(arguments: list[str]) -> int:
    """Runs one command; gives the exit status."""
    if arguments[:2] == ["sandbox", "bot"] and len(arguments) == 3:
        # How the sandbox starts its bots.
        return _exit_status(lambda: run_bot(sandbox_clock=arguments[2]))
    if arguments[:1] == ["sandbox"]:
        # It parses its own options.
        return _exit_status(lambda: run_sandbox(arguments[1:]))
    given = _parser().parse_args(arguments)
    if given.command == "backup":
        return _exit_status(lambda: run_backup(given.file))
    return _exit_status(run_doctor if given.command == "doctor" else run_bot)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="A Webex bot for the call settings of workspaces.",
        epilog="`python -m bot <command> --help` shows the options of a command. Tokens and the rest are "
        "read from the environment and .env: .env.example lists them all.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", metavar="<command>")
    for name, what in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=what,
            description=f"{what[0].upper()}{what[1:]}.",
            epilog="All else is read from the environment and .env: see .env.example.",
        )
        if name == "backup":
            command.add_argument("file", type=Path, help="where to; there must be no such file yet")
    return parser


def _exit_status(run: Callable[[], int]) -> int:
    """Runs a command; a BotError is printed without a traceback and gives 1. Where nobody reads any more what
    is printed (`doctor | head`), it ends without a word."""
    try:
        status = run()
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # What is still in the buffer must not be written at the exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except BotError as error:
        print(f"{error.sentence} {for_operator(error.next_step)}".strip(), file=sys.stderr)  # noqa: T201
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
        from bot.config import read
        from bot.doctor.report import run

    return run(*read())


def run_backup(file: Path) -> int:
    """Copies the database into a new file."""
    from bot.config import read, together
    from bot.store.backup import back_up

    config, unusable = read()
    if unusable:
        raise together(unusable)
    back_up(config.database_url, file)
    print(f"Backed up to {file}, and checked. It holds tokens: protect it like .env.")  # noqa: T201
    return 0


def run_bot(sandbox_clock: str = "") -> int:
    """Runs the bot until SIGTERM or SIGINT; in the sandbox with its clock, which stands in this file."""
    with quick_imports():
        from bot.app import App
        from bot.config import together
        from bot.doctor.configuration_checks import usable_configuration
        from bot.option_names import unknown_options

    try:
        config = usable_configuration()
    except BotError as error:
        raise together([*unknown_options(), error]) from error
    begin_log(config.log_level, config.log_format)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    for unknown in unknown_options():
        log.warning("%s %s", unknown.sentence, unknown.next_step)
    app = App(config, _moved_clock(config, sandbox_clock)) if sandbox_clock else App(config)

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


def _moved_clock(config: Config, file: str) -> Clock:
    """The clock of a sandbox. Raises BotError where the bot would not be in it."""
    from bot.sandbox.data.moved_clock import MovedClock

    if not config.webex_bot_token.get_secret_value().startswith("sandbox-"):
        raise BotError(
            "WEBEX_BOT_TOKEN is none of a sandbox, and this clock is.", "Type: python -m bot sandbox"
        )
    return MovedClock(Path(file))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
