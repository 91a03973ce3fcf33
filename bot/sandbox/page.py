"""The page face: the web page and the JSON it lives on, for people on this machine only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from bot.sandbox.cloud import Cloud


class Page:
    """Serves the page."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud

    def application(self) -> web.Application:
        """The web application."""
        return web.Application()

    def start(self) -> None:
        """Called in the loop."""

    def stop(self) -> None:
        """Called in the loop."""
