"""The body of a REST answer that refuses a request."""

from __future__ import annotations

from bot.sandbox.data.entities import Json
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.state.quirks import Quirks


def error_body(error: ErrorResponse, path: str, tracking_id: str, quirks: Quirks) -> Json:
    """Webex's common shape; under /telephony Webex Calling's own where the quirks say so."""
    detail: Json = {"description": error.message}
    if path.startswith("/telephony/") and quirks.telephony_errors == "keyed":
        if error.code:
            detail["code"] = str(error.code)
        return {"error": [{"key": str(error.status), "message": [detail]}], "trackingId": tracking_id}
    if error.code:
        detail["errorCode"] = error.code
    return {"message": error.message, "errors": [detail], "trackingId": tracking_id}
