"""Commands as people type them: word order, quotes, dashes, numbers, aliases, suggestions and pickers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.chat import Chat, buttons, choices, read

LOBBY = "Call Intercept · Lobby Paris"
TALK = "Push-to-Talk · Lobby Paris"


@pytest.mark.parametrize(
    "typed",
    [
        "show intercept Lobby Paris",
        "show Lobby Paris intercept",
        "intercept lobby paris",
        "lobby paris intercept",
        "Lobby Paris show intercept",
        "SHOW   Call   Intercept   LOBBY    PARIS",
        "show intercept “Lobby Paris”",
        "show intercept ‘lobby paris’",
        "show intercept «Lobby Paris»",
        "show interception lobby par",
        "show intercept paris lobby",
        "show intercept x4321",
        "show intercept 4321",
        "show intercept +33 1 70 00 12 34",
        "show intercept +33170001234",
        "show intercept 01 70 00 12 34",
        "get intercept lobby paris?",
        "show intercept lobby\n paris",
        "show\u00a0intercept\u200b lobby\u2009paris",
    ],
)
def test_a_setting_is_asked_for_in_many_ways(chat: Chat, typed: str) -> None:
    assert read(chat.ask(typed)).startswith(LOBBY)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "typed",
    [
        "show ptt x4321",
        "show push-to-talk lobby paris",
        "show push–to—talk “lobby paris”",
        "push to talk 'Lobby Paris'",
        "lobby paris intercom",
    ],
)
def test_a_setting_has_more_than_one_name(chat: Chat, typed: str) -> None:
    assert read(chat.ask(typed)).startswith(TALK)


def test_words_count_whole_and_never_as_parts_of_others(chat: Chat) -> None:
    assert "do not understand" in read(chat.ask("showcase interceptor"))
    assert "do not understand" in read(chat.ask("unhelpful"))
    assert "do not understand" in read(chat.ask("reset intercepts lobbyparisian"))
    assert chat.writes() == []


def test_a_quoted_word_is_a_name_and_not_a_command(chat: Chat) -> None:
    assert "do not understand" in read(chat.ask('"help"'))


def test_two_that_fit_are_offered_and_never_guessed(chat: Chat) -> None:
    picker = chat.ask("show intercept lobby")
    assert "2 workspaces fit “lobby”. Which one?" in read(picker)
    assert sorted(choices(picker, "say").values()) == [
        'show intercept "Lobby Denver"',
        'show intercept "Lobby Paris"',
    ]
    assert "+1 303-555-0110 · Denver · Professional" in read(picker)
    assert buttons(picker) == ["Choose", "Choose"], "one tap each"
    assert read(chat.choose(picker, "Lobby Denver")).startswith("Call Intercept · Lobby Denver")


def test_choosing_nothing_is_said_aloud(chat: Chat) -> None:
    for number, name in enumerate(("Huddle", "Gym", "Atrium", "Kitchen", "Board Room 2")):
        chat.rename(name, f"Lobby {number}")
    picker = chat.ask("edit intercept lobby")
    assert len(choices(picker, "say")) == 7
    assert "Choose one from the list first. Nothing was changed." in read(chat.press(picker, "Choose"))


def test_two_with_the_same_name_are_told_apart(chat: Chat) -> None:
    chat.rename("Lobby Denver", "Lobby Paris")
    picker = chat.ask("edit intercept lobby paris")
    form = chat.choose(picker, "Lobby Paris · x5510")
    assert "x5510" in read(form)
    chat.press(form, "Save", inputs={"f-enabled": "true"})
    assert len(chat.writes()) == 1
    assert chat.cloud.state.settings[_by_extension(chat, "5510")]["intercept"]["enabled"] is True
    assert chat.cloud.state.settings[_by_extension(chat, "4321")]["intercept"]["enabled"] is False


def _by_extension(chat: Chat, extension: str) -> str:
    return next(one.id for one in chat.cloud.state.workspaces.values() if one.extension == extension)


def test_a_workspace_alone_shows_it_at_a_glance_and_opens_what_is_chosen(chat: Chat) -> None:
    overview = chat.ask("show lobby paris")
    assert read(overview).startswith("Lobby Paris")
    chosen = choices(overview, "say")["Push-to-Talk"]
    assert read(chat.press(overview, "Open setting", inputs={"say": chosen})).startswith(TALK)
    gym = chat.ask("show gym")
    assert "show intercept Gym" in choices(gym, "say").values()
    assert "show ptt Gym" not in choices(gym, "say").values()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("show intrcept huddle", "show intercept huddle"),
        ("show intercept hudle", "show intercept Huddle"),
        ("show intercept atriun", "show intercept Atrium"),
        ('edit intercom "bord room 2"', 'edit ptt "Board Room 2"'),
        ("whoamy", "whoami"),
    ],
)
def test_a_slip_of_the_finger_gets_a_button(chat: Chat, typed: str, offered: str) -> None:
    answer = chat.ask(typed)
    assert offered in choices(answer, "say").values()
    assert buttons(answer) == ["Choose"]
    assert "Type help" in read(answer) or "Type workspaces" in read(answer)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("shwo intercept huddle", "Call Intercept · Huddle"),
        ("shwo huddle", "Huddle"),
        ("intrcept huddle", "Call Intercept · Huddle"),
    ],
)
def test_a_slip_in_what_only_looks_is_passed_over(chat: Chat, typed: str, title: str) -> None:
    assert read(chat.ask(typed)).startswith(title)
    assert chat.writes() == []


def test_the_button_of_a_did_you_mean_does_it(chat: Chat) -> None:
    answer = chat.ask("show intercept hudle")
    assert read(chat.choose(answer, "Call Intercept · Huddle")).startswith("Call Intercept · Huddle")


@pytest.mark.parametrize(
    ("typed", "told", "next_step"),
    [
        ("show intercept", "Which workspace's Call Intercept?", "say show intercept Atrium"),
        ("show", "Which workspace?", "show <setting> <workspace>"),
        ("ptt", "Which workspace's Push-to-Talk?", "say show ptt Huddle"),
        ("call intercept", "Which workspace's Call Intercept?", "say show intercept Huddle"),
        ("set intercept lobby paris", "Which field?", "take Lobby Paris out of service"),
        ("set intercept lobby paris nonsense", "Which field?", "Or type"),
        ("set intercept", "Which workspace's Call Intercept?", "say edit intercept Atrium"),
        ("set intercept nowhere nonsense", "Which workspace, and which field?", "see help intercept"),
        ("watch", "What should this space watch?", "watch all"),
        ("unwatch", "Which one?", "unwatch <number>"),
        ("unwatch soon", "There is no workspace “soon”.", "workspaces"),
        ("show intercept Xyzzy", "There is no workspace “Xyzzy”.", "workspaces"),
        ("history Xyzzy", "There is no workspace “Xyzzy”.", "workspaces"),
    ],
)
def test_what_is_missing_is_asked_for(chat: Chat, typed: str, told: str, next_step: str) -> None:
    said = read(chat.ask(typed))
    assert told in said
    assert next_step in said
    assert chat.writes() == []


@pytest.mark.parametrize(
    ("typed", "question", "behind", "more"),
    [
        ("edit", "Which setting do you mean?", "", "help settings"),
        ("set", "Which setting do you mean?", "", "help settings"),
        ("edit lobby", "Which setting do you mean?", "", "help settings"),
        ("edit nowhere", "Which setting do you mean?", "", "help settings"),
        (
            "edit lobby paris",
            "Which setting of Lobby Paris do you mean?",
            ' "Lobby Paris"',
            'show "Lobby Paris"',
        ),
        ("set gym", "Which setting of Gym do you mean?", " Gym", "show Gym"),
    ],
)
def test_a_missing_setting_is_picked_from_the_usual_ones(
    chat: Chat, typed: str, question: str, behind: str, more: str
) -> None:
    picker = chat.ask(typed)
    assert read(picker).startswith(question)
    usual = ["forwarding", "dnd", "intercept", "voicemail", "callerid"]
    if "gym" in typed:
        usual = ["forwarding", "dnd", "intercept", "callerid", "waiting"]  # its licence has no voicemail
    assert list(choices(picker, "say").values()) == [*(f"edit {key}{behind}" for key in usual), more]
    assert buttons(picker) == ["Choose"]
    assert "say" in read(chat.choose(picker, "More"))


def test_a_missing_workspace_is_picked_with_the_one_spoken_of_last_first(chat: Chat) -> None:
    chat.ask("show dnd huddle")
    picker = chat.choose(chat.ask("edit"), "Call Forwarding")
    assert read(picker).startswith("Which workspace's Call Forwarding?")
    offered = choices(picker, "say")
    assert next(iter(offered)).startswith("Huddle · ")
    assert "Quiet Room" not in " ".join(offered), "it has no call settings"
    assert read(chat.choose(picker, "Lobby Paris")).startswith("Edit Call Forwarding · Lobby Paris")
    chat.ask("show voicemail")
    assert read(chat.ask("lobby denver")).startswith("Voicemail · Lobby Denver")


def test_the_list_of_workspaces_is_searched_and_paged(chat: Chat) -> None:
    everything = read(chat.ask("workspaces"))
    assert "10 in all" in everything
    assert "Quiet Room · Denver · No Webex Calling" in everything
    assert "4 in all" not in everything
    assert "Gym" not in read(chat.ask("workspaces paris"))
    assert "2 in all" in read(chat.ask("workspaces lobby"))
    assert "Lobby Paris" in read(chat.ask("workspaces 4321"))
    assert "None fits “zzzz”" in read(chat.ask("workspaces zzzz"))
    assert "Did you mean" in read(chat.ask("workspaces atriom"))


def test_a_workspace_is_opened_from_the_list_and_17_fit_on_a_page(chat: Chat) -> None:
    few = chat.ask("workspaces lobby")
    assert buttons(few) == ["Open", "Open"]
    assert read(chat.press(few, "Open")).startswith("Lobby Denver\n")
    one = chat.cloud.workspace("Huddle")
    with chat.cloud.state.lock:
        for number in range(7):
            new = replace(one, id=f"{one.id}{number}", name=f"Annex {number}")
            chat.cloud.state.workspaces[new.id] = new
    chat.read_workspaces()
    for typed in ("workspaces", "list workspaces", "list rooms"):
        answer = chat.ask(typed)
        assert "17 in all" in read(answer)
        assert all(one.name in read(answer) for one in chat.cloud.state.workspaces.values())
        (picked,) = [say for name, say in choices(answer, "say").items() if name.startswith("Lobby Paris")]
        assert read(chat.press(answer, "Open", inputs={"say": picked})).startswith("Lobby Paris\n")


def test_a_workspace_made_just_now_is_found(chat: Chat) -> None:
    chat.ask("workspaces")
    one = chat.cloud.workspace("Huddle")
    with chat.cloud.state.lock:
        chat.cloud.state.workspaces[one.id] = type(one)(
            one.id, "Brand New", one.org_id, one.location_id, one.licence, one.extension, one.number
        )
    assert read(chat.ask("show intercept brand new")).startswith("Call Intercept · Brand New")


@pytest.mark.parametrize(
    "name", ["Lobby – Paris", "Ana’s Room", 'The "Big" Room', "Salle d'Été", "Café 👩‍💻 …"]
)
def test_a_name_is_offered_in_a_way_that_works_when_chosen(chat: Chat, name: str) -> None:
    chat.rename("Huddle", name)
    chat.rename("Atrium", f"{name} 2")
    picker = chat.ask(f"show intercept {name[:4]}")
    if name[:4] == "Lobb":
        assert len(choices(picker, "say")) == 4
    shown = chat.choose(picker, f"{name} · ")
    assert read(shown).startswith(f"Call Intercept · {name}")
    refreshed = chat.press(shown, "Refresh")
    assert read(refreshed).startswith(f"Call Intercept · {name}")


@pytest.mark.parametrize("name", ["Lobby – Paris", "Ana’s Room", 'The "Big" Room', "Café 👩‍💻 …"])
def test_a_name_can_be_typed_as_it_is_written(chat: Chat, name: str) -> None:
    chat.rename("Huddle", name)
    assert read(chat.ask(f"show intercept {name}")).startswith(f"Call Intercept · {name}")


def test_a_field_that_is_told_twice_sets_nothing(chat: Chat) -> None:
    said = read(chat.ask("set voicemail lobby paris rings 5 rings 6"))
    assert "“Rings” is told twice, with different values. Nothing was changed." in said
    assert "told twice" not in read(chat.ask("set voicemail lobby paris rings 5 rings 5"))
