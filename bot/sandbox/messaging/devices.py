"""The catalogue of Webex's services (U2C) and device registrations (WDM), which the websocket needs."""

from __future__ import annotations

from bot.sandbox.api.routes import Route, ServerResponse
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.data.entities import Json
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.data.ids import inner_id, new_uuid
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

    def _list(self, _: ServerRequest) -> ServerResponse:
        if not self.registered:
            raise ErrorResponse(404, "User has no device registrations.")
        return ServerResponse({"devices": list(self.registered.values())})

    def _create(self, request: ServerRequest) -> ServerResponse:
        if len(self.registered) >= MAX_DEVICES:
            raise ErrorResponse(403, "User has excessive device registrations")
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
        return ServerResponse(self.registered[uuid])

    def _read(self, request: ServerRequest) -> ServerResponse:
        return ServerResponse(self._device(request))

    def _refresh(self, request: ServerRequest) -> ServerResponse:
        device = self._device(request)
        device["modificationTime"] = request.state.now()
        return ServerResponse(device)

    def _delete(self, request: ServerRequest) -> ServerResponse:
        self._device(request)
        del self.registered[request.params["device"]]
        return ServerResponse(status=204)

    def _delete_all(self, _: ServerRequest) -> ServerResponse:
        self.registered.clear()
        return ServerResponse(status=204)

    def _device(self, request: ServerRequest) -> Json:
        return request.named(self.registered, "device", "Device not found.")


def _catalogue(_: ServerRequest) -> ServerResponse:
    links = {"wdm": DEVICES_URL, "conversation": CONVERSATIONS_URL, "hydra": API_URL}
    return ServerResponse({"serviceLinks": links, "hostCatalog": {}})
