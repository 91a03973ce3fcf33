"""`python -m bot doctor` names what is wrong and what to do, and never prints a token."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.config import Config
from bot.doctor.configuration_checks import usable_configuration
from bot.doctor.report import run
from bot.errors import BotError
from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.data.ids import inner_id, webex_id
from bot.store.store import SqlStore, open_store
from tests.sandbox.starting.conftest import NOTHING, RunDoctor

pytest_plugins = ("tests.postgres",)


@pytest.mark.parametrize("refreshed", [False, True])
def test_all_is_well_in_the_sandbox(cloud: Cloud, run_doctor: RunDoctor, refreshed: bool) -> None:
    report = run_doctor(refreshed=refreshed)
    assert report.code == 0
    assert report.wrong() == []
    assert any("10 workspaces, 9 of them with Webex Calling" in line for line in report.lines)
    assert any("Calling Bot" in line for line in report.lines)
    assert any("workspaces_write" in line for line in report.noted()), "what is not tried is said"
    assert cloud.breaches == []
    assert all(request.method == "GET" or request.path == "/access_token" for request in cloud.requests)


def test_a_rotated_refresh_token_is_not_lost_by_the_doctor(run_doctor: RunDoctor) -> None:
    assert [run_doctor(refreshed=True).code for _ in range(3)] == [0, 0, 0]


def test_missing_configuration_is_named(run_doctor: RunDoctor) -> None:
    report = run_doctor(webex_bot_token="", webex_admin_token="")
    assert "WEBEX_BOT_TOKEN, WEBEX_ADMIN_TOKEN" in report.wrong()[0]


def test_an_address_that_is_none_is_named(run_doctor: RunDoctor) -> None:
    assert "WEBEX_API_URL" in run_doctor(webex_api_url="webexapis.com").wrong()[0]


def test_a_database_that_cannot_be_opened_is_named(run_doctor: RunDoctor, tmp_path: Path) -> None:
    missing = f"sqlite:///{tmp_path / 'not' / 'there' / 'bot.db'}"
    (wrong,) = run_doctor(database_url=missing).wrong()
    assert "cannot be opened" in wrong
    database, token = run_doctor(database_url="bot.db", webex_bot_token="sandbox-nonsense").wrong()
    assert "sqlite:///bot.db" in database, "it is said how one is written"
    assert "WEBEX_BOT_TOKEN is not accepted" in token, "the rest is checked, too"
    report = run_doctor(database_url=missing, refreshed=True)
    assert "no place to keep the refresh token" in report.noted()[-1]
    assert len(report.wrong()) == 1


def test_a_database_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(store: SqlStore, now: datetime) -> None:
        raise OSError("postgresql://user:hunter2@host/name is read only")

    monkeypatch.setattr(SqlStore, "tidy", refuse)
    lines: list[str] = []
    assert run(Config(**NOTHING, database_url="sqlite://"), say=lines.append) == 1
    assert any(line.startswith("✖ The database opens but cannot be written (OSError)") for line in lines)
    assert "hunter2" not in "".join(lines)


@pytest.mark.parametrize("is_installed", [True, False])
def test_what_several_processes_need_is_said(
    postgres_url: str, run_doctor: RunDoctor, monkeypatch: pytest.MonkeyPatch, is_installed: bool
) -> None:
    monkeypatch.setattr("bot.doctor.report.has_replicas", lambda: is_installed)
    report = run_doctor(database_url=postgres_url)
    assert report.code == 0
    (said,) = [line for line in report.lines if "procrastinate" in line]
    if is_installed:
        assert said == "✔ Several processes may run on this database: procrastinate is installed."
    else:
        assert said.startswith("· procrastinate is not installed")
        assert "pip install -r requirements.txt" in said


def test_webex_out_of_reach_is_said_once(run_doctor: RunDoctor) -> None:
    report = run_doctor(webex_api_url="https://127.0.0.1:9/v1")
    assert len(report.wrong()) == 1
    assert "cannot be reached" in report.wrong()[0]
    assert "HTTPS_PROXY" in report.wrong()[0]


def test_a_wrong_bot_token_is_said(run_doctor: RunDoctor) -> None:
    wrong = run_doctor(webex_bot_token="sandbox-nonsense").wrong()
    assert ["WEBEX_BOT_TOKEN is not accepted" in line for line in wrong] == [True]


def test_a_bot_token_that_is_no_bots_is_said(cloud: Cloud, run_doctor: RunDoctor) -> None:
    wrong = run_doctor(webex_bot_token=cloud.tokens.first_admin).wrong()
    assert any("no bot" in line for line in wrong)


def test_a_bots_token_as_the_admins_is_said(cloud: Cloud, run_doctor: RunDoctor) -> None:
    same, line = run_doctor(webex_admin_token=cloud.tokens.bot).wrong()
    assert "are the same" in same
    assert "The admin token is that of the bot Calling Bot" in line
    assert "WEBEX_ADMIN_TOKEN" in line


def test_swapped_tokens_are_said_without_what_follows_from_them(cloud: Cloud, run_doctor: RunDoctor) -> None:
    report = run_doctor(webex_bot_token=cloud.tokens.first_admin, webex_admin_token=cloud.tokens.bot)
    no_bot, no_admin = report.wrong()
    assert "which is no bot" in no_bot
    assert "The two tokens are swapped" in no_admin
    assert "that of the bot Calling Bot" in no_admin


def test_what_is_not_webex_is_said(run_doctor: RunDoctor) -> None:
    (line,) = run_doctor(webex_api_url="https://webexapis.com/v2").wrong()
    assert "is not Webex (404)" in line
    assert "WEBEX_API_URL" in line


def test_the_way_to_webex_is_said(cloud: Cloud, run_doctor: RunDoctor) -> None:
    line = f"✔ Webex answers at https://webexapis.com/v1, through the proxy {cloud.proxy_url}."
    assert line in run_doctor().lines


def test_an_admin_token_that_may_not_say_whose_it_is_is_noted(cloud: Cloud, run_doctor: RunDoctor) -> None:
    # The first two are the question whether Webex answers, and the bot's.
    cloud.fault("GET /people/me", status=None, times=2)
    cloud.fault("GET /people/me", status=403)
    report = run_doctor()
    assert report.code == 0
    assert any("may not read whose it is" in line and "spark:people_read" in line for line in report.noted())


def test_an_expired_admin_token_is_said_with_what_to_do(cloud: Cloud, run_doctor: RunDoctor) -> None:
    cloud.expire_admin_token()
    (line,) = run_doctor().wrong()
    assert "The admin token is not accepted" in line
    assert "WEBEX_REFRESH_TOKEN" in line
    assert "press Generate Tokens" in line


def test_a_refused_refresh_token_is_said(run_doctor: RunDoctor) -> None:
    for option in ("webex_client_id", "webex_client_secret", "webex_refresh_token"):
        (wrong,) = run_doctor(refreshed=True, **{option: "sandbox-old"}).wrong()
        assert "did not refresh" in wrong
        assert "client id, client secret or refresh token is wrong" in wrong
        assert "Compare WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET" in wrong
        assert "press Generate Tokens" in wrong


def test_tokens_that_are_not_used_are_noted(cloud: Cloud, run_doctor: RunDoctor) -> None:
    both = run_doctor(refreshed=True, webex_admin_token=cloud.tokens.first_admin)
    assert "· WEBEX_ADMIN_TOKEN is not used: the refresh token gives one." in both.lines
    some = run_doctor(webex_client_id="C1", webex_client_secret="s")
    assert any(
        "WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET are not used without WEBEX_REFRESH_TOKEN" in one
        for one in some.noted()
    )
    assert (both.code, some.code) == (0, 0)


def test_what_is_no_option_is_the_last_word(
    run_doctor: RunDoctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("PREVEW=always\nwhat is this\n", encoding="utf-8")
    report = run_doctor()
    assert ["PREVEW" in report.limits()[0], "Line 2" in report.limits()[1]] == [True, True]
    assert report.lines[-1] == "It runs, but not all that is configured is read."


def test_a_token_that_ends_soon_is_noted(cloud: Cloud, run_doctor: RunDoctor) -> None:
    soon = int((datetime.now(UTC) + timedelta(hours=20)).timestamp() * 1000)
    cloud.fault("GET /authorizations/tokenExpiry", status=200, body={"exp": soon})
    report = run_doctor()
    assert any("expires in 20 hours" in line for line in report.noted())
    assert report.code == 0
    assert re.fullmatch(
        r"All is well, as far as reading tells, until [-\d]+ [\d:]+ UTC, when the admin token expires\.",
        report.lines[-1],
    )


@pytest.mark.parametrize("body", [{"exp": "x"}, {"exp": 1e40}, {}, [], "<html>"])
def test_an_expiry_that_cannot_be_read_is_noted(cloud: Cloud, run_doctor: RunDoctor, body: object) -> None:
    cloud.fault("GET /authorizations/tokenExpiry", status=200, body=body)
    assert any("did not say when" in line for line in run_doctor().noted())


def test_the_scope_to_read_the_expiry_is_named(cloud: Cloud, run_doctor: RunDoctor) -> None:
    cloud.tokens.admin_scopes -= {"identity:tokens_read"}
    report = run_doctor()
    assert any("did not say when" in line and "identity:tokens_read" in line for line in report.noted())
    assert report.code == 0


@pytest.mark.parametrize(
    "scope",
    ["spark-admin:workspaces_read", "spark-admin:locations_read", "spark-admin:telephony_config_read"],
)
def test_a_missing_scope_is_named(cloud: Cloud, run_doctor: RunDoctor, scope: str) -> None:
    cloud.tokens.admin_scopes -= {scope}
    assert any(scope in line for line in run_doctor().wrong())


def test_licences_are_recommended_but_not_needed(cloud: Cloud, run_doctor: RunDoctor) -> None:
    cloud.tokens.admin_scopes -= {"spark-admin:licenses_read"}
    report = run_doctor()
    assert report.code == 0
    assert any("licenses_read" in line for line in report.noted())


@pytest.mark.parametrize("seconds", [-300, 300])
def test_a_clock_that_is_off_is_said(run_doctor: RunDoctor, seconds: float) -> None:
    assert any("clock" in line and "off" in line for line in run_doctor(ahead=seconds).wrong())


def test_the_configured_organisation_is_looked_up(cloud: Cloud, run_doctor: RunDoctor) -> None:
    org_id = cloud.person("ana").org_id
    for written in (org_id, inner_id(org_id), inner_id(org_id).upper()):
        report = run_doctor(webex_org_id=written)
        assert report.code == 0
        assert any("WEBEX_ORG_ID is Acme." in line for line in report.lines)
    (wrong,) = run_doctor(webex_org_id=cloud.person("olga").org_id).wrong()
    assert "WEBEX_ORG_ID" in wrong


def test_a_token_that_may_only_read_is_the_last_word(cloud: Cloud, run_doctor: RunDoctor) -> None:
    read_only = {"displayName": "Ravi", "type": "person", "roles": [webex_id("ROLE", "id_readonly_admin")]}
    cloud.fault("GET /people/me", status=None, times=2)
    cloud.fault("GET /people/me", status=200, body=read_only)
    report = run_doctor()
    assert "Webex refuses every change" in report.lines[-1]
    assert "Read-only administrator" in report.limits()[0]


def test_an_organisation_without_calling_is_the_last_word(cloud: Cloud, run_doctor: RunDoctor) -> None:
    cloud.fault("GET /workspaces", status=200, body={"items": []}, times=2)
    assert run_doctor().lines[-1] == "It runs, but there is no workspace with Webex Calling."


def test_everything_that_is_wrong_is_said_at_once(cloud: Cloud, tmp_path: Path) -> None:
    lines: list[str] = []
    unusable = [BotError("FORM_MINUTES cannot be used: “abc” is no number.", "Correct it.")]
    config = Config(**NOTHING, location_admins="lena", webex_api_url="webex", database_url="oracle://there")
    assert run(config, unusable, say=lines.append) == 1
    named = ("FORM_MINUTES", "WEBEX_BOT_TOKEN", "LOCATION_ADMINS", "WEBEX_API_URL", "DATABASE_URL")
    wrong = [line for line in lines if line.startswith("✖")]
    assert [name in line for name, line in zip(named, wrong, strict=True)] == [True] * len(named)


def test_a_start_says_at_once_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "oracle://bot:hunter2@there/bot")
    monkeypatch.setenv("WEBEX_API_URL", "webex")
    with pytest.raises(BotError) as refusal:
        usable_configuration()
    said = f"{refusal.value.sentence} {refusal.value.next_step}"
    for name in ("WEBEX_BOT_TOKEN", "WEBEX_API_URL", "DATABASE_URL"):
        assert name in said
    assert "hunter2" not in said
    assert list(tmp_path.iterdir()) == []


def test_a_database_in_memory_is_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite://")
    with pytest.raises(BotError, match="DATABASE_URL cannot be used: it names no file"):
        usable_configuration()


def test_a_missing_file_is_named_with_where_it_was_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_doctor: RunDoctor
) -> None:
    monkeypatch.chdir(tmp_path)
    nothing = {"webex_bot_token": "", "webex_admin_token": ""}
    (line,) = run_doctor(**nothing).wrong()
    for said in (
        f"No {tmp_path / '.env'} was found",
        "cp .env.example .env",
        "WEBEX_CLIENT_ID",
        "refresh token",
    ):
        assert said in line
    (tmp_path / ".env").touch()
    (line,) = run_doctor(**nothing).wrong()
    assert f"Set it in the environment or {tmp_path / '.env'}" in line


def test_the_doctor_makes_no_database_unless_a_token_is_kept_in_it(
    run_doctor: RunDoctor, tmp_path: Path
) -> None:
    file = tmp_path / "bot.db"
    assert f"✔ The database will be made as {file}." in run_doctor().lines
    assert not file.exists()
    assert run_doctor(refreshed=True).code == 0
    assert file.exists()


def test_a_registration_that_cannot_be_reached_is_said(cloud: Cloud, run_doctor: RunDoctor) -> None:
    cloud.fault("GET /wdm/api/v1/devices", status=None, drop=True)
    assert any("websocket registration cannot be reached" in line for line in run_doctor().wrong())
    cloud.fault("GET /u2c/api/v1/catalog", status=503, body="<html>")
    assert any("catalogue answered 503" in line for line in run_doctor().wrong())


def test_a_database_that_cannot_be_opened_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(url: str) -> Any:
        if url == "postgresql://away":
            raise BotError("The database is away.", "Bring it back.")
        return open_store(url)

    monkeypatch.setattr("bot.doctor.report.open_store", refuse)
    lines: list[str] = []
    assert run(Config(**NOTHING, database_url="postgresql://away"), say=lines.append) == 1
    assert "✖ The database is away.\n    → Bring it back." in lines


def test_the_audit_log_may_be_refused(cloud: Cloud, run_doctor: RunDoctor) -> None:
    assert not any("audit:events_read" in line for line in run_doctor().noted())
    cloud.audit_log.is_refused = True
    report = run_doctor()
    assert report.code == 0
    (line,) = (one for one in report.noted() if "audit:events_read" in one)
    assert "may be left out" in line


def test_a_space_that_the_bot_is_not_in_is_the_last_word(cloud: Cloud, run_doctor: RunDoctor) -> None:
    team = cloud.space("team")
    report = run_doctor(status_space=team.id, approval_space=inner_id(team.id))
    assert report.limits() == []
    assert f"✔ STATUS_SPACE is the space “{team.title}”." in report.lines
    assert any("APPROVAL_SPACE is the space" in line for line in report.lines)
    elsewhere = webex_id("ROOM", "00000000-0000-4000-8000-000000000000")
    report = run_doctor(status_space="foo", approval_space=elsewhere)
    assert len(report.limits()) == 2
    assert report.code == 1
    assert "APPROVAL_SPACE is no space that the bot is in." in report.lines[-1]
    wrong = run_doctor(status_space="foo", webex_bot_token="sandbox-nonsense")
    assert wrong.limits() == [], "whose token it is comes first"
