"""A document as DOCX, for those who must edit it: the same words as the PDF, in LibreOffice and in Word.

Thai is complex script to a word processor: font, size and weight are named for it a second time (w:cs, w:szCs,
w:bCs), or it would be shown in another font and size. Sarabun travels inside the file. The same document gives
the same bytes.
"""

import io
from datetime import UTC, datetime

import docx as library

from tidtam.kit.paper import EPOCH
from tidtam.kit.paper.document import WIDE, WIDTH, Document, Turned
from tidtam.kit.paper.docx import blocks, furniture, letters, packing, styles
from tidtam.kit.paper.shown import shown


def docx(document: Document, *, at: datetime | None = None) -> bytes:
    """The document as a word processor's file. at: the date in it, the same for the same paper."""
    made = library.Document()
    styles.bare(made)
    letters.embed(made)
    furniture.lay(made, document)
    ready = shown(document)
    for place, block in enumerate(ready.blocks):
        after = ready.blocks[place + 1] if place + 1 < len(ready.blocks) else None
        if isinstance(block, Turned):
            furniture.turn(made, document, WIDE)
            for inner in block.blocks:
                blocks.write(made, inner, None, width=WIDE)
            if after is not None:
                furniture.turn(made, document, WIDTH)
        else:
            blocks.write(made, block, after)
    written = (at or EPOCH).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    core = made.core_properties
    core.title, core.author, core.last_modified_by, core.comments = document.title, "tidtam", "tidtam", ""
    core.language, core.revision = "th-TH", 1
    core.created = core.modified = written
    out = io.BytesIO()
    made.save(out)
    return packing.packed(out.getvalue())
