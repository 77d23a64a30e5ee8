"""How long a report takes, how large it is: the first pair of editions cold, each further pair on a warm kernel."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

REAL = Path(__file__).parents[1] / "data" / "articles" / "ultra-iraq-2022-02-21.txt"
MORE = 4
BOUNDS = {"cold pair (s)": 14.0, "each further pair (s)": 3.0, "largest file (KB)": 400.0}
CODE = "import sys, analysis; analysis.export_report(sys.argv[1], sys.argv[2], progress=False)"


def seconds(articles: int, folder: Path) -> float:
    """Export the real article in a fresh process, and again with its body turned; return the seconds it took."""
    source, out = folder / "in", folder / "out"
    source.mkdir(parents=True)
    head, body, tail = _parts(REAL.read_text(encoding="utf-8"))
    for number in range(articles):
        turned = [*body[number:], *body[:number]]  # so that no two have the same figures
        (source / f"{number}.txt").write_text("\n\n".join([*head, *turned, *tail]), encoding="utf-8")
    start = time.perf_counter()
    subprocess.run([sys.executable, "-W", "ignore", "-c", CODE, source, out], check=True)
    return time.perf_counter() - start


def _parts(text: str) -> tuple[list[str], list[str], list[str]]:
    """Return the paragraphs before the body, of the body, and after it."""
    paragraphs = text.split("\n\n")
    return paragraphs[:3], paragraphs[3:13], paragraphs[13:]


def measure() -> dict[str, float]:
    """Return the figures that the bounds are for."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold = seconds(1, folder / "cold")
        one, many = seconds(1, folder / "one"), seconds(1 + MORE, folder / "many")  # what the first run compiled serves
        sizes = [page.stat().st_size / 1024 for page in folder.rglob("*.html")]
    return dict(zip(BOUNDS, (cold, (many - one) / MORE, max(sizes)), strict=True))


if __name__ == "__main__":
    print("| | measured | bound |\n| --- | --- | --- |")
    for what, value in measure().items():
        print(f"| {what} | {value:.1f} | {BOUNDS[what]:.0f} |")
