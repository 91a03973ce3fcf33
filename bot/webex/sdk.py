"""webexteamssdk with the bot's trust, time-outs and retries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import requests
from tenacity import Retrying
from urllib3.exceptions import NewConnectionError
from webexteamssdk import WebexTeamsAPI
from webexteamssdk.exceptions import webexteamssdkException

from bot.events import Attachment
from bot.webex.endpoints import TIMEOUT_SECONDS, Endpoints, equip, quiet_libraries
from bot.webex.http.connection_errors import cause_of
from bot.webex.http.retry import RequestFailed, RetryPolicy, Unreadable

T = TypeVar("T")


def connect(token: str, endpoints: Endpoints) -> Any:
    """The SDK; many threads may share it, as its session changes nothing after this."""
    quiet_libraries()
    sdk = WebexTeamsAPI(
        access_token=token,
        base_url=endpoints.sdk_url,
        single_request_timeout=TIMEOUT_SECONDS,
        wait_on_rate_limit=False,
    )
    equip(sdk._session._req_session, endpoints)
    return sdk


def ask(request: Callable[[], T], policy: RetryPolicy) -> T:
    """Makes a request, again if that may help; raises RequestFailed and nothing else."""
    found: T = Retrying(**policy.options())(_once, request, policy.is_repeatable)
    return found


def _once(request: Callable[[], T], is_repeatable: bool) -> T:
    # `from None`: the SDK's errors quote the body of the answer.
    try:
        return request()
    except requests.RequestException as error:
        raise RequestFailed(
            0, detail=type(error).__name__, sent=_was_sent(error), cause=cause_of(error)
        ) from None
    except (
        webexteamssdkException,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        AssertionError,
        RecursionError,
    ) as error:
        raise Unreadable(0 if is_repeatable else 200, detail=type(error).__name__) from None


def _was_sent(error: requests.RequestException) -> bool:
    if isinstance(
        error, (requests.ConnectTimeout, requests.exceptions.SSLError, requests.exceptions.ProxyError)
    ):
        return False
    return not isinstance(_reason(error), NewConnectionError)


def _reason(error: requests.RequestException) -> object:
    """urllib3's own error, which requests wraps twice."""
    return getattr(error.args[0] if error.args else None, "reason", None)


def upload(api: Any, content: Mapping[str, Any], file: Attachment) -> str:
    """Posts a message with a file from memory, which the SDK would only take from a disk; gives its id."""
    # Without a content type of the session's, requests says where the parts begin.
    posted = api._session.request(
        "POST",
        "messages",
        200,
        data=dict(content),
        files={"files": (file.name, file.content, file.kind)},
        headers={"Content-type": None},
    )
    return str(posted.json()["id"])


def edit(api: Any, message_id: str, content: Mapping[str, Any]) -> None:
    """Gives a message another text, which the SDK has no method for."""
    api._session.request("PUT", f"messages/{message_id}", 200, json=dict(content))


def page(api: Any, path: str, **query: object) -> tuple[list[Mapping[str, Any]], bool]:
    """One page of a list, and whether Webex has more; its link to more may lack what was asked for."""
    answer = api._session.request("GET", path, 200, params=query)
    return [dict(item) for item in answer.json()["items"]], "next" in answer.links


def raw_json(found: Any) -> Mapping[str, Any]:
    """What the SDK read, as the JSON it was."""
    return dict(found.json_data)
