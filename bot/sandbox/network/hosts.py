"""The hosts of Webex, and the addresses of their services."""

from __future__ import annotations

API = "webexapis.com"
"""The REST API under `/v1`, with the files of messages."""
CATALOGUE = "u2c.wbx2.com"
"""The catalogue (U2C) of the hosts below, whose names vary with the organisation."""
DEVICES = "wdm-a.wbx2.com"
CONVERSATIONS = "conv-a.wbx2.com"
SOCKETS = "mercury-connection-a.wbx2.com"

ALL_HOSTS = (API, CATALOGUE, DEVICES, CONVERSATIONS, SOCKETS)
PORT = 443
API_URL = f"https://{API}/v1"
DEVICES_URL = f"https://{DEVICES}/wdm/api/v1"
CONVERSATIONS_PATH = "/conversation/api/v1"
CONVERSATIONS_URL = f"https://{CONVERSATIONS}{CONVERSATIONS_PATH}"
SOCKETS_URL = f"wss://{SOCKETS}/v1/apps/wx2/registrations"
