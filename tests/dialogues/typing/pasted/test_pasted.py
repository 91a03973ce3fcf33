"""What is pasted, or is no sentence: tables, commands line by line, pictures, other languages, long texts."""

from __future__ import annotations

import pytest

from tests.chat import Chat, buttons, choices, read

ORDERS = "please turn on dnd in the gym\nand forward the kitchen to 4321"


@pytest.mark.parametrize(
    "table",
    [
        "Workspace\tSetting\tValue\nGym\tdnd\ton\nKitchen\tforwarding\t4321",
        "workspace,setting,value\ngym,dnd,on\nkitchen,dnd,on",
        "gym;on\nkitchen;on",
        "gym, dnd, on\nkitchen, dnd, on",
        "| workspace | setting | value |\n|---|---|---|\n| Gym | forwarding | 4321 |\n| Kitchen | dnd | on |",
        "please set these:\nGym\tdnd\ton\nKitchen\tdnd\ton",
        "Gym      dnd     on\nKitchen  x4420   off",
    ],
)
def test_a_table_is_not_guessed_at(chat: Chat, table: str) -> None:
    said = read(chat.ask(table))
    assert "That is a table of" in said
    assert "import" in said
    assert chat.writes() == []


def test_a_table_with_codes_repeats_none(chat: Chat) -> None:
    said = read(chat.ask("workspace,code\nlobby paris,84213\nlobby denver,84214"))
    assert "please delete your message" in said
    assert "8421" not in said


@pytest.mark.parametrize(
    "message",
    [ORDERS, f"Hi bot,\n{ORDERS}\nthanks\nAna", f"{ORDERS}\nBest,\nAna Roux\nIT Desk", f"```\n{ORDERS}\n```"],
)
def test_several_orders_are_offered_together_also_with_a_greeting_and_a_name(
    chat: Chat, message: str
) -> None:
    assert next(iter(choices(chat.ask(message), "say"))).startswith("All 2, in this order")


def test_commands_on_several_lines_are_several(chat: Chat) -> None:
    answer = chat.ask("show dnd gym\nshow dnd huddle")
    assert list(choices(answer, "say")) == ["Do Not Disturb · Gym", "Do Not Disturb · Huddle"]
    answer = chat.ask("set dnd gym on\nset dnd huddle on")
    assert next(iter(choices(answer, "say"))).startswith("All 2, in this order")
    assert chat.writes() == []


def test_the_same_command_line_by_line_is_one(chat: Chat) -> None:
    assert read(chat.ask("\n".join(["show dnd gym"] * 30))).startswith("Do Not Disturb · Gym")


def test_codes_on_several_lines_are_not_repeated(chat: Chat) -> None:
    said = read(chat.ask("add code lobby paris 84213\nadd code lobby paris 84214"))
    assert "please delete your message" in said
    assert "8421" not in said


@pytest.mark.parametrize(
    "said", ["turn on dnd 🔕 in the gym 🙏", "🙂 dnd on in the gym", "Dnd on in the gym 👍🏽"]
)
def test_pictures_change_nothing(chat: Chat, said: str) -> None:
    chat.ask(said)
    assert chat.setting("Gym", "doNotDisturb")["enabled"]


@pytest.mark.parametrize(
    "said",
    ["turn on dnd in the gym 🚫", "❌ turn on dnd in the gym", "turn on dnd in the gym ❓",
     "turn on dnd in the gym 🤔", "🤷 turn on dnd in the gym", "turn on dnd in the gym 🔜",
     "turn on dnd in the gym ⏰", "turn on dnd in the gym 🕐", "turn on dnd in the gym 🙄"],
)  # fmt: skip
def test_pictures_that_refuse_ask_or_put_off_are_no_filler(chat: Chat, said: str) -> None:
    assert "I do not know what to make of" in read(chat.ask(said))
    assert chat.writes() == []


def test_a_picture_answers(chat: Chat) -> None:
    assert read(chat.ask("👍")).startswith("Glad to help.")
    chat.ask("turn on dnd in huddle zork")
    assert read(chat.ask("👎")) == "Nothing was changed."
    chat.ask("turn on dnd in huddle zork")
    chat.ask("👍")
    assert chat.setting("Huddle", "doNotDisturb")["enabled"]


@pytest.mark.parametrize(
    "asked",
    ["Would that do?", "Will that do?", "Can this be handled today?", "Could it make it?", "Is it possible?",
     "Should I?", "Is that ok?", "Was it done?"],
)  # fmt: skip
def test_a_question_behind_an_order_is_no_politeness(chat: Chat, asked: str) -> None:
    answer = chat.ask(f"turn on dnd in the gym. {asked}")
    shown = ("in one plain order", "Only this one?")
    assert "Do it" in buttons(answer) or any(one in read(answer) for one in shown)
    assert chat.writes() == []


@pytest.mark.parametrize("asked", ["Can you do that?", "Could you please?", "How are you?", "Hello?"])
def test_a_polite_question_beside_an_order_is_passed_over(chat: Chat, asked: str) -> None:
    chat.ask(f"{asked} Turn on dnd in the gym.")
    assert chat.setting("Gym", "doNotDisturb")["enabled"]


@pytest.mark.parametrize(
    "message",
    ["> turn on dnd in the gym\nplease do this", "can you do that please?\n\nturn on dnd in the gym"],
)
def test_please_do_this_on_its_own_line_is_politeness(chat: Chat, message: str) -> None:
    chat.ask(message)
    assert chat.setting("Gym", "doNotDisturb")["enabled"]


@pytest.mark.parametrize(
    "said",
    [
        "bitte leite den Gym auf 4321 um",
        "schalte dnd im Gym nicht ein bitte",
        "veuillez renvoyer les appels de Gym vers 4321",
        "por favor activa no molestar en la sala Gym",
        "выключи переадресацию",
        "ligar dnd no Gym",
        "allume dnd dans Gym",
        "zet het Gym op niet storen alstublieft",
        "reenvía Gym al 4404",
        "viderekoble Gym til 4404",
        "Gym 4404e yönlendir",
        "přesměruj Gym na 4404",
    ],
)
def test_other_languages_are_told_that_only_english_is_read(chat: Chat, said: str) -> None:
    assert read(chat.ask(said)).startswith("I only read English. Nothing was changed.")
    assert chat.writes() == []


def test_a_text_that_is_too_long_is_told_how_long_it_may_be(chat: Chat) -> None:
    assert "I read up to 1,000 at once" in read(chat.ask("turn on dnd in the gym. " * 300))


@pytest.mark.parametrize(
    ("picture", "begins"),
    [
        ("😀", "Glad to help."),
        ("🎉❤", "Glad to help."),
        ("👎", "Nothing was changed."),
        ("😡", "Calling settings"),
        ("☎️", "Calling settings"),
        ("❓", "Calling settings"),
    ],
)
def test_pictures_alone_change_nothing(chat: Chat, picture: str, begins: str) -> None:
    assert read(chat.ask(picture)).startswith(begins)
    assert chat.writes() == []
