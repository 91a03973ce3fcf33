"""Modules import only the packages and third-party libraries that the tables here allow them."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ROOMS = {
    "cards": {"cards"},
    "bot.clock": set(),
    "cards.text": set(),
    "cards.render": {"cards.text"},
    "cards.fields": {"cards.fields", "cards.render", "cards.text"},
    "bot.errors": set(),
    "bot.events": set(),
    "bot.log_records": set(),
    "bot.patience": set(),
    "bot.process": set(),
    "bot.quick_imports": set(),
    "bot.config": {"bot.errors"},
    "bot.option_names": {"bot.config", "bot.errors"},
    "bot.ids": {"bot.errors"},
    "bot.timer": {"bot.errors"},
    "bot.sentences": {"bot.clock", "bot.errors", "bot.events"},
    "bot.ports": {
        "bot.catalogue.model.write", "bot.errors", "bot.events", "bot.names", "bot.store.records",
        "bot.work.port",
    },
    "bot.access": {
        "bot.catalogue.model", "bot.errors", "bot.events", "bot.ids", "bot.names", "bot.ports", "cards.text",
    },
    "bot.catalogue": {"bot.catalogue", "cards.fields"},
    "bot.catalogue.model": {"bot.catalogue.model", "cards.fields"},
    "bot.language": {
        "bot.language", "bot.access", "bot.clock", "bot.catalogue", "bot.errors", "bot.events", "bot.names",
        "bot.ports", "cards.fields", "cards.text",
    },
    "bot.language.understand": {
        "bot.language", "bot.access", "bot.catalogue", "bot.errors", "bot.events", "bot.names",
        "bot.sentences", "cards.fields", "cards.picker", "cards.text",
    },
    "bot.names": {"bot.names", "bot.errors", "bot.events", "cards.fields", "cards.text"},
    "bot.changes": {
        "bot.changes", "bot.access", "bot.catalogue", "bot.clock", "bot.errors", "bot.events",
        "bot.log_records", "bot.names", "bot.ports", "bot.sentences", "bot.work.port", "cards.fields",
        "cards.text",
    },
    "bot.changes.timed": {
        "bot.changes", "bot.access", "bot.catalogue", "bot.clock", "bot.errors", "bot.events", "bot.names",
        "bot.ports", "bot.sentences", "cards", "bot.work.port",
    },
    "bot.changes.approvals": {
        "bot.changes", "bot.access", "bot.catalogue", "bot.clock", "bot.errors", "bot.events", "bot.ids",
        "bot.ports", "bot.sentences", "bot.work.port", "cards",
    },
    "bot.changes.plans": {
        "bot.changes", "bot.access", "bot.catalogue", "bot.clock", "bot.errors", "bot.events", "bot.names",
        "bot.ports", "bot.sentences", "bot.work.port", "cards",
    },
    "bot.work": {
        "bot.work", "bot.clock", "bot.errors", "bot.log_records", "bot.patience", "bot.store.job_queue",
        "bot.store.tasks",
    },
    "bot.work.port": {"bot.store.records"},
    "bot.notices": {
        "bot.notices", "bot.access", "bot.catalogue", "bot.changes", "bot.clock", "bot.errors", "bot.events",
        "bot.ids", "bot.names", "bot.patience", "bot.ports", "bot.progress", "bot.sentences", "bot.work.port",
        "cards",
    },
    "bot.commands": {
        "bot.commands", "bot.access", "bot.catalogue", "bot.changes", "bot.clock", "bot.errors", "bot.events",
        "bot.health.state", "bot.language", "bot.names", "bot.ports", "bot.repeats.repeats", "bot.sentences",
        "cards",
    },
    "bot.health": {"bot.health", "bot.clock", "bot.store", "bot.webex"},
    "bot.health.state": {"bot.store.records"},
    "bot.health.token_ends": {"bot.clock", "bot.errors", "bot.sentences", "bot.webex.api.admin"},
    "bot.health.metrics": {"bot.errors", "bot.health.state"},
    "bot.repeats": {
        "bot.repeats", "bot.access", "bot.clock", "bot.commands", "bot.errors", "bot.events", "bot.language",
        "bot.names", "bot.ports", "bot.sentences", "bot.work.port", "cards",
    },
    "bot.repeats.repeats": {
        "bot.clock", "bot.errors", "bot.language.times.recurrence", "bot.names", "bot.ports", "bot.work.port",
    },
    "bot.dispatch": {
        "bot.access", "bot.commands", "bot.errors", "bot.events", "bot.language", "bot.log_records",
        "bot.names", "bot.ports", "bot.progress", "bot.sentences", "bot.timer", "cards",
    },
    "bot.progress": {"bot.errors", "bot.events", "bot.ports", "bot.sentences", "bot.timer"},
    "bot.catch_up": {
        "bot.catalogue", "bot.clock", "bot.events", "bot.language.said_before", "bot.ports", "bot.sentences",
        "cards.text",
    },
    "bot.store": {
        "bot.store", "bot.clock", "bot.errors", "bot.events", "bot.ids", "bot.names.selection_rule",
        "bot.process",
    },
    "bot.store.records": set(),
    "bot.store.records.notices": {"bot.clock", "bot.events", "bot.names.selection_rule"},
    "bot.webex": {
        "bot.webex.http", "bot.webex.endpoints", "bot.webex.mention", "bot.config", "bot.errors",
        "bot.events", "bot.ids",
    },
    "bot.webex.http": {
        "bot.webex.http", "bot.catalogue.model.write", "bot.clock", "bot.config", "bot.errors",
        "bot.log_records", "bot.patience", "bot.ports",
    },
    "bot.webex.api": {
        "bot.webex.api", "bot.webex.http", "bot.webex.endpoints", "bot.catalogue.model.members",
        "bot.catalogue.model.write", "bot.clock", "bot.config", "bot.errors", "bot.events", "bot.ids",
        "bot.names", "bot.patience", "bot.ports",
    },
    "bot.webex.outbound": {
        "bot.webex.outbound", "bot.webex.http", "bot.webex.endpoints", "bot.webex.message_events",
        "bot.webex.sdk", "bot.clock", "bot.errors", "bot.events", "bot.ids", "cards.text",
    },
    "bot.webex.inbound": {
        "bot.webex.inbound", "bot.webex.http", "bot.webex.endpoints", "bot.webex.message_events",
        "bot.webex.sdk", "bot.clock", "bot.errors", "bot.events", "bot.ids", "bot.process",
    },
    "bot.sandbox": set(),
    "bot.sandbox.data": {"bot.sandbox.data"},
    "bot.sandbox.network": {"bot.sandbox.network"},
    "bot.sandbox.contract": {"bot.sandbox.contract", "bot.sandbox.data", "bot.sandbox.network.hosts"},
    "bot.sandbox.documents": {"bot.sandbox.documents", "bot.sandbox.contract.paths", "bot.sandbox.data"},
    "bot.sandbox.state": {"bot.sandbox.state", "bot.sandbox.data", "bot.sandbox.documents"},
    "bot.sandbox.api": {"bot.sandbox.api", "bot.sandbox.contract", "bot.sandbox.data", "bot.sandbox.state"},
    "bot.sandbox.directory": {
        "bot.sandbox.directory", "bot.sandbox.api", "bot.sandbox.data", "bot.sandbox.state",
    },
    "bot.sandbox.messaging": {
        "bot.sandbox.messaging", "bot.sandbox.api", "bot.sandbox.data", "bot.sandbox.network.hosts",
        "bot.sandbox.state",
    },
    "bot.sandbox.calling": {
        "bot.sandbox.calling", "bot.sandbox.api", "bot.sandbox.contract.paths", "bot.sandbox.data",
        "bot.sandbox.directory", "bot.sandbox.documents", "bot.sandbox.state",
    },
    "bot.sandbox.page": {
        "bot.sandbox.page", "bot.sandbox.calling.settings_documents", "bot.sandbox.data",
        "bot.sandbox.documents", "bot.sandbox.messaging", "bot.sandbox.state",
    },
    "bot.sandbox.cloud": {"bot.sandbox"},
    "bot.sandbox.bot_database": set(),
    "bot.sandbox.bots": {
        "bot.config", "bot.sandbox.bot_database", "bot.sandbox.cloud", "bot.sandbox.contract",
    },
    "bot.sandbox.run": {
        "bot.sandbox.bot_database", "bot.sandbox.bots", "bot.sandbox.cloud", "bot.sandbox.contract",
        "bot.sandbox.page.renderer",
    },
    "bot.doctor": {
        "bot.doctor", "bot.access", "bot.clock", "bot.config", "bot.errors", "bot.events", "bot.ids",
        "bot.names", "bot.option_names", "bot.ports", "bot.sentences", "bot.store", "bot.webex",
        "bot.work.engines",
    },
}  # fmt: skip
"""What each room may import of ours; `bot.app`, `bot.assembly`, `bot.upkeep` and `bot.__main__` put all of it
together."""

BEHIND = {
    "adaptivecardbuilder": {"cards.render"},
    "phonenumbers": {"bot.sandbox.calling.number_format", "cards.fields"},
    "rapidfuzz": {"bot.names.text"},
    "cryptography": {"bot.changes.sealed"},
    "webex_bot": {"bot.webex.endpoints", "bot.webex.inbound.websocket"},
    "webexpythonsdk": {"bot.webex.endpoints"},
    "webexteamssdk": {"bot.webex.sdk"},
    "sqlalchemy": {"bot.store"},
    "alembic": {"bot.store"},
    "dotenv": {"bot.option_names"},
    "dateutil": {
        "bot.language.times.clock_times",
        "bot.language.times.open_times",
        "bot.language.times.recurrence",
        "bot.language.times.times",
    },
    "holidays": {"bot.language.times.public_holidays"},
    "pydantic_settings": {"bot.config"},
    "asyncio": {"bot.webex", "bot.sandbox", "bot.work.replicas"},
    "prometheus_client": {"bot.health.metrics"},
    "procrastinate": {"bot.work.replicas"},
    "aiohttp": {"bot.webex", "bot.sandbox"},
    "jsonschema_rs": {"bot.sandbox.contract"},
    "markdown_it": {"bot.sandbox.messaging.markup"},
    "trustme": {"bot.sandbox.network.tls"},
}
"""Libraries, and async itself, by the rooms that may know them."""

EVERYTHING = {"bot.app", "bot.assembly", "bot.upkeep", "bot.__main__"}


def modules(*folders: str) -> Iterator[tuple[str, Path]]:
    """The modules below these folders with their files; those of the bot when none is given."""
    for top in folders or ("bot", "cards"):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


@cache
def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def within(name: str, rooms: set[str]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def test_imports_point_down() -> None:
    for name, path in modules():
        require_allowed(name, imports(path))


def require_allowed(name: str, found: set[str]) -> None:
    """Fails where a module imports what its room may not."""
    if not within(name, EVERYTHING) and name != "bot":
        room = max((room for room in ROOMS if within(name, {room})), key=len, default=None)
        assert room, f"{name} stands in no room of the table above"
        ours = {one for one in found if within(one, {"bot", "cards"})}
        assert {one for one in ours if not within(one, ROOMS[room])} == set(), name
    for library, rooms in BEHIND.items():
        assert within(name, rooms) or not any(within(one, {library}) for one in found), (name, library)


def package(name: str) -> str:
    """`bot.sandbox.state` of `bot.sandbox.state.faults`."""
    return ".".join(name.split(".")[:3])


@cache
def importers(*folders: str) -> dict[str, set[str]]:
    """Each module with the modules of ours it imports, also those only for types."""
    paths = dict(modules(*folders))
    return {
        name: {one if one in paths else one.rpartition(".")[0] for one in imports(path)} & set(paths) - {name}
        for name, path in paths.items()
    }


def test_no_modules_import_each_other_in_a_circle() -> None:
    list(TopologicalSorter(importers("bot", "cards", "tests")).static_order())


@pytest.mark.parametrize(
    "area",
    [
        "bot.sandbox", "bot.language", "bot.commands", "bot.webex",
        "tests.contracts", "tests.dialogues", "tests.sandbox", "tests.unit",
    ],
)  # fmt: skip
def test_no_packages_of_an_area_import_each_other_in_a_circle(area: str) -> None:
    packages: dict[str, set[str]] = {}
    for name, imported in importers("bot", "cards", "tests").items():
        if within(name, {area}):
            packages.setdefault(package(name), set()).update(
                {package(one) for one in imported} - {package(name)}
            )
    list(TopologicalSorter(packages).static_order())


def test_commands_get_requests_and_never_words() -> None:
    for name, path in modules():
        if within(name, {"bot.commands"}):
            assert not any(within(one, {"bot.language.words"}) for one in imports(path)), name


def test_what_commands_share_imports_no_command() -> None:
    shared = {f"bot.commands.{name}" for name in ("context", "forms", "lists", "pager", "views")}
    for name, imported in importers().items():
        if within(name, shared):
            commands = {one for one in imported if within(one, {"bot.commands"}) and not within(one, shared)}
            assert commands == set(), name


def test_nobody_imports_the_sandbox_but_the_command_line() -> None:
    importers = {
        name for name, path in modules() if not within(name, {"bot.sandbox"})
        and any(within(one, {"bot.sandbox"}) for one in imports(path))
    }  # fmt: skip
    assert importers <= {"bot.__main__"}


def test_what_only_some_need_is_not_loaded_at_the_start() -> None:
    late = (
        "alembic", "mako", "prometheus_client", "psycopg", "sqlalchemy.dialects.postgresql", "rapidfuzz",
        "bot.doctor.report", "bot.sandbox",
    )  # fmt: skip
    code = f"import bot.app, sys; print([name for name in {late} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


LOADED_AT_IMPORT = """
import ssl
import sys
from bot.quick_imports import quick_imports

loaded = []
for name in ("load_verify_locations", "set_default_verify_paths"):
    setattr(ssl.SSLContext, name, lambda *_, name=name, **__: loaded.append(name))
with quick_imports():
    import bot.app
    import bot.doctor.report
print(loaded, "aiohttp" in sys.modules, "webex_bot" in sys.modules)
ssl.create_default_context(cafile="any")
print(loaded)
"""


def test_no_certificates_are_loaded_by_imports_at_the_start() -> None:
    """Libraries load those of the world into contexts of their own, which the bot does not use."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED_AT_IMPORT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[] True True", "['load_verify_locations']"]
