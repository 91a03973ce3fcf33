"""The real webex-bot, unchanged, in the cloud."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox.bots import child_environment
from bot.sandbox.cloud.cloud import Cloud

ECHO = """
import os
from webex_bot.models.command import Command
from webex_bot.webex_bot import WebexBot

class Echo(Command):
    def __init__(self):
        super().__init__(command_keyword="echo", help_message="Says it again", card=None)

    def execute(self, message, attachment_actions, activity):
        return "You said" + message

bot = WebexBot(os.environ["WEBEX_BOT_TOKEN"], log_level="ERROR")
bot.add_command(Echo())
bot.run()
"""


@pytest.fixture
def cloud_with_bot(tmp_path: Path, seed: int) -> Iterator[Cloud]:
    with Cloud.started(tmp_path) as cloud:
        cloud.reset(seed)
        log = (tmp_path / "bot.log").open("wb")
        environment = child_environment(cloud, tmp_path, dict(os.environ))
        process = subprocess.Popen([sys.executable, "-c", ECHO], env=environment, stdout=log, stderr=log)
        try:
            cloud.until(lambda: cloud.sockets == 1 or process.poll() is not None, 30)
            yield cloud
        finally:
            process.kill()
            process.wait()
            log.close()


@pytest.mark.parametrize("key", ["ana", "team"])
def test_it_answers_under_the_message(cloud_with_bot: Cloud, key: str) -> None:
    cloud = cloud_with_bot
    space = cloud.space(key)
    root = cloud.say(cloud.person("ana"), space, "echo hello")
    answer = cloud.until(lambda: cloud.messages(space)[1:], 15)[0]
    assert answer.text.startswith("You said")
    assert answer.text.endswith("hello")
    assert answer.parent_id == root


def test_it_sends_a_card_and_gets_the_press(cloud_with_bot: Cloud) -> None:
    cloud = cloud_with_bot
    ana, space = cloud.person("ana"), cloud.space("ana")
    cloud.say(ana, space, "help")
    card = cloud.until(lambda: [one for one in cloud.messages(space) if one.card], 15)[0]
    cloud.press(ana, card.id, {"command_keyword": "echo"})
    cloud.until(lambda: cloud.messages(space)[-1].text.startswith("You said"), 15)
    assert cloud.breaches == []
