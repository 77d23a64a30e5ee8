"""A run over many articles: the same rows by every way, whole after every accident."""

import errno
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from analysis.corpus import read_table, run
from analysis.corpus.schemas import SCHEMAS, schema_of
from analysis.errors import CorpusError

SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "articles.jsonl"
quiet = partial(run, progress=False)


def tables_of(out: Path) -> dict[str, pd.DataFrame]:
    """Read every table in an order that doesn't depend on the parts."""
    tables = {name: read_table(out, name, repeats=True) for name in SCHEMAS}
    keys = {name: [column for column in frame if column != "text"] for name, frame in tables.items()}
    return {name: frame.sort_values(keys[name], ignore_index=True) for name, frame in tables.items()}


def assert_same(one: Path, other: Path) -> None:
    for name, frame in tables_of(one).items():
        pd.testing.assert_frame_equal(frame, tables_of(other)[name], obj=name)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample run in one part, undisturbed."""
    out = tmp_path_factory.mktemp("plain")
    quiet(SAMPLE, out)
    return out


@pytest.fixture
def few(tmp_path: Path) -> Path:
    path = tmp_path / "few.jsonl"
    path.write_text("".join(SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)[:8]), encoding="utf-8")
    return path


def test_tables_have_the_fixed_columns_and_say_their_version(plain: Path) -> None:
    for name in SCHEMAS:
        for path in (plain / "tables" / name).iterdir():
            assert pq.read_schema(path).equals(schema_of(name), check_metadata=True)


def test_what_the_verbs_find_is_what_is_written(plain: Path) -> None:
    import analysis

    articles = analysis.read_articles(SAMPLE, issues=True)[0]
    arabic = articles[articles["language"] == "ar"]
    books = [analysis.read_codebook("themes"), analysis.read_codebook("agencies")]
    mentions = analysis.find_mentions(arabic, books)
    written = read_table(plain, "mentions")
    assert len(written) == len(mentions) > 0
    assert written["surface"].value_counts().equals(mentions["surface"].value_counts())
    texts = read_table(plain, "articles").set_index("article")["text"]
    assert all(texts[row.article][row.start : row.end] == row.surface for row in written.itertuples())
    assert len(read_table(plain, "quotes")) == len(analysis.find_quotes(arabic))


def test_the_empty_article_is_an_issue_that_names_it(plain: Path) -> None:
    empty = json.loads(next(line for line in SAMPLE.open(encoding="utf-8") if '"text": ""' in line))["id"]
    issues = read_table(plain, "issues")
    assert empty in set(issues["article"])
    assert not read_table(plain, "articles").query("article == @empty and words > 0").size


def test_other_languages_are_kept_and_not_searched(plain: Path) -> None:
    articles = read_table(plain, "articles")
    other = articles[~articles["language"].isin(["ar", ""])]["article"]
    assert len(other) == 2
    assert not read_table(plain, "mentions")["article"].isin(other).any()


@pytest.mark.parametrize("part_bytes", [5_000, 33_000])
def test_rows_do_not_depend_on_the_size_of_a_part(plain: Path, tmp_path: Path, part_bytes: int) -> None:
    summary = quiet(SAMPLE, tmp_path / "out", part_bytes=part_bytes)
    assert summary["files"].min() > 1
    assert_same(plain, tmp_path / "out")


@pytest.mark.parametrize("part_bytes", [5_000, 33_000])
def test_rows_of_parquet_do_not_depend_on_the_parts(plain: Path, tmp_path: Path, part_bytes: int) -> None:
    lines = pd.read_json(SAMPLE, lines=True, dtype=False)
    lines.to_parquet(tmp_path / "articles.parquet", row_group_size=7)
    quiet(tmp_path / "articles.parquet", tmp_path / "whole")
    summary = quiet(tmp_path / "articles.parquet", tmp_path / "cut", part_bytes=part_bytes)
    assert summary["files"].min() > 1
    assert_same(tmp_path / "whole", tmp_path / "cut")
    assert tables_of(plain)["mentions"].equals(tables_of(tmp_path / "cut")["mentions"])


def test_one_file_an_article_gives_the_same_rows(plain: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for line in SAMPLE.read_text(encoding="utf-8").splitlines(keepends=True):
        (tmp_path / "in" / f"{json.loads(line)['id']}.jsonl").write_text(line, encoding="utf-8")
    quiet(tmp_path / "in", tmp_path / "out")
    one, other = tables_of(plain), tables_of(tmp_path / "out")
    assert one["mentions"].equals(other["mentions"])
    assert one["quotes"].equals(other["quotes"])


def test_what_is_done_is_not_done_again(few: Path, tmp_path: Path) -> None:
    quiet(few, tmp_path / "out", part_bytes=4_000)
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "tables").rglob("*.parquet")}
    quiet(few, tmp_path / "out", part_bytes=4_000)
    assert written == {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "tables").rglob("*.parquet")}


def test_another_codebook_makes_every_part_new(few: Path, tmp_path: Path) -> None:
    quiet(few, tmp_path / "out", part_bytes=4_000)
    olives = pd.DataFrame({"codebook": "themes", "entry": ["olives"], "term": ["زيتون"]})
    quiet(few, tmp_path / "out", [olives], part_bytes=4_000)
    assert set(read_table(tmp_path / "out", "mentions")["entry"]) == {"olives"}


def test_a_source_that_shrinks_leaves_nothing_behind(few: Path, tmp_path: Path) -> None:
    quiet([few, SAMPLE], tmp_path / "out", part_bytes=10_000)
    quiet(few, tmp_path / "out", part_bytes=10_000)
    quiet(few, tmp_path / "fresh")
    assert_same(tmp_path / "fresh", tmp_path / "out")


def test_same_ids_in_two_files_the_first_holds_whatever_the_parts(few: Path, tmp_path: Path) -> None:
    again = tmp_path / "more.jsonl"
    again.write_text(few.read_text(encoding="utf-8").replace("زيتون", "رمان"), encoding="utf-8")
    quiet([few, again], tmp_path / "together")
    quiet([few, again], tmp_path / "apart", part_bytes=4_000)
    quiet([few, again], tmp_path / "apart", part_bytes=4_000)  # judged the same when nothing is done again
    for out in (tmp_path / "together", tmp_path / "apart"):
        articles, issues = read_table(out, "articles"), read_table(out, "issues")
        assert articles["article"].is_unique
        assert set(articles["file"]) == {str(few)}
        refused = issues[issues["what"].str.contains("is given twice")]
        assert sorted(refused["article"]) == sorted(articles["article"])
    quiet(again, tmp_path / "apart", part_bytes=4_000)  # the first is gone: the second is refused no more
    assert set(read_table(tmp_path / "apart", "articles")["file"]) == {str(again)}


def test_one_text_under_two_ids_is_told_alike_whatever_the_parts(few: Path, tmp_path: Path) -> None:
    again = tmp_path / "more.jsonl"
    again.write_text(few.read_text(encoding="utf-8").replace('"id": "', '"id": "copy-'), encoding="utf-8")
    quiet([few, again], tmp_path / "together")
    quiet([few, again], tmp_path / "apart", part_bytes=4_000)
    assert_same(tmp_path / "together", tmp_path / "apart")


def test_near_duplicates_count_once_by_choice(tmp_path: Path) -> None:
    summary = quiet(SAMPLE, tmp_path / "out", unique=True)
    assert summary.set_index("table").loc["repeats", "rows"] == 3
    once, all_of_them = (read_table(tmp_path / "out", "articles", repeats=choice) for choice in (False, True))
    gone = set(all_of_them["article"]) - set(once["article"])
    assert {article.split("-")[0] for article in gone} == {"marat", "fayruz", "hadba"}  # the wire's own stays
    assert all("2025-02-05" in article for article in gone)
    assert not read_table(tmp_path / "out", "mentions")["article"].isin(gone).any()
    quiet(SAMPLE, tmp_path / "out")
    assert len(read_table(tmp_path / "out", "articles")) == len(all_of_them)


def test_pandas_and_duckdb_read_the_same(plain: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    files = plain / "tables" / "mentions" / "*.parquet"
    counted = duckdb.sql(f"select entry, count(*) from '{files}' group by entry").fetchall()
    assert dict(counted) == read_table(plain, "mentions")["entry"].value_counts().to_dict()


CHILD = """
import os, signal, sys
from pathlib import Path
from analysis.corpus import run
from test_corpus_run import count_down
count_down(int(sys.argv[3]), lambda: os.kill(os.getpid(), signal.SIGKILL), setattr)
run(sys.argv[1], sys.argv[2], part_bytes=9_000, progress=False)
"""


def count_down(moment: int, then: Callable[[], object], put: Callable[[object, str, object], None]) -> None:
    """Do `then` before the `moment`th time something is written, closed, renamed, removed or noted."""
    left = iter(range(moment - 1, -1, -1))

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def act(*given: object, **named: object) -> object:
            if next(left, None) == 0:
                then()
            return real(*given, **named)

        return act

    for owner, name in WRITING:
        put(owner, name, counted(getattr(owner, name)))


WRITING = [
    *[(pq.ParquetWriter, "write_table"), (pq.ParquetWriter, "close")],
    *[(Path, "replace"), (Path, "unlink"), (Path, "write_bytes"), (os, "fsync")],
]


@pytest.mark.slow
def test_killed_at_ten_random_moments_and_resumed(plain: Path, tmp_path: Path) -> None:
    killed = 0
    paths = os.pathsep.join([str(SAMPLE.parents[2]), str(Path(__file__).parent)])
    for seed in range(10):
        moment = random.Random(seed).randint(1, 45)
        command = [sys.executable, "-c", CHILD, str(SAMPLE), str(tmp_path / "out"), str(moment)]
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, check=False)
        assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
        killed += done.returncode != 0
        if not (tmp_path / "out" / "tables").is_dir():
            with pytest.raises(CorpusError, match=r"not finished|no corpus here"):
                read_table(tmp_path / "out", "articles")
    assert killed == 10
    quiet(SAMPLE, tmp_path / "out", part_bytes=9_000)
    assert_same(plain, tmp_path / "out")
    assert not list((tmp_path / "out").rglob(".*"))  # no half-written file stays


def test_interrupted_at_any_moment_and_resumed(plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C, also between the last part and the renaming of the whole."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    interrupted = 0
    for moment in (1, 3, 9, 17, 21, 22, 24, 25, 26, 27):
        with monkeypatch.context() as patch:
            count_down(moment, interrupt, patch.setattr)
            try:
                quiet(SAMPLE, tmp_path / "out", part_bytes=33_000)
            except KeyboardInterrupt:
                interrupted += 1
    assert interrupted >= 5
    quiet(SAMPLE, tmp_path / "out", part_bytes=33_000)
    assert_same(plain, tmp_path / "out")


def test_a_full_disk_loses_nothing(plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = pq.ParquetWriter.write_table
    calls = iter(range(100))

    def full(*given: object, **named: object) -> None:
        if next(calls) == 12:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written(*given, **named)

    monkeypatch.setattr(pq.ParquetWriter, "write_table", full)
    with pytest.raises(CorpusError, match=r"No space left.*the same command goes on"):
        quiet(SAMPLE, tmp_path / "out", part_bytes=9_000)
    with pytest.raises(CorpusError, match="not finished"):
        read_table(tmp_path / "out", "articles")
    monkeypatch.undo()
    quiet(SAMPLE, tmp_path / "out", part_bytes=9_000)
    assert_same(plain, tmp_path / "out")


def test_ten_thousand_unreadable_files_are_ten_thousand_issues(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(10_000):
        (tmp_path / "in" / f"{number}.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    quiet(tmp_path / "in", tmp_path / "out")
    assert len(read_table(tmp_path / "out", "issues")) == 10_000
    assert read_table(tmp_path / "out", "articles").empty


def test_a_parquet_file_with_another_schema_is_an_issue(few: Path, tmp_path: Path) -> None:
    other = tmp_path / "prices.parquet"
    pd.DataFrame({"day": [1], "price": [2.5]}).to_parquet(other)
    quiet([few, other], tmp_path / "out")
    issues = read_table(tmp_path / "out", "issues")
    assert issues.loc[issues["file"] == str(other), "what"].str.contains("text").all()
    assert len(read_table(tmp_path / "out", "articles")) == 8


def test_an_article_that_breaks_a_verb_is_named_and_the_rest_goes_on(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from analysis.articles.paragraphs import Split, split_texts

    def breaks(articles: pd.DataFrame) -> Split:
        if articles["text"].str.contains("السمك|المنارة").any():
            raise IndexError("string index out of range")
        return split_texts(articles)

    monkeypatch.setattr("analysis.corpus.verbs.split_texts", breaks)
    quiet(few, tmp_path / "out")
    issues = read_table(tmp_path / "out", "issues")
    assert issues["what"].tolist() == ["can't be analysed: IndexError: string index out of range"]
    assert issues["article"].tolist() == ["fayruz-2025-01-12-02"]
    assert len(read_table(tmp_path / "out", "articles")) == 7


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"engine": "spark"}, "choose loop, pool, dask or the address"),
        ({"engine": "pool", "workers": 0}, "give at least 1"),
    ],
)
def test_bad_choices_are_one_clear_error(few: Path, tmp_path: Path, options: dict[str, object], message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        quiet(few, tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


def test_reading_what_is_not_there(plain: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus here"):
        read_table(tmp_path, "articles")
    with pytest.raises(CorpusError, match="there are articles, paragraphs"):
        read_table(plain, "themes")
