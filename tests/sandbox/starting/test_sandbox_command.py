"""`python -m bot sandbox`: what it refuses, the environment of the bot, and a whole run."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from bot.config import Config
from bot.sandbox.bots import child_environment
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.contract.operations import CHECKOUT_FOLDER
from bot.sandbox.run import greeting, real_token, run
from tests.surroundings import OUTSIDE

pytestmark = pytest.mark.slow

REAL = "N2Y1YmM3NDEtZjc0Mi00ZmE5LTlhMzMtYzdmYzEyMzQ1Njc4_PF84_1eb65fdf-9643-417f-9974-ad72cae0e10f"


@pytest.mark.parametrize(
    ("environment", "file", "found"),
    [
        ({}, None, ""),
        ({"WEBEX_BOT_TOKEN": REAL}, None, "WEBEX_BOT_TOKEN"),
        ({"webex_admin_token": REAL}, None, "webex_admin_token"),
        ({"WEBEX_BOT_TOKEN": f"sandbox-bot-{REAL}"}, None, ""),
        ({"WEBEX_API_URL": "https://webexapis.com/v1"}, None, ""),
        ({}, f"# mine\nWEBEX_REFRESH_TOKEN={REAL}\n", "WEBEX_REFRESH_TOKEN in .env"),
        ({}, f"export WEBEX_BOT_TOKEN='{REAL}'  # the bot", "WEBEX_BOT_TOKEN in .env"),
        ({}, "WEBEX_BOT_TOKEN=\n", ""),
    ],
)
def test_a_real_token_is_noticed(
    tmp_path: Path, environment: dict[str, str], file: str | None, found: str
) -> None:
    if file is not None:
        (tmp_path / ".env").write_text(file, encoding="utf-8")
    assert real_token(environment, tmp_path) == found


def test_it_refuses_to_start_beside_a_real_token(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"WEBEX_BOT_TOKEN={REAL}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "sandbox", "--no-browser", "--port", "0"],
        cwd=tmp_path,
        env={**OUTSIDE, "PYTHONPATH": str(CHECKOUT_FOLDER)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "WEBEX_BOT_TOKEN in .env looks like a real Webex token" in done.stdout
    assert REAL not in done.stdout + done.stderr


def test_a_seed_that_is_none_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["--no-browser", "--seed=foo"])
    assert "argument --seed: “foo” is no whole number" in capsys.readouterr().err


def test_a_report_that_nobody_reads_to_the_end_ends_without_a_word(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "doctor"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT_FOLDER)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as doctor:
        assert doctor.stdout and doctor.stderr
        doctor.stdout.close()
        assert doctor.stderr.read() == ""


@pytest.mark.parametrize("port", ["70000", "-1", "http", "8,800"])
def test_a_port_that_is_none_is_said(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--no-browser", f"--port={port}"])
    assert ended.value.code == 2
    assert f"argument --port: {port} is no port (1 to 65535)" in capsys.readouterr().err


def test_a_missing_contract_is_said_with_what_to_do(tmp_path: Path) -> None:
    for package in ("bot", "cards"):
        shutil.copytree(CHECKOUT_FOLDER / package, tmp_path / package)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "sandbox", "--no-browser", "--port", "0"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert f"is not at {tmp_path / 'tests' / 'contracts' / 'webex.json'}" in done.stdout
    assert "`git checkout` brings it back" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_missing_package_is_said_with_what_to_do() -> None:
    start = (
        "import sys; sys.modules['markdown_it'] = None; "
        "from bot.__main__ import main; sys.exit(main(['sandbox']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", start], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "markdown_it is not installed" in done.stderr
    assert 'pip install -c tests/requirements.txt -e ".[sandbox]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_the_bots_environment_has_nothing_about_the_real_webex(cloud: Cloud, tmp_path: Path) -> None:
    given = {
        "PATH": "/bin",
        "WEBEX_ORG_ID": "real",
        "webex_client_secret": "real",
        "HTTPS_PROXY": "http://proxy",
        "WEBEX_API_URL": "https://real.example/v1",
        "wss_proxy": "http://real.example",
        **{name.upper(): "real" for name in Config.model_fields if not name.startswith("webex_")},
    }
    values = child_environment(cloud, tmp_path, given)
    assert "real" not in str(values)
    assert values["HTTPS_PROXY"] == cloud.proxy_url
    assert not {"WRITE_ROLES", "PREVIEW"} & values.keys()
    assert values["LOG_LEVEL"] == "WARNING", "a line for each message would push the greeting out of sight"
    assert values["PATH"] == "/bin"
    assert "WEBEX_API_URL" not in values
    assert values["DATABASE_URL"] == f"sqlite:///{tmp_path.as_posix()}/bot.db"
    assert values["PYTHONPATH"] == str(CHECKOUT_FOLDER)


def test_the_greeting_says_where_and_who_and_what(cloud: Cloud) -> None:
    text = greeting(cloud, 7)
    assert cloud.page_url in text
    assert "Ravi Patel  Read-only administrator" in text
    assert "forward lobby paris to +33 6 12 34 56 78" in text
    assert '"' not in text, "sentences need no quotes"
    assert "--seed 7" in text


@pytest.fixture
def sandbox_process(tmp_path: Path, seed: int) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "bot", "sandbox", "--no-browser", "--port", "0", "--seed", str(seed)],
        cwd=tmp_path,
        env={**OUTSIDE, "PYTHONPATH": str(CHECKOUT_FOLDER)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = threading.Timer(90, process.kill)
    watchdog.start()
    yield process
    watchdog.cancel()
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_it_starts_answers_starts_over_and_ends(sandbox_process: subprocess.Popen[str]) -> None:
    page = line_with(sandbox_process, r"(http://127\.0\.0\.1:\d+)")
    line_with(sandbox_process, r"(Ctrl-C stops everything)")
    state = requests.get(f"{page}/api/state", timeout=10).json()
    assert state["bot"]["listening"] is True
    space, ana = state["spaces"][0]["id"], state["people"][0]["id"]
    path = f"{page}/api/spaces/{space}/messages"
    with requests.get(f"{page}/api/stream", stream=True, timeout=60) as stream:
        requests.post(path, json={"personId": ana, "text": 'show intercept "Lobby Paris"'}, timeout=10)
        lines = stream.iter_lines(chunk_size=1, decode_unicode=True)
        messages = (line for line in lines if line == "event: message")
        assert [next(messages), next(messages)]
    question, answer = requests.get(path, timeout=10).json()["messages"][:2]
    assert question["personName"] == "Ana Roux"
    assert answer["personName"] == "Calling Bot"
    assert "Lobby Paris" in answer["text"]

    def said_to(text: str) -> str:
        """What the bot answers."""
        known = len(requests.get(path, timeout=10).json()["messages"])
        with requests.get(f"{page}/api/stream", stream=True, timeout=60) as stream:
            requests.post(path, json={"personId": ana, "text": text}, timeout=10)
            for line in stream.iter_lines(chunk_size=1, decode_unicode=True):
                messages = requests.get(path, timeout=10).json()["messages"] if line else []
                if len(messages) > known + 1:
                    return str(messages[-1])
        raise AssertionError("the stream ended")

    said_to("set dnd lobby paris on")
    said_to("watch lobby paris")
    assert "Do Not Disturb" in said_to("history")
    assert "Lobby Paris" in said_to("watches")
    assert requests.post(f"{page}/api/reset", json={}, timeout=60).status_code == 200
    assert requests.get(f"{page}/api/state", timeout=10).json()["bot"]["listening"] is True
    assert requests.get(path, timeout=10).json()["messages"] == []
    assert "Do Not Disturb" not in said_to("history")
    assert "Lobby Paris" not in said_to("watches")
    sandbox_process.send_signal(signal.SIGTERM)
    assert sandbox_process.wait(30) == 0


def line_with(process: subprocess.Popen[str], pattern: str) -> str:
    """Reads what the process says until a line fits; gives the first group."""
    said = []
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line)
        if found := re.search(pattern, line):
            return str(found[1])
    raise AssertionError("it never came:\n" + "".join(said))
