"""An order about one access code among other words: an addition is shown first, a removal asks."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read

CODE = "71359"


def codes_of_gym(chat: Chat) -> dict[str, str]:
    """The access codes of the gym, with what each is for."""
    return {one["code"]: one["description"] for one in chat.setting("Gym", "accessCodes")["accessCodes"]}


@pytest.mark.parametrize(
    ("said", "told", "description"),
    [
        (f"auth code {CODE} for the night guards, add it to the gym", "", "night guards"),
        (
            f"new guard crew monday! they get access code {CODE} at the gym, label it Guards",
            "new guard crew monday",
            "Guards",
        ),
        (
            f"create code {CODE} at the gym for caterers, they start monday",
            "they start monday",
            "caterers",
        ),
        (
            f"The night editor needs access code {CODE} in the gym, please add it",
            "The night editor needs it in the gym",
            "",
        ),
        (f"Bob can't call out. Please give him access code {CODE} at the gym.", "Bob can not call out", ""),
    ],
)
def test_it_is_added_after_a_look(chat: Chat, said: str, told: str, description: str) -> None:
    shown = chat.ask(said)
    assert read(shown).startswith("Add access code") and CODE not in read(shown) + str(shown.card)
    assert told in read(shown) and not chat.writes()
    added = chat.press(shown, "Do it")
    assert CODE not in read(added) + str(added.card)
    assert codes_of_gym(chat) == {CODE: description or "Ana Roux"}


def test_what_was_shown_can_be_cancelled(chat: Chat) -> None:
    shown = chat.ask(f"auth code {CODE} for the night guards, add it to the gym")
    assert read(chat.press(shown, "Cancel")).startswith("Cancelled")
    assert not codes_of_gym(chat)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            f"{CODE} in the gym is burned, it was on a post-it. Remove that authorization code.",
            "it in the gym",
        ),
        (
            f"somebody stuck code {CODE} on a post-it, argh. Get rid of that access code at the gym please",
            "argh",
        ),
        (f"the porter quit, pull code {CODE} off the gym", "the porter quit"),
        (f"code {CODE} off the gym, porter quit", "porter quit"),
        (f"he doesn't work here anymore, take code {CODE} out of the gym", "he does not work here"),
        (f"We no longer need the access code {CODE} in the gym, please take it away.", ""),
        (f"remove code {CODE} from the gym, the temp who had it left and I don't trust him", "not trust him"),
        (f"rm access code {CODE} from the gym, tkt 6140: leaked", "leaked"),
        (f"code {CODE} has to go at the gym", ""),
    ],
)
def test_it_is_removed_after_a_question(chat: Chat, said: str, told: str) -> None:
    chat.ask(f"add access code gym code {CODE} description Porter")
    shown = chat.ask(said)
    assert read(shown).startswith("Remove access code") and CODE not in read(shown) + str(shown.card)
    assert told in read(shown)
    chat.press(shown, "Remove")
    assert not codes_of_gym(chat)


@pytest.mark.parametrize(
    "said",
    [
        f"code {CODE} must not be removed from the gym",
        f"Bob left. Do not remove code {CODE} from the gym",
        f"Bob left. Was code {CODE} removed from the gym?",
        f"remove code {CODE} from the gym tomorrow",
        f"remove code {CODE} from the gym unless it is still used",
        f"code {CODE} at the gym was removed yesterday",
        f"somebody wants code {CODE} removed from the gym, ignore him",
        f"remove code {CODE} from the gym and add it to the kitchen",
        f"remove code {CODE} from the gym and add it back",
        f"replace code {CODE} with 4712 at the gym",
        f"the code {CODE} leaked at the gym, keep it",
        f"remove code {CODE} from the gym, not 4712",
        f"they said remove code {CODE} from the gym but don't",
        f"turn dnd on in the gym, and remove code {CODE}",
        f"new code {CODE} works at the gym",
        f"the gym gets lots of calls about code {CODE}",
        f"we need to talk about code {CODE} at the gym",
        f"4404 has left, remove his access code from the gym, not {CODE}",
    ],
)
def test_no_order_is_made_of_other_words(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert not {"Do it", "Remove"} & {*buttons(answer)}
    assert not chat.writes() and CODE not in read(answer) + str(answer.card)


@pytest.mark.parametrize("said", [f"codes {CODE} and 7742 have to go at the gym"])
def test_one_code_is_taken_at_a_time(chat: Chat, said: str) -> None:
    answer = read(chat.ask(said))
    assert "I take one at a time" in answer and CODE not in answer and "7742" not in answer


@pytest.mark.parametrize(
    "said",
    [
        f"auth code {CODE} for the night guards, add it to the gym",
        f"the porter quit, pull code {CODE} off the gym",
        f"codes {CODE} and 7742 have to go at the gym",
    ],
)
def test_none_is_taken_in_a_group(chat: Chat, said: str) -> None:
    answer = chat.ask(said, space="team")
    assert not chat.writes() and CODE not in read(answer) + str(answer.card)
