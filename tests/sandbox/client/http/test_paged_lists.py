"""Lists that come in pages are read whole, or an error says that a part is missing."""

from __future__ import annotations

import pytest

from bot.errors import WebexError
from bot.sandbox.cloud.cloud import Cloud
from bot.webex.http.client import Listing
from bot.webex.http.paging import Rows
from tests.sandbox.clients import Client, client


def test_a_list_comes_whole_however_many_pages(webex: Client) -> None:
    (rows,) = webex.rest.collect(Listing("/workspaces", "items", {"max": 3}))
    assert isinstance(rows, list)
    assert len({row["id"] for row in rows}) == 10
    assert len(webex.asked("/workspaces")) == 4


def pages(webex: Client, *links: str, query: dict[str, str | int] | None = None) -> list[str]:
    """Reads ten workspaces three a page, the first pages with these `Link` headers; the names that came."""
    query = query or {"max": 3}
    for at, link in enumerate(links):
        items = names(webex)[at * 3 : at * 3 + 3]
        body = {"items": [{"id": name, "displayName": name} for name in items]}
        webex.cloud.fault("GET /workspaces", status=200, body=body, headers={"Link": link})
    (rows,) = webex.rest.collect(Listing("/workspaces", "items", query))
    assert isinstance(rows, Rows)
    assert rows.complete or len(rows) < 10
    return [row["displayName"] for row in rows]


def names(webex: Client) -> list[str]:
    return [one.name for one in webex.cloud.state.workspaces.values()]


@pytest.mark.parametrize(
    "link",
    [
        '<https://evil.example/v1/workspaces?start=3>; rel="next"',
        '<http://127.0.0.1/v1/workspaces?max=3&start=3>; rel="next"',
        '<https,https://webexapis.com/v1/workspaces?start=3&max=3>; rel="next"',
        "<?start=3>;rel=next",
        '</v1/people?start=3&max=null>; rel="next"',
        '<https://x/v1/workspaces?start=0>; rel="prev", <https://x/v1/workspaces?start=3>; rel="next"',
        '<https://x/v1/workspaces?start=3&orgId=another>; rel="next"',
        '<>; rel="next"',
        '<https://x/v1/workspaces?max=null>; rel="next"',
    ],
)
def test_only_the_cursor_of_a_link_counts(cloud: Cloud, link: str) -> None:
    """The token goes to no other host, and a link that is broken costs nothing where pages are counted."""
    org_id = cloud.person("ana").org_id
    with client(cloud, org_id=org_id) as webex:
        assert pages(webex, link) == names(webex)
        asked = webex.asked("/workspaces")
        assert {one.query["max"] for one in asked} == {"3"}
        assert {one.query["orgId"] for one in asked} == {org_id}
        assert {one.path for one in cloud.requests} == {"/workspaces"}


def test_a_link_that_drops_what_was_asked_for_does_not_widen_the_list(webex: Client) -> None:
    link = '<https://x/v1/workspaces?start=3>; rel="next"'
    pages(webex, link, query={"max": 3, "displayName": "L"})
    assert {one.query.get("displayName") for one in webex.asked("/workspaces")} == {"L"}


def test_a_broken_link_leaves_the_pages_before_it(webex: Client, caplog: pytest.LogCaptureFixture) -> None:
    """Where pages are not counted nothing tells what comes next."""
    (rows,) = broken(webex, {"Link": '<https,https://x>; rel="next"'}, Listing("/workspaces", "items"))
    assert isinstance(rows, Rows)
    assert (len(rows), rows.complete) == (1, False)
    assert "/workspaces" in caplog.text


def broken(webex: Client, headers: dict[str, str], listing: Listing) -> list[Rows | WebexError]:
    webex.cloud.fault("GET /workspaces", status=200, body={"items": [{"id": "1"}]}, headers=headers)
    return webex.rest.collect(listing)


@pytest.mark.parametrize("status", [200, 403])
@pytest.mark.parametrize("before", [1, 2, 3])
def test_a_page_that_fails_costs_that_page(webex: Client, status: int, before: int) -> None:
    webex.cloud.fault("GET /workspaces", status=None, times=before)
    webex.cloud.fault("GET /workspaces", status=status, body="<html>")
    (rows,) = webex.rest.collect(Listing("/workspaces", "items", {"max": 3}))
    assert isinstance(rows, Rows)
    assert not rows.complete
    assert len(rows) in (7, 9)
    assert {row["displayName"] for row in rows} < {*names(webex)}


def test_pages_that_go_round_in_a_circle_end(webex: Client) -> None:
    link = f'<{webex.cloud.api_url}/workspaces?start=1>; rel="next"'
    webex.cloud.fault("GET /workspaces", status=200, body={"items": []}, headers={"Link": link}, times=99)
    (rows,) = webex.rest.collect(Listing("/workspaces", "items"))
    assert isinstance(rows, Rows)
    assert not rows.complete
    assert len(webex.asked("/workspaces")) == 2


def test_a_list_without_its_rows_is_no_empty_list(webex: Client) -> None:
    webex.cloud.fault("GET /workspaces", status=200, body={"items": None})
    (rows,) = webex.rest.collect(Listing("/workspaces", "items"))
    assert isinstance(rows, WebexError)
