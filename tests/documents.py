"""Writes what the documents must say of the code: `python -m tests.documents` brings them up to date."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr

from bot.catalogue import FAMILIES
from bot.commands import COMMANDS
from bot.config import Config

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
ENV_EXAMPLE = ROOT / ".env.example"


def env_example() -> str:
    """`.env.example`: every option of the configuration, in its order, with its help and default."""
    lines = ["# Copy to .env and fill in; the environment wins over this file.", ""]
    for name, field in Config.model_fields.items():
        default = field.default
        if isinstance(default, SecretStr):
            default = default.get_secret_value()
        lines += [f"# {field.description}", f"{name.upper()}={default}", ""]
    return "\n".join(lines)


def commands_table() -> str:
    """The commands, as the README shows them."""
    rows = [
        f"| `{command.usage[0]}` | {command.help} | {command.needs.name.lower()} |" for command in COMMANDS
    ]
    return "\n".join(["| Command | What it does | Needs |", "|---|---|---|", *rows]).replace(
        "<workspace|all>", "<workspace\\|all>"
    )


def settings_table() -> str:
    """The settings with their names and fields, as the README shows them."""
    rows = ["| Setting | Say | Fields | Lists |", "|---|---|---|---|"]
    for family in FAMILIES:
        licence = " ¹" if family.professional else ""
        names = ", ".join(f"`{name}`" for name in family.short_names() if name != family.title.lower())
        fields = "; ".join(f"{field.label} ({field.takes.lower()})" for field in family.fields)
        lists = "; ".join(
            f"{items.title}s" + (f", up to {items.limit}" if items.limit else "") for items in family.lists
        )
        rows.append(f"| {family.title}{licence} | {names} | {fields or '–'} | {lists or '–'} |")
    return "\n".join([*rows, "", "¹ Only with a professional licence."])


def options_table() -> str:
    """The options, as the README shows them."""
    rows = ["| Option | Default | Meaning |", "|---|---|---|"]
    for name, field in Config.model_fields.items():
        default = field.default
        shown = "" if isinstance(default, SecretStr) or default == "" else f"`{default}`"
        rows.append(f"| `{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(rows)


TABLES = {"commands": commands_table, "settings": settings_table, "options": options_table}


def readme(text: str) -> str:
    """The README with its generated tables brought up to date."""
    for name, table in TABLES.items():
        before, opening, rest = text.partition(f"<!-- {name} -->\n")
        _, closing, after = rest.partition(f"<!-- /{name} -->")
        if not opening or not closing:
            raise ValueError(f"README.md has no place for the table of {name}.")
        text = f"{before}{opening}{table()}\n{closing}{after}"
    return text


if __name__ == "__main__":
    README.write_text(readme(README.read_text(encoding="utf-8")), encoding="utf-8")
    ENV_EXAMPLE.write_text(env_example(), encoding="utf-8")
