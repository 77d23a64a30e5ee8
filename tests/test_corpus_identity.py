"""Which articles repeat another, and which part holds an id."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.identity import REPEATS, ids_of_earlier_parts, write_repeats
from analysis.corpus.parts import Part

TEXT = "قتل أحد عشر شخصا وأصيب آخرون في تفجير استهدف السوق الكبير وسط العاصمة ظهر الأربعاء"


def _write(folder: Path, name: str, rows: list[tuple[str, str | None, str]]) -> None:
    frame = pd.DataFrame(rows, columns=["article", "published", "text"]).assign(language="ar")
    frame["published"] = pd.to_datetime(frame["published"]).astype("datetime64[us]")
    (folder / "articles").mkdir(exist_ok=True)
    frame.to_parquet(folder / "articles" / f"{name}.parquet", index=False)


@pytest.mark.parametrize(
    ("other", "text", "repeated", "reason"),
    [
        ("2025-02-05 15:00", TEXT + " أمس", ["b"], "a copy of the same day"),
        ("2025-02-06 23:00", TEXT, ["b"], "a copy of the next day"),
        ("2025-02-04 09:00", TEXT, ["a"], "the earlier one stays, whichever part it stands in"),
        ("2025-02-09 09:00", TEXT, [], "days apart: not sought, as the docs say"),
        (None, TEXT, [], "undated ones are compared among themselves"),
        ("2025-02-05 15:00", "أمطار غزيرة على الساحل والجبل حتى صباح الجمعة المقبل", [], "another story"),
    ],
)
def test_the_earliest_of_two_days_stays(
    tmp_path: Path, other: str | None, text: str, repeated: list[str], reason: str
) -> None:
    _write(tmp_path, "one", [("a", "2025-02-05 13:40", TEXT)])
    _write(tmp_path, "two", [("b", other, text)])
    write_repeats(tmp_path, wanted=True)
    assert pd.read_parquet(tmp_path / REPEATS)["article"].tolist() == repeated, reason
    write_repeats(tmp_path, wanted=False)
    assert not (tmp_path / REPEATS).exists()


def test_undated_articles_are_compared_with_each_other(tmp_path: Path) -> None:
    _write(tmp_path, "one", [("a", None, TEXT), ("b", None, TEXT)])
    write_repeats(tmp_path, wanted=True)
    assert pd.read_parquet(tmp_path / REPEATS)[["article", "first"]].to_numpy().tolist() == [["b", "a"]]


@pytest.mark.parametrize(
    ("left_out", "again", "reason"),
    [
        ((), {"two": ("x",)}, "the second part must be done again without x"),
        (("x",), {}, "it was done without x already"),
        (("x", "y"), {"two": ("x",)}, "y is held by nobody else any more: done again, with y"),
    ],
)
def test_the_first_part_holds_an_id(
    tmp_path: Path, left_out: tuple[str, ...], again: dict[str, tuple[str, ...]], reason: str
) -> None:
    parts = [Part(("one",)), Part(("two",))]
    first, second = (part.name for part in parts)
    _write(tmp_path, first, [("x", None, "")])
    _write(tmp_path, second, [(name, None, "") for name in ("x", "y", "z") if name not in left_out])
    entries = {first: {"without": []}, second: {"without": list(left_out)}}
    named = {first: "one", second: "two"}
    assert {named[name]: ids for name, ids in ids_of_earlier_parts(tmp_path, parts, entries).items()} == again, reason
