"""The files in bot/deploy, and what the README says of them, work as far as shows without their hosts."""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.work.engines import PACKAGES
from tests.surroundings import OUTSIDE

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "bot" / "deploy"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def instructions(name: str) -> list[list[str]]:
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").splitlines()
    return [shlex.split(line)[1:] for line in lines if line.startswith(f"{name} ")]


def test_the_image_holds_all_that_the_bot_needs(tmp_path: Path) -> None:
    """What is copied into the image is put into a folder, and the bot runs there from another one."""
    app, data = tmp_path / "app", tmp_path / "data"
    data.mkdir()
    allowed = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    copied = instructions("COPY")
    assert copied
    for source, target in copied:
        assert f"!{source}" in allowed
        there = tmp_path / target.strip("/")
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, there, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            there.mkdir(parents=True)
            shutil.copy(ROOT / source, there)
    (variables,) = instructions("ENV")
    assert "PYTHONPATH=/app" in variables
    assert instructions("WORKDIR") == instructions("VOLUME") == [["/data"]]
    assert 'ENTRYPOINT ["python", "-m", "bot"]' in (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "doctor"],
        cwd=data,
        env={"PYTHONPATH": str(app), "PATH": OUTSIDE.get("PATH", "")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert f"No {data / '.env'} was found" in done.stdout


def test_the_image_has_a_python_that_the_bot_runs_on() -> None:
    ((image,),) = instructions("FROM")
    found = re.fullmatch(r"python:3\.(\d+)-slim", image)
    assert found
    assert f"3.{found[1]}" in README.partition("## The first five minutes")[0]


def test_compose_builds_that_image_and_keeps_the_data() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    bot = compose["services"]["bot"]
    context = (DEPLOY / bot["build"]["context"]).resolve()
    assert context == ROOT
    assert (context / bot["build"]["dockerfile"]).is_file()
    assert (DEPLOY / bot["env_file"]).resolve() == ROOT / ".env"
    (volume,) = bot["volumes"]
    assert volume.split(":") == [next(iter(compose["volumes"])), "/data"]


def test_compose_can_run_several_and_the_image_has_what_they_need() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    assert not {"container_name", "hostname", "ports"} & compose["services"]["bot"].keys()
    assert "--scale bot=2" in README
    installed = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "RUN pip install --requirement /app/requirements.txt" in (DEPLOY / "Dockerfile").read_text()
    assert [one for one in PACKAGES if f"\n{one.replace('_', '-')}==" not in installed] == []


def test_the_systemd_unit_starts_the_bot_and_is_one_that_systemd_takes(tmp_path: Path) -> None:
    name = "workspace-calling-bot.service"
    text = (DEPLOY / name).read_text(encoding="utf-8")
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(text)
    python, *arguments = unit["Service"]["ExecStart"].split()
    assert arguments == ["-m", "bot"]
    folder = python.removesuffix("/.venv/bin/python")
    assert f"PYTHONPATH={folder}" in unit["Service"]["Environment"].split()
    assert unit["Service"]["WorkingDirectory"] == f"/var/lib/{unit['Service']['StateDirectory']}"
    if shutil.which("systemd-analyze") is None:
        return
    (tmp_path / name).write_text(text.replace(python, sys.executable), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / name],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert name not in done.stderr, done.stderr


def test_the_files_that_the_readme_names_are_there() -> None:
    named = set(re.findall(r"bot/deploy/[\w.-]+", README))
    assert {f"bot/deploy/{path.name}" for path in DEPLOY.iterdir()} - named == {
        "bot/deploy/Dockerfile.dockerignore"
    }
    assert [one for one in named if not (ROOT / one).is_file()] == []
