"""Messages on the page: sent, shown, and never trusted as HTML."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from bot.sandbox.cloud.cloud import Cloud
from tests.browser.conftest import Opened, Sent, say


def test_what_a_person_types_is_said_and_shown(page: Page, cloud: Cloud) -> None:
    say(page, "help")
    shown = page.get_by_role("article").filter(has_text="help")
    expect(shown).to_contain_text("Ana Roux")
    expect(page.get_by_role("textbox", name="Message")).to_have_value("")
    said = cloud.until(lambda: cloud.messages(cloud.space("ana")))
    assert [(one.text, one.person_id) for one in said] == [("help", cloud.person("ana").id)]


def test_shift_enter_starts_a_new_line(page: Page, cloud: Cloud) -> None:
    box = page.get_by_role("textbox", name="Message")
    box.press_sequentially("one")
    box.press("Shift+Enter")
    box.press_sequentially("two")
    box.press("Enter")
    said = cloud.until(lambda: cloud.messages(cloud.space("ana")))
    assert said[0].text == "one\ntwo"


def test_a_group_space_mentions_the_bot_unless_told_not_to(page: Page, cloud: Cloud) -> None:
    page.locator("[data-space=team]").click()
    say(page, "workspaces")
    expect(page.get_by_role("article")).to_have_count(1)
    page.get_by_role("button", name="Mention").click()
    expect(page.get_by_text("does not hear this")).to_be_visible()
    say(page, "lunch?")
    expect(page.get_by_role("article")).to_have_count(2)
    first, second = cloud.messages(cloud.space("team"))
    name = page.get_by_role("button", name="Mention").inner_text().removeprefix("@")
    assert first.text.startswith(name)
    assert second.text == "lunch?"


def test_markdown_is_drawn(page: Page, bot_sends: Sent) -> None:
    bot_sends("ana", "**Bold** and `code`\n\n- one\n- two")
    shown = page.get_by_role("article")
    expect(shown.locator("strong")).to_have_text("Bold")
    expect(shown.locator("code")).to_have_text("code")
    expect(shown.get_by_role("listitem")).to_have_count(2)


def test_hostile_words_are_only_words(page: Page, bot_sends: Sent) -> None:
    hostile = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
    say(page, hostile)
    bot_sends("ana", hostile)
    bot_sends("ana", "[a link](javascript:document.title='broken')")
    expect(page.get_by_role("article")).to_have_count(3)
    assert page.locator("article img, article script, article a[href^=javascript]").count() == 0
    assert "broken" not in page.title()


def test_replies_stand_under_what_they_answer(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    page.locator("[data-space=team]").click()
    say(page, "show intercept Lobby Paris")
    expect(page.get_by_role("article")).to_have_count(1)
    root = cloud.messages(cloud.space("team"))[0].id
    bot_sends("team", "Intercept is off.", parentId=root)
    thread = page.locator("li.thread")
    expect(thread.locator(".replies")).to_contain_text("Intercept is off.")
    thread.get_by_role("button", name="Reply in thread").click()
    expect(page.get_by_text("In the thread of Ana Roux")).to_be_visible()
    say(page, "and now?")
    expect(thread.locator(".replies article")).to_have_count(2)
    assert cloud.messages(cloud.space("team"))[-1].parent_id == root
    expect(page.get_by_text("In the thread of")).to_be_hidden()


def test_another_person_has_other_spaces(page: Page, cloud: Cloud) -> None:
    page.get_by_role("combobox", name="You are").select_option(cloud.person("sam").id)
    own = page.get_by_role("navigation", name="Spaces").locator("[data-part=own-spaces]")
    expect(own.get_by_role("button")).to_have_count(2)
    expect(own.locator("[data-space=sam]")).to_have_attribute("aria-current", "true")
    say(page, "whoami")
    said = cloud.until(lambda: cloud.messages(cloud.space("sam")))
    assert said[0].person_id == cloud.person("sam").id
    page.locator("[data-space=ana]").click()
    expect(page.get_by_role("textbox", name="Message")).to_be_disabled()


def test_who_you_are_survives_a_reload(page: Page, cloud: Cloud) -> None:
    page.get_by_role("combobox", name="You are").select_option(cloud.person("lena").id)
    page.locator("[data-space=team]").click()
    page.reload()
    expect(page.get_by_role("combobox", name="You are")).to_have_value(cloud.person("lena").id)
    expect(page.locator("[data-space=team]")).to_have_attribute("aria-current", "true")


def test_a_message_elsewhere_is_counted_and_told(page: Page, bot_sends: Sent) -> None:
    bot_sends("team", "Push-to-Talk changed")
    expect(page.locator("[data-space=team]")).to_contain_text("1 unread")
    page.locator("[data-space=team]").click()
    expect(page.locator("[data-space=team]")).not_to_contain_text("unread")
    bot_sends("team", "Call Intercept changed")
    expect(page.locator("[data-part=live]")).to_contain_text("Call Intercept changed")


def test_two_people_see_each_other(opened: Opened, cloud: Cloud) -> None:
    ana, ravi = opened(), opened()
    ravi.get_by_role("combobox", name="You are").select_option(cloud.person("ravi").id)
    for page in (ana, ravi):
        page.locator("[data-space=team]").click()
    say(ana, "good morning")
    expect(ravi.get_by_role("article")).to_contain_text("good morning")


def test_an_own_message_is_edited(page: Page, cloud: Cloud) -> None:
    page.locator("[data-space=team]").click()
    say(page, "show dnd lobby pris")
    shown = page.get_by_role("article").filter(has_text="lobby pris")
    shown.hover()
    shown.get_by_role("button", name="Edit", exact=True).click()
    box = page.get_by_role("textbox", name="Message")
    expect(box).to_have_value("show dnd lobby pris")
    expect(box).to_be_focused()
    expect(page.get_by_text("Editing what you wrote")).to_be_visible()
    say(page, "show dnd lobby paris")
    expect(page.get_by_role("article")).to_contain_text("Edited")
    expect(page.get_by_text("Editing what you wrote")).to_be_hidden()
    (message,) = cloud.messages(cloud.space("team"))
    assert message.text == f"{cloud.person('bot').name} show dnd lobby paris"
    assert message.mentions == (cloud.person("bot").id,)


def test_an_edit_can_be_given_up(page: Page, cloud: Cloud) -> None:
    say(page, "help")
    edit = page.get_by_role("button", name="Edit", exact=True)
    edit.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("textbox", name="Message")
    expect(box).to_have_value("help")
    box.press("Escape")
    expect(box).to_have_value("")
    expect(page.get_by_text("Editing what you wrote")).to_be_hidden()
    edit.focus()
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="You are").select_option(cloud.person("ravi").id)
    expect(box).to_have_value("")
    assert [one.edits for one in cloud.messages(cloud.space("ana"))] == [0]


def test_only_own_messages_have_an_edit_button(page: Page, cloud: Cloud, bot_sends: Sent) -> None:
    page.locator("[data-space=team]").click()
    cloud.say(cloud.person("ravi"), cloud.space("team"), "good morning")
    bot_sends("team", "Hello")
    expect(page.get_by_role("article")).to_have_count(2)
    expect(page.get_by_role("button", name="Edit", exact=True)).to_have_count(0)
    say(page, "help")
    expect(page.get_by_role("button", name="Edit", exact=True)).to_have_count(1)
