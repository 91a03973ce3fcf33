"""Files of messages, as whoever may see the message downloads them."""

from __future__ import annotations

import mimetypes
import re

from bot.sandbox.api.routes import ApiRequest, ApiResponse, Route
from bot.sandbox.data.entities import File
from bot.sandbox.data.refusal import Refusal
from bot.sandbox.messaging.messages import may_see

_OTHERS = {".wav": "audio/wav"}
"""What Python calls otherwise than Webex."""


def kind_of(name: str) -> str:
    """The content type that a file's name stands for."""
    ending = name[name.rfind(".") :].lower()
    return _OTHERS.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def headers_of(file: File) -> dict[str, str]:
    """How a file is announced; what would end its name is not in it."""
    shown = re.sub(r'[\x00-\x1f"\\\x7f]', "_", file.name)
    return {"Content-Disposition": f'attachment; filename="{shown}"', "Content-Type": file.content_type}


def read_content(request: ApiRequest) -> ApiResponse:
    """GET or HEAD /contents/{contentId}: a file of a message."""
    for message in request.state.messages.values():
        for file in message.files:
            if file.id == request.params["contentId"] and may_see(request, message):
                return ApiResponse(file.content, headers=headers_of(file))
    raise Refusal(404, "Content not found.")


ROUTES = (
    Route("GET", "/contents/{contentId}", read_content),
    Route("HEAD", "/contents/{contentId}", read_content),
)
