"""`python -m bot` as a process of its own: how it starts, stops, refuses, and what it prints."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.sandbox.bots import child_environment
from bot.sandbox.cloud.cloud import Cloud
from tests.chat import button, filled, nodes
from tests.dialogues.operating.metrics_port import ask, free_port, is_alive
from tests.sandbox.process import answers, bare_environment, running, started

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def own_cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    with Cloud.started(tmp_path_factory.mktemp("cloud")) as cloud:
        yield cloud


@pytest.fixture
def cloud(own_cloud: Cloud, seed: int) -> Cloud:
    """A cloud in which no other test's bot is registered."""
    own_cloud.reset(seed)
    own_cloud.forget_devices()
    return own_cloud


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_answers_and_when_told_to_stop_finishes_what_it_does(
    cloud: Cloud, tmp_path: Path, number: signal.Signals
) -> None:
    ana, space = cloud.person("ana"), cloud.space("ana")
    environment = child_environment(cloud, tmp_path, dict(os.environ))
    with running(cloud, tmp_path, environment) as bot:
        bot.ready()
        cloud.say(ana, space, "help")
        bot.until(lambda: answers(cloud, "ana"))
        cloud.fault("GET .*/features/intercept", status=None, delay=1.0)
        cloud.say(ana, space, "show intercept Lobby Paris")
        bot.until(lambda: not cloud.state.faults)
        assert len(answers(cloud, "ana")) == 1, "the answer came before the bot was told to stop"
        assert bot.ends(number) == 0, bot.printed()
    assert "Lobby Paris" in answers(cloud, "ana")[-1].text
    assert (len(answers(cloud, "ana")), cloud.devices, cloud.sockets) == (2, [], 0)
    assert "Traceback" not in bot.printed()


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_what_it_prints_holds_no_token_no_text_and_no_input(cloud: Cloud, tmp_path: Path) -> None:
    ana, space = cloud.person("ana"), cloud.space("ana")
    options = {**cloud.refresh_environment(), "WEBEX_ADMIN_TOKEN": "", "LOG_LEVEL": "DEBUG"}
    with started(cloud, tmp_path, **options) as bot:
        bot.ready()
        cloud.say(ana, space, "edit intercept Lobby Paris")
        # What takes long is said to be under way first.
        bot.until(lambda: answers(cloud, "ana") and "Input.Text" in str(answers(cloud, "ana")[-1].card))
        card = answers(cloud, "ana")[-1]
        typed = {node["id"]: "xyzzy-input" for node in nodes(card.card) if node["type"] == "Input.Text"}
        cloud.press(ana, card.id, {**filled(card), **typed, **button(card, "Save")})
        bot.until(lambda: card.id in cloud.deleted)
        cloud.fault("GET .*/pushToTalk", status=500, body="xyzzy-body", times=9)
        cloud.say(ana, space, "show ptt Lobby Paris")
        cloud.say(ana, space, "xyzzy-text")
        bot.until(lambda: "xyzzy-text" in answers(cloud, "ana")[-1].text)
        assert bot.ends(signal.SIGTERM) == 0
    printed = bot.printed()
    assert f"Listening to Webex as {cloud.person('bot').name}" in printed
    tokens = {*cloud.environment().values(), *cloud.refresh_environment().values(), cloud.tokens.bot}
    secret = {one for one in tokens if one.startswith("sandbox-")}
    assert len(secret) >= 4
    assert [one for one in (*secret, "xyzzy", "Lobby", "Bearer", "Traceback") if one in printed] == []


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_each_line_that_it_prints_may_be_json_and_a_port_says_that_it_is_ready(
    cloud: Cloud, tmp_path: Path
) -> None:
    port = free_port()
    options = {"LOG_FORMAT": "json", "LOG_LEVEL": "DEBUG", "METRICS_PORT": str(port), "PREVIEW": "never"}
    with started(cloud, tmp_path, **options) as bot:
        bot.until(lambda: is_alive(port))
        bot.ready()
        bot.until(lambda: ask(port, "/readyz").status == 200)
        cloud.fault("PUT .*/doNotDisturb", status=400)
        cloud.say(cloud.person("ana"), cloud.space("ana"), "set dnd gym on")
        bot.until(lambda: any("Reference" in one.text for one in answers(cloud, "ana")))
        assert bot.ends(signal.SIGTERM) == 0
    records = [json.loads(line) for line in bot.printed().splitlines()]
    told = re.search(r"Reference (\w+), Webex (\S+)\)", answers(cloud, "ana")[-1].text)
    assert told
    of_it = [one for one in records if one.get("reference") == told[1]]
    assert {one["logger"] for one in of_it} >= {
        "bot.dispatch",
        "bot.webex.http.client",
        "bot.changes.journal",
    }
    assert told[2] in {one.get("tracking_id") for one in of_it}


