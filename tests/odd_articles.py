"""Articles that a report must survive: empty of what it looks for, tiny, huge, hostile."""

from pathlib import Path

import hostile

ROOT = Path(__file__).parents[1]
REAL = ROOT / "data" / "articles" / "ultra-iraq-2022-02-21.txt"

PLAIN = """طقس معتدل في نهاية الأسبوع

2021-03-05

تكون السماء صافية إلى غائمة جزئيًا، وتهب رياح خفيفة من الشمال.

ترتفع درجات الحرارة قليلًا يوم السبت."""

SENTENCE = "هطل المطر على المدينة مساء أمس"
HEADLINE = " ".join(["الجيش العراقي ينتشر في المدن الحدودية بعد هجوم إرهابي"] * 6)[:300]
LONG_HEADLINE = f"{HEADLINE}\n\nقالت وزارة الداخلية إن الأمن مستتب."


def write_odd_articles(folder: Path) -> Path:
    """Write the odd articles into a folder, all but the huge one, and return it."""
    texts = {"plain": PLAIN, "sentence": SENTENCE, "headline": LONG_HEADLINE}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / hostile.FILE.replace("/", "")).write_text(hostile.article(), encoding="utf-8")
    return folder


def write_huge_article(folder: Path) -> Path:
    """Write an article of some 20,000 words, made of the real one over and over."""
    paragraphs = REAL.read_text(encoding="utf-8").split("\n\n")
    body = paragraphs[3:13] * 46
    path = folder / "huge.txt"
    path.write_text("\n\n".join([*paragraphs[:3], *body]), encoding="utf-8")
    return path
