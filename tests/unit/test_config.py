"""Where the configuration is read from, and what an empty option means."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Config, read, together
from bot.errors import BotError

EMPTY = (
    "webex_bot_token", "webex_org_id", "webex_api_url", "database_url", "location_admins", "form_minutes",
    "log_level",
)  # fmt: skip


def load() -> Config:
    config, unusable = read()
    if unusable:
        raise together(unusable)
    return config


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to start in, and no option in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.lower() in Config.model_fields:
            monkeypatch.delenv(name)
    return tmp_path


def test_the_file_is_read_and_the_environment_wins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text(
        "# ours\nWEBEX_BOT_TOKEN=from-the-file\nFORM_MINUTES=5\nSOMETHING_ELSE=1\n"
        'LOCATION_ADMINS="ana@example.com=Paris HQ, Lyon; bob@example.com=Oslo"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("FORM_MINUTES", "7")
    config = load()
    assert config.webex_bot_token.get_secret_value() == "from-the-file"
    assert config.form_minutes == 7
    assert config.location_admins == "ana@example.com=Paris HQ, Lyon; bob@example.com=Oslo"


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_option_is_as_one_that_is_not_given(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name.upper(), "")
    assert load() == Config()
    assert getattr(load(), name) == Config.model_fields[name].default


@pytest.mark.parametrize("name", ["write_roles", "read_roles"])
def test_an_emptied_list_of_roles_gives_nobody_rights(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name.upper(), "")
    assert getattr(load(), name) == ""
    monkeypatch.delenv(name.upper())
    assert getattr(load(), name) != ""
    (folder / ".env").write_text(f"{name.upper()}=\n", encoding="utf-8")
    assert getattr(load(), name) == ""


def test_everything_that_cannot_be_used_is_said_at_once_in_plain_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOG_LEVEL", "loud")
    monkeypatch.setenv("FORM_MINUTES", "abc")
    monkeypatch.setenv("WEBEX_BOT_TOKEN", "your-token-here")
    config, unusable = read()
    assert [error.sentence for error in unusable] == [
        "WEBEX_BOT_TOKEN cannot be used: it still holds the placeholder of an example; "
        "fill it in or leave it empty.",
        "FORM_MINUTES cannot be used: “abc” is not a whole number from 1 to 1440.",
        "LOG_LEVEL cannot be used: “loud” is not DEBUG, INFO, WARNING or ERROR.",
    ]
    assert config == Config(**{name: Config.model_fields[name].default for name in EMPTY})
    assert str(together(unusable)).count("cannot be used") == 3


@pytest.mark.parametrize("value", ["0", "1441", "7.5", "-1", "soon"])
def test_a_number_out_of_bounds_is_said_with_its_bounds(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORM_MINUTES", value)
    with pytest.raises(BotError, match=f"“{value}” is not a whole number from 1 to 1440"):
        load()


@pytest.mark.parametrize("name", ["LOG_LEVEL", "FORM_MINUTES"])
def test_a_token_at_the_wrong_name_is_not_repeated(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, TOKEN)
    with pytest.raises(BotError, match=f"{name} cannot be used") as refused:
        load()
    assert TOKEN[:10].lower() not in f"{refused.value.sentence} {refused.value.next_step}".lower()


def test_the_level_of_the_log_may_be_written_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert load().log_level == "DEBUG"


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WEBEX_BOT_TOKEN", "WEBEX_ADMIN_TOKEN", "WEBEX_CLIENT_SECRET", "WEBEX_REFRESH_TOKEN"):
        monkeypatch.setenv(name, "hunter2")
    assert "hunter2" not in f"{load()!r} {load()}"


def test_nothing_secret_shows_in_a_trace() -> None:
    secret = "postgresql+psycopg://bot:hidden@db.example/bot"
    assert "hidden" not in repr(Config(database_url=secret, webex_bot_token=SecretStr("hidden")))


TOKEN = "NjQ5ZTU3_PF84_1eb65fdf-9643-417f-9974-ad72cae0e10f"


@pytest.mark.parametrize(
    "line",
    [
        "WEBEX_BOT_TOKEN={0}",
        "\ufeffWEBEX_BOT_TOKEN={0}",
        "WEBEX_BOT_TOKEN = {0}   ",
        "WEBEX_BOT_TOKEN='{0}'",
        'WEBEX_BOT_TOKEN=" {0} "',
        "export WEBEX_BOT_TOKEN={0}  # the bot's",
        "WEBEX_BOT_TOKEN=Bearer {0}",
        "WEBEX_BOT_TOKEN=\u200b{0}\u00a0",
        "WEBEX_BOT_TOKEN=\"'{0}'\"",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_put_around_a_value_is_not_a_part_of_it(folder: Path, line: str, end: str) -> None:
    (folder / ".env").write_bytes(f"{line.format(TOKEN)}{end}FORM_MINUTES=5{end}".encode())
    config = load()
    assert config.webex_bot_token.get_secret_value() == TOKEN
    assert config.form_minutes == 5


@pytest.mark.parametrize("value", [f"{TOKEN}\n", f"{TOKEN}\r\n", f'"{TOKEN}"', f"  {TOKEN}\t"])
def test_the_environment_may_hold_quotes_and_spaces_too(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("WEBEX_ADMIN_TOKEN", value)
    assert load().webex_admin_token.get_secret_value() == TOKEN


@pytest.mark.parametrize(
    "name", ["WEBEX_BOT_TOKEN", "WEBEX_ADMIN_TOKEN", "WEBEX_REFRESH_TOKEN", "WEBEX_ORG_ID"]
)
@pytest.mark.parametrize(
    "value",
    ["your-token-here", "<token>", "YOUR_BOT_TOKEN", "xxxxx", "...", "changeme", "[paste it]", "token-here"],
)
def test_a_placeholder_is_named_as_one(folder: Path, name: str, value: str) -> None:
    (folder / ".env").write_text(f"{name}={value}\n", encoding="utf-8")
    with pytest.raises(BotError, match=f"{name} cannot be used: it still holds the placeholder"):
        load()


@pytest.mark.parametrize(
    "value", [f"{TOKEN}\n{TOKEN}", f"{TOKEN}\x07", f"{TOKEN}é", f"“{TOKEN}”", f"{TOKEN} {TOKEN}"]
)
def test_a_token_that_no_request_can_carry_is_refused_unquoted(folder: Path, value: str) -> None:
    (folder / ".env").write_text(f'WEBEX_BOT_TOKEN="{value}"\n', encoding="utf-8")
    with pytest.raises(BotError, match="WEBEX_BOT_TOKEN cannot be used") as refused:
        load()
    assert TOKEN not in f"{refused.value.sentence} {refused.value.next_step}"


def test_a_file_in_another_encoding_is_said(folder: Path) -> None:
    (folder / ".env").write_bytes(f"WEBEX_BOT_TOKEN={TOKEN}\n".encode("utf-16"))
    with pytest.raises(BotError, match=r"\.env cannot be read: it is not written in UTF-8"):
        load()


@pytest.mark.parametrize("value", ["http://0.0.0.0", "localhost:9100", "*", "my host", "999.1.1.1"])
def test_a_host_is_a_host_alone(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METRICS_HOST", value)
    (wrong,) = read()[1]
    assert "METRICS_HOST cannot be used: it takes the address of this machine alone" in wrong.sentence


@pytest.mark.parametrize("value", ["127.0.0.1", "::", "::1", "localhost", "bot-1.acme.example"])
def test_hosts_are_taken(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METRICS_HOST", value)
    assert read()[1] == []


def test_a_part_of_a_number_may_be_said_where_it_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADAR_REQUESTS_PER_SECOND", "fast")
    (wrong,) = read()[1]
    assert "is not a number from 0 to 20" in wrong.sentence


@pytest.mark.parametrize("value", ["Bearer", "bearer ", "Bearer \n"])
def test_a_word_before_a_token_is_no_token(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBEX_BOT_TOKEN", value)
    assert "WEBEX_BOT_TOKEN" in read()[0].missing()
