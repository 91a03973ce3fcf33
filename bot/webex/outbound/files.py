"""Files that people drop into a space, fetched with the bot token and from Webex alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import requests

from bot.errors import BotError, WebexError
from bot.webex.endpoints import TIMEOUT_SECONDS, Endpoints, equip
from bot.webex.http.error_text import FILE_MEANINGS, bot_error
from bot.webex.http.retry import RequestFailed, RetryPolicy
from bot.webex.outbound.request_pause import RequestPause

FILE_DEADLINE_SECONDS = 60.0
"""How long is waited for a file, mostly for Webex to scan it for malware."""
CONTENT_ID = re.compile(r"[A-Za-z0-9_=-]+")
MAX_SIZE_DIGITS = 18
"""Digits of the size of a file."""
PIECE_BYTES = 64 * 1024
NOT_FETCHED = "I did not take the file. Nothing was changed."


class FileTooLarge(BotError):
    """The file has more bytes than are wanted."""


class WebexFiles:
    """bot.ports.webex.Files. Many threads may use it."""

    def __init__(
        self,
        token: str,
        endpoints: Endpoints,
        pause: RequestPause | None = None,
        *,
        seconds: float = FILE_DEADLINE_SECONDS,
    ) -> None:
        self._pause = pause or RequestPause()
        self._session = equip(requests.Session(), endpoints)
        self._headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
        self._folder = f"{endpoints.api_url}/contents/"
        self._seconds = seconds

    def fetch(self, url: str, max_bytes: int) -> bytes:
        """The content of a file. `HEAD` and `GET /contents/{contentId}`."""
        self._check(url)
        try:
            return self._pause.ask(lambda: self._fetch(url, max_bytes), RetryPolicy(self._seconds))
        except RequestFailed as refusal:
            raise bot_error(refusal, NOT_FETCHED, FILE_MEANINGS) from None

    def close(self) -> None:
        """Lets go of the connections."""
        self._session.close()

    def _check(self, url: str) -> None:
        """The token goes nowhere but to the host, and the folder, it was meant for."""
        if not url.startswith(self._folder) or not CONTENT_ID.fullmatch(url.removeprefix(self._folder)):
            raise WebexError(f"The file is not where Webex keeps files. {NOT_FETCHED}", "Drop it again.")

    def _fetch(self, url: str, max_bytes: int) -> bytes:
        with self._asked("HEAD", url) as head:
            announced = head.headers.get("Content-Length", "")
            # More digits than any file has bytes cannot even be read as a number.
            if announced.isdecimal() and (len(announced) > MAX_SIZE_DIGITS or int(announced) > max_bytes):
                raise _too_big(max_bytes)
        ends = monotonic() + self._seconds
        content = bytearray()
        with self._asked("GET", url) as answer:
            for piece in answer.iter_content(PIECE_BYTES):
                content += piece
                if len(content) > max_bytes:
                    raise _too_big(max_bytes)
                if monotonic() > ends:
                    raise RequestFailed(0, detail="too slow")
        return bytes(content)

    @contextmanager
    def _asked(self, method: str, url: str) -> Iterator[requests.Response]:
        with self._session.request(
            method,
            url,
            headers=self._headers,
            timeout=TIMEOUT_SECONDS,
            stream=True,
            allow_redirects=False,
        ) as answer:
            if answer.status_code != requests.codes.ok:
                raise RequestFailed(answer.status_code)
            yield answer


def _too_big(max_bytes: int) -> FileTooLarge:
    return FileTooLarge(
        f"The file is larger than {max_bytes // (1024 * 1024)} MB, the most I take. {NOT_FETCHED}",
        "Save it as mono with 8 or 16 kHz and drop it again.",
    )
