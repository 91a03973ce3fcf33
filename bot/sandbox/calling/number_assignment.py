"""The numbers assigned to a workspace; PUT names only those to add, change or delete."""

from __future__ import annotations

from typing import Any

from bot.sandbox.calling.numbers import taken_by
from bot.sandbox.data.entities import Json, Workspace
from bot.sandbox.data.error_response import ErrorResponse
from bot.sandbox.state.cloud_state import CloudState


def apply_number_changes(state: CloudState, workspace: Workspace, body: Json) -> Json:
    """The body of a PUT of numbers in the shape of GET. Raises ErrorResponse before anything is changed."""
    numbers = [dict(number) for number in state.settings[workspace.id]["numbers"]["phoneNumbers"]]
    freed = []
    for change in body["phoneNumbers"]:
        number = change["directNumber"]
        assigned = next((one for one in numbers if one.get("external") == number), None)
        if change["action"] == "DELETE":
            if assigned is None:
                raise ErrorResponse(404, f"Number {number} is not assigned.", code=4008)
            numbers.remove(assigned)
            freed.append(number)
            continue
        if assigned is None:
            _check_free(state, workspace, number)
            assigned = {"external": number, "tollFreeNumber": False}
            numbers.append(assigned)
        _change_number(numbers, assigned, change, state.locations[workspace.location_id].routing_prefix)
    state.number_pool.update(dict.fromkeys(freed, workspace.location_id))
    return body | {"phoneNumbers": numbers}


def _check_free(state: CloudState, workspace: Workspace, number: str) -> None:
    if taken_by(state, number):
        raise ErrorResponse(409, f"Number {number} is already assigned.", code=5701)
    if state.number_pool.get(number) != workspace.location_id:
        raise ErrorResponse(404, f"Number {number} is not one of the location.", code=4008)


def _change_number(numbers: list[Json], assigned: Json, change: dict[str, Any], prefix: str) -> None:
    for key in ("extension", "ringPattern"):
        if change.get(key):
            assigned[key] = change[key]
    if "extension" in assigned:
        assigned |= {"routingPrefix": prefix, "esn": prefix + assigned["extension"]}
    assigned["primary"] = change["primary"]
    if change["primary"]:
        for other in numbers:
            other["primary"] = other is assigned
