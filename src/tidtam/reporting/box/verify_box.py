#!/usr/bin/env python3
"""Check an auditor's box of tidtam, offline, with nothing but Python 3.8 or newer: no byte of it was changed.

    python3 verify_box.py FILE [--head HASH]

chain.jsonl holds one record a line, each bound to the one before by SHA-256, and the hash of every other file of the
box. The last line's hash is the head. Who changes a record must make all later hashes anew and so comes to another
head: give the head that was printed, or that the office's trail keeps, to find that as well. The archive itself is
written in one way only (nothing compressed, no dates), so that its own bytes are checked too.
Ends with 0 when all is as it was, with 1 when not, and then says what was found.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import struct
import sys
import zipfile
import zlib
from typing import Any

CHAIN = "chain.jsonl"
START = "0" * 64


def canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def linked(previous: str, body: Any) -> str:
    return hashlib.sha256((previous + "\n" + canonical(body)).encode()).hexdigest()


def read_members(path: str) -> tuple[dict[str, tuple[str, int]], bytes]:
    """Name -> (SHA-256, size) of every file, and the chain's bytes; ValueError where the archive is not as written."""
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    found: dict[str, tuple[str, int]] = {}
    chain, central = b"", b""
    with open(path, "rb") as file:
        for member in members:
            name, start = member.filename.encode("ascii"), file.tell()
            about = (20, 0, 0, 0, 33, member.CRC, member.file_size, member.file_size, len(name), 0)
            if file.read(30 + len(name)) != struct.pack("<4s5H3L2H", b"PK\3\4", *about) + name:
                raise ValueError(f"the archive's entry of {member.filename} was changed")
            digest, crc, left = hashlib.sha256(), 0, member.file_size
            while left:
                piece = file.read(min(left, 1 << 20))
                if not piece:
                    raise ValueError(f"{member.filename} is cut off")
                digest.update(piece)
                crc, left = zlib.crc32(piece, crc), left - len(piece)
                chain += piece if member.filename == CHAIN else b""
            if crc != member.CRC or member.filename in found:
                raise ValueError(f"{member.filename} was changed, or is there twice")
            found[member.filename] = (digest.hexdigest(), member.file_size)
            central += (
                struct.pack("<4s6H3L5H2L", b"PK\1\2", 20 | 3 << 8, *about, 0, 0, 0, 0o600 << 16, start) + name
            )
        where = file.tell()
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(members), len(members), len(central), where, 0)
        if file.read() != central + end:
            raise ValueError("the archive's own list of files was changed, or something was added to it")
    return found, chain


def check_chain(chain: bytes, found: dict[str, tuple[str, int]]) -> tuple[list[str], str, int]:
    """What is wrong, line by line, and the head."""
    problems: list[str] = []
    previous, listed, records = START, {CHAIN}, 0
    lines = chain.decode("utf-8").split("\n")
    if lines.pop() != "" or not lines:
        problems.append("the chain is cut off")
    body: dict[str, Any] = {}
    for number, line in enumerate(lines, start=1):
        entry = json.loads(line)
        body = entry["body"]
        right = linked(previous, body)
        if (
            canonical(entry) != line
            or entry["n"] != number
            or entry["previous"] != previous
            or entry["hash"] != right
        ):
            problems.append(f"record {number} ({body.get('what')}) was changed, taken out or put in")
        previous = entry["hash"]
        records += body.get("what") not in ("box", "file", "end")
        if body.get("what") == "file":
            listed.add(body["name"])
            if found.get(body["name"]) != (body["sha256"], body["size"]):
                problems.append(f"{body['name']} is missing or was changed")
    if body.get("what") != "end" or (body.get("records"), body.get("files")) != (records, len(listed) - 1):
        problems.append("the chain does not end as it was closed")
    problems += [f"{name} does not belong to the box" for name in sorted(set(found) - listed)]
    return problems, previous, records


def main() -> int:
    parser = argparse.ArgumentParser(description="Check an auditor's box: no byte of it was changed.")
    parser.add_argument("file")
    parser.add_argument("--head", help="the head that was printed when the box was made")
    options = parser.parse_args()
    try:
        found, chain = read_members(options.file)
        problems, head, records = check_chain(chain, found)
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        struct.error,
        zipfile.BadZipFile,
    ) as error:
        problems, head, records, found = [f"this is not a whole box: {error}"], "", 0, {}
    if options.head and options.head.strip().lower().replace(" ", "") != head:
        problems.append("the head is another one: this is not the box that was made")
    for problem in problems:
        print(f"CHANGED: {problem}")
    if not problems:
        print(f"unchanged: {records} records, {len(found) - 1} files")
        print(f"head: {head}" + ("" if options.head else " (compare it with the one on paper)"))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