def test_a_wrong_token_is_said_plainly(cloud: Cloud, tmp_path: Path) -> None:
    with started(cloud, tmp_path, WEBEX_BOT_TOKEN="sandbox-wrong") as bot:
        assert bot.ends() == 1
    assert "Check WEBEX_BOT_TOKEN with `python -m bot doctor`." in bot.printed()
    assert [one for one in ("sandbox-wrong", "Traceback", "operator") if one in bot.printed()] == []
    assert cloud.devices == []


def test_what_is_no_option_is_said_at_the_start(cloud: Cloud, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PREVEW=always\n", encoding="utf-8")
    with started(cloud, tmp_path) as bot:
        bot.ready()
    assert "has PREVEW, which is no option. Is PREVIEW meant?" in bot.printed()
    with started(cloud, tmp_path, WEBEX_BOT_TOKEN="") as bot:
        assert bot.ends() == 1
    assert "has PREVEW, which is no option. Is PREVIEW meant?" in bot.printed()


@pytest.mark.parametrize(
    "options",
    [
        {"WEBEX_BOT_TOKEN": "sandbox-wrong"},
        {"WEBEX_ADMIN_TOKEN": "sandbox-wrong"},
        {"WEBEX_API_URL": "https://webexapis.com/v2"},
        {"DATABASE_URL": "oracle://there"},
    ],
    ids=lambda options: next(iter(options)),
)
@pytest.mark.parametrize("command", ["run", "doctor"])
def test_what_fails_leaves_nothing_open(
    cloud: Cloud, tmp_path: Path, options: dict[str, str], command: str
) -> None:
    environment = {**child_environment(cloud, tmp_path, dict(os.environ)), **options}
    with running(cloud, tmp_path, environment, command) as bot:
        if command == "run" and "WEBEX_ADMIN_TOKEN" in options:
            bot.ready()
            assert bot.ends(signal.SIGTERM) == 0
        else:
            assert bot.ends() == 1
    assert [one for one in ("Unclosed", "Traceback", "never retrieved") if one in bot.printed()] == []


def test_everything_wrong_with_the_configuration_is_said_at_once(cloud: Cloud, tmp_path: Path) -> None:
    wrong = {
        "FORM_MINUTES": "soon",
        "WEBEX_BOT_TOKEN": "",
        "LOCATION_ADMINS": "lena",
        "SSL_CERT_FILE": "no.pem",
    }
    with started(cloud, tmp_path, **wrong) as bot:
        assert bot.ends() == 1
    assert [name for name in wrong if name not in bot.printed()] == []


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("", ["run", "doctor", "backup", "sandbox", "--version"]),
        ("run", ["--help"]),
        ("doctor", ["--help", "change nothing"]),
        ("backup", ["file", "where to"]),
        ("sandbox", ["--port", "--seed", "--prepare", "--no-browser"]),
    ],
)
def test_every_command_shows_its_options(
    command: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*filter(None, [command]), "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"usage: python -m bot {command}".strip() in said
    assert [one for one in options if one not in said] == []


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"WEBEX_BOT_TOKEN": ""}, "WEBEX_BOT_TOKEN"),
        ({"WEBEX_ADMIN_TOKEN": ""}, "WEBEX_ADMIN_TOKEN"),
        ({"WEBEX_ADMIN_TOKEN": "", "WEBEX_CLIENT_ID": "one"}, "WEBEX_CLIENT_SECRET, WEBEX_REFRESH_TOKEN"),
        ({"FORM_MINUTES": "soon"}, "FORM_MINUTES"),
        ({"WEBEX_API_URL": "webex"}, "WEBEX_API_URL"),
        ({"WEBEX_API_URL": "https://somebody:hunter2@webexapis.com/v1"}, "WEBEX_API_URL"),
        ({"WEBEX_BOT_TOKEN": "your-token-here"}, "WEBEX_BOT_TOKEN cannot be used: it still holds"),
        ({"WEBEX_BOT_TOKEN": "same", "WEBEX_ADMIN_TOKEN": "same"}, "are the same"),
        ({"DATABASE_URL": "oracle://there"}, "DATABASE_URL"),
        ({"LOCATION_ADMINS": "lena"}, "LOCATION_ADMINS"),
    ],
)
def test_a_configuration_that_cannot_work_is_said_plainly(
    cloud: Cloud, tmp_path: Path, options: dict[str, str], named: str
) -> None:
    with started(cloud, tmp_path, **options) as bot:
        assert bot.ends() == 1
    assert named in bot.printed()
    assert [one for one in ("Traceback", "hunter2") if one in bot.printed()] == []
    assert cloud.requests == []


def test_a_certificate_that_is_not_there_is_said_plainly(cloud: Cloud, tmp_path: Path) -> None:
    """A process of its own: certificates could be read as early as a library is imported."""
    with running(cloud, tmp_path, {**bare_environment(cloud), "SSL_CERT_FILE": "missing.pem"}) as bot:
        assert bot.ends() == 1
    assert "SSL_CERT_FILE" in bot.printed()
    assert "Traceback" not in bot.printed()


