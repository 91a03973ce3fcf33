"""The bot's mouth: messages sent, deleted and read again with the bot token."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from bot.errors import NotFound, WebexError
from bot.events import Attachment, Person, Reply, TextMessage
from bot.ids import bare
from bot.webex.endpoints import Endpoints
from bot.webex.http.retry import DEADLINE_SECONDS, LONGEST_PAUSE_SECONDS, Refusal
from bot.webex.inbound import event_parser as incoming
from bot.webex.outbound import sdk
from bot.webex.outbound.hold import Hold
from bot.webex.outbound.message_parts import pieces
from cards.text import unmentioned

log = logging.getLogger(__name__)

CARD = "application/vnd.microsoft.card.adaptive"
DELETE_SECONDS = 6.0
LOOK_SECONDS = 6.0
"""How long it is tried to find out where something was said that could not be fetched."""
MOST_ROOMS = 100
MOST_MESSAGES = 100
GONE = frozenset({403, 404})


class WebexMessenger:
    """A `bot.ports.Messenger`, and the door's reader. Many threads may use it."""

    def __init__(self, token: str, endpoints: Endpoints) -> None:
        self.hold = Hold()
        self._sdk = sdk.connect(token, endpoints)
        self._api_url = endpoints.api_url
        self._me: Person | None = None
        self._direct: dict[str, bool] = {}
        self._spaces: dict[str, str] = {}

    def close(self) -> None:
        """Lets go of the idle connections to Webex; the next request opens a new one."""
        self._sdk._session._req_session.close()

    def me(self) -> Person:
        """The bot itself, read once. `GET /people/me`."""
        if self._me is None:
            try:
                found = self.hold.ask(lambda: sdk.document(self._sdk.people.me()))
                self._me = Person(
                    id=str(found["id"]),
                    name=str(found.get("displayName") or ""),
                    email=str((found.get("emails") or [""])[0]),
                    org_id=str(found.get("orgId") or ""),
                    # A start must not fail because Webex leaves the word out.
                    is_bot=found.get("type") in (None, "bot"),
                )
            except Refusal as refusal:
                if refusal.status in (404, 405):
                    raise WebexError(
                        f"What answers at {self._api_url} is not Webex ({refusal.status}).",
                        "Leave WEBEX_API_URL out, or correct it.",
                        status=refusal.status,
                    ) from None
                raise in_words(refusal, "The bot could not read who it is.") from None
            except (KeyError, TypeError, AttributeError):
                raise WebexError(
                    "The bot could not read who it is: Webex's answer has no such person."
                ) from None
        return self._me

    def send(
        self, space_id: str, reply: Reply, thread_id: str | None = None, *, patient: bool = False
    ) -> str:
        """Posts to a space and gives the id of the last message, which carries the card if there is one.

        Long text is sent in several messages, a file with the last; beside a card, which says the same, it
        is cut. Nobody is ever mentioned, whatever a name says.
        Tried again, a little, when Webex broke or fell silent: twice is better than never. Empty when Webex
        did not say the id. `patient` waits for the end of a hold, up to five minutes. `POST /messages`.
        """
        parts = pieces(unmentioned(reply.text))
        if reply.card is not None:
            parts = [parts[0] if len(parts) == 1 else parts[0].rstrip() + "\n…"]
        sent = ""
        for number, part in enumerate(parts, 1):
            file = reply.file if number == len(parts) else None
            content: dict[str, Any] = {"roomId": space_id, "markdown": part}
            if reply.card is not None:
                content["attachments"] = [{"contentType": CARD, "content": dict(reply.card)}]
            sent = self._send(content, file, thread_id, patient=patient)
        self._spaces[bare(space_id)] = space_id
        return sent

    def _send(
        self, content: Mapping[str, Any], file: Attachment | None, thread_id: str | None, *, patient: bool
    ) -> str:
        def post() -> str:
            return self._post(content, file, thread_id)

        try:
            return self.hold.patiently(post) if patient else post()
        except Refusal as refusal:
            if refusal.status in GONE:
                raise NotFound("The bot is not in that space any more.") from None
            raise in_words(refusal, "The message was not sent.") from None

    def _post(self, content: Mapping[str, Any], file: Attachment | None, thread_id: str | None) -> str:
        if thread_id:
            try:
                return self._create({**content, "parentId": thread_id}, file)
            except Refusal as refusal:
                if refusal.status not in (400, 404):
                    raise
                log.info("Webex refuses the thread (%s); answering outside of it", refusal)
        return self._create(content, file)

    def _create(self, content: Mapping[str, Any], file: Attachment | None) -> str:
        def create() -> str:
            if file is not None:
                return sdk.upload(self._sdk, content, file)
            return str(sdk.document(self._sdk.messages.create(**content))["id"])

        try:
            return self.hold.ask(create, repeatable=False)
        except sdk.Unreadable:
            log.warning("Webex took a message and its answer cannot be read: its id is unknown")
            return ""

    def delete(self, message_id: str) -> None:
        """Deletes one of the bot's messages; it is no error if it is gone. `DELETE /messages/{messageId}`."""
        try:
            # The space waits meanwhile, and a card that stays is used up all the same.
            self.hold.ask(lambda: self._sdk.messages.delete(message_id), DELETE_SECONDS)
        except Refusal as refusal:
            if refusal.status != 404:
                raise in_words(refusal, "The message was not deleted.") from None

    def missed(self, since: datetime) -> list[TextMessage]:
        """What people said to the bot after `since`, oldest first: of 100 spaces, 100 messages each.

        `GET /rooms` and `GET /messages` for each space something happened in.
        """
        try:
            found = [
                message
                for room in self._rooms()
                if _is_after(str(room.get("lastActivity") or ""), since)
                for message in self._said_in(room, since)
            ]
        except Refusal as refusal:
            raise in_words(refusal, "The bot could not read what it missed.") from None
        return sorted(found, key=lambda message: message.sent_at)

    def _rooms(self, seconds: float = DEADLINE_SECONDS) -> list[Mapping[str, Any]]:
        """The spaces in which something happened last, and their ids remembered. Raises Refusal."""
        rooms, _ = self.hold.ask(
            lambda: sdk.page(self._sdk, "rooms", sortBy="lastactivity", max=MOST_ROOMS), seconds
        )
        self._spaces.update({bare(room_id): room_id for room_id in map(_id_of, rooms)})
        return rooms

    def _said_in(self, room: Mapping[str, Any], since: datetime) -> list[TextMessage]:
        # In a group space a bot may list only what mentions it.
        mentioned = {} if room.get("type") == "direct" else {"mentionedPeople": "me"}
        listed: list[Mapping[str, Any]] = []
        more = True
        while more and len(listed) < MOST_MESSAGES:
            before = {"beforeMessage": str(listed[-1].get("id"))} if listed else {}
            try:
                page, named = self._page({"roomId": room.get("id"), **mentioned, **before})
            except Refusal as refusal:
                if listed:
                    log.warning("Older messages of a space cannot be read: %s", refusal)
                elif refusal.status not in GONE:
                    raise
                break
            listed += page
            more = named and bool(page) and _is_after(str(page[-1].get("created") or ""), since)
        found = (self._event({"roomType": room.get("type"), **message}) for message in listed[:MOST_MESSAGES])
        return [message for message in found if message and message.sent_at > since]

    def _page(self, query: Mapping[str, object]) -> tuple[list[Mapping[str, Any]], bool]:
        return self.hold.ask(lambda: sdk.page(self._sdk, "messages", max=MOST_MESSAGES, **query))

    def _event(self, message: Mapping[str, Any]) -> TextMessage | None:
        bot = self.me()
        try:
            return incoming.text_message(message, bot) if incoming.is_from_person(message, bot) else None
        except (KeyError, TypeError, ValueError) as error:
            log.warning("A message that was missed cannot be read: %s", type(error).__name__)
            return None

    def message(
        self, message_id: str, seconds: float = DEADLINE_SECONDS, again: Collection[int] = ()
    ) -> Mapping[str, Any]:
        """`GET /messages/{messageId}`; tried again after a status in `again` too, and after a hold, which is
        waited for besides `seconds`, up to five minutes. Raises Refusal."""
        return self.hold.patiently(lambda: self._message(message_id, seconds, again))

    def _message(
        self, message_id: str, seconds: float = DEADLINE_SECONDS, again: Collection[int] = ()
    ) -> Mapping[str, Any]:
        return self.hold.ask(lambda: sdk.document(self._sdk.messages.get(message_id)), seconds, also=again)

    def action(
        self, action_id: str, seconds: float = DEADLINE_SECONDS, again: Collection[int] = ()
    ) -> Mapping[str, Any]:
        """`GET /attachment/actions/{id}`, likewise."""
        return self.hold.patiently(
            lambda: self.hold.ask(
                lambda: sdk.document(self._sdk.attachment_actions.get(action_id)), seconds, also=again
            )
        )

    def said(self, message_id: str) -> TextMessage | None:
        """A message as an event; None when it is gone, or nobody but a bot wrote it. Raises WebexError."""
        try:
            return self._event(self._message(message_id))
        except Refusal as refusal:
            if refusal.status in GONE | {400}:
                return None
            raise in_words(refusal, "The bot could not read what was said.") from None

    def space_id(self, bare_id: str) -> str:
        """The public id of a space that was listed or written to; empty for another."""
        return self._spaces.get(bare_id, "")

    def find_space(self, bare_id: str) -> str:
        """The same, looked for among those in which something happened last; empty when it is not found."""
        if bare_id not in self._spaces:
            try:
                self._rooms(LOOK_SECONDS)
            except Refusal as refusal:
                log.warning("The spaces cannot be listed: %s", refusal)
        return self.space_id(bare_id)

    def is_direct(self, space_id: str, seconds: float = DEADLINE_SECONDS) -> bool:
        """Whether a space is a direct one; a space never changes that. Waits and raises like `message`."""
        if space_id not in self._direct:
            room = self.hold.patiently(
                lambda: self.hold.ask(lambda: sdk.document(self._sdk.rooms.get(space_id)), seconds)
            )
            self._direct[space_id] = room.get("type") == "direct"
        return self._direct[space_id]


