"""A change that was stored is made by the bot that finds it, also after a restart."""

from __future__ import annotations

import json
from pathlib import Path

from bot.changes.outcome import Result
from bot.changes.request import ChangeRequest
from bot.sandbox.cloud.cloud import Cloud
from tests.chat import Chat


def test_a_stored_change_is_made_after_a_restart(cloud: Cloud, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'bot.db'}"
    with Chat.started(cloud, database) as chat:
        chat.ask("show dnd lobby paris")
        (message,) = (one for one in cloud.messages(cloud.space("ana")) if one.text.startswith("show dnd"))
        request = ChangeRequest(
            family="dnd",
            values={"enabled": True},
            workspace_id=cloud.workspace("Lobby Paris").id,
            person_id=cloud.person("ana").id,
            event_id=message.id,
        )
        stored = json.dumps(request.dump())
    with Chat.started(cloud, database) as chat:
        changes = chat.app.services.changes
        assert changes.apply(ChangeRequest.load(json.loads(stored))).result is Result.DONE
        assert chat.setting("Lobby Paris", "doNotDisturb")["enabled"] is True
