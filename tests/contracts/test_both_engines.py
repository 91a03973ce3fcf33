"""Conversations about plans, timed changes, approvals and repeats run on both engines of `bot.work`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.contracts.test_imports import ROOT

DIALOGUES = ROOT / "tests" / "dialogues"
DURABLE = ("plans", "timed", "approvals", "repeats")
"""The folders about what is kept and done later."""
MODULES = [path for folder in DURABLE for path in sorted((DIALOGUES / folder).glob("test_*.py"))]
BOTS = {"chat", "cloud"}
"""The fixtures of tests/conftest.py with which a bot runs: on SQLite, unless told otherwise."""
EACH_ENGINE = {"database_url"}
SERVERS = {"postgres_url", "postgres_server"}
"""For what only PostgreSQL can do: several processes on one database."""


def on_sqlite_alone(tree: ast.Module) -> list[str]:
    """The tests of a module that no parameter sends to PostgreSQL, and addresses of SQLite files."""
    kept = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom)
            if node.module == "tests.both_engines" for alias in node.names}  # fmt: skip
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    found = [node.value for node in ast.walk(tree)
             if isinstance(node, ast.Constant) and str(node.value).startswith("sqlite:")]  # fmt: skip
    if not {"kept_bot", "pytest_plugins"} <= kept:
        for name in filter(lambda name: name.startswith("test_"), functions):
            needed = _needed(name, functions)
            if needed & BOTS and not needed & (EACH_ENGINE | SERVERS):
                found.append(name)
    return [str(one) for one in found]


def _needed(name: str, functions: dict[str, ast.FunctionDef]) -> set[str]:
    """The fixtures that a test or a fixture asks for, with those that these ask for."""
    needed: set[str] = set()
    new = {name}
    while new:
        given = {one.arg for each in new & functions.keys() for one in functions[each].args.args}
        new = given - needed
        needed |= given
    return needed


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_conversation_runs_on_both(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert on_sqlite_alone(tree) == [], "import kept_bot from tests/both_engines.py, or ask for database_url"


@pytest.mark.parametrize(
    ("code", "is_found"),
    [
        ("def test_x(chat): ...", True),
        ("def test_x(cloud, tmp_path): ...", True),
        ("def keys(cloud, some_database_url): ...\ndef test_x(keys): ...", True),
        ("def keys(cloud): ...\ndef test_x(keys): ...", True),
        ("from tests.both_engines import kept_bot as kept_bot\ndef test_x(chat): ...", True),
        (
            "from tests.both_engines import kept_bot as kept_bot, pytest_plugins as pytest_plugins\n"
            "def test_x(cloud): start(cloud, f'sqlite:///{tmp_path}')",
            True,
        ),
        (
            "from tests.both_engines import kept_bot as kept_bot, pytest_plugins as pytest_plugins\n"
            "def test_x(chat): ...",
            False,
        ),
        ("def keys(cloud, database_url): ...\ndef test_x(keys): ...", False),
        ("def test_x(): ...", False),
    ],
)
def test_the_walk_finds_what_runs_on_one(code: str, is_found: bool) -> None:
    assert bool(on_sqlite_alone(ast.parse(code))) is is_found
