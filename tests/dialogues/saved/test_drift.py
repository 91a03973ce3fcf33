"""Where workspaces are not as a baseline says: fixed, accepted, ignored, and what is ignored forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.commands.baselines import differences, drift
from bot.sandbox.data.entities import Message
from tests.both_engines import kept_bot as kept_bot
from tests.both_engines import pytest_plugins as pytest_plugins
from tests.chat import Chat, button, buttons, choices, read
from tests.dialogues.plans.test_many_at_once import asked, pressed

GYM_AND_KITCHEN = "drift gym, kitchen vs reception"


def differing(chat: Chat, space: str = "") -> None:
    """Gym and Kitchen are each not as the baseline in one setting."""
    chat.ask("baseline save huddle as reception", space=space)
    chat.ask("dnd on in kitchen")
    chat.ask("turn call waiting off in the gym")


def words(message: Message) -> str:
    return " ".join(read(message).split())


def said(message: Message, title: str) -> str:
    """What a button of a card says."""
    return str(button(message, title)["calling-bot"]["text"])


def test_what_is_not_as_the_baseline_is_fixed(chat: Chat) -> None:
    differing(chat)
    card = chat.ask(GYM_AND_KITCHEN)
    assert "2 of 2 workspaces differ. Now → as it should be:" in words(card)
    assert "Gym Call waiting: Off → On" in words(card) and "Kitchen Do not disturb: On → Off" in words(card)
    assert buttons(card) == ["Open", "Fix", "Accept", "Ignore"]
    pressed(chat, "Fix")
    pressed(chat, "Run")
    assert not chat.setting("Kitchen", "doNotDisturb")["enabled"]
    assert "Nothing differs in 2 workspaces." in read(chat.ask(GYM_AND_KITCHEN))
    asked(chat, "undo")
    pressed(chat, "Run")
    assert chat.setting("Kitchen", "doNotDisturb")["enabled"]


def test_one_workspace_is_fixed_alone(chat: Chat) -> None:
    differing(chat)
    one = chat.press(chat.ask(GYM_AND_KITCHEN), "Open", inputs={"say": f"{GYM_AND_KITCHEN} only Kitchen"})
    assert "Do not disturb: On → Off" in read(one) and "Call waiting" not in read(one)
    assert buttons(one) == ["Fix", "Accept", "Ignore"]
    plan = pressed(chat, "Fix")
    assert "1 to change" in read(plan) and "Kitchen" in read(plan)


def test_the_list_to_open_says_what_shows_one(chat: Chat) -> None:
    differing(chat)
    found = choices(chat.ask(GYM_AND_KITCHEN), "say")
    assert list(found) == ["Gym", "Kitchen"]
    chat.ask("dnd on in the gym")
    card = chat.ask(found["Gym"])
    settings = choices(card, "say")
    assert list(settings) == ["Do Not Disturb", "Call Waiting"]
    only = chat.ask(settings["Call Waiting"])
    assert "Call waiting: Off → On" in read(only) and "Do not disturb" not in read(only)


def test_what_is_accepted_is_how_it_should_be(chat: Chat) -> None:
    differing(chat)
    shown = chat.ask(f"{GYM_AND_KITCHEN} accept kitchen")
    assert buttons(shown) == ["Do it", "Cancel"]
    assert "Do not disturb: Off → On" in words(shown)
    assert "Then 1 of 2 workspaces here would differ, now 2." in words(shown)
    assert "Kitchen Do not disturb" in words(chat.ask(GYM_AND_KITCHEN))
    done = chat.press(shown, "Do it")
    assert "“reception” is changed" in read(done)
    after = words(chat.ask(GYM_AND_KITCHEN))
    assert "Gym · Do Not Disturb Do not disturb: Off → On" in after
    assert "1 of 2 workspaces differs" in after
    assert len(chat.writes()) == 2


def test_yes_accepts_what_was_shown(chat: Chat) -> None:
    differing(chat)
    chat.ask("drift kitchen vs reception accept")
    assert "“reception” is changed" in read(chat.ask("yes"))
    assert "Nothing differs" in read(chat.ask("drift kitchen vs reception"))


def test_different_values_are_not_accepted_together(chat: Chat) -> None:
    chat.ask("baseline save huddle as reception")
    chat.ask("forward the gym to 5511")
    chat.ask("forward the kitchen to 4402")
    card = chat.press(chat.ask(GYM_AND_KITCHEN), "Accept")
    assert "Which workspace is right" in read(card)
    shown = chat.choose(card, "Kitchen")
    assert "4402" in read(shown) and "5511" not in read(shown)
    chat.press(shown, "Do it")
    assert "All calls go to: 5511 → 4402" in words(chat.ask(GYM_AND_KITCHEN))


def test_an_accepted_setting_is_taken_whole_but_for_what_is_ignored(chat: Chat) -> None:
    chat.ask("baseline save huddle as reception")
    chat.ask("forward the kitchen to 4402")
    chat.ask("set forwarding kitchen busy on busy number 4404")
    chat.ask("forward the gym to 5511")
    shown = words(chat.ask(f"{GYM_AND_KITCHEN} accept kitchen"))
    assert "All calls go to: None → 4402" in shown
    chat.ask("yes")
    assert "Nothing differs" in read(chat.ask("drift kitchen vs reception"))
    assert "5511 → 4402" in read(chat.ask("drift gym vs reception"))


def test_what_was_shown_too_long_ago_is_shown_again(chat: Chat) -> None:
    differing(chat)
    shown = chat.ask("drift kitchen vs reception accept")
    chat.wait(timedelta(minutes=11))
    assert buttons(chat.press(shown, "Do it")) == ["Do it", "Cancel"]
    assert "Kitchen Do Not Disturb" not in words(chat.ask("baselines"))
    assert "Do not disturb: On → Off" in words(chat.ask("drift kitchen vs reception"))


def test_what_is_ignored_is_left_out_until_it_changes(chat: Chat) -> None:
    differing(chat)
    done = chat.press(chat.ask(GYM_AND_KITCHEN), "Ignore")
    assert "Gym · Call Waiting Call waiting: Off → On" in words(done)
    card = chat.ask(GYM_AND_KITCHEN)
    assert "Nothing differs in 2 workspaces. 2 ignored." in words(card)
    assert buttons(card) == ["Ignored"]
    chat.ask("turn call waiting on in the gym")
    assert "1 ignored." in words(chat.ask(GYM_AND_KITCHEN))
    chat.ask("dnd on in the gym")
    card = chat.ask(GYM_AND_KITCHEN)
    assert "1 of 2 workspaces differs. 1 ignored." in words(card) and "Gym · Do Not Disturb" in words(card)


def test_another_field_of_what_is_ignored_is_shown(chat: Chat) -> None:
    chat.ask("baseline save huddle as reception")
    chat.ask("dnd on in the gym")
    chat.ask("drift gym vs reception ignore")
    chat.ask("set dnd gym ring splash on")
    card = words(chat.ask("drift gym vs reception"))
    assert "1 ignored." in card and "Do not disturb: On" not in card and "→ Off" in card


def test_what_is_ignored_is_seen_and_forgotten(chat: Chat) -> None:
    differing(chat)
    chat.ask(f"{GYM_AND_KITCHEN} ignore")
    card = chat.press(chat.ask(GYM_AND_KITCHEN), "Ignored")
    assert "Kitchen · Do Not Disturb Do not disturb: On → Off · Ana Roux" in words(card)
    assert buttons(card) == ["Forget", "Forget all"]
    one = choices(card, "say")["Kitchen · Do Not Disturb"]
    assert "No longer ignored: Kitchen." in read(chat.press(card, "Forget", inputs={"say": one}))
    assert "1 of 2 workspaces differs. 1 ignored." in words(chat.ask(GYM_AND_KITCHEN))
    assert "No longer ignored: Gym." in read(chat.press(card, "Forget all"))
    assert "2 of 2 workspaces differ. Now" in words(chat.ask(GYM_AND_KITCHEN))
    assert "Nothing of this is ignored" in read(chat.press(card, "Forget all"))


def test_undo_forgets_what_was_just_ignored(chat: Chat) -> None:
    differing(chat)
    chat.ask("drift gym vs reception ignore")
    done = chat.ask("drift kitchen vs reception ignore")
    chat.press(done, "Undo")
    assert "1 of 2 workspaces differs. 1 ignored." in words(chat.ask(GYM_AND_KITCHEN))


@pytest.mark.parametrize(
    ("narrowed", "left"),
    [
        ("ignore gym", "Kitchen"),
        ("ignore the kitchen", "Gym"),
        ("ignore dnd", "Gym"),
        ("ignore kitchen dnd", "Gym"),
        ("ignore all except gym", "Gym"),
        ("ignore except the gym", "Gym"),
    ],
)
def test_some_of_it_is_ignored(chat: Chat, narrowed: str, left: str) -> None:
    differing(chat)
    chat.ask(f"{GYM_AND_KITCHEN} {narrowed}")
    assert f"1 of 2 workspaces differs. 1 ignored. Now → as it should be: {left} ·" in words(
        chat.ask(GYM_AND_KITCHEN)
    ).replace("- ", "").replace("*", "")


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("drift all lobbies except paris vs reception", "Lobby Denver"),
        ("drift gym, kitchen vs reception", "Gym, Kitchen"),
        ("drift Paris against reception", "at Paris HQ"),
        ("drift dnd in Paris vs reception", "at Paris HQ, Do Not Disturb"),
        ("drift all dnd forwarding vs reception", "all workspaces, Do Not Disturb, Call Forwarding"),
        ("drift vs reception", "all workspaces"),
        ("drift gym", "Gym"),
        ("drift", "all workspaces"),
        ("drift from reception", "all workspaces"),
    ],
)
def test_workspaces_are_named_as_everywhere(chat: Chat, typed: str, named: str) -> None:
    chat.ask("baseline save huddle as reception")
    answer = words(chat.ask(typed))
    assert answer.startswith(f"Drift from “reception” {named} "), answer


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("drift Paris vs zork", "There is no baseline “zork” here"),
        ("drift zork vs reception", "There is no workspace “zork”"),
        ("drift all lobbies except lobby paris, lobby denver vs reception", "No workspace is left"),
        ("drift gym vs reception accept", "Nothing differs. Nothing was changed."),
        ("drift gym vs reception ignore", "Nothing differs. Nothing was changed."),
        ("drift gym vs reception fix", "Nothing differs. Nothing was changed."),
        ("drift Paris vs", "As what should they be?"),
        ("drift Paris vs reception ignore gym", "Gym is not among “at Paris HQ”"),
        ("drift Paris vs reception accept zork", "There is no workspace “zork”"),
        ("drift Paris numbers vs reception", "There is nothing to compare with “reception”"),
        ("drift kitchen vs reception accept seen:000000", "“reception” was changed after this card"),
        ("drift kitchen vs reception ignore seen:000000", "“reception” was changed after this card"),
    ],
)
def test_what_cannot_be_compared_is_said(chat: Chat, typed: str, why: str) -> None:
    chat.ask("baseline save huddle as reception")
    chat.ask("dnd on in kitchen")
    answer = chat.ask(typed)
    assert why in read(answer).replace('"', "") and "Fix" not in buttons(answer)
    assert "ignored" not in words(chat.ask("drift kitchen vs reception"))
    assert "Do not disturb: On → Off" in words(chat.ask("drift kitchen vs reception"))
    assert len(chat.writes()) == 1


def test_several_baselines_are_asked_about(chat: Chat) -> None:
    differing(chat)
    chat.ask("baseline save gym as sports hall")
    card = chat.ask("drift kitchen")
    assert "Which baseline?" in read(card)
    assert "Drift from “sports hall”" in read(chat.choose(card, "sports hall"))


@pytest.mark.parametrize("title", ["Fix", "Accept", "Ignore"])
def test_a_card_from_before_the_baseline_was_saved_again_does_nothing(chat: Chat, title: str) -> None:
    differing(chat)
    card = chat.ask(GYM_AND_KITCHEN)
    chat.ask("baseline save gym as reception")
    answer = chat.press(card, title)
    assert "“reception” was changed after this card. Nothing was changed." in read(answer)
    assert "ignored" not in words(chat.ask(GYM_AND_KITCHEN))


@pytest.mark.parametrize("title", ["Accept", "Ignore"])
def test_a_card_from_before_a_workspace_was_changed_does_nothing(chat: Chat, title: str) -> None:
    differing(chat)
    card = chat.ask(GYM_AND_KITCHEN)
    chat.ask("turn call waiting on in the gym")
    answer = chat.press(card, title)
    assert "What differs is not what this card shows any more. Nothing was changed." in read(answer)
    assert "1 of 2 workspaces differs. Now" in words(chat.ask(GYM_AND_KITCHEN))


def test_what_the_baseline_does_not_say_yet_is_accepted_as_it_was_shown_or_not_at_all(chat: Chat) -> None:
    chat.ask("baseline save huddle as reception")
    chat.ask("forward the kitchen to 4402")
    shown = chat.ask("drift kitchen vs reception accept")
    assert "All calls go to: None → 4402" in words(shown)
    chat.ask("forward the kitchen to 4404")
    assert "not what this card shows any more" in read(chat.press(shown, "Do it"))
    assert "Forward all calls: On → Off" in words(chat.ask("drift kitchen vs reception"))


def test_what_was_shown_to_be_accepted_has_changed_since(chat: Chat) -> None:
    differing(chat)
    shown = chat.ask(f"{GYM_AND_KITCHEN} accept kitchen")
    chat.ask("dnd off in kitchen")
    assert "not what this card shows any more" in read(chat.press(shown, "Do it"))
    chat.ask("dnd on in kitchen")
    assert "Kitchen Do not disturb: On → Off" in words(chat.ask(GYM_AND_KITCHEN))


@pytest.mark.parametrize("title", ["Accept", "Ignore"])
def test_a_card_of_a_workspace_that_is_deleted_does_nothing(chat: Chat, title: str) -> None:
    differing(chat)
    card = chat.ask("drift kitchen vs reception")
    chat.remove("Kitchen")
    answer = chat.press(card, title)
    assert "There is no workspace “Kitchen”" in read(answer)
    chat.ask("drift gym vs reception")
    assert "ignored" not in words(chat.ask("baselines"))


def test_a_name_that_moved_to_another_workspace_is_noticed(chat: Chat) -> None:
    differing(chat)
    chat.ask("dnd on in atrium")
    card = chat.ask("drift kitchen vs reception")
    chat.rename("Kitchen", "Scullery")
    chat.rename("Atrium", "Kitchen")
    assert "not what this card shows any more" in read(chat.press(card, "Ignore"))


def test_who_may_only_look_does_nothing(chat: Chat) -> None:
    differing(chat, space="team")
    card = chat.ask(GYM_AND_KITCHEN, "ravi", space="team")
    accepted = chat.press(card, "Accept", person="ravi", space="team")
    assert "by Ana Roux, who saved it, and by whoever may change settings everywhere" in read(accepted)
    ignored = chat.press(card, "Ignore", person="ravi", space="team")
    assert "You may look at" in read(ignored) and "Nothing was changed" in read(ignored)
    chat.press(card, "Fix", person="ravi", space="team")
    chat.run_plans()
    assert len(chat.writes()) == 2
    assert "2 of 2 workspaces differ. Now" in words(chat.ask(GYM_AND_KITCHEN, space="team"))


def test_who_may_only_look_is_offered_nothing_in_private(chat: Chat) -> None:
    chat.ask("baseline save huddle as reception", "ravi")
    chat.ask("dnd on in kitchen")
    card = chat.ask("drift kitchen vs reception", "ravi")
    assert "Do not disturb: On → Off" in read(card)
    assert buttons(card) == ["Accept"]


def test_a_selection_too_long_for_buttons_can_be_opened_and_typed(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(differences, "MAX_WORDS", 60)
    monkeypatch.setattr(drift, "MAX_WORDS", 30)
    differing(chat)
    card = chat.ask(GYM_AND_KITCHEN)
    assert "too many for buttons" in read(card)
    assert choices(card, "say")["Kitchen"] == "drift Kitchen vs reception"


def test_who_administers_a_location_ignores_there_and_accepts_nothing(chat: Chat) -> None:
    differing(chat, space="team")
    card = chat.ask("drift kitchen vs reception", space="team")
    assert "Nothing was changed" in read(chat.press(card, "Accept", person="lena", space="team"))
    assert "Kitchen · Do Not Disturb" in words(chat.press(card, "Ignore", person="lena", space="team"))
    gym = chat.ask("drift gym vs reception", space="team")
    assert "Nothing was changed" in read(chat.press(gym, "Ignore", person="lena", space="team")) or (
        "you may see there is no" in read(chat.said("team")[-1])
    )
    assert "1 of 2 workspaces differs. 1 ignored." in words(chat.ask(GYM_AND_KITCHEN, space="team"))


def test_rights_count_at_the_press(chat: Chat) -> None:
    differing(chat)
    card = chat.ask(GYM_AND_KITCHEN)
    shown = chat.ask(f"{GYM_AND_KITCHEN} accept kitchen")
    chat.give_roles("ana", "id_readonly_admin")
    assert "You may look at" in read(chat.press(card, "Ignore"))
    chat.give_roles("ana", "id_full_admin")
    assert "“reception” is changed" in read(chat.press(shown, "Do it"))


def test_who_may_change_everything_accepts_for_somebody_else(chat: Chat) -> None:
    chat.ask("baseline save huddle as reception", "lena", space="team")
    chat.ask("dnd on in kitchen")
    shown = chat.ask("drift kitchen vs reception accept", space="team")
    assert "Nothing was changed" in read(chat.press(shown, "Do it", person="ravi", space="team"))
    assert "“reception” is changed" in read(chat.press(shown, "Do it", space="team"))
    assert "Lena" in read(chat.ask("baselines", space="team"))


def test_what_is_ignored_is_of_its_space(chat: Chat) -> None:
    differing(chat)
    differing(chat, space="team")
    chat.ask(f"{GYM_AND_KITCHEN} ignore")
    assert "2 of 2 workspaces differ. Now" in words(chat.ask(GYM_AND_KITCHEN, space="team"))


def test_too_many_are_not_read(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    chat.ask("baseline save huddle as reception")
    monkeypatch.setattr(differences, "MAX_READS", 100)
    answer = read(chat.ask("drift all vs reception"))
    assert "workspaces are too many: I read at most 100 settings for one answer." in answer
    assert "Drift from “reception”" in read(chat.ask("drift all dnd vs reception"))


def test_secrets_and_what_is_of_one_alone_stay_out(chat: Chat) -> None:
    chat.ask("baseline save lobby paris as reception")
    (kept,) = chat.bot.ground.store.saved(chat.cloud.space("ana").id, "baseline")
    assert {"numbers", "emergency"}.isdisjoint(kept.value)
    chat.ask("turn on voicemail in board room 2")
    chat.ask("drift board room 2 vs reception accept")
    chat.ask("yes")
    (then,) = chat.bot.ground.store.saved(chat.cloud.space("ana").id, "baseline")
    assert then.at > kept.at and then.value.keys() == kept.value.keys()
    assert all(set(held) <= {one for one in held if "passcode" not in one} for held in then.value.values())


def test_what_stands_on_lists_is_told_and_left_as_it_is(chat: Chat) -> None:
    assert "digit pattern" in read(chat.ask("baseline save lobby paris as reception"))
    card = chat.ask("drift huddle patterns vs reception")
    assert "Only what stands on lists differs." in read(card)
    assert "Digit patterns: None → “Premium numbers (08XXXXXXXX)”" in read(card)
    assert buttons(card) == []
    assert "but what stands on lists" in read(chat.ask("drift huddle patterns vs reception fix"))
    assert "Nothing differs." in read(chat.ask("drift lobby paris vs reception"))
    chat.press(chat.ask('remove pattern "Lobby Paris" 1'), "Remove")
    assert "Digit patterns: None → “Premium" in read(chat.ask("drift lobby paris patterns vs reception"))


def test_a_baseline_without_lists_says_so(chat: Chat) -> None:
    chat.ask("baseline save lobby paris as reception")
    store, space = chat.app.ground.store, chat.cloud.space("ana").id
    (kept,) = store.saved(space, "baseline")
    without = {key: one for key, one in kept.value.items() if not key.endswith(" lists")}
    assert store.replace_saved(replace(kept, value=without), kept)
    assert "What stands on lists is not compared" in read(chat.ask("drift huddle patterns vs reception"))
    assert "lists" not in read(chat.ask("drift huddle dnd vs reception"))
