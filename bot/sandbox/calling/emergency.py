"""The emergency callback number: the document that GET shows, and what depends on a workspace's number."""

from __future__ import annotations

from bot.sandbox.api.routes import Route, ServerResponse
from bot.sandbox.api.server_request import ServerRequest
from bot.sandbox.calling.numbers import all_numbers
from bot.sandbox.contract.paths import TELEPHONY
from bot.sandbox.data.entities import Json, Workspace
from bot.sandbox.data.scopes import CALLING
from bot.sandbox.directory.workspaces import find_workspace
from bot.sandbox.documents.setting import require_calling
from bot.sandbox.state.cloud_state import CloudState

SETTING_NAME = "emergencyCallbackNumber"


def emergency_document(state: CloudState, workspace: Workspace, document: Json) -> Json:
    """The document with the numbers one may select, and the one in effect."""
    own = next((one.get("phoneNumber", "") for one in _rows(state, workspace.id)), "")
    main = _location_number(state, workspace.location_id)
    result = {key: document[key] for key in ("selected", "elinEnabled")}
    if own:
        result["directLineInfo"] = _number_info(workspace.name, ".", own, "DIRECT_LINE")
    result["locationECBNInfo"] = _number_info(
        state.locations[workspace.location_id].name, ".", main, "LOCATION_NUMBER"
    )
    member = document.get("locationMemberInfo", {}).get("memberId")
    theirs = next(iter(_rows(state, member)), None) if member else None
    if theirs is not None:
        owner = theirs["owner"]
        number = theirs.get("phoneNumber", "")
        info = _number_info(owner["firstName"], owner.get("lastName", "."), number, "LOCATION_MEMBER_NUMBER")
        kind = "PLACE" if owner["type"] == "PLACE" else "PEOPLE"
        result["locationMemberInfo"] = info | {"memberId": member, "memberType": kind}
    elif member:
        result["locationMemberInfo"] = document["locationMemberInfo"]
    chosen = {
        "DIRECT_LINE": own,
        "LOCATION_ECBN": main,
        "LOCATION_MEMBER_NUMBER": theirs.get("phoneNumber", "") if theirs else "",
    }.get(document["selected"], "")
    effective = chosen or main
    quality = "INVALID" if not effective else "RECOMMENDED" if chosen else "NOT_RECOMMENDED"
    return result | {"defaultInfo": {"effectiveValue": effective, "quality": quality}}


def _location_number(state: CloudState, location_id: str) -> str:
    chosen = _rows(state, state.emergency_callback.get(location_id, ""))
    if chosen:
        return str(chosen[0].get("phoneNumber", ""))
    return next(
        (one.number for one in state.services.values() if one.main and one.location_id == location_id), ""
    )


def _rows(state: CloudState, owner_id: str) -> list[Json]:
    return [item for item in all_numbers(state) if item["owner"]["id"] == owner_id]


def _number_info(first: str, last: str, number: str, level: str) -> Json:
    return {
        "phoneNumber": number,
        "firstName": first,
        "lastName": last,
        "effectiveLevel": level if number else "NONE",
        "effectiveValue": number,
        "quality": "RECOMMENDED" if number else "INVALID",
    }


def dependencies(request: ServerRequest) -> ServerResponse:
    """GET …/emergencyCallbackNumber/dependencies"""
    workspace = require_calling(find_workspace(request))
    documents = {one: settings[SETTING_NAME] for one, settings in request.state.settings.items()}
    dependent = [
        one
        for one, document in documents.items()
        if one != workspace.id
        and document["selected"] == "LOCATION_MEMBER_NUMBER"
        and document.get("locationMemberInfo", {}).get("memberId") == workspace.id
    ]
    return ServerResponse(
        {
            "isLocationEcbnDefault": workspace.id in request.state.emergency_callback.values(),
            "isSelfEcbnDefault": documents[workspace.id]["selected"] == "DIRECT_LINE",
            "dependentMemberCount": len(dependent),
        }
    )


ROUTES = (Route("GET", f"{TELEPHONY}/{SETTING_NAME}/dependencies", dependencies, CALLING.read),)
