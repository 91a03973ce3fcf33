"""What all else stands on: the database, Webex with the bot's token and the admin's, who may do what."""

from __future__ import annotations

import hmac
import logging
from secrets import token_hex

from bot import sentences
from bot.access import Gate, Policy
from bot.catalogue.settings.codes import CODE_MARKS
from bot.changes.sealed import SEAL
from bot.clock import Clock
from bot.config import Config, together
from bot.doctor.configuration_checks import configuration_errors
from bot.errors import BotError
from bot.health.state import Counts
from bot.ids import bare
from bot.store.only_process import OnlyProcess
from bot.store.store import SqlStore, open_store
from bot.webex.api.admin import Admin
from bot.webex.endpoints import Endpoints
from bot.webex.outbound.files import WebexFiles
from bot.webex.outbound.messenger import WebexMessenger
from bot.work.engines import TO_INSTALL, WITHOUT_REPLICAS, has_replicas

log = logging.getLogger(__name__)


def mark_key(store: SqlStore, bot_token: str) -> bytes:
    """The key of the marks that stand for access codes and of what is sealed, the same for every process of
    this bot.

    It is made of a stored secret and the bot's token, because marks also stand in the database: short codes
    could be found out from it alone by trying all of them.
    """
    kept = store.secret_made_once("mark-key", lambda: token_hex(32))
    return hmac.digest(bot_token.encode(), kept.encode(), "sha256")


class Ground:
    """Opens the database and asks Webex who the bot is. Raises BotError for a configuration that cannot
    work."""

    def __init__(self, config: Config, clock: Clock) -> None:
        if errors := [*configuration_errors(config)]:
            raise together(errors)
        self.config = config
        self.clock = clock
        self.counts = Counts()
        self.endpoints = Endpoints.at(config.webex_api_url, self.counts.answer_of_webex)
        self.bot_token = config.webex_bot_token.get_secret_value()
        self.only_process = OnlyProcess(config.database_url)
        self.store = open_store(config.database_url)
        key = mark_key(self.store, self.bot_token)
        CODE_MARKS.use(key)
        SEAL.use(key)
        self.messenger = WebexMessenger(self.bot_token, self.endpoints)
        log.info("Connecting to Webex at %s", self.endpoints.api_url)
        self.me = self.messenger.me()
        if not self.me.is_bot:
            raise BotError(sentences.no_bots_token(self.me.name), sentences.PERHAPS_SWAPPED)
        self.files = WebexFiles(self.bot_token, self.endpoints, self.messenger.pause)
        self.admin = Admin(config, self.endpoints, self.store, clock)
        policy = Policy.parse(config.write_roles, config.read_roles, config.location_admins)
        self.gate = Gate(self.admin.directory, policy)
        if not self.store.is_sqlite and not has_replicas():
            log.info("%s To change that: %s", WITHOUT_REPLICAS, TO_INSTALL)

    def find_space(self, space_id: str) -> str:
        """A space as Webex knows it, by its id. Raises what Webex says."""
        return self.messenger.find_space(bare(space_id))

    def close(self) -> None:
        """Lets go of Webex and of the database."""
        self.files.close()
        self.admin.close()
        self.store.close()
        self.only_process.release()
