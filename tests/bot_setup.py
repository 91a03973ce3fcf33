"""What a bot needs before it starts in a pretend cloud: its configuration and its database."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import SecretStr
from sqlalchemy import make_url

from bot.config import Config
from bot.sandbox.cloud.cloud import Cloud
from bot.store.store import open_store


def lay_out_database(database_url: str) -> None:
    """Puts a new database with its tables where none is: a tenth of the time that the migrations take."""
    url = make_url(database_url)
    if url.drivername == "sqlite" and not Path(url.database or "").exists():
        Path(url.database or "").write_bytes(_empty_database())


@cache
def _empty_database() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bot.db"
        open_store(f"sqlite:///{path}").close()
        return path.read_bytes()


def config(cloud: Cloud, **options: Any) -> Config:
    """The configuration of a bot that lives in the cloud."""
    given: dict[str, Any] = {name.lower(): value for name, value in cloud.environment().items()}
    # Most tests count requests, and few are about what others change.
    given["radar_requests_per_second"] = 0
    given.update(options)
    values = {name: value for name, value in given.items() if name in Config.model_fields}
    for name in ("webex_bot_token", "webex_admin_token"):
        values[name] = SecretStr(values.get(name, ""))
    return Config(_env_file=None, **values)  # type: ignore[call-arg]
