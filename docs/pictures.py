"""Take the pictures of the README from a running demo: `python -m docs.pictures http://127.0.0.1:8000 PASSWORD`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
PICTURES = (("desk.png", "/desk/", 1280, 900), ("phone.png", "/desk/", 360, 720))
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main(address: str, password: str) -> None:
    """Log in as the province officer and take each picture at its width, in Thai."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for name, path, width, height in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height}, locale="th-TH")
            page.goto(f"{address}/accounts/login/?next={path}")
            page.fill("input[name=login]", "province")
            page.fill("input[name=password]", password)
            page.keyboard.press("Enter")
            page.wait_for_url(f"{address}{path}")
            page.evaluate("document.fonts.ready")
            page.screenshot(path=FOLDER / name)
            page.close()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
