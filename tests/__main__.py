"""`python -m tests`: formatting, lint, types and tests in one go; further arguments go to pytest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
STEPS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("pytest", "--numprocesses=auto", "--dist=worksteal"),
)


def main(arguments: list[str]) -> int:
    """Runs every step, also after one that failed; 0 when all are well."""
    failed = []
    for step in STEPS:
        command = [*step, *arguments] if step[0] == "pytest" else [*step]
        _say(f"== {' '.join(command)}")
        if subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False).returncode:
            failed.append(" ".join(step))
    _say(f"== failed: {', '.join(failed)}" if failed else "== all is well")
    return 1 if failed else 0


def _say(line: str) -> None:
    # Flushed, so that it stands before what the step itself prints.
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
