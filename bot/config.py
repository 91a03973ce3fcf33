"""Configuration: one table, read from the environment and `.env`; `.env.example` is the same table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import BotError

PRODUCTION = "https://webexapis.com/v1"
ENV_FILE = ".env"
"""In the folder in which the bot is started."""
MAX_SHOWN_VALUE = 20
"""A longer value may be a token that stands at the wrong name, and is not repeated."""
_PLACEHOLDER = re.compile(
    r"<.*>|\[.*\]|\{.*\}|\$.*|x{3,}|\*{3,}|\.{3,}|…|todo|changeme|change[-_ ]me|placeholder|replace[-_ ]me"
    r"|(your|my|the|insert|paste|enter|put)[-_ ].*|.*[-_ ](here|goes-here)",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9.-]+")
_BLANKS = " \t\r\n\v\f\u00a0\u200b\u200c\u200d\u2060\ufeff"


class Config(BaseSettings):
    """Every option of the bot. The environment wins over `.env`."""

    # Windows' Notepad begins a file with a mark, which would become a part of the first name.
    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding="utf-8-sig", extra="ignore", frozen=True
    )

    webex_bot_token: SecretStr = Field(
        default=SecretStr(""), description="The bot's own token, from developer.webex.com. Required."
    )
    webex_admin_token: SecretStr = Field(
        default=SecretStr(""),
        description="An administrator's token. Required, unless the three below are given.",
    )
    webex_client_id: str = Field(default="", description="Service app or integration: its client id.")
    webex_client_secret: SecretStr = Field(default=SecretStr(""), description="Its client secret.")
    webex_refresh_token: SecretStr = Field(
        default=SecretStr(""),
        description="Its refresh token. The bot refreshes early and keeps a rotated one in its database.",
    )
    webex_org_id: str = Field(
        default="",
        description="The organisation to serve, for partner administrators. Default: the token's own.",
    )
    webex_api_url: str = Field(default=PRODUCTION, description="Where Webex lives.")
    database_url: str = Field(
        default="sqlite:///bot.db",
        repr=False,
        description="SQLite file, or for several processes PostgreSQL: postgresql://user:password@host/name",
    )
    write_roles: str = Field(
        default="id_full_admin,id_device_admin,id_user_admin",
        description="Admin roles that may read and change settings, comma-separated. Empty: none.",
    )
    read_roles: str = Field(
        default="id_readonly_admin",
        description="Admin roles that may only read settings. Empty: none.",
    )
    location_admins: str = Field(
        default="",
        description="Location administrators: ana@example.com=Paris, Lyon; bob@example.com=Oslo",
    )
    preview: Literal["risky", "always", "never"] = Field(
        default="risky",
        description="Which changes are shown before they are made: risky, always or never.",
    )
    two_keys: Literal["off", "many", "risky", "all"] = Field(
        default="off",
        description=(
            "Which changes another administrator must agree to: off (none), many (those of many workspaces), "
            "risky (these and what is risky) or all."
        ),
    )
    two_keys_from: int = Field(
        default=20, ge=2, le=5000, description="From how many workspaces on a change counts as one of many."
    )
    approval_space: str = Field(
        default="",
        description="The id of a space where these requests are shown as well; the bot must be in it.",
    )
    radar_requests_per_second: float = Field(
        default=0.5,
        ge=0,
        le=20,
        description=(
            "How many requests a second may look for changes that others make in Webex, while a space "
            "watches; 0: none."
        ),
    )
    mask_numbers: Literal["off", "groups"] = Field(
        default="off",
        description=(
            "Whether notices tell numbers outside the workspaces only in part: off, or groups (in group "
            "spaces)."
        ),
    )
    status_space: str = Field(
        default="",
        description=(
            "The id of a space that is told before the admin tokens end, when Webex does not take them or "
            "lets no settings be read, and what somebody left who may not put it back any more; the bot must "
            "be in it. Empty: only the log is."
        ),
    )
    metrics_port: int = Field(
        default=0,
        ge=0,
        le=65535,
        description=(
            "The port for `/metrics` (Prometheus), `/healthz` and `/readyz`; it takes the extra `metrics`. "
            "0: none."
        ),
    )
    metrics_host: str = Field(default="127.0.0.1", description="The address it listens at; 0.0.0.0 for all.")
    form_minutes: int = Field(
        default=15, ge=1, le=1440, description="How long a form can be saved, in minutes."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="DEBUG, INFO, WARNING or ERROR."
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="The log as text, or as json with an object on each line."
    )

    @field_validator("*", mode="before")
    @classmethod
    def _default_if_empty(cls, value: Any, info: ValidationInfo) -> Any:
        """An empty value is as one that is not set; but an empty list of roles means no role."""
        name = str(info.field_name)
        value = _unwrapped(value) if isinstance(value, str) else value
        if isinstance(value, str):
            known = get_args(cls.model_fields[name].annotation)
            value = next((one for one in known if str(one).casefold() == value.casefold()), value)
        if value != "" or name in ("write_roles", "read_roles"):
            return value
        return cls.model_fields[name].default

    @field_validator(
        "webex_bot_token",
        "webex_admin_token",
        "webex_client_id",
        "webex_client_secret",
        "webex_refresh_token",
        "webex_org_id",
    )
    @classmethod
    def _not_a_placeholder(cls, value: SecretStr | str) -> SecretStr | str:
        """Refuses the placeholders of examples, and characters that no HTTP header can carry."""
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        if _PLACEHOLDER.fullmatch(text):
            raise ValueError("it still holds the placeholder of an example; fill it in or leave it empty")
        if not (text.isascii() and text.isprintable()) or " " in text:
            raise ValueError("it holds blanks or signs that no token and no id has; copy it again")
        return value

    @field_validator("metrics_host")
    @classmethod
    def _only_a_host(cls, value: str) -> str:
        """Refuses what has more than a host in it: a port, an address of a page."""
        try:
            ip_address(value)
        except ValueError:
            if not _HOST.fullmatch(value):
                raise ValueError(
                    "it takes the address of this machine alone, such as 127.0.0.1; the port is METRICS_PORT"
                ) from None
        return value

    def missing(self) -> list[str]:
        """The names of the options that must be given and are not."""
        names = [] if self.webex_bot_token.get_secret_value() else ["WEBEX_BOT_TOKEN"]
        given, needed = self.refresh_options()
        if self.webex_admin_token.get_secret_value() or not needed:
            return names
        return names + (needed if given else ["WEBEX_ADMIN_TOKEN"])

    def refresh_options(self) -> tuple[list[str], list[str]]:
        """Of the options with which the bot gets admin tokens by itself: those given, those not given."""
        values = {
            "WEBEX_CLIENT_ID": self.webex_client_id,
            "WEBEX_CLIENT_SECRET": self.webex_client_secret.get_secret_value(),
            "WEBEX_REFRESH_TOKEN": self.webex_refresh_token.get_secret_value(),
        }
        return [one for one in values if values[one]], [one for one in values if not values[one]]


def read() -> tuple[Config, list[BotError]]:
    """The configuration, and what is wrong with values of it; instead of those it has the defaults."""
    try:
        return Config(), []
    except ValidationError as error:
        wrong = {str(one["loc"][0]): _plain(one) for one in error.errors(include_url=False)}
        defaults: dict[str, Any] = {name: Config.model_fields[name].default for name in wrong}
        return Config(**defaults), [
            BotError(sentence, f"Correct it in {option_places()}.") for sentence in wrong.values()
        ]
    except UnicodeDecodeError:
        unread = BotError(f"{env_file()} cannot be read: it is not written in UTF-8.", "Save it as UTF-8.")
    except OSError as error:
        unread = BotError(f"{env_file()} cannot be read: {error.strerror}.", "See to its rights.")
    return Config(_env_file=None), [unread]  # type: ignore[call-arg]


def together(errors: Sequence[BotError]) -> BotError:
    """Several errors as one, a line each."""
    *before, last = errors
    lines = [f"{one.sentence} {one.next_step}".strip() for one in before]
    return BotError("\n".join([*lines, last.sentence]), last.next_step) if before else last


def env_file() -> Path:
    """Where `.env` is looked for."""
    return Path(ENV_FILE).absolute()


def env_text() -> str:
    """What stands in `.env`; nothing where there is none. Raises OSError and UnicodeDecodeError."""
    file = env_file()
    return file.read_text(encoding=Config.model_config["env_file_encoding"]) if file.is_file() else ""


def option_places() -> str:
    """Where an option may stand, in words."""
    return f"the environment or {env_file()}" if env_file().exists() else "the environment"


def _plain(error: ErrorDetails) -> str:
    """What is wrong with a value, in plain words; the value is shown where it can be no secret."""
    name = str(error["loc"][0])
    if error["type"] == "value_error":
        return f"{name.upper()} cannot be used: {error['msg'].removeprefix('Value error, ')}."
    given = str(error["input"])
    shown = f"“{given}” " if len(given) <= MAX_SHOWN_VALUE else ""
    return f"{name.upper()} cannot be used: {shown}is not {_takes(name)}."


def _takes(name: str) -> str:
    """What an option takes, in words."""
    field = Config.model_fields[name]
    if choices := get_args(field.annotation):
        return f"{', '.join(choices[:-1])} or {choices[-1]}"
    bounds = {
        kind: getattr(one, kind) for one in field.metadata for kind in ("ge", "le") if hasattr(one, kind)
    }
    number = "a whole number" if field.annotation is int else "a number"
    return f"{number} from {bounds['ge']} to {bounds['le']}" if bounds else "text"


def _unwrapped(text: str) -> str:
    """The value without blanks, line ends, quotes and `Bearer` around it."""
    text = text.strip(_BLANKS)
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].strip(_BLANKS)
    return re.sub(r"bearer(\s+|$)", "", text, count=1, flags=re.IGNORECASE) if _is_bearer(text) else text


def _is_bearer(text: str) -> bool:
    return text.casefold().split(maxsplit=1)[:1] == ["bearer"]
