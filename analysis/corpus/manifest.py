"""What is done: one line of JSON a part, added when all its tables stand whole."""

import json
import os
from pathlib import Path
from typing import Any

from analysis.corpus.schemas import VERSION
from analysis.errors import CorpusError

Entry = dict[str, Any]

_LINES, _RUN = "manifest.jsonl", "run.json"


def open_folder(out: Path) -> None:
    """Make the output folder, or refuse one that isn't a corpus of this version."""
    if out.is_file():
        raise CorpusError(f"{out}: a file; name a folder for the tables")
    made = out / _RUN
    if not made.exists():
        if out.exists() and any(out.iterdir()):
            raise CorpusError(f"{out}: not empty and not a corpus; name an empty folder")
        out.mkdir(parents=True, exist_ok=True)
        write_whole(made, json.dumps({"maqal_schema": VERSION}).encode())
    check_version(out)


def check_version(out: Path) -> None:
    """Refuse a folder whose tables this version can't add to."""
    try:
        version = json.loads((out / _RUN).read_bytes()).get("maqal_schema")
    except FileNotFoundError as error:
        raise CorpusError(f"{out}: no corpus here; make one with `python -m analysis corpus`") from error
    except (ValueError, AttributeError) as error:
        raise CorpusError(f"{out / _RUN}: damaged; run again into an empty folder") from error
    if version != VERSION:
        raise CorpusError(
            f"{out}: tables of version {version}, this is version {VERSION}; run again into an empty folder"
        )


def read_entries(out: Path) -> dict[str, Entry]:
    """Return the last entry of each part; a line torn by a crash counts as not written."""
    path = out / _LINES
    entries: dict[str, Entry] = {}
    for line in path.read_bytes().splitlines() if path.exists() else []:
        try:
            entry = json.loads(line)
            entries[entry["part"]] = entry
        except (ValueError, KeyError, TypeError):
            continue
    return entries


def add_entry(out: Path, entry: Entry) -> None:
    """Add a part's entry, on its own line even after a torn one, and wait until the disk has it."""
    with (out / _LINES).open("ab") as stream:
        stream.write(b"\n" + json.dumps(entry, ensure_ascii=False).encode())
        stream.flush()
        os.fsync(stream.fileno())


def keep_entries(out: Path, entries: dict[str, Entry]) -> None:
    """Write the manifest anew with these entries only."""
    lines = (json.dumps(entry, ensure_ascii=False) for _, entry in sorted(entries.items()))
    write_whole(out / _LINES, "\n".join(lines).encode())


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_bytes(data)
    temporary.replace(path)
