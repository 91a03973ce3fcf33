"""The settings of the catalogue that are in the contract."""

from __future__ import annotations

import re

from bot.catalogue import FAMILIES, family_of
from bot.catalogue.model.family import Family
from bot.sandbox.cloud.cloud import Cloud

NOT_IN_CONTRACT: dict[str, str] = {}
"""Settings whose operations the vendor's contract, and so the sandbox, does not have: key to reason. They are
tried by no test that needs an answer of Webex."""

IN_CONTRACT: tuple[Family, ...] = tuple(one for one in FAMILIES if one.key not in NOT_IN_CONTRACT)


def groups_read(offered: tuple[Family, ...] = FAMILIES, *, failed: int = 0, lacking: int = 0) -> str:
    """How many of the `offered` settings were read, as the bot says it: `27 of 28 settings read`.

    Of those in the contract, `failed` gave no answer and `lacking` are not in the workspace's licence.
    """
    known = sum(one in IN_CONTRACT for one in offered)
    return f"{known - failed - lacking} of {len(offered) - lacking} settings read"


def wrong_requests(cloud: Cloud) -> list[object]:
    """The requests that the contract does not allow, without those for settings that it does not have."""
    paths = [family_of(key).path.replace("{workspaceId}", "[^/]+") for key in NOT_IN_CONTRACT]
    return [one for one in cloud.breaches if not any(re.fullmatch(path, one.path) for path in paths)]
