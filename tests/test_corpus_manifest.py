"""The list of what is done survives a crash at any byte."""

from pathlib import Path

import pytest

from analysis.corpus.manifest import add_entry, keep_entries, open_folder, read_entries
from analysis.errors import CorpusError

ENTRIES = [{"part": "a", "key": "1"}, {"part": "ب", "key": "2"}, {"part": "a", "key": "3"}]


def test_the_last_entry_of_a_part_holds(tmp_path: Path) -> None:
    for entry in ENTRIES:
        add_entry(tmp_path, entry)
    assert read_entries(tmp_path) == {"a": ENTRIES[2], "ب": ENTRIES[1]}


def test_cut_anywhere_it_loses_only_the_last_line(tmp_path: Path) -> None:
    for entry in ENTRIES[:2]:
        add_entry(tmp_path, entry)
    path = tmp_path / "manifest.jsonl"
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        found = read_entries(tmp_path)
        assert found in ({}, {"a": ENTRIES[0]}, {"a": ENTRIES[0], "ب": ENTRIES[1]})
        add_entry(tmp_path, {"part": "next"})
        assert "next" in read_entries(tmp_path)


def test_kept_entries_are_the_only_ones(tmp_path: Path) -> None:
    for entry in ENTRIES:
        add_entry(tmp_path, entry)
    keep_entries(tmp_path, {"a": ENTRIES[2]})
    assert read_entries(tmp_path) == {"a": ENTRIES[2]}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["manifest.jsonl"]


def test_a_new_folder_is_opened_and_opened_again(tmp_path: Path) -> None:
    open_folder(tmp_path / "new" / "corpus")
    open_folder(tmp_path / "new" / "corpus")
    assert [path.name for path in (tmp_path / "new" / "corpus").iterdir()] == ["run.json"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("run.json", '{"maqal_schema": 999}', "tables of version 999"),
        ("run.json", "{", "damaged"),
        ("run.json", "[]", "damaged"),
        ("thesis.docx", "…", "not empty and not a corpus"),
    ],
)
def test_a_folder_of_something_else_is_refused(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        open_folder(tmp_path)


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match="a file; name a folder"):
        open_folder(tmp_path / "out")
