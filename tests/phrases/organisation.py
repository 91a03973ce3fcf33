"""The organisation of the phrase books, as data of the sandbox."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from bot.sandbox.calling.members import MONITORED_ELEMENTS, member_id
from bot.sandbox.calling.settings_documents import merge_document
from bot.sandbox.data.entities import PROFESSIONAL, Json, Person, Workspace
from bot.sandbox.data.ids import seeded_uuid, webex_id
from bot.sandbox.documents import SETTING_BY_NAME
from bot.sandbox.documents.new_documents import new_documents
from bot.sandbox.documents.put_bodies import in_get_shape
from bot.sandbox.state import seed_data
from bot.sandbox.state.cloud_state import CloudState

ADMINISTRATOR = "ana"
"""The full administrator who types, by the key of the seed data."""
LOCATION = next(one for one in seed_data.locations() if one.country == "US")
FIRST_EXTENSION = 2003
FIRST_NUMBER = 13035550110
WORKSPACES = tuple(
    Workspace(
        webex_id("PLACE", seeded_uuid(f"PLACE {name}")),
        name,
        seed_data.ORG,
        LOCATION.id,
        PROFESSIONAL,
        str(FIRST_EXTENSION + index),
        f"+{FIRST_NUMBER + index}",
    )
    for index, name in enumerate(
        (
            "Lobby Paris",
            "Lobby Lyon",
            "Kitchen",
            "Gym",
            "Boardroom 4.12",
            "Front Desk",
            "Reception North",
            "Huddle & Play",
            "Café Central",
            "Room 101",
            "Training Room",
            "Waiting Room",
            "Music Room",
            "Recording Studio",
            "Lobby 0001",
            "Lobby 0002",
            "Lobby 0003",
        )
    )
)
"""With extensions from 2003 on, so that Kitchen has 2005 and Gym 2006."""
BASE: dict[str, Json] = {
    "voicemail": {
        "enabled": True,
        "sendBusyCalls": {"enabled": False},
        "sendUnansweredCalls": {"enabled": False},
    },
    "pushToTalk": {"connectionType": "ONE_WAY"},
    "outgoingPermission": {
        "useCustomEnabled": True,
        "useCustomPermissions": True,
        "callingPermissions": [{"callType": "INTERNATIONAL", "action": "BLOCK"}],
    },
}
"""What is not as in a new workspace, in which forwarding and its like are off and call waiting is on."""
PEOPLE_LISTS = {
    "pushToTalk": "members",
    "privacy": "monitoringAgents",
    "monitoring": MONITORED_ELEMENTS,
}
"""The list that is meant where `given` has a name in the place of a settings document."""


def lay_out(state: CloudState, given: Json, workspace: str = "") -> None:
    """Replaces what is seeded by the organisation of the books, and lays `given` over every workspace.

    So it is seen when the wrong one is changed back. Only `workspace` gets numbers, as nobody shares them.
    """
    with state.lock:
        here = (LOCATION,)
        state.locations = {LOCATION.id: LOCATION}
        state.people = {one.id: one for one in _people()}
        state.virtual_lines = {}
        state.workspaces = {one.id: one for one in WORKSPACES}
        services = seed_data.services(seed_data.locations())
        state.services = {one.id: one for one in services if one.location_id == LOCATION.id}
        state.schedules = {one.id: one for one in seed_data.schedules(here)}
        parks = seed_data.park_extensions(seed_data.locations())
        state.park_extensions = {one.id: one for one in parks if one.location_id == LOCATION.id}
        state.number_pool = seed_data.number_pool(here)
        state.emergency_callback = {LOCATION.id: WORKSPACES[0].id}
        state.settings = json.loads(_DOCUMENTS)
        for one in WORKSPACES if given else ():
            for name, document in given.items():
                if name != "numbers" or one.name == workspace:
                    lay_over(state, one.id, name, document)


def lay_over(state: CloudState, workspace_id: str, name: str, given: Any) -> None:
    """Changes one settings document: `null` is what a new workspace has; a name alone is a person on the
    list of that setting, and names in lists of people stand for them."""
    defaults, document = SETTING_BY_NAME[name].defaults, state.settings[workspace_id][name]
    if isinstance(given, str):
        given = {PEOPLE_LISTS[name]: [given]}
    body = {key: deepcopy(defaults[key]) if value is None else value for key, value in given.items()}
    if (people := PEOPLE_LISTS.get(name)) in body:
        body[people] = [_id(state, one) for one in body[people]]
    if name == "outgoingPermission":
        # Only the rows that are given change; in every other setting a list is given whole.
        body = in_get_shape(name, document, body)
    merge_document(state, SETTING_BY_NAME[name], workspace_id, body)


def _id(state: CloudState, named: Any) -> Any:
    """The id of whoever has these words in the name; anything else is left as it is."""
    if not isinstance(named, str):
        return named
    kinds: list[Mapping[str, Any]] = [state.people, state.workspaces, state.park_extensions]
    everybody = [one for kind in kinds for one in kind.values()]
    return next((one.id for one in everybody if named.casefold() in one.name.casefold()), named)


def name_of(state: CloudState, entry: Any) -> str:
    """The name of a person, workspace or park extension that is on a list by id; empty for all others."""
    known = member_id(entry)
    for kind in (state.people, state.workspaces, state.park_extensions):
        if known in kind:
            return str(kind[known].name)
    return ""


def _people() -> tuple[Person, ...]:
    """Those of the seed data, all at the one location and none with a number abroad; Ravi's name is Shah."""
    return tuple(
        replace(
            one,
            name="Ravi Shah" if one.key == "ravi" else one.name,
            email="ravi.shah@acme.example" if one.key == "ravi" else one.email,
            location_id=one.location_id and LOCATION.id,
            number=one.number if one.number.startswith("+1") else "",
        )
        for one in seed_data.people()
    )


def _documents() -> str:
    """The settings of every workspace, as text: it is read anew for each sentence."""
    state = CloudState()
    state.locations = {LOCATION.id: LOCATION}
    state.settings = {one.id: new_documents(one, LOCATION) for one in WORKSPACES}
    for one in WORKSPACES:
        for name, document in BASE.items():
            lay_over(state, one.id, name, document)
    return json.dumps(state.settings)


_DOCUMENTS = _documents()
