"""`help pages`: the pages of the documentation that come with the bot, each as a file."""

from __future__ import annotations

from pathlib import Path

from bot.commands.context import Answer, card_answer
from bot.events import Attachment, Reply
from bot.language.requests.showing import PAGES_TOPIC
from cards.picker import Pick, index_card

FOLDER = Path(__file__).parents[2] / "pages"
PAGES = {
    "commands": "every command with examples",
    "settings": "every setting with its fields",
    "options": "how I am configured",
    "safety": "who may do what, and what is kept",
}
"""The pages for people who use or run the bot, and what is on them."""


def of_pages() -> Answer:
    """The pages to choose from."""
    picks = [Pick(name.capitalize(), what, f"help {PAGES_TOPIC} {name}") for name, what in PAGES.items()]
    return card_answer(index_card("Pages", "Page", picks, "Get it", [], "They come with me, in bot/pages."))


def of_page(topic: str) -> Answer | None:
    """The page that is named behind `pages`, as a file; None for any other topic."""
    name = topic.removeprefix(f"{PAGES_TOPIC} ")
    if name == topic or name not in PAGES:
        return None
    content = (FOLDER / f"{name}.md").read_bytes()
    return Answer(
        Reply(f"{name.capitalize()}: {PAGES[name]}.", file=Attachment(f"{name}.md", content, "text/markdown"))
    )
