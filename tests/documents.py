"""Writes what the documents must say of the code: `python -m tests.documents` brings them up to date."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr

from bot.catalogue import FAMILIES
from bot.catalogue.model.family import Family
from bot.config import Config
from bot.language.command_list import COMMANDS

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
ENV_EXAMPLE = ROOT / ".env.example"
PAGES = ROOT / "bot" / "pages"


def env_example() -> str:
    """`.env.example`: every option of the configuration, in its order, with its help and default."""
    lines = ["# Copy to .env and fill in; the environment wins over this file.", ""]
    for name, field in Config.model_fields.items():
        default = field.default
        if isinstance(default, SecretStr):
            default = default.get_secret_value()
        lines += [f"# {field.description}", f"{name.upper()}={default}", ""]
    return "\n".join(lines)


def commands_page() -> str:
    """Every command with all its forms."""
    rows = [
        f"| {'<br>'.join(f'`{one}`' for one in command.usage).replace('|', chr(92) + '|')} "
        f"| {command.help} | {command.needs.name.lower()} |"
        for command in COMMANDS
    ]
    return _page("Commands", "| Command | What it does | Needs |\n|---|---|---|\n" + "\n".join(rows))


def settings_page() -> str:
    """Every setting with its names, fields and lists."""
    contents = " · ".join(f"[{family.title}](#{_anchor(family.title)})" for family in FAMILIES)
    return _page("Settings", "\n\n".join([contents, *map(_of_family, FAMILIES)]))


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _of_family(family: Family) -> str:
    names = ", ".join(f"`{name}`" for name in family.short_names() if name != family.title.lower())
    licence = " Only with a professional licence." if family.professional else ""
    if family.professional_to_write:
        licence = " Changed only with a professional licence."
    parts = [f"## {family.title}", f"{family.help}{licence}" + (f" Also called {names}." if names else "")]
    if family.fields:
        rows = [f"| {field.label} | {field.takes} | {field.help or ''} |" for field in family.fields]
        parts.append("| Field | Takes | |\n|---|---|---|\n" + "\n".join(rows))
    for items in family.lists:
        most = f", up to {items.limit}" if items.limit else ""
        fields = ", ".join(field.label.lower() for field in items.fields)
        parts.append(f"List: {items.plural}{most}. Each has: {fields}.")
    return "\n\n".join(parts)


def options_page() -> str:
    """The options of the configuration."""
    rows = []
    for name, field in Config.model_fields.items():
        default = field.default
        shown = "" if isinstance(default, SecretStr) or default == "" else f"`{default}`"
        rows.append(f"| `{name.upper()}` | {shown} | {field.description} |")
    intro = (
        "Read from the environment and from `.env` in the folder in which the bot starts; the environment "
        "wins. `HTTPS_PROXY`, `NO_PROXY`, `SSL_CERT_FILE` and `REQUESTS_CA_BUNDLE` are read from the "
        "environment only."
    )
    return _page("Options", f"{intro}\n\n| Option | Default | Meaning |\n|---|---|---|\n" + "\n".join(rows))


def _page(title: str, text: str) -> str:
    return (
        f"# {title}\n\n[README](../../README.md) · [Commands](commands.md) · [Settings](settings.md) · "
        f"[Options](options.md)\n\n{text}\n"
    )


DOCUMENTS: dict[Path, Callable[[], str]] = {
    ENV_EXAMPLE: env_example,
    PAGES / "commands.md": commands_page,
    PAGES / "settings.md": settings_page,
    PAGES / "options.md": options_page,
}

if __name__ == "__main__":
    for path, written in DOCUMENTS.items():
        path.write_text(written(), encoding="utf-8")
