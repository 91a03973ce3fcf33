"""Facts that the documents state about the code agree with the code."""

from __future__ import annotations

import ast
import builtins
import re
from pathlib import Path

import pytest

from bot.config import Config
from tests.contracts.test_imports import modules
from tests.documents import DOCUMENTS, PAGES, README, ROOT

TO_REFRESH = "run: python -m tests.documents"
MAX_README_WORDS = 1500


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_is_generated_is_that_of_the_code(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == DOCUMENTS[path](), TO_REFRESH


def test_the_readme_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").split()) <= MAX_README_WORDS


def test_links_lead_to_files_and_headings() -> None:
    for page in (README, *PAGES.glob("*.md")):
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
            if target.startswith("https://"):
                continue
            name, _, heading = target.partition("#")
            file = page.parent / name if name else page
            assert file.exists(), f"{page.name}: {target}"
            titles = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.M) if heading else []
            assert not heading or heading in {
                re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in titles
            }


def test_the_readme_leads_to_every_page() -> None:
    text = README.read_text(encoding="utf-8")
    assert [page.name for page in PAGES.glob("*.md") if f"(bot/pages/{page.name})" not in text] == []


def test_options_are_read_nowhere_else() -> None:
    """The environment is read by the table; the standard variables of proxies and certificates are named."""
    standard = {"SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "HTTPS_PROXY", "NO_PROXY"}
    for path in sorted((ROOT / "bot").rglob("*.py")):
        if "sandbox" in path.parts:
            continue
        for name in re.findall(r"environ(?:\.get\(|\[)[\"'](\w+)", path.read_text(encoding="utf-8")):
            assert name in standard, f"{path}: {name}"


def test_options_have_help() -> None:
    assert all(field.description for field in Config.model_fields.values())


def test_nothing_of_this_machine_is_committed() -> None:
    places = re.compile(r"(?<![\w.])/(?:work|root|home)/|https?://[\w.-]*(?:pypi|pythonhosted|npmjs)[\w./-]*")
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        if (
            inside[0].startswith((".git", ".venv", ".mypy", ".ruff", ".pytest", ".hypothesis"))
            or not path.is_file()
        ):
            continue
        if path.suffix in {".py", ".md", ".toml", ".json", ".txt", ".js", ".css", ".html", ".lock"}:
            found = places.search(path.read_text(encoding="utf-8"))
            assert not found or path == ROOT / "tests/contracts/test_documents.py", (
                f"{path}: {found and found[0]}"
            )


ARCHITECTURE = ROOT / "bot" / "README.md"


def test_the_architecture_page_names_only_what_is_there() -> None:
    text = ARCHITECTURE.read_text(encoding="utf-8")
    paths = set(re.findall(r"(?<![\w/])(?:bot|cards|tests)(?:/\w+)+(?:\.\w+)?", text))
    assert len(paths) > 20
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_the_readme_leads_to_the_architecture_page() -> None:
    assert "(bot/README.md)" in README.read_text(encoding="utf-8")


def test_docstrings_name_only_errors_that_exist() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for _, path in modules()]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    classes = {node.name for node in nodes if isinstance(node, ast.ClassDef)} | set(dir(builtins))
    texts = [
        node.value.value
        for node in nodes
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]
    raised = {name for text in texts for name in re.findall(r"\b[Rr]aises? ([A-Z][a-z]+\w*)", str(text))}
    assert raised
    assert raised - classes == set()
