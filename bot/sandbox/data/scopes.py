"""The OAuth scopes of an administrator's token."""

from __future__ import annotations

from typing import NamedTuple


class Scopes(NamedTuple):
    """What reading and writing one kind of data needs."""

    read: str
    write: str


WORKSPACES = Scopes("spark-admin:workspaces_read", "spark-admin:workspaces_write")
CALLING = Scopes("spark-admin:telephony_config_read", "spark-admin:telephony_config_write")
LOCATIONS_READ = "spark-admin:locations_read"
PEOPLE_READ = "spark-admin:people_read"
ROLES_READ = "spark-admin:roles_read"
LICENCES_READ = "spark-admin:licenses_read"
ORGANISATIONS_READ = "spark-admin:organizations_read"
TOKENS_READ = "identity:tokens_read"
AUDIT_READ = "audit:events_read"

ADMIN_SCOPES = frozenset(
    {
        *WORKSPACES,
        *CALLING,
        LOCATIONS_READ,
        PEOPLE_READ,
        ROLES_READ,
        LICENCES_READ,
        ORGANISATIONS_READ,
        TOKENS_READ,
        AUDIT_READ,
    }
)
