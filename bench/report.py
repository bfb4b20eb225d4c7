"""The figures of a run as a table for a terminal and for the README."""

from typing import Any


def shown(answers: dict[str, Any]) -> str:
    lines = [
        f"yardstick {answers['yardstick_ms']:.0f} ms · {answers['cores']} cores · {answers['database']}",
        f"{'what':<44} {'measured':>12} {'x yardstick':>12} {'promise':>12}  kept",
    ]
    for row in answers["figures"]:
        ratio = f"{row['ratio']:.2f}" if row["ratio"] is not None else ""
        kept = {True: "yes", False: "NO", None: ""}[row["kept"]]
        lines.append(
            f"{row['name']:<44} {row['value']:>9.1f} {row['unit']:<2} {ratio:>12} {row['promise']:>12}  {kept}"
        )
    return "\n".join(lines)
