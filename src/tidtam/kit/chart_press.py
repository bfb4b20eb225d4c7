"""Draws one chart in a process of its own: the spec on standard input, the SVG on standard output.

Run as a script by `charts.svg` with the folder of the fonts; imports nothing of tidtam.
"""

import sys

import vl_convert

if __name__ == "__main__":
    vl_convert.register_font_directory(sys.argv[1])
    try:
        drawn = vl_convert.vegalite_to_svg(sys.stdin.read(), allowed_base_urls=[])
    except ValueError as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(drawn.encode())
