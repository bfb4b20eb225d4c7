"""The JSON file that tells a script what an import took and refused."""

import json
from pathlib import Path
from typing import Any

from tidtam.cli.failure import Failure
from tidtam.kit.notice import with_notice


def write_report(path: str | None, report: dict[str, Any]) -> None:
    """Write the report where the caller asked for it; Failure when that place cannot be written."""
    if not path:
        return
    try:
        Path(path).write_text(json.dumps(with_notice(report), ensure_ascii=False, indent=2) + "\n")
    except OSError as error:
        raise Failure(f"{path} cannot be written: {error.strerror}") from error
