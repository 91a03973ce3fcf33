"""The words of a message without the bot's mention."""

from __future__ import annotations

import base64

import pytest

from bot.webex.mention import without_mention


def person(name: str, region: str = "us") -> str:
    return base64.urlsafe_b64encode(f"ciscospark://{region}/PEOPLE/{name}".encode()).decode().rstrip("=")


def tag(name: str, shown: str, region: str = "us") -> str:
    marks = f'data-object-type="person" data-object-id="{person(name, region)}"'
    return f"<spark-mention {marks}>{shown}</spark-mention>"


BOT = tag("bot", "Calling Bot")
ANA = tag("ana", "Ana Roux")


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (f"{BOT} show ptt Lobby", "show ptt Lobby"),
        (f"<p>{BOT}&nbsp;show&nbsp;ptt</p>", "show ptt"),
        (f"{tag('bot', 'Calling')} help", "help"),
        (f"{tag('bot', 'Calling Bot', 'urn:TEAM:eu-central-1_k')} help", "help"),
        (f"{BOT}", ""),
        (f"{BOT}, help", "help"),
        (f"{BOT} — help", "help"),
        (f"{BOT} {BOT} help", "help"),
        (f"show {BOT} ptt", "show ptt"),
        (f"help {BOT}", "help"),
        (f"{BOT} watch {ANA}", "watch Ana Roux"),
        (f"{ANA} {BOT} whoami", "Ana Roux whoami"),
        (f"{BOT} show Calling Bot room", "show Calling Bot room"),
        (f"{BOT} show A &amp; B &lt;C&gt; &#39;D&#39;", "show A & B <C> 'D'"),
        (f"{BOT} show <b>ptt</b> <em>Lob</em>by", "show ptt Lobby"),
        (f"{BOT} one<br>two<br/>three", "one\ntwo\nthree"),
        (f"<p>{BOT} set</p><ul><li>one</li><li>two <i>more</i></li></ul>", "set\none\ntwo more"),
        (f'{BOT} see <a href="https://example.com/?a=1&amp;b=2">this</a>', "see this"),
        (f"<div>{BOT} <spark-mention>nobody</spark-mention> hi</div>", "nobody hi"),
        (f"{BOT.replace('Calling Bot', '<b>Calling</b> Bot')} help", "help"),
        (f"{BOT} “Lobby” – 5", "“Lobby” – 5"),
        (f"{BOT} unclosed <b>bold", "unclosed bold"),
        (f"{BOT} @Calling Bot watch all", "watch all"),
        (f"{BOT} Calling Bot watch all", "Calling Bot watch all"),
    ],
)
def test_a_marked_mention_is_taken_out(html: str, words: str) -> None:
    heard = without_mention("not this", html, bot_id=person("bot"), bot_name="Calling Bot", is_direct=False)
    assert heard == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Calling Bot help", "help"),
        ("@Calling Bot: help", "help"),
        ("calling bot", ""),
        ("Calling help", "help"),
        ("Calling Bots help", "Bots help"),
        ("Callings help", "Callings help"),
        ("Calling's help", "Calling's help"),
        ("show Calling Bot", "show Calling Bot"),
        ("Ana Roux help", "Ana Roux help"),
        ("", ""),
    ],
)
@pytest.mark.parametrize("html", ["", f"<p>{ANA}</p>", BOT.removesuffix("</spark-mention>")])
def test_without_a_mark_the_name_goes_at_the_start_only(text: str, words: str, html: str) -> None:
    assert without_mention(text, html, bot_id=person("bot"), bot_name="Calling Bot", is_direct=False) == words


def test_in_a_direct_space_the_name_is_a_word_like_any_other() -> None:
    assert (
        without_mention("Calling Bot", "", bot_id=person("bot"), bot_name="Calling Bot", is_direct=True)
        == "Calling Bot"
    )
    assert (
        without_mention("", f"{BOT} hi", bot_id=person("bot"), bot_name="Calling Bot", is_direct=True) == "hi"
    )


def test_a_name_with_its_sign_is_left_out_in_a_direct_space_too() -> None:
    assert (
        without_mention("@Calling Bot help", "", bot_id=person("bot"), bot_name="Calling Bot", is_direct=True)
        == "help"
    )


@pytest.mark.parametrize("name", ["(Bot", "", "C++ Bot", "Bot"])
def test_any_name_will_do(name: str) -> None:
    heard = without_mention(f"{name} help", "", bot_id=person("bot"), bot_name=name, is_direct=False)
    assert heard.strip() == "help"
