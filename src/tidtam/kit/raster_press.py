"""Draws one SVG as PNG in a process of its own: the SVG on standard input, the picture on standard output.

Run as a script by `raster.png` with the folder of the fonts and the width; imports nothing of tidtam.
"""

import re
import sys

import vl_convert

WIDTH = re.compile(r"<svg\b[^>]*?\bwidth=\"([0-9.]+)(?:px)?\"")

if __name__ == "__main__":
    vl_convert.register_font_directory(sys.argv[1])
    svg = sys.stdin.read()
    found = WIDTH.search(svg)
    try:
        scale = float(sys.argv[2]) / float(found[1]) if found else 4.0
        sys.stdout.buffer.write(vl_convert.svg_to_png(svg, scale=scale))
    except ValueError as error:
        sys.exit(str(error))
