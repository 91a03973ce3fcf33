"""An access code among other words: what is beyond doubt is done, and what may be meant is shown first."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, read

CODE = "71359"


def codes_of_gym(chat: Chat) -> dict[str, str]:
    """The access codes of the gym, with what each is for."""
    return {one["code"]: one["description"] for one in chat.setting("Gym", "accessCodes")["accessCodes"]}


FIRST = f"ask me first, then add access code {CODE} to the gym for porters"


def test_what_is_not_beyond_doubt_is_added_after_a_look(chat: Chat) -> None:
    shown = chat.ask(FIRST)
    assert read(shown).startswith("Add access code") and CODE not in read(shown) + str(shown.card)
    assert "porters" in read(shown) and not chat.writes()
    added = chat.press(shown, "Do it")
    assert CODE not in read(added) + str(added.card)
    assert codes_of_gym(chat) == {CODE: "porters"}


def test_what_was_shown_can_be_cancelled(chat: Chat) -> None:
    assert read(chat.press(chat.ask(FIRST), "Cancel")).startswith("Cancelled")
    assert not codes_of_gym(chat)


@pytest.mark.parametrize(
    "said",
    [
        f"the porter quit, pull code {CODE} off the gym",
        f"somebody wrote down code {CODE} so pull it from the gym",
        f"2 people know code {CODE}, remove it from the gym",
        f"code {CODE} has to go at the gym",
    ],
)
def test_it_is_removed_after_a_question(chat: Chat, said: str) -> None:
    chat.ask(f"add access code gym code {CODE} description Porter")
    shown = chat.ask(said)
    assert read(shown).startswith("Remove access code") and CODE not in read(shown) + str(shown.card)
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
        f"nothing at the gym needs access code {CODE}",
        f"nothing in the gym requires code {CODE}",
        f"nothing else at the gym needs access code {CODE}",
        f"let nothing need access code {CODE} at the gym",
        f"add code {CODE} to the gym. call it off",
        f"create code {CODE} at the gym, call it off",
        f"create code {CODE} at the gym, call it quits",
        f"create code {CODE} at the gym, mark it for later",
        f"add code {CODE} to the gym as of monday",
        f"add code {CODE} to the gym as bob is still deciding",
        f"gym code {CODE} as requested by nobody",
        f"access code {CODE} at the gym marked for deletion",
        f"access code {CODE} at the gym labelled obsolete",
        f"access code {CODE} at the gym named by mistake",
        f"code {CODE} gym called off",
        f"new gym code {CODE} leaked",
        f"gym needs code {CODE} deactivated",
        f"add code {CODE} for bob's approval to gym",
        "remove access code 47 from the gym, it leaked in 2025",
        "add access code 47 to the gym for guards, they start in 2027",
        "access code 49 for the 251 guards, add it to the gym",
        f"add no code {CODE} to the gym",
        f"the gym needs no code {CODE}",
        f"add code {CODE} to the lobby, the gym has it already",
        f"bob asked me in the gym, add code {CODE} to his room",
        f"remove access code {CODE} from lobby, bob left the gym",
        f"add code {CODE} to the gym for porters, pending approval",
        f"maybe, add code {CODE} to the gym for porters",
        f"make access code {CODE} at the gym inactive",
        f"bob no longer needs access code {CODE} at the gym, ravi does",
        f"access code {CODE} of the gym can be removed by admins",
        f"add code {CODE} to the gym called seven one three five nine",
        f"remove no access code {CODE} from the gym",
        f"remove the description of access code {CODE} at the gym",
        f"delete my message with access code {CODE} of the gym",
    ],
)
def test_no_order_is_made_of_other_words(chat: Chat, said: str) -> None:
    answer = chat.ask(said)
    assert not {"Do it", "Remove"} & {*buttons(answer)}
    assert not chat.writes() and CODE not in read(answer) + str(answer.card)


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
