"""The doctor, run on the configuration of the sandbox."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.config import Config
from bot.doctor.report import run
from bot.sandbox.cloud.cloud import Cloud

NOTHING: dict[str, Any] = {"_env_file": None}
"""A configuration in which nothing is given, whatever lies in `.env`."""


@dataclass
class Report:
    """What the doctor said."""

    code: int
    lines: list[str]

    def wrong(self) -> list[str]:
        return [line for line in self.lines if line.startswith("✖")]

    def noted(self) -> list[str]:
        return [line for line in self.lines if line.startswith("·")]

    def limits(self) -> list[str]:
        return [line for line in self.lines if line.startswith("!")]


RunDoctor = Callable[..., Report]


@pytest.fixture
def run_doctor(cloud: Cloud, tmp_path: Path) -> RunDoctor:
    def run_doctor(*, ahead: float = 0.0, refreshed: bool = False, **options: Any) -> Report:
        environment = cloud.refresh_environment() if refreshed else cloud.environment()
        names = {name.lower(): value for name, value in environment.items() if name.startswith("WEBEX_")}
        values = {**NOTHING, "database_url": f"sqlite:///{tmp_path / 'bot.db'}", **names, **options}
        lines: list[str] = []
        code = run(
            Config(**values),
            say=lines.append,
            clock=lambda: datetime.now(UTC) + timedelta(seconds=ahead),
        )
        text = "\n".join(lines)
        tokens = cloud.tokens
        for secret in (
            tokens.bot,
            tokens.first_admin,
            tokens.first_refresh,
            tokens.refresh,
            tokens.client_secret,
        ):
            assert secret not in text
        assert (code == 0) == (not any(line.startswith(("✖", "!")) for line in lines))
        assert (code == 0) == lines[-1].startswith("All is well")
        return Report(code, lines)

    return run_doctor
