"""The README's command and the pinned packages agree with CI and pyproject.toml."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
RUNTIME = ROOT / "requirements.txt"
EVERYTHING = ROOT / "tests" / "requirements.txt"
TO_REFRESH = "refresh the pinned packages with the command at the top of the file"


def pinned(file: Path) -> dict[str, Requirement]:
    lines = file.read_text(encoding="utf-8").splitlines()
    read = [Requirement(line) for line in lines if not line.startswith("#")]
    return {canonicalize_name(one.name): one for one in read}


def declared(*extras: str) -> list[Requirement]:
    """What pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"]]
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return [one for line in lines if (one := Requirement(line)).name != project["name"]]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^\s*(pip install .* && python -m tests)$", readme, re.M)
    assert f"command='{command}'\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "extras"),
    [(RUNTIME, ("replicas", "metrics")), (EVERYTHING, ("sandbox", "replicas", "metrics", "dev"))],
    ids=["runtime", "everything"],
)
def test_everything_asked_for_is_pinned_as_asked(file: Path, extras: tuple[str, ...]) -> None:
    pins = pinned(file)
    for one in declared(*extras):
        (pin,) = pins[canonicalize_name(one.name)].specifier
        assert one.specifier.contains(pin.version), f"{one} is pinned at {pin.version}: {TO_REFRESH}"


def test_pins_are_plain_versions() -> None:
    for one in (*pinned(RUNTIME).values(), *pinned(EVERYTHING).values()):
        assert [pin.operator for pin in one.specifier] == ["=="]
        assert one.url is None


def test_the_bot_runs_on_what_is_tested() -> None:
    tested = pinned(EVERYTHING)
    assert {name: one for name, one in pinned(RUNTIME).items() if tested.get(name) != one} == {}, TO_REFRESH


@pytest.mark.parametrize(
    ("version", "status"), [((3, 10, 13), 1), ((2, 7, 18), 1), ((3, 11, 0), 0), ((3, 14, 0), 0)]
)
def test_an_installation_on_an_older_python_says_which_is_needed(
    version: tuple[int, ...], status: int
) -> None:
    """pip alone would name two packages that do not fit together."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11"
    start = (
        "import runpy, sys, setuptools; setuptools.setup = lambda: None; "
        f"sys.version_info = {version}; runpy.run_path('setup.py')"
    )
    done = subprocess.run(
        [sys.executable, "-c", start], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == status
    named = f"This bot needs Python 3.11 or newer; this is Python {'.'.join(map(str, version))}."
    assert (named in done.stderr) == (status == 1)


@pytest.mark.parametrize(("version", "status"), [((3, 10, 13), 1), ((3, 11, 0), 0)])
def test_a_start_on_an_older_python_says_which_is_needed(version: tuple[int, ...], status: int) -> None:
    start = f"import sys; sys.version_info = {version}; import bot"
    done = subprocess.run(
        [sys.executable, "-c", start], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == status
    assert ("This bot needs Python 3.11 or newer" in done.stderr) == (status == 1)
