"""A misspelt option is named, with the one that is meant."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.config import Config
from bot.option_names import OPTIONS, unknown_options


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where `.env` is looked for, in an empty folder; nothing like an option is in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in [*os.environ]:
        if name.lower() in Config.model_fields:
            monkeypatch.delenv(name)
    return tmp_path / ".env"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("PREVEW=always", "PREVIEW"),
        ("write_role=id_full_admin", "WRITE_ROLES"),
        ("export LOCATION_ADMIN='ana@example.com=Oslo'", "LOCATION_ADMINS"),
        ("WEBEX_ADMIN_TOKN=abc", "WEBEX_ADMIN_TOKEN"),
        ("BOT_TOKEN=abc", "WEBEX_BOT_TOKEN"),
    ],
)
def test_a_misspelt_option_in_the_file_is_named_with_the_one_that_is_meant(
    file: Path, written: str, meant: str
) -> None:
    file.write_text(f"# ours\n\nFORM_MINUTES=5\n\n{written}\n", encoding="utf-8")
    (found,) = unknown_options()
    name = written.removeprefix("export ").partition("=")[0]
    assert found.sentence == f"Line 5 of {file} has {name}, which is no option."
    assert found.next_step.startswith(f"Is {meant} meant?")


def test_a_name_in_the_file_that_is_like_no_option_is_named(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("HTTPS_PROXY=http://proxy\n", encoding="utf-8")
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    (found,) = unknown_options()
    assert "HTTPS_PROXY, which is no option" in found.sentence
    assert "into the environment" in found.next_step
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy")
    assert unknown_options() == [], "a host has handed the file over"


@pytest.mark.parametrize("line", ["this is no option", "PREVIEW", "PREVIEW: always", "=always"])
def test_a_line_that_sets_nothing_is_named(file: Path, line: str) -> None:
    file.write_text(f"FORM_MINUTES=5\n\n{line}\nLOG_LEVEL=INFO\n", encoding="utf-8")
    assert [one.sentence for one in unknown_options()] == [f"Line 3 of {file} is no NAME=value."]


@pytest.mark.parametrize("line", ["{0}", "{0}=", "{0} = 5", "WEBEX_BOT_TOKEN: {0}", "{0}=="])
def test_a_token_without_a_name_is_not_repeated(file: Path, line: str) -> None:
    token = "NjQ5ZTU3PF84AAAAAAAA1eb65fdf9643417f9974ad72cae0e10f"
    file.write_text(line.format(token), encoding="utf-8")
    (found,) = unknown_options()
    assert token[:8] not in f"{found.sentence} {found.next_step}"


def test_every_option_may_stand_in_the_file(file: Path) -> None:
    file.write_text("\ufeff" + "".join(f"{name}=\n{name.lower()}=\n" for name in OPTIONS), encoding="utf-8")
    assert unknown_options() == []
    file.unlink()
    assert unknown_options() == []


def test_in_the_environment_only_what_is_nearly_an_option_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WEBEX_ACCESS_TOKEN", "TEST_DATABASE_URL", "LOG", "PORT", "ROLES"):
        monkeypatch.setenv(name, "1")
    assert unknown_options() == []
    monkeypatch.setenv("WRITE_ROLE", "id_full_admin")
    (found,) = unknown_options()
    assert found.sentence == "The environment has WRITE_ROLE, which is no option."
    monkeypatch.setenv("WRITE_ROLES", "id_full_admin")
    assert unknown_options() == [], "what is meant is there, so the other is somebody else's"
