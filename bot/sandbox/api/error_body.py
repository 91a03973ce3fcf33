"""The body of a REST answer that refuses a request."""

from __future__ import annotations

from bot.sandbox.data.entities import Json
from bot.sandbox.state.quirks import Quirks


def error_body(path: str, status: int, message: str, code: int, tracking_id: str, quirks: Quirks) -> Json:
    """The body of an error: under /telephony perhaps Webex Calling's own shape, the common one elsewhere."""
    if path.startswith("/telephony/") and quirks.telephony_errors == "keyed":
        detail: Json = {"description": message}
        if code:
            detail["code"] = str(code)
        return {"error": [{"key": str(status), "message": [detail]}], "trackingId": tracking_id}
    described: Json = {"description": message}
    if code:
        described["errorCode"] = code
    return {"message": message, "errors": [described], "trackingId": tracking_id}
