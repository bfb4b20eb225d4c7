"""QR codes, drawn as SVG for page and paper."""

import io

import segno


def qr(address: str) -> str:
    """The code as SVG, readable from a worn paper."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=2, xmldecl=False, svgns=True, omitsize=True
    )
    return out.getvalue().decode()
