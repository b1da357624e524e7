"""Find a Chrome or Chromium for the browser tests, and with ``--install`` install one where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

_SHELL = "chromium-headless-shell"
"""Chromium without windows, menus and bars around a page: the same engine opens a page for half the work."""

_NAMES = (_SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
_PACKAGES = ("fonts-dejavu-core", "libatomic1")  # the last is for Playwright's own program
_IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
_OFF = (
    # What Playwright turns off: the list below takes the place of its own.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    # Lists below an address bar that nobody sees: they took two fifths of the time of opening a page.
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
)
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(_OFF)}",
    *(["--no-sandbox"] if _IS_ROOT else []),
)
"""What keeps a browser to itself: it looks nothing up, fetches nothing, and runs for root, whom its sandbox refuses."""
NO_DRIVER = "Playwright cannot start: on Debian or Ubuntu, install the package libatomic1."
NONE = "No Chrome or Chromium: install one, name it in CHROME, or run `python tests/browser/find.py --install`."


def browser() -> str | None:
    """Return the path of a browser: the one that CHROME names and no other, else any that is installed."""
    named = os.environ.get("CHROME")
    if named:
        return shutil.which(named)
    return next(iter(_installed()), None)


def _installed() -> Iterable[str]:
    """Yield the browsers that are there. Playwright's own comes last: to ask for it starts a program."""
    yield from filter(None, map(shutil.which, (*_NAMES, _MAC)))
    if not _can_drive():
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to load, and seldom needed

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).is_file():
        yield own


def _can_drive() -> bool:
    """Whether Playwright's own program starts: a bare Debian lacks a library that it needs."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def install() -> str | None:
    """Install a browser and what Playwright needs: Debian's own for root, else Playwright's browser."""
    if _IS_ROOT and shutil.which("apt-get"):
        _run(["apt-get", "update"])
        for packages in (_PACKAGES, [_SHELL]):  # Ubuntu has the first, but not the second
            _run(["apt-get", "install", "--yes", "--no-install-recommends", *packages])
    if not browser():
        _run([sys.executable, "-m", "playwright", "install", *(["--with-deps"] if _IS_ROOT else []), "chromium"])
    return browser()


def _run(command: Sequence[str]) -> None:
    """Run a command that says nothing unless it fails; whether a browser came of it is looked at later."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def main() -> int:
    """Print the path of a browser; with ``--install``, say nothing and make sure that there is one to drive."""
    is_asked_to_install = "--install" in sys.argv[1:]
    found = browser()
    if is_asked_to_install and not (found and _can_drive()):
        found = install()
    if not found or not _can_drive():
        sys.stderr.write(f"{NO_DRIVER if found else NONE}\n")
        return 1
    if not is_asked_to_install:
        print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
