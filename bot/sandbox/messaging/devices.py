"""Where a client of the websocket begins: the catalogue of services and its device registration."""

from __future__ import annotations

from bot.sandbox.cloud.refusal import Refusal
from bot.sandbox.cloud.routes import Answer, Call, Route
from bot.sandbox.data.ids import inner_id, new_uuid
from bot.sandbox.data.records import Json
from bot.sandbox.network.hosts import API_URL, CONVERSATIONS_URL, DEVICES_URL, SOCKETS_URL

MOST = 100
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

    def _list(self, _: Call) -> Answer:
        if not self.registered:
            raise Refusal(404, "User has no device registrations.")
        return Answer({"devices": list(self.registered.values())})

    def _create(self, call: Call) -> Answer:
        if len(self.registered) >= MOST:
            raise Refusal(403, "User has excessive device registrations")
        uuid = new_uuid()
        asked: Json = call.body if isinstance(call.body, dict) else {}
        self.registered[uuid] = asked | {
            "url": f"{DEVICES_URL}/devices/{uuid}",
            "webSocketUrl": f"{SOCKETS_URL}/{uuid}/messages",
            "userId": inner_id(call.caller.id),
            "orgId": inner_id(call.caller.org_id),
            "creationTime": call.state.now(),
            "services": {},
        }
        return Answer(self.registered[uuid])

    def _read(self, call: Call) -> Answer:
        return Answer(self._device(call))

    def _refresh(self, call: Call) -> Answer:
        device = self._device(call)
        device["modificationTime"] = call.state.now()
        return Answer(device)

    def _delete(self, call: Call) -> Answer:
        self._device(call)
        del self.registered[call.params["device"]]
        return Answer(status=204)

    def _delete_all(self, _: Call) -> Answer:
        self.registered.clear()
        return Answer(status=204)

    def _device(self, call: Call) -> Json:
        device = self.registered.get(call.params["device"])
        if device is None:
            raise Refusal(404, "Device not found.")
        return device


def _catalogue(_: Call) -> Answer:
    links = {"wdm": DEVICES_URL, "conversation": CONVERSATIONS_URL, "hydra": API_URL}
    return Answer({"serviceLinks": links, "hostCatalog": {}})
