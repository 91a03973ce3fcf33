"""REST operations about the files of messages."""

from __future__ import annotations

import mimetypes
import re

from bot.sandbox.api.routes import Route, ServerResponse
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.data.entities import File
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.messaging.messages import may_see

_WEBEX_CONTENT_TYPES = {".wav": "audio/wav"}
"""Content types that Python has other names for."""


def content_type_of(name: str) -> str:
    """The content type for a file name."""
    ending = name[name.rfind(".") :].lower()
    return _WEBEX_CONTENT_TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def download_headers(file: File) -> dict[str, str]:
    """The headers of a download; quotes and control characters in the name are replaced."""
    safe_name = re.sub(r'[\x00-\x1f"\\\x7f]', "_", file.name)
    return {"Content-Disposition": f'attachment; filename="{safe_name}"', "Content-Type": file.content_type}


def read_content(request: ServerRequest) -> ServerResponse:
    """GET or HEAD /contents/{contentId}: a file of a message."""
    for message in request.state.messages.values():
        for file in message.files:
            if file.id == request.params["contentId"] and may_see(request, message):
                return ServerResponse(file.content, headers=download_headers(file))
    raise ErrorResponse(404, "Content not found.")


ROUTES = (
    Route("GET", "/contents/{contentId}", read_content),
    Route("HEAD", "/contents/{contentId}", read_content),
)
