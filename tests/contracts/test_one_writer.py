"""Only bot/changes/apply.py calls what writes settings."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_type_hints

import pytest

from bot.commands.context import Context, Services
from bot.ports.webex import SettingsWriter
from tests.contracts.test_imports import modules

WRITER = "bot.changes.apply"
CLIENT = "bot.webex.api.calling"
WIRED = {WRITER, CLIENT, "bot.app", "bot.ports.webex"}
"""Who may know of something that writes; bot.app hands it to the service."""
HTTP = ("bot.webex.http.client", "bot.webex.http.tokens")
"""The client itself, and what posts to `/access_token`, which is no setting."""
SENDS_ELSE = ("messenger", "_socket", "super()")
"""What has a `send` of its own: messages, and the library's connections."""


@cache
def product() -> Mapping[str, ast.AST]:
    """Every module that is in use at the customer's."""
    return {
        name: ast.parse(path.read_text(encoding="utf-8"))
        for name, path in modules()
        if name.startswith("bot.") and not name.startswith("bot.sandbox")
    }


def calls(tree: ast.AST, method: str) -> Iterator[tuple[str, ast.Call]]:
    """The calls of a method, each with what it is called on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method:
            yield ast.unparse(node.func.value), node


def writing_calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The requests of which the code does not say that they are a GET: an ApiRequest, or one that passes by
    the client."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        if called.endswith(("ApiRequest", "transport.ask", "transport.exchange")) and not (
            node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value == "GET"
        ):
            yield node


def names(tree: ast.AST) -> set[str]:
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return found | {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
    }


def test_nothing_else_sends_a_write() -> None:
    for name, tree in product().items():
        if name not in (WRITER, CLIENT):
            assert [on for on, _ in calls(tree, "send") if not on.endswith(SENDS_ELSE)] == [], name
            assert name in WIRED or "SettingsWriter" not in names(tree), name


def test_nothing_else_asks_the_client_for_more_than_a_get() -> None:
    """Every request with the admin token is an ApiRequest, whose first argument is the method."""
    for name, tree in product().items():
        if name not in (CLIENT, *HTTP):
            assert [ast.unparse(call) for call in writing_calls(tree)] == [], name


def test_the_service_sends_in_one_place() -> None:
    assert [on for on, _ in calls(product()[WRITER], "send")] == ["self._writer"]


@pytest.mark.parametrize("kind", [Services, Context])
def test_commands_are_given_nothing_that_writes(kind: Any) -> None:
    for name, hint in get_type_hints(kind).items():
        assert hint is not SettingsWriter and not hasattr(hint, "send"), name


def test_the_walk_finds_a_write() -> None:
    tree = ast.parse("self._services.calling.send(write, 'w')")
    assert [on for on, _ in calls(tree, "send")] == ["self._services.calling"]


@pytest.mark.parametrize(
    "code",
    [
        "self.admin.rest.request(ApiRequest('PUT', '/x'))",
        "rest.request_many([client.ApiRequest(method, '/x')])",
        "rest.request(ApiRequest(method='PUT', path='/x'))",
        "self._transport.ask('POST', url)",
    ],
)
def test_the_walk_finds_a_request_that_writes(code: str) -> None:
    assert len(list(writing_calls(ast.parse(code)))) == 1
