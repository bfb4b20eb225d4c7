"""A drawing as a picture of dots, for programs that show no SVG."""

import subprocess
import sys
from pathlib import Path

from tidtam.kit.paper import FONTS

PATIENCE = 30  # seconds


class RasterProblem(Exception):
    """A drawing could not be made into a picture; the text is the drawing program's own."""


def png(svg: str, *, width: int) -> bytes:
    """The drawing as PNG, `width` dots wide; from a process of its own, which takes its memory away with it."""
    try:
        done = subprocess.run(  # noqa: S603 - our own script, arguments fixed
            [
                sys.executable,
                "-E",
                "-s",
                str(Path(__file__).with_name("raster_press.py")),
                str(FONTS),
                str(width),
            ],
            input=svg.encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RasterProblem(f"not drawn within {PATIENCE} s") from error
    if done.returncode:
        raise RasterProblem(done.stderr.decode(errors="replace").strip())
    return done.stdout
