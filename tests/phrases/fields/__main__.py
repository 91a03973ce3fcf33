"""`python -m tests.phrases.fields [SETTING …]`: how sentences about each field are understood."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from time import perf_counter

from tests.phrases.fields.reader import understood
from tests.phrases.fields.sentences import RIGHT, VERDICTS, sentences
from tests.phrases.fields.wishes import wishes


def main(arguments: list[str] | None = None) -> int:
    """Prints what is not understood, and how many sentences of each form are."""
    parser = ArgumentParser(prog="python -m tests.phrases.fields", description=__doc__)
    parser.add_argument("settings", nargs="*", metavar="SETTING", help="only these, by key")
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    by_form: dict[str, Counter[str]] = defaultdict(Counter)
    started = perf_counter()
    for wish in wishes():
        if options.settings and wish.family.key not in options.settings:
            continue
        for sentence in sentences(wish):
            found = understood(sentence.text)
            verdict = sentence.verdict(found)
            counts[verdict] += 1
            by_form[sentence.form][verdict] += 1
            if verdict != RIGHT:
                changes = [(one.action, one.about, one.item, dict(one.values)) for one in found.changes]
                _say(f"{verdict:6} {wish} | {sentence.text} | {changes or ''} {found.said}")
    _say("")
    for form, numbers in by_form.items():
        _say(" ".join(f"{verdict} {numbers[verdict]:<4}" for verdict in VERDICTS) + f" {form}")
    total = sum(counts.values())
    shares = ", ".join(f"{100 * counts[verdict] / max(total, 1):.1f} % {verdict}" for verdict in VERDICTS)
    _say(f"{total} sentences in {perf_counter() - started:.1f} s: {shares}")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