def _id_of(room: Mapping[str, Any]) -> str:
    return str(room.get("id") or "")


def _is_after(created: str, since: datetime) -> bool:
    """Also true for a date that cannot be read: rather look once too often."""
    try:
        return incoming.moment(created) > since
    except ValueError:
        return True


def in_words(refusal: Refusal, consequence: str) -> WebexError:
    """A refusal of a request made with the bot token, for people."""
    later = "Try again in a few minutes."
    why, next_step = f"Webex refused the request ({refusal.status}).", later
    if refusal.cause is not None:
        why = refusal.cause.sentence
        next_step = later if refusal.cause.passing else refusal.cause.next_step
    elif refusal.status == 401:
        why = "Webex does not accept the bot's token."
        next_step = "Ask the operator of the bot to check WEBEX_BOT_TOKEN with `python -m bot doctor`."
    elif refusal.status in (423, 429):
        why = "Webex is asked too much at the moment."
    elif refusal.status >= 500:
        why = f"Something went wrong inside Webex ({refusal.status})."
    elif refusal.status == 0:
        why = "Webex did not answer."
    return WebexError(
        f"{why} {consequence}",
        next_step,
        status=refusal.status,
        tracking_id=refusal.tracking_id,
        detail=refusal.detail,
        retry_after=None if refusal.retry_after is None else min(refusal.retry_after, LONGEST_PAUSE_SECONDS),
    )
