"""How the cloud says no: the bodies Webex answers errors with."""

from __future__ import annotations

from collections.abc import Mapping

from bot.sandbox.cloud.oddities import Oddities
from bot.sandbox.data.records import Json


class Refusal(Exception):
    """A request that is answered with an error status; `code` is Webex Calling's own number, if any."""

    def __init__(
        self, status: int, message: str, *, code: int = 0, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.headers = dict(headers or {})


def error_body(path: str, status: int, message: str, code: int, tracking_id: str, oddities: Oddities) -> Json:
    """The body of an error: under /telephony perhaps Webex Calling's own shape, the common one elsewhere."""
    if path.startswith("/telephony/") and oddities.telephony_errors == "keyed":
        detail: Json = {"description": message}
        if code:
            detail["code"] = str(code)
        return {"error": [{"key": str(status), "message": [detail]}], "trackingId": tracking_id}
    described: Json = {"description": message}
    if code:
        described["errorCode"] = code
    return {"message": message, "errors": [described], "trackingId": tracking_id}