def test_the_doctor_finds_nothing_wrong_here(cloud: Cloud, tmp_path: Path) -> None:
    with started(cloud, tmp_path, "doctor") as bot:
        assert bot.ends() == 0, bot.printed()
    assert "All is well, as far as reading tells." in bot.printed()
    assert (cloud.devices, cloud.breaches) == ([], [])


def test_the_doctor_says_what_is_wrong(cloud: Cloud, tmp_path: Path) -> None:
    with started(cloud, tmp_path, "doctor", WEBEX_ADMIN_TOKEN="sandbox-wrong") as bot:
        assert bot.ends() == 1
    assert "✖" in bot.printed()
    assert [one for one in ("sandbox-wrong", "Traceback") if one in bot.printed()] == []


@pytest.mark.skipif(os.name != "posix", reason="the lock is POSIX")
def test_a_second_process_on_the_same_file_is_refused(cloud: Cloud, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    (tmp_path / "second").mkdir()
    with started(cloud, tmp_path, DATABASE_URL=url) as bot:
        bot.ready()
        with started(cloud, tmp_path / "second", DATABASE_URL=url) as second:
            assert second.ends() == 1
            (said,) = [line for line in second.printed().splitlines() if "Another" in line]
            assert re.match(
                r"Another process of the bot \(.*/\d+\) works on the SQLite file .*bot\.db already\.", said
            )
            assert "PostgreSQL" in said
        with started(cloud, tmp_path / "second", "doctor", DATABASE_URL=url) as doctor:
            assert doctor.ends() == 0, doctor.printed()
            assert "· Another process of the bot (" in doctor.printed()
        assert bot.ends(signal.SIGKILL) < 0
    with started(cloud, tmp_path, DATABASE_URL=url) as bot:
        bot.ready()
        assert bot.ends(signal.SIGTERM) == 0


def test_it_runs_with_two_tokens_as_the_readme_says(cloud: Cloud, tmp_path: Path) -> None:
    """In an empty folder, with nothing set but two tokens, the proxy and the authority of the network."""
    with running(cloud, tmp_path, bare_environment(cloud), "doctor") as doctor:
        assert doctor.ends() == 0, doctor.printed()
    assert "Webex answers at https://webexapis.com/v1, through the proxy" in doctor.printed()
    with running(cloud, tmp_path, bare_environment(cloud)) as bot:
        bot.ready()
        cloud.say(cloud.person("ana"), cloud.space("ana"), "show intercept lobby paris")
        # Where the machine is busy, “Working on it” stands there first.
        bot.until(lambda: any("Lobby Paris" in one.text for one in answers(cloud, "ana")))
    assert cloud.breaches == []
    assert {one.name for one in tmp_path.iterdir()} >= {"bot.db"}


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"WEBEX_API_URL": "https://webexapis.com/v2"}, "at https://webexapis.com/v2 is not Webex"),
        ({"WEBEX_API_URL": "https://u2c.wbx2.com"}, "at https://u2c.wbx2.com/v1 is not Webex (404)."),
        ({"WEBEX_API_URL": "https://webex.example/v1"}, "The proxy does not connect the bot to Webex (403)."),
        ({"WEBEX_ORG_ID": "acme"}, "WEBEX_ORG_ID cannot be used: it is not the id of an organisation."),
    ],
)
@pytest.mark.parametrize("command", ["run", "doctor"])
def test_a_wrong_address_is_named_at_the_start_and_by_the_doctor(
    cloud: Cloud, tmp_path: Path, options: dict[str, str], named: str, command: str
) -> None:
    with started(cloud, tmp_path, command, **options) as bot:
        assert bot.ends() == 1, bot.printed()
    assert named in bot.printed().replace(f", through the proxy {cloud.proxy_url}", "")
    assert "Traceback" not in bot.printed()


@pytest.mark.parametrize(
    "url", ["https://webexapis.com", "https://webexapis.com/v1/", " HTTPS://WebexAPIs.com/v1 "]
)
def test_the_address_may_be_written_in_other_ways(cloud: Cloud, tmp_path: Path, url: str) -> None:
    with started(cloud, tmp_path, WEBEX_API_URL=url) as bot:
        bot.ready()
    assert cloud.breaches == []


def test_an_administrators_token_as_the_bots_is_said(cloud: Cloud, tmp_path: Path) -> None:
    swapped = {"WEBEX_BOT_TOKEN": cloud.tokens.first_admin, "WEBEX_ADMIN_TOKEN": cloud.tokens.bot}
    with started(cloud, tmp_path, **swapped) as bot:
        assert bot.ends() == 1
    assert "WEBEX_BOT_TOKEN is the token of Calling settings app, which is no bot." in bot.printed()
    assert "Perhaps the two tokens are swapped." in bot.printed()
    assert cloud.tokens.first_admin not in bot.printed()
    assert cloud.devices == []
