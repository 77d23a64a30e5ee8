"""What a corpus is cut into: every byte once, at line ends."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.corpus.parts import plan_parts, read_lines
from analysis.errors import CorpusError


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(lines=st.lists(st.text("ابت {}", max_size=20), min_size=1, max_size=30), part_bytes=st.integers(1, 200))
def test_slices_hold_every_line_once_under_its_number(tmp_path: Path, lines: list[str], part_bytes: int) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    parts = plan_parts(path, part_bytes)
    placed = {}
    for part in parts:
        found = read_lines(part) if part.end >= 0 else path.read_bytes()
        placed.update({n: line.decode() for n, line in enumerate(found.split(b"\n"), part.skipped) if line})
    assert placed == {number: line for number, line in enumerate(lines) if line}
    assert sum(part.bytes for part in parts) == path.stat().st_size
    assert len({part.name for part in parts}) == len(parts)


def test_small_files_go_together_and_large_ones_alone(tmp_path: Path) -> None:
    for name, size in [("a.txt", 40), ("b.txt", 40), ("c.txt", 300), ("d.txt", 40)]:
        (tmp_path / name).write_text("ا" * (size // 2), encoding="utf-8")
    parts = plan_parts(tmp_path, 100)
    assert [[Path(file).name for file in part.files] for part in parts] == [["a.txt", "b.txt"], ["c.txt"], ["d.txt"]]


def test_a_long_file_of_parquet_is_cut_between_row_groups(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    frame = pd.DataFrame({"id": [str(number) for number in range(90)], "text": ["خبر عاجل من المدينة"] * 90})
    frame.to_parquet(path, row_group_size=10)
    parts = plan_parts(path, 1_000)
    groups = [part.groups or () for part in parts]
    assert len(parts) > 2
    assert [group for one in groups for group in one] == list(range(9))
    assert [part.skipped for part in parts] == [10 * one[0] for one in groups]
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert sum(part.bytes for part in parts) == path.stat().st_size
    assert len({part.name for part in parts}) == len({part.digest() for part in parts}) == len(parts)


def test_a_parquet_file_of_one_row_group_or_damaged_is_one_part(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    pd.DataFrame({"text": ["خبر عاجل من المدينة"] * 90}).to_parquet(path)
    assert [part.groups for part in plan_parts(path, 1_000)] == [None]
    path.write_bytes(path.read_bytes()[:-20])
    assert [part.groups for part in plan_parts(path, 1_000)] == [None]


def test_lines_in_utf_16_are_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "خبر"}\n' * 50, encoding="utf-16")
    (part,) = plan_parts(path, 100)
    assert part.end == -1


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("خبر", encoding="utf-8")
    (part,) = plan_parts([path, tmp_path, str(tmp_path / "*.txt")])
    assert part.files == (str(path),)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda path: path.write_text("خبر آخر", encoding="utf-8"), "another content"),
        (lambda path: path.write_text("خبر ", encoding="utf-8"), "one space more"),
    ],
)
def test_digest_follows_the_content(tmp_path: Path, change, reason: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    path.write_text("خبر", encoding="utf-8")
    (part,) = plan_parts(path)
    before = part.digest()
    assert before == plan_parts(path)[0].digest()
    change(path)
    assert part.digest() != before, reason


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nowhere", "no such file or folder"),
        (["nowhere"], "nowhere: no such file or folder; check the name; nothing here to read"),
        (".", "nothing here to read; known are"),
        ("*.txt", "no such file"),
    ],
)
def test_no_input_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str | list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError, match=message):
        plan_parts(source)
