"""Throw bytes at the readers, guided by the code they reach: only the package's own error may come out.

    python tests/fuzz/fuzz_reading.py -max_total_time=600

Needs atheris (Linux, macOS). Seeds lie in tests/fuzz/seeds; what is found is kept in a folder of its own,
tests/fuzz/found, which is not committed.
"""

import io
import sys
import warnings
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit("fuzzing needs atheris: pip install atheris")

with atheris.instrument_imports(include=["analysis.formats", "analysis.articles"]):
    from analysis.articles import read_articles, split_paragraphs
    from analysis.errors import ReadError
    from analysis.formats import FORMATS, reader_for
    from analysis.formats.record import Input, Record

    for format_ending in FORMATS:  # readers load when first needed: here, so that they are watched too
        reader_for(format_ending)

HERE = Path(__file__).parent
ENDINGS = (".txt", ".html", ".json", ".jsonl", ".csv", ".md", ".rss", "whole")  # the first byte chooses


def try_reader(data: bytes) -> None:
    """Read bytes in the format the first one chooses; check what comes out."""
    ending, rest = ENDINGS[data[0] % len(ENDINGS)] if data else ".txt", data[1:]
    reader = reader_for(ending)
    try:
        if reader is None:
            check_whole(rest)
            return
        for found in reader(Input(io.BytesIO(rest), "fuzz")):
            if isinstance(found, Record) and not isinstance(found.text, str):
                raise AssertionError("a record without a text")
    except ReadError as error:
        if not str(error):
            raise AssertionError("an error that says nothing") from error


def check_whole(data: bytes) -> None:
    """Read bytes of any kind to the end: ids unique, every paragraph where it says."""
    articles, _ = read_articles(data, issues=True)
    paragraphs = split_paragraphs(articles)
    texts = articles.set_index("article")["text"]
    for row in paragraphs.itertuples():
        if texts[row.article][row.start : row.end] != row.text:
            raise AssertionError("a paragraph is not where it says")


def main() -> None:
    """Run the fuzzer with libFuzzer's own options."""
    warnings.simplefilter("ignore")
    found = HERE / "found"
    found.mkdir(exist_ok=True)
    options = [
        sys.argv[0],
        str(found),
        str(HERE / "seeds"),
        "-max_len=4096",
        f"-artifact_prefix={found}/",
        *sys.argv[1:],
    ]
    atheris.Setup(options, try_reader)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
