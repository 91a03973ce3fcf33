"""The catalogue of Webex's services (U2C) and device registrations (WDM), which the websocket needs."""

from __future__ import annotations

from bot.sandbox.api.routes import ApiRequest, ApiResponse, Route
from bot.sandbox.data.entities import Json
from bot.sandbox.data.ids import inner_id, new_uuid
from bot.sandbox.data.refusal import Refusal
from bot.sandbox.network.hosts import API_URL, CONVERSATIONS_URL, DEVICES_URL, SOCKETS_URL

MAX_DEVICES = 100
_PATH = "/wdm/api/v1/devices"


class Devices:
    """The bot's registrations, by uuid."""

    def __init__(self) -> None:
        self.registered: dict[str, Json] = {}

    def catalogue_routes(self) -> tuple[Route, ...]:
        """The operations of U2C."""
        return (Route("GET", "/u2c/api/v1/catalog", _catalogue),)

    def routes(self) -> tuple[Route, ...]:
        """The operations of WDM."""
        return (
            Route("GET", _PATH, self._list),
            Route("POST", _PATH, self._create),
            Route("DELETE", _PATH, self._delete_all),
            Route("GET", f"{_PATH}/{{device}}", self._read),
            Route("PUT", f"{_PATH}/{{device}}", self._refresh),
            Route("DELETE", f"{_PATH}/{{device}}", self._delete),
        )

    def _list(self, _: ApiRequest) -> ApiResponse:
        if not self.registered:
            raise Refusal(404, "User has no device registrations.")
        return ApiResponse({"devices": list(self.registered.values())})

    def _create(self, request: ApiRequest) -> ApiResponse:
        if len(self.registered) >= MAX_DEVICES:
            raise Refusal(403, "User has excessive device registrations")
        uuid = new_uuid()
        asked: Json = request.body if isinstance(request.body, dict) else {}
        self.registered[uuid] = asked | {
            "url": f"{DEVICES_URL}/devices/{uuid}",
            "webSocketUrl": f"{SOCKETS_URL}/{uuid}/messages",
            "userId": inner_id(request.caller.id),
            "orgId": inner_id(request.caller.org_id),
            "creationTime": request.state.now(),
            "services": {},
        }
        return ApiResponse(self.registered[uuid])

    def _read(self, request: ApiRequest) -> ApiResponse:
        return ApiResponse(self._device(request))

    def _refresh(self, request: ApiRequest) -> ApiResponse:
        device = self._device(request)
        device["modificationTime"] = request.state.now()
        return ApiResponse(device)

    def _delete(self, request: ApiRequest) -> ApiResponse:
        self._device(request)
        del self.registered[request.params["device"]]
        return ApiResponse(status=204)

    def _delete_all(self, _: ApiRequest) -> ApiResponse:
        self.registered.clear()
        return ApiResponse(status=204)

    def _device(self, request: ApiRequest) -> Json:
        device = self.registered.get(request.params["device"])
        if device is None:
            raise Refusal(404, "Device not found.")
        return device


def _catalogue(_: ApiRequest) -> ApiResponse:
    links = {"wdm": DEVICES_URL, "conversation": CONVERSATIONS_URL, "hydra": API_URL}
    return ApiResponse({"serviceLinks": links, "hostCatalog": {}})
