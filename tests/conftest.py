"""The pretend Webex cloud and a bot that lives in it, for every test that talks."""

from __future__ import annotations

import gc
import os
import zlib
from collections.abc import Generator, Iterator

import hypothesis
import pytest

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.quirks import Quirks
from tests.chat import Chat
from tests.families import wrong_requests
from tests.kept_bot import KeptBot, WatchedCloud
from tests.surroundings import reaching

# The machines are noisy, so nothing is timed; in CI the same examples are tried each time.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

# Thousands of tests are made and none goes away: looking for garbage would double the time of collection.
gc.disable()

FAILED = pytest.StashKey[bool]()
"""Whether any part of a test has failed so far."""

ONE_OF = 24
"""Of the examples (parameters) of a test but the first, one of so many is tried, unless all are asked for."""
ONE_OF_ON_POSTGRESQL = 3
"""Of the conversations that run on both databases one of so many is had on PostgreSQL, too: slower."""
LONG = "tests/phrases/"
"""Tests that take as long as those that are marked as slow."""
WHOLE = (
    "tests/contracts/",
    "tests/phrases/",
    "tests/dialogues/safety/",
    "tests/dialogues/sheets/test_files.py::test_a_file_that_is_wrong_changes_nothing",
    "tests/dialogues/typing/earlier/test_saying_no.py",
    "tests/dialogues/typing/pasted/test_pasted.py::test_a_table_is_not_guessed_at",
    "tests/dialogues/typing/pasted/test_pasted.py::test_other_languages_are_told_that_only_english_is_read",
    "tests/dialogues/typing/places/test_named_like_words.py::test_a_name_that_is_a_command_is_hit_exactly",
    "tests/dialogues/typing/test_contrary_words.py",
    "tests/unit/language/test_times.py",
)
"""Where each example is a proof of its own: of an operation, a field, or that nothing is done. The names of
tests begin so."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--all-examples`: to be used before a release, and after a change that many examples are about."""
    parser.addoption("--all-examples", action="store_true", help="try every example of every test")


class FailureReport:
    """Says what failed at once, for a run that is ended from outside before it can say so."""

    def __init__(self, terminal: pytest.TerminalReporter) -> None:
        self._terminal = terminal

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._terminal.write_line(f"\nFAILED {report.nodeid} ({report.when})\n{report.longreprtext}")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Workers have no terminal: they report to the process that started them."""
    if terminal := config.pluginmanager.get_plugin("terminalreporter"):
        config.pluginmanager.register(FailureReport(terminal))


def pytest_collection_finish() -> None:
    """From here on garbage is looked for, among what the tests themselves make, and seldom: it takes a tenth
    of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Slow tests come first: they mostly wait, while the types are checked beside them, and at the end of the
    run no worker is alone with a long one. Of long lists of examples some are left out."""
    items.sort(key=lambda item: not (item.get_closest_marker("slow") or item.nodeid.startswith(LONG)))
    names_tests = config.option.keyword or any(".py" in argument for argument in config.args)
    if not names_tests and not config.getoption("all_examples"):
        chosen = _some_examples(items)
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = [item for item in items if item in chosen]


def _some_examples(items: list[pytest.Item]) -> set[pytest.Item]:
    """The first example of each test and some of the others, on PostgreSQL of some tests; the same in every
    run."""
    tried, chosen = set[tuple[str, bool]](), set()
    for item in items:
        test, _, example = item.nodeid.partition("[")
        on_postgresql = "postgresql" in example
        if on_postgresql and test.startswith("tests/dialogues/") and _is_left_out(test, ONE_OF_ON_POSTGRESQL):
            continue
        is_first = (test, on_postgresql) not in tried
        tried.add((test, on_postgresql))
        if is_first or test.startswith(WHOLE) or not _is_left_out(item.nodeid, ONE_OF):
            chosen.add(item)
    return chosen


def _is_left_out(name: str, one_of: int) -> bool:
    return zlib.crc32(name.encode()) % one_of != 0


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WatchedCloud]:
    """One cloud for the whole run, which is reached as an operator behind a proxy would reach Webex."""
    with WatchedCloud.started(tmp_path_factory.mktemp("cloud")) as cloud, reaching(cloud):
        assert isinstance(cloud, WatchedCloud)
        yield cloud


@pytest.fixture(scope="session")
def kept_bot(sandbox: WatchedCloud, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptBot]:
    """The bot that one test after the other talks to."""
    kept = KeptBot(sandbox, tmp_path_factory.mktemp("bot"))
    yield kept
    kept.stop()


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """The seed that chooses the quirks of the cloud of this test."""
    return seed_of(request.node.nodeid)


def seed_of(test: str) -> int:
    """The same for a test in every run, whoever runs it and beside what; SANDBOX_SEED sets another."""
    given = os.environ.get("SANDBOX_SEED")
    return int(given) if given else zlib.crc32(test.encode())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Says with a failing test how to see it fail again."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    if report.failed and "seed" in getattr(item, "fixturenames", ()):
        number = seed_of(item.nodeid)
        report.sections.append(("sandbox", f"SANDBOX_SEED={number}: {Quirks.for_seed(number)}"))
    return report


@pytest.fixture
def cloud(request: pytest.FixtureRequest, sandbox: WatchedCloud, kept_bot: KeptBot, seed: int) -> Cloud:
    """The cloud as seeded, with the quirks of the seed; only the listeners a test asked for are connected."""
    if "chat" not in request.fixturenames or "tmp_path" in request.fixturenames:
        kept_bot.stop()
    sandbox.reset(seed)
    sandbox.had_faults = False
    return sandbox


@pytest.fixture
def chat(request: pytest.FixtureRequest, cloud: Cloud, kept_bot: KeptBot) -> Iterator[Chat]:
    """A bot that listens in the cloud and remembers nothing, and people who talk to it.

    A test that has a folder (`tmp_path`) finds the database there as `bot.db`: it is a bot of its own.
    """
    if "tmp_path" in request.fixturenames:
        folder = request.getfixturevalue("tmp_path")
        with Chat.started(cloud, f"sqlite:///{folder / 'bot.db'}") as chat:
            yield chat
    else:
        yield kept_bot.chat()
        may_stay = not request.node.stash.get(FAILED, False) and "monkeypatch" not in request.fixturenames
        kept_bot.give_back(may_stay=may_stay)
    assert wrong_requests(cloud) == []
