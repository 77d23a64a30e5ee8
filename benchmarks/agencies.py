"""How well agencies are found in the Wojood sample (SinaLab, MIT): codebook alone, discovery alone, both.

The sample tags whole tokens, proclitics and all, so spans are widened to tokens before they are compared; nested
ORG spans count. Rules and lists were written on train; val was only measured. Its ORG tags include countries that
stand for their governments (موسكو) and bare nouns (الهيئة), which are not agencies here and count as missed.
"""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis.agencies import resolve_agencies
from analysis.codebooks import read_codebook
from analysis.discovery import find_names, unknown_names
from analysis.mentions import find_mentions

SAMPLE = Path(__file__).parents[1].parent / "shared" / "eval" / "wojood"


def read_sample(path: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the sentences as paragraphs and the spans tagged ORG, nested ones too, as the BIO tags give them."""
    paragraphs, gold = [], []
    for number, tokens in enumerate(_sentences(path)):
        text = ""
        open_spans: list[int] = []  # where each begins, the outermost first
        for token, tags in [*tokens, ("", [])]:
            layers = [tag[0] for tag in tags if tag.endswith("-ORG")]
            kept = layers.index("B") if "B" in layers else len(layers)
            gold += [(str(number), begin, len(text)) for begin in open_spans[kept:]]
            start = len(text) + bool(text)
            open_spans = open_spans[:kept] + [start for tag in layers[kept:]]
            text = f"{text} {token}".strip()
        paragraphs.append((str(number), 0, "body", 0, len(text), text))
    columns = ["article", "paragraph", "role", "start", "end", "text"]
    return pd.DataFrame(paragraphs, columns=columns), pd.DataFrame(gold, columns=["article", "start", "end"])


def _sentences(path: Path) -> Iterator[list[tuple[str, list[str]]]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        tokens = [line.split(" ") for line in block.splitlines() if line.strip()]
        if tokens:
            yield [(token, tags) for token, *tags in tokens]


def longest(*frames: pd.DataFrame) -> pd.DataFrame:
    """Return the spans of several frames: of overlapping ones the longest, then the first; nested ones stay."""
    columns = ["article", "start", "end", "nested"]
    spans = pd.concat([frame[columns] for frame in frames]).drop_duplicates(columns[:3])
    spans = spans.assign(length=spans["start"] - spans["end"]).sort_values(["article", "length", "start"])
    kept: dict[str, list[tuple[int, int]]] = {}
    for row in spans.itertuples():
        own = kept.setdefault(row.article, [])
        if all(row.end <= start or end <= row.start for start, end in own) or row.nested:
            own.append((row.start, row.end))
    return pd.DataFrame([(article, *span) for article, own in kept.items() for span in own], columns=columns[:3])


def scores(found: pd.DataFrame, gold: pd.DataFrame) -> dict[str, float]:
    """Return precision, recall and F1 in per cent: of the same spans, and of spans that overlap."""
    result: dict[str, float] = {"found": len(found), "gold": len(gold)}
    same = len(found.merge(gold))
    pairs = found.reset_index().merge(gold.reset_index(), on="article", suffixes=("", "_of"))
    pairs = pairs[(pairs["start"] < pairs["end_of"]) & (pairs["start_of"] < pairs["end"])]
    hits = {"exact": (same, same), "overlap": (pairs["index"].nunique(), pairs["index_of"].nunique())}
    for name, (right, reached) in hits.items():
        precision, recall = right / max(len(found), 1), reached / max(len(gold), 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        result |= {f"{name} P": precision, f"{name} R": recall, f"{name} F1": f1}
    return {name: round(100 * value, 1) if " " in name else value for name, value in result.items()}


def as_tokens(spans: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return spans widened to the sample's tokens, which keep proclitics: (ل)لجنة becomes للجنة."""
    texts = paragraphs.set_index("article")["text"]
    starts = [texts[row.article].rfind(" ", 0, row.start) + 1 for row in spans.itertuples()]
    ends = [(texts[row.article] + " ").find(" ", row.end) for row in spans.itertuples()]
    return spans.assign(start=starts, end=ends)


def measure(path: Path) -> pd.DataFrame:
    """Return the scores on one file of the sample, one row a finder."""
    paragraphs, gold = read_sample(path)
    codebook = read_codebook("agencies")
    known = resolve_agencies(find_mentions(paragraphs, codebook), paragraphs, codebook=codebook)
    names = find_names(paragraphs)
    finders = {
        "codebook": longest(known),
        "discovery": longest(names),
        "both": longest(known, unknown_names(names, known)),
    }
    return pd.DataFrame({name: scores(as_tokens(found, paragraphs), gold) for name, found in finders.items()}).T


if __name__ == "__main__":
    for part in ("train", "val"):
        if (SAMPLE / f"{part}.txt").is_file():
            print(f"\nWojood {part}, spans tagged ORG\n{measure(SAMPLE / f'{part}.txt').to_string()}")
        else:
            print(f"{SAMPLE / part}.txt is not here: the Wojood sample doesn't ship with the project; nothing measured")
