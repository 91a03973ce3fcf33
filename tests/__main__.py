"""`python -m tests`: formatting, lint, types and tests in one go; further arguments go to pytest."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
BESIDE = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
)
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
# Tests wait much of the time, for sockets and pauses; others work meanwhile.
WORKERS = 2 * CORES
INSTALL = 'pip install -c tests/requirements.txt -e ".[dev]"'
PYTEST = ("pytest", f"--numprocesses={WORKERS}", "--dist=worksteal")


def main(arguments: list[str]) -> int:
    """Runs the tests and, beside them, every other step; 0 when all are well."""
    if missing := [name for name in ("pytest", "xdist", "ruff", "mypy") if not find_spec(name)]:
        _say(f"Not installed: {', '.join(missing)}. Type: {INSTALL}")
        return 1
    with ThreadPoolExecutor() as pool:
        beside = [pool.submit(_passes, *step, output=subprocess.PIPE) for step in BESIDE]
        passed = [_passes(*PYTEST, *arguments), *(step.result() for step in beside)]
    failed = [" ".join(step) for step, passes in zip((PYTEST, *BESIDE), passed, strict=True) if not passes]
    _say(f"== failed: {', '.join(failed)}" if failed else "== all is well")
    return 1 if failed else 0


def _passes(*step: str, output: int | None = None) -> bool:
    """Runs a step. With `output` what it prints is said in one piece when it has ended."""
    name = f"== {' '.join(step)}"
    if output is None:
        _say(name)
    done = subprocess.run(
        [sys.executable, "-m", *step],
        cwd=ROOT,
        check=False,
        stdout=output,
        stderr=output and subprocess.STDOUT,
        text=True,
    )
    if output is not None:
        _say(f"\n{name}\n{done.stdout.rstrip()}")
    return done.returncode == 0


def _say(lines: str) -> None:
    # Flushed, so that it stands before what the next step itself prints.
    sys.stdout.write(f"{lines}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
