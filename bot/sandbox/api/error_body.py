"""The body of a REST answer that refuses a request."""

from __future__ import annotations

from bot.sandbox.data.entities import Json
from bot.sandbox.data.refusal import Refusal
from bot.sandbox.state.quirks import Quirks


def error_body(refusal: Refusal, path: str, tracking_id: str, quirks: Quirks) -> Json:
    """Webex's common shape; under /telephony Webex Calling's own where the quirks say so."""
    detail: Json = {"description": refusal.message}
    if path.startswith("/telephony/") and quirks.telephony_errors == "keyed":
        if refusal.code:
            detail["code"] = str(refusal.code)
        return {"error": [{"key": str(refusal.status), "message": [detail]}], "trackingId": tracking_id}
    if refusal.code:
        detail["errorCode"] = refusal.code
    return {"message": refusal.message, "errors": [detail], "trackingId": tracking_id}
