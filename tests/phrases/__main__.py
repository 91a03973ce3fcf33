"""`python -m tests.phrases FILE`: what becomes of each sentence of a book, as a table."""

from __future__ import annotations

import logging
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.phrases.conversation import phrase_bot
from tests.phrases.judge import ASKED, RIGHT, cases, counted, judge, shown

RIGHT_AND_ASKED = (RIGHT, ASKED)


def main(arguments: list[str] | None = None) -> int:
    """Judges the sentences of a book; 0 when every one is right."""
    parser = ArgumentParser(prog="python -m tests.phrases", description=__doc__)
    parser.add_argument("book", type=Path, metavar="FILE", help="a book of sentences, one JSON object a line")
    parser.add_argument("--only", metavar="N", help="only these lines, such as 7 or 7-12 or 3,9")
    parser.add_argument("--failed", action="store_true", help="without the lines that are right")
    options = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    chosen = [one for one in cases(options.book) if not options.only or one.line in _lines(options.only)]
    verdicts = []
    with TemporaryDirectory() as folder, phrase_bot(Path(folder)) as bot:
        started = perf_counter()
        for case in chosen:
            verdict = judge(bot, case)
            verdicts.append(verdict)
            if verdict.kind != RIGHT or not options.failed:
                _say(shown(case, verdict))
        seconds = perf_counter() - started
    numbers = counted(verdicts)
    _say("")
    _say("  ".join(f"{kind} {number}" for kind, number in numbers.items()))
    if chosen:
        shares = [
            f"{100 * sum(numbers[kind] for kind in RIGHT_AND_ASKED[:count]) / len(chosen):.0f} % {name}"
            for count, name in ((1, "right"), (2, "right or rightly asked"))
        ]
        _say(f"{len(chosen)} sentences: {', '.join(shares)}; {1000 * seconds / len(chosen):.0f} ms each")
    return 0 if numbers[RIGHT] == len(chosen) else 1


def _lines(chosen: str) -> set[int]:
    found: set[int] = set()
    for part in chosen.split(","):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
