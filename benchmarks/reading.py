"""Reading measured: encodings told apart, articles a second by format, memory over a large file.

python -m benchmarks reading
"""

import io
import json
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from analysis.articles import iter_articles, read_articles, split_paragraphs
from analysis.errors import ReadError
from analysis.formats.encoding import decode
from analysis.formats.mojibake import repair_mojibake
from analysis.resources import data_path

ARTICLE = data_path("articles", "ultra-iraq-2022-02-21.txt").read_text(encoding="utf-8")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6")
SIZES = (60, 20, 8)
ARTICLES = 1000
PAGES = 100
FILES = 10_000
MEGABYTES = 2_000


def windows(size: int, encoding: str) -> list[str]:
    """Return the article in windows that hold at least one word, as far as the encoding can write them."""
    text = ARTICLE.encode(encoding, "ignore").decode(encoding)
    cut = (text[start : start + size] for start in range(0, len(text) - size, size))
    return [window for window in cut if re.search("[ء-ي]{3}", window)]


def share_read(size: int, encoding: str) -> float:
    """Return the share of windows read as they were written."""
    right = 0
    for window in (cut := windows(size, encoding)):
        try:
            right += decode(window.encode(encoding), "window").text == window
        except ReadError:
            continue
    return right / len(cut)


def show_encodings() -> None:
    """Print a row an encoding: the share of windows of 60, 20 and 8 characters read right."""
    print("| encoding | 60 | 20 | 8 characters |\n| --- | --- | --- | --- |")
    for encoding in ENCODINGS:
        print(f"| {encoding} | " + " | ".join(f"{share_read(size, encoding):.1%}" for size in SIZES) + " |")
    for was, read_as in (("utf-8", "cp1256"), ("utf-8", "latin-1"), ("cp1256", "latin-1")):
        cut = windows(60, "cp1256")
        repaired = sum(repair_mojibake(window.encode(was).decode(read_as)) == window for window in cut)
        print(f"\n{was} read as {read_as}: {repaired} of {len(cut)} windows of 60 repaired")


def articles() -> pd.DataFrame:
    """Return articles of the size of news, no two the same."""
    title, _, body = ARTICLE.partition("\n")
    rows = [(f"{number:05}", f"{title} {number}", f"{body}\n{number}") for number in range(ARTICLES)]
    return pd.DataFrame(rows, columns=["id", "title", "text"]).assign(date="2022-02-21")


def write_formats(folder: Path, frame: pd.DataFrame) -> list[Path]:
    """Write the articles in every format that holds many; text and pages as files of their own."""
    records = frame.to_dict("records")
    (folder / "a.json").write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    (folder / "a.jsonl").write_text("\n".join(json.dumps(one) for one in records), encoding="utf-8")
    frame.to_csv(folder / "a.csv", index=False)
    frame.to_excel(folder / "a.xlsx", index=False)
    frame.to_parquet(folder / "a.parquet", index=False)
    (folder / "text").mkdir()
    (folder / "html").mkdir()
    for number, one in enumerate(records):
        (folder / "text" / f"{one['id']}.txt").write_text(f"{one['title']}\n\n{one['text']}", encoding="utf-8")
        if number < PAGES:
            body = one["text"].replace("\n\n", "</p><p>")
            page = f"<h1>{one['title']}</h1><article><p>{body}</p></article>"
            (folder / "html" / f"{one['id']}.html").write_text(page, encoding="utf-8")
    return [folder / name for name in ("a.json", "a.jsonl", "a.csv", "a.xlsx", "a.parquet", "text", "html")]


def rate(work: Callable[[], object], count: int) -> float:
    """Return how many a second of one core."""
    start = time.process_time()
    work()
    return count / (time.process_time() - start)


def show_speed(folder: Path) -> None:
    """Print a row a format: articles a second of one core, from file to frame."""
    print("\n| format | articles/s |\n| --- | --- |")
    frame = articles()
    for path in write_formats(folder, frame):
        count = len(read_articles(path, issues=True)[0])  # once before, so that libraries are loaded
        per_second = rate(lambda path=path: read_articles(path, issues=True), count)
        print(f"| {path.name} ({count} articles) | {per_second:,.0f} |")
    read = read_articles(folder / "a.json", issues=True)[0]
    print(f"| split_paragraphs | {rate(lambda: split_paragraphs(read), len(read)):,.0f} |")


def show_memory(folder: Path) -> None:
    """Print the memory held after each tenth of a large file, and the most that was held."""
    path, number = folder / "large.jsonl", 0
    with path.open("w", encoding="utf-8") as lines:
        while lines.tell() < MEGABYTES * 1_000_000:
            rows = ({"title": f"عنوان {n}", "text": f"{ARTICLE} {n}"} for n in range(number, number + ARTICLES))
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            number += ARTICLES
    held, read, start = [], 0, time.process_time()
    for frame in iter_articles(path, ARTICLES):
        read += len(frame)
        if read >= number * (len(held) + 1) // 10:
            held.append(memory())
    path.unlink()
    print(f"\n{MEGABYTES} MB of JSON lines, {read:,} articles, {read / (time.process_time() - start):,.0f} a second")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"MB after each tenth: {', '.join(f'{one:.0f}' for one in held)}; at most {peak:.0f}")


def memory() -> float:
    """Return the MB this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def show_folder(folder: Path) -> None:
    """Print the seconds for a folder of many text files."""
    (folder / "many").mkdir()
    for number in range(FILES):
        (folder / "many" / f"{number:05}.txt").write_text(f"{ARTICLE} {number}", encoding="utf-8")
    start = time.perf_counter()
    read_articles(folder / "many", progress=sys.stderr.isatty())
    print(f"{FILES:,} text files: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    show_encodings()
    with tempfile.TemporaryDirectory() as temporary:
        show_speed(Path(temporary))
        show_memory(Path(temporary))
        show_folder(Path(temporary))
