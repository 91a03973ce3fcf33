"""The vendor's SDK for messaging, unchanged: where it fails, the cloud is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from webexteamssdk import ApiError, WebexTeamsAPI

from bot.sandbox.cloud.cloud import Cloud
from bot.sandbox.state.quirks import QUIRK_VALUES
from tests.sandbox.conftest import set_quirks
from tests.sandbox.rest_client import CARD


def test_messages_are_sent_read_listed_and_deleted(cloud: Cloud, sdk: WebexTeamsAPI, tmp_path: Path) -> None:
    set_quirks(cloud)
    space = cloud.space("ana")
    said = sdk.messages.create(roomId=space.id, markdown="**hello**")
    assert sdk.messages.get(said.id).markdown == "**hello**"
    reply = sdk.messages.create(roomId=space.id, text="below", parentId=said.id)
    file = tmp_path / "a.txt"
    file.write_text("a")
    with_file = sdk.messages.create(roomId=space.id, text="a file", files=[str(file)])
    assert [one.id for one in sdk.messages.list(space.id, max=2)] == [with_file.id, reply.id, said.id]
    sdk.messages.delete(reply.id)
    with pytest.raises(ApiError) as caught:
        sdk.messages.get(reply.id)
    assert caught.value.status_code == 404
    assert cloud.breaches == []


def test_a_card_is_pressed_and_the_press_read(cloud: Cloud, sdk: WebexTeamsAPI) -> None:
    card = sdk.messages.create(roomId=cloud.space("ana").id, text="a card", attachments=[CARD])
    pressed = cloud.press(cloud.person("ana"), card.id, {"go": "on"})
    action = sdk.attachment_actions.get(pressed)
    assert (action.messageId, action.personId, action.inputs) == (
        card.id,
        cloud.person("ana").id,
        {"go": "on"},
    )


def test_spaces_people_and_memberships(cloud: Cloud, sdk: WebexTeamsAPI) -> None:
    assert sdk.people.me().type == "bot"
    ana = cloud.person("ana")
    assert [one.id for one in sdk.people.list(email=ana.email)] == [ana.id]
    rooms = {one.id: one.type for one in sdk.rooms.list(sortBy="lastactivity", max=100)}
    assert rooms[cloud.space("team").id] == "group"
    assert sdk.rooms.get(cloud.space("ana").id).title == "Ana Roux"
    members = [one.personId for one in sdk.memberships.list(roomId=cloud.space("team").id)]
    assert ana.id in members
    assert cloud.breaches == []


@pytest.mark.filterwarnings("ignore:`max=null` still present:RuntimeWarning")
@pytest.mark.parametrize("links", QUIRK_VALUES["links"])
def test_lists_are_read_page_by_page(cloud: Cloud, sdk: WebexTeamsAPI, links: Any) -> None:
    """The SDK takes out `max=null`, and loses a list whose link lost what it needs, as it does with Webex."""
    set_quirks(cloud, links=links)
    team, ana = cloud.space("team"), cloud.person("ana")
    for number in range(7):
        cloud.say(ana, team, f"{number}")
    assert len(list(sdk.memberships.list(roomId=team.id, max=2))) == len(team.members)
    found = sdk.messages.list(team.id, mentionedPeople="me", max=3)
    if links == "cursor only":
        with pytest.raises(ApiError) as caught:
            list(found)
        assert caught.value.status_code == 403
    else:
        assert len(list(found)) == 7


def test_an_unknown_token_is_refused(cloud: Cloud) -> None:
    with pytest.raises(ApiError) as caught:
        WebexTeamsAPI(access_token="sandbox-none", base_url=cloud.api_url + "/").people.me()
    assert caught.value.status_code == 401
