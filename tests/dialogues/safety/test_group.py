"""Group spaces: the mention, answers in the thread, and what others in the space may see and press."""

from __future__ import annotations

from tests.chat import Chat, buttons, read


def _mention(chat: Chat) -> str:
    return f"<@personId:{chat.cloud.person('bot').id}>"


def test_the_mention_is_no_part_of_the_command(chat: Chat) -> None:
    assert read(chat.ask("show intercept lobby paris", space="team")).startswith("Call Intercept")
    middle = chat.ask(f"show intercept {_mention(chat)} lobby paris", space="team")
    assert read(middle).startswith("Call Intercept · Lobby Paris")
    end = chat.ask(f"show intercept lobby paris {_mention(chat)}", space="team")
    assert read(end).startswith("Call Intercept · Lobby Paris")


def test_a_bare_mention_is_help(chat: Chat) -> None:
    said = read(chat.ask("", space="team"))
    assert said.startswith("Calling settings")
    assert "Mention me (@Calling Bot)" in said
    assert "Mention me first" not in read(chat.ask("help"))


def test_mentioning_a_colleague_as_well_does_no_harm(chat: Chat) -> None:
    sam = f"<@personId:{chat.cloud.person('sam').id}>"
    answer = chat.ask(f"{_mention(chat)} show intercept lobby paris {sam}", space="team")
    assert "There is no workspace" in read(answer)
    assert chat.writes() == []


def test_without_a_mention_the_bot_is_not_meant(chat: Chat) -> None:
    chat.cloud.say(
        chat.cloud.person("ana"), chat.cloud.space("team"), "set intercept lobby paris on", mention=False
    )
    chat.ask("whoami", space="team")
    assert chat.writes() == []
    assert len(chat.said("team")) == 1


def test_each_answer_stands_under_its_question(chat: Chat) -> None:
    team, ana = chat.cloud.space("team"), chat.cloud.person("ana")
    first = chat.cloud.say(ana, team, "show intercept lobby paris")
    second = chat.cloud.say(ana, team, "show ptt lobby paris")
    chat.cloud.until(lambda: len(chat.said("team")) == 2)
    told = {one.parent_id: read(one) for one in chat.said("team")}
    assert told[first].startswith("Call Intercept")
    assert told[second].startswith("Push-to-Talk")


def test_a_question_in_a_thread_is_answered_in_that_thread(chat: Chat) -> None:
    root = chat.cloud.say(chat.cloud.person("sam"), chat.cloud.space("team"), "any news?", mention=False)
    assert chat.ask("show intercept lobby paris", space="team", parent_id=root).parent_id == root
    assert chat.ask("show intercept lobby", space="team", parent_id=root).parent_id == root
    assert chat.ask("show nothing", space="team", parent_id=root).parent_id == root
    assert chat.ask("help", "sam", "team", parent_id=root).parent_id == root


def test_what_follows_from_a_card_stays_in_its_thread(chat: Chat) -> None:
    status = chat.ask("show intercept lobby paris", space="team")
    form = chat.press(status, "Edit", space="team")
    outcome = chat.press(form, "Save", space="team", inputs={"f-enabled": "true"})
    assert form.parent_id == outcome.parent_id == status.parent_id
    assert form.id in chat.cloud.deleted
    assert chat.press(outcome, "Show", space="team").parent_id == status.parent_id


def test_in_a_direct_space_there_is_no_thread_unless_asked_in_one(chat: Chat) -> None:
    answer = chat.ask("show intercept lobby paris")
    assert answer.parent_id is None
    assert chat.ask("help", parent_id=answer.id).parent_id == answer.id


def test_a_thread_of_another_space_is_of_no_use(chat: Chat) -> None:
    elsewhere = chat.cloud.say(chat.cloud.person("ravi"), chat.cloud.space("ravi"), "help")
    card = chat.ask("help", space="team")
    inputs = {"calling-bot": {"v": 1, "do": "say", "text": "whoami", "thread": elsewhere}}
    answer = chat.send(card, inputs, space="team")
    assert read(answer).startswith("Ana Roux")
    assert answer.parent_id is None
    assert all("Ana Roux" not in read(one) for one in chat.said("ravi"))


def test_a_press_counts_for_the_one_who_presses(chat: Chat) -> None:
    status = chat.ask("show intercept lobby paris", space="team")
    assert buttons(status) == ["Edit", "Refresh", "History"]
    chat.invite("olga", "team")
    for person in ("sam", "olga"):
        for title in buttons(status):
            refused = chat.press(status, title, person, "team")
            assert read(refused).startswith("Sorry, no.")
            assert refused.parent_id == status.parent_id
            assert refused.card is None
    read_only = chat.press(status, "Edit", "ravi", "team")
    assert "Your role lets you look at settings, not edit. Nothing was changed." in read(read_only)
    assert read(chat.press(status, "Refresh", "ravi", "team")).startswith("Call Intercept")
    assert chat.writes() == []


def test_a_picker_shows_the_presser_only_what_they_may_see(chat: Chat) -> None:
    picker = chat.ask("edit intercept lobby", space="team")
    denied = chat.choose(picker, "Lobby Denver", "lena", "team")
    assert "Among the workspaces you may see there is no “…”." in read(denied)
    assert read(chat.choose(picker, "Lobby Denver", "sam", "team")).startswith("Sorry, no.")
    assert "Edit Call Intercept · Lobby Paris" in read(chat.choose(picker, "Lobby Paris", "lena", "team"))
