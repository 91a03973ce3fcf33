"""Bad input does no harm: too long, invisible characters, markup, and names that look like commands."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from importlib import import_module

import pytest

from bot.events import Workspace
from bot.names.workspaces import MAX_NAME_WORDS, WorkspaceIndex, matching
from bot.sentences import moment
from tests.chat import Chat, choices, filled, read

COPY_TO = "f-emailCopyOfMessage-emailId"
HOSTILE = (
    "**bold** _it_ `code`",
    "[link](https://evil.example)",
    "<@all>",
    "<@personEmail:nobody@acme.example>",
    "<script>alert(1)</script>",
    "</spark-mention><b>x",
    "# heading",
    "${workspace} {{DATE()}}",
    "'; DROP TABLE journal; --",
    "../../people/me",
    "%2e%2e%2f %00",
    "&lt;b&gt; &#60;",
    "| a | b |\n|---|---|",
)


@pytest.mark.parametrize("size", [1001, 10_000])
def test_far_too_long_is_no_command(chat: Chat, size: int) -> None:
    for text in ("x" * size, "show intercept " + "lobby " * (size // 6), '"' * size, "set " * (size // 4)):
        said = read(chat.ask(text + "." * max(0, size - len(text))))
        assert "characters long; I read up to 1,000 at once." in said
        assert "help" in said
        assert len(said) < 300
    assert chat.writes() == []


def test_as_long_as_a_command_may_be(chat: Chat) -> None:
    for text in (
        "x" * 1000,
        "show intercept " + "y" * 980,
        "shwo " + "lobby " * 160,
        "workspaces " + "z" * 980,
        "help " + "z" * 990,
        "history " + "z" * 990,
        "set intercept lobby new number " + "1 " * 480,
        "set intercept lobby colour " + "red " * 240,
        "set ptt lobby paris members add " + "Kim, " * 190,
        "watch " + "z" * 990,
    ):
        said = read(chat.ask(text))
        assert len(said) < 2500, text[:40]
        assert "Something went wrong" not in said, text[:40]
    assert chat.writes() == []


def test_a_change_too_long_for_a_button_says_what_to_do(chat: Chat) -> None:
    answer = chat.ask("set intercept lobby new number " + "+33 1 70 00 14 02 " * 30)
    assert "2 workspaces fit “lobby”" in read(answer)
    assert "type more of the name" in read(answer)
    assert chat.writes() == []


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01\x02\x1b[31m",
        "show\x00intercept\x07lobby paris",
        "\u202eshow intercept lobby paris",
        "הצג intercept לובי",
        "عرض \u200fالردهة",
        "👩‍👩‍👧‍👦 🏳️‍🌈 🇫🇷",
        "show intercept 🛎️",
        "ＳＨＯＷ ｉｎｔｅｒｃｅｐｔ ｌｏｂｂｙ ｐａｒｉｓ",
        "a\u0301\u0301\u0301\u0301" * 100,
        "\ufeff\ufffe\ufffd",
        "Z̸̢̛͎a̶l̷g̴o̵",
        "show \u2028 intercept \u2029 lobby paris",
        "'",
        '"',
        "''\"\"",
        "-",
        "—",
        "set",
        "\\",
        "show intercept \\",
        "%s %d {0} {x}",
        "\ud83d\ude00",
    ],
)
def test_odd_characters_get_an_answer_and_do_nothing(chat: Chat, text: str) -> None:
    said = read(chat.ask(text))
    assert said
    assert "Something went wrong" not in said
    assert "\x00" not in said
    assert "\u202e" not in said
    assert chat.writes() == []


@pytest.mark.parametrize("typed", ["Ana<ana@acme.example>", "ana@acme..example", "ana@\u0430cme.example"])
def test_a_wrong_email_address_is_never_written(chat: Chat, typed: str) -> None:
    command = f'set voicemail lobby paris copy goes to "{typed}"'
    assert "Give an email address such as" in read(chat.ask(command))
    again = chat.press(chat.ask("edit voicemail lobby paris"), "Save", inputs={COPY_TO: typed})
    assert "Not saved. To correct: Copy goes to." in read(again)
    assert filled(again)[COPY_TO] == typed
    assert chat.writes() == []
    chat.press(again, "Save", inputs={COPY_TO: "mailto:ana@acme.example;"})
    assert chat.setting("Lobby Paris", "voicemail")["emailCopyOfMessage"]["emailId"] == "ana@acme.example"


def test_invisible_characters_in_a_command_do_not_change_it(chat: Chat) -> None:
    assert read(chat.ask("sh\u00adow inter\u200bcept lobby\u200d paris\u2060")).startswith("Call Intercept")
    assert read(chat.ask("ＳＨＯＷ ｉｎｔｅｒｃｅｐｔ ｌｏｂｂｙ ｐａｒｉｓ")).startswith("Call Intercept")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_repeated_is_repeated_as_words(chat: Chat, text: str) -> None:
    for command in (
        "",
        "show intercept ",
        "workspaces ",
        "watch ",
        "help ",
        "unwatch ",
        "set intercept lobby paris ",
    ):
        answer = chat.ask(command + text)
        harmless(answer.markdown)
    answer = chat.ask(f"set ptt lobby paris members add {text}")
    harmless(answer.markdown)
    form = chat.ask("edit ptt lobby paris")
    again = chat.press(form, "Save", inputs={"f-members--add": text})
    harmless(again.markdown)
    assert chat.writes() == []
    assert "Something went wrong" not in read(again)


def harmless(markdown: str) -> None:
    """No link, tag, mention, heading or strong words but our own."""
    assert "](" not in markdown
    assert "<@" not in markdown
    assert "<script" not in markdown
    assert "<b>" not in markdown
    assert "</spark" not in markdown
    assert "**bold**" not in markdown
    assert "`code`" not in markdown
    assert "\n# " not in markdown
    assert "&lt;" not in markdown.replace("&\u2060lt;", "")


@pytest.mark.parametrize(
    "name", ["**Boss** <@all>", "[x](https://evil.example)", "`rm` _it_ # h", "^~|>", "שלום 7"]
)
def test_the_name_of_a_workspace_is_words_everywhere(chat: Chat, name: str) -> None:
    chat.rename("Huddle", name)
    chat.ask("watch all", "ravi")
    identity = next(one.id for one in chat.cloud.state.workspaces.values() if one.extension == "4404")
    for command in ("show intercept", "history", "workspaces", "watch", "set intercept", "edit intercept"):
        answer = chat.ask(f"{command} x4404" + (" on" if command.startswith("set") else ""))
        name_shown(answer.markdown, name)
        assert name.split()[0][:2] in read(answer).replace("\u2060", "")
    form = chat.ask(f"edit intercept {identity}")
    name_shown(chat.press(form, "Cancel").markdown, name)
    name_shown(chat.hears("ravi", "Call Intercept changed").markdown, name)
    assert len(chat.writes()) == 1


def name_shown(markdown: str, name: str) -> None:
    harmless(markdown)
    assert "**Boss**" not in markdown
    assert "`rm`" not in markdown


def test_the_canteen_with_markup_in_its_name_can_be_used(chat: Chat) -> None:
    for typed in ("canteen", "Canteen <*Paris*>_[1] ^", "x4403", '"Canteen <*Paris*>_[1] ^"'):
        status = chat.ask(f"show intercept {typed}")
        assert read(status).startswith("Call Intercept · Canteen <*Paris*>_[1] ^")
    form = chat.press(status, "Edit")
    assert "Saved" in read(chat.press(form, "Save", inputs={"f-enabled": "true"}))


def test_a_did_you_mean_offers_words_and_nothing_more(chat: Chat) -> None:
    answer = chat.ask("shwo **x** <@all> [a](b)")
    harmless(answer.markdown)
    assert set(choices(answer, "say").values()) == {"show **x** <@all> [a](b)"}


def test_what_is_said_never_stands_in_the_log(chat: Chat, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    chat.ask("show intercept xyzzy-typed")
    chat.ask("xyzzy-typed")
    form = chat.ask("edit intercept lobby paris")
    again = chat.press(form, "Save", inputs={"f-outgoing-destination": "xyzzy-filled"})
    chat.send(again, {"calling-bot": {"v": 1, "do": "xyzzy-forged"}, "f-enabled": "xyzzy"})
    chat.ask("set ptt lobby paris members add xyzzy-typed")
    chat.cloud.fault("GET .*intercept", status=200, body="xyzzy-body")
    chat.ask("show intercept lobby paris")
    chat.ask("set intercept lobby paris on")
    tokens = {one for one in chat.cloud.environment().values() if one.startswith("sandbox-")}
    assert len(tokens) == 2
    for secret in ("xyzzy", "Lobby Paris", *tokens):
        assert secret not in caplog.text


def test_ids_of_others_lead_nowhere(chat: Chat) -> None:
    for one in (chat.cloud.person("sam").id, chat.cloud.space("ravi").id, chat.cloud.person("ana").org_id):
        assert "There is no workspace" in read(chat.ask(f"show intercept {one}"))


def test_many_words_are_not_tried_as_names_for_ever(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def counted(seen: WorkspaceIndex, text: str) -> list[Workspace]:
        tried.append(text)
        return matching(seen, text)

    for name in (
        "phrases",
        "understand.command_readers.reading.available",
        "understand.command_readers.settings",
    ):
        monkeypatch.setattr(import_module(f"bot.language.{name}"), "matching", counted)
    for command in ("list rules accept", "available forward", "remove rule accept"):
        tried.clear()
        assert "There is no workspace" in read(chat.ask(f"{command} " + "on " * 300))
        assert 0 < len(tried) <= 3 * MAX_NAME_WORDS
    tried.clear()
    chat.ask("set intercept " + "enabled on " * 80)
    assert len(tried) <= MAX_NAME_WORDS


def test_a_known_name_is_not_looked_for_again_in_webex(chat: Chat) -> None:
    before = len(chat.cloud.requests)
    chat.ask('list rules accept "Lobby Paris"')
    assert [one.path for one in chat.cloud.requests[before:] if one.path.endswith("/workspaces")] == []


def test_a_time_zone_is_named_as_people_write_it() -> None:
    at = datetime(2026, 11, 21, tzinfo=UTC)
    assert moment(at, "America/Los_Angeles").endswith("16:00:00 (America/Los Angeles)")


@pytest.mark.parametrize("zone", ["Europe", "x" * 300, "../../etc/passwd", "\0", ""])
def test_a_time_zone_that_is_none_is_no_harm(zone: str) -> None:
    assert moment(datetime(2026, 11, 21, tzinfo=UTC), zone).endswith("(UTC)")


@pytest.mark.parametrize(
    "text",
    [
        'cod "Lobby 0001" 8462517',
        "cod lobby paris 84 62 51 7",
        "pni lobby paris 8462517",
        "passcod lobby paris 8462517",
        "passcod lobby paris 84",
        "acces code lobby paris 8462517",
        "show cods lobby paris 8462517",
        "set voicemail lobby paris pni 8462517",
        "sow 8462517",
        "8462517",
        "lobby paris x8462517",
        "show intercept cods lobby 8462517",
    ],
)
@pytest.mark.parametrize("space", ["ana", "team"])
def test_what_may_be_a_code_is_not_said_back(chat: Chat, text: str, space: str) -> None:
    answer = chat.ask(text, space=space)
    for said in (answer.markdown, str(answer.card)):
        assert not {"8462517", "84", "0001"} & set(re.findall(r"\d+", said)), said
    assert chat.writes() == []


@pytest.mark.parametrize(
    "what", ["show {} raw", "show intercept {} raw", "show {}", "history {}", "watch {}"]
)
@pytest.mark.parametrize("name", ["Lobby <@personEmail:sam@acme.example>", "<@all> `<@all>`", "a` <@all"])
def test_nobody_is_mentioned_by_a_name(chat: Chat, what: str, name: str) -> None:
    one = chat.cloud.workspace("Huddle")
    chat.rename("Huddle", name)
    answer = chat.ask(what.format(one.id), space="team")
    assert "<@" not in answer.markdown
    assert "spark-mention" not in answer.html
    assert bare(name) in bare(read(answer))


def bare(text: str) -> str:
    return text.replace("\u2060", "")
