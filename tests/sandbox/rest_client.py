"""A plain HTTP client of the cloud's REST API, and a card to send."""

from __future__ import annotations

import requests

from bot.sandbox.cloud.cloud import Cloud

CARD = {
    "contentType": "application/vnd.microsoft.card.adaptive",
    "content": {
        "type": "AdaptiveCard",
        "version": "1.3",
        "body": [{"type": "TextBlock", "text": "Hello", "wrap": True}],
        "actions": [{"type": "Action.Submit", "title": "Save", "data": {"form": "1"}}],
    },
}


class RestClient(requests.Session):
    """Sends requests with one token."""

    def __init__(self, cloud: Cloud, token: str) -> None:
        super().__init__()
        self.cloud = cloud
        self.verify = str(cloud.ca_file)
        self.proxies = {"https": cloud.proxy_url}
        self.trust_env = False
        self.headers["Authorization"] = f"Bearer {token}"

    def call(self, method: str, path: str, **options: object) -> requests.Response:
        """A request to a path below /v1."""
        return self.request(method, self.cloud.api_url + path, timeout=10, **options)  # type: ignore[arg-type]
