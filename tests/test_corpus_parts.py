"""What a corpus is cut into: every byte once, at line ends."""

from pathlib import Path

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
    [("nowhere", "no such file or folder"), (".", "nothing here to read"), ("*.txt", "no such file")],
)
def test_no_input_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError, match=message):
        plan_parts(source)
