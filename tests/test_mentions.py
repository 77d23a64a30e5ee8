"""Mentions: which finds are counted, which are nested, blocked or dropped, and where they stand."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.codebooks import read_codebook
from analysis.errors import CodebookError
from analysis.mentions import MENTION_COLUMNS, find_mentions
from analysis.overlaps import DROPPED, KEPT, NESTED, Spans, settle


def codebook(*rows, name="themes", naming=False):
    """Return a small codebook of (entry, term) or (entry, term, kind)."""
    rows = [(*row, "term")[:3] for row in rows]
    frame = pd.DataFrame(rows, columns=["entry", "term", "kind"])
    return frame.assign(codebook=name, naming=naming, spelling="names" if naming else "folded")


def find(text, *codebooks, **options):
    """Return "surface=entry" of each mention in one text, a star on the nested ones."""
    articles = pd.DataFrame({"article": ["a"], "text": [text]})
    found = find_mentions(articles, list(codebooks), roles=("title", "lead", "body"), **options)
    assert [text[s:e] for s, e in zip(found["start"], found["end"], strict=True)] == found["surface"].tolist()
    return [f"{row.surface}={row.entry}{'*' if row.nested else ''}" for row in found.itertuples()]


SECURITY = codebook(("security", "أمن"), ("security", "الأمن القومي"), ("state", "القومي"))
AGENCIES = codebook(("cts", "جهاز مكافحة الإرهاب"), ("army", "الجيش"), name="agencies", naming=True)
CASES = [
    (
        "أكد أن الأمن القومي أولا.",
        [SECURITY],
        ["الأمن القومي=security", "القومي=state*"],
        "same entry inside is dropped, another is nested",
    ),
    ("أكد أن الأمن مهم.", [SECURITY], ["الأمن=security"], "alone"),
    (
        "دعم جهاز مكافحة الإرهاب اليوم.",
        [codebook(("terror", "الإرهاب")), AGENCIES],
        ["جهاز مكافحة الإرهاب=cts", "الإرهاب=terror*"],
        "a theme inside a name",
    ),
    (
        "دعم مكافحة الإرهاب اليوم.",
        [codebook(("terror", "الإرهاب")), AGENCIES],
        ["الإرهاب=terror"],
        "outside the name it counts",
    ),
    (
        "قال قائد الجيش العراقي.",
        [codebook(("war", "قائد الجيش العراقي")), AGENCIES],
        ["قائد الجيش العراقي=war", "الجيش=army"],
        "a name inside a theme counts",
    ),
    (
        "قتل داعش مدنيا.",
        [codebook(("terror", "داعش")), codebook(("isis", "داعش"), name="agencies", naming=True)],
        ["داعش=isis", "داعش=terror*"],
        "one word, both a theme and a name: the name has it",
    ),
    (
        "قتل تنظيم داعش مدنيا.",
        [
            codebook(("terror", "داعش")),
            codebook(("isis", "تنظيم داعش", "armed group"), name="agencies", naming=True),
        ],
        ["تنظيم داعش=isis", "داعش=terror"],
        "an armed group's name takes nothing from a theme",
    ),
    (
        "قتل داعش مدنيا.",
        [codebook(("terror", "داعش"), ("war", "داعش"))],
        ["داعش=terror", "داعش=war"],
        "one word in two entries",
    ),
    (
        "قتل داعش مدنيا.",
        [codebook(("terror", "داعش"), ("terror", "داعش"))],
        ["داعش=terror"],
        "one word twice in one entry",
    ),
    (
        "أعلن الأمن الوطني العراقي ذلك.",
        [codebook(("a", "الأمن الوطني"), ("b", "الوطني العراقي ذلك"))],
        ["الوطني العراقي ذلك=b"],
        "a partial overlap: the longer stays",
    ),
    (
        "أعلن الوطني الأمن الوطني.",
        [codebook(("a", "الوطني الأمن"), ("b", "الأمن الوطني"))],
        ["الوطني الأمن=a"],
        "of equal length the left one stays",
    ),
    (
        "ردد: ا ب ج د هـ و.",
        [codebook(("a", "ا ب ج"), ("b", "ج د"), ("c", "د هـ و"))],
        ["ا ب ج=a", "د هـ و=c"],
        "in a chain the middle goes, the ends stay",
    ),
    (
        "وقال بدوره إن الدور مهم.",
        [codebook(("role", "دور"), ("role", "بدوره", "exclude"))],
        ["الدور=role"],
        "an idiom blocks what lies inside",
    ),
    ("من دون دور واضح.", [codebook(("role", "دور"), ("x", "من دون دور", "exclude"))], [], "of any entry"),
    (
        "دعم مجلس الأمن الدولي.",
        [codebook(("security", "الأمن"), ("security", "مجلس الأمن", "exclude"))],
        [],
        "a fixed phrase",
    ),
    (
        "دعم مجلس الأمن القومي.",
        [codebook(("security", "مجلس الأمن القومي"), ("security", "مجلس الأمن", "exclude"), ("state", "الأمن"))],
        ["مجلس الأمن القومي=security"],
        "a longer term goes over an exclusion, which still blocks",
    ),
    (
        "دعم مجلس الأمن.",
        [codebook(("security", "مجلس الأمن"), ("x", "مجلس الأمن", "exclude"))],
        [],
        "an exclusion of the same span wins",
    ),
    (
        "دعم مجلس الأمن.",
        [codebook(("security", "الأمن")), codebook(("un", "مجلس الأمن", "exclude"), name="other")],
        ["الأمن=security"],
        "exclusions bind their own codebook only",
    ),
    (
        "دعم مجلس الأمن.",
        [codebook(("security", "الأمن")), codebook(("un", "مجلس الأمن", "exclude"), name="agencies", naming=True)],
        ["الأمن=security"],
        "an excluded name nests nothing",
    ),
]


@pytest.mark.parametrize(("text", "codebooks", "expected", "reason"), CASES, ids=[case[3] for case in CASES])
def test_overlaps(text, codebooks, expected, reason):
    assert sorted(find(text, *codebooks)) == sorted(expected), reason


def test_all_overlaps_are_kept_on_demand():
    found = find("أكد أن الأمن القومي أولا.", SECURITY, overlaps="all")
    assert found == ["الأمن=security*", "الأمن القومي=security", "القومي=state*"]


def test_an_exclusion_is_shown_on_demand():
    terms = codebook(("role", "دور"), ("role", "بدوره", "exclude"))
    articles = pd.DataFrame({"article": ["a"], "text": ["وقال بدوره إنه مهم."]})
    assert find_mentions(articles, terms, excluded=True)[["surface", "kind"]].to_numpy().tolist() == [
        ["بدوره", "exclude"]
    ]


def test_an_unknown_rule_for_overlaps_is_an_error():
    with pytest.raises(ValueError, match="longest"):
        find("أمن", SECURITY, overlaps="shortest")


def test_columns_and_types_do_not_depend_on_what_is_found():
    articles = pd.DataFrame({"article": ["a"], "text": ["أكد أن الأمن القومي أولا."]})
    full = find_mentions(articles, SECURITY)
    assert tuple(full.columns) == MENTION_COLUMNS
    for some in (
        find_mentions(articles, []),
        find_mentions(articles, SECURITY.iloc[:0]),
        find_mentions(articles.iloc[:0], SECURITY),
    ):
        assert len(some) == 0
        assert some.drop(columns="article").dtypes.equals(full.drop(columns="article").dtypes)


def test_clitics_and_pronouns_are_named():
    articles = pd.DataFrame({"article": ["a"], "text": ["دافعوا عن البلاد وبقواتهم وللأمن وأمننا."]})
    found = find_mentions(articles, codebook(("security", "أمن"), ("forces", "قوات")))
    assert found[["clitic", "surface", "suffix"]].to_numpy().tolist() == [
        ["وب", "قوات", "هم"],
        ["ول", "لأمن", ""],
        ["و", "أمن", "نا"],
    ]


PIECES = [
    "أمن",
    "الأمن القومي",
    "بدوره",
    "اﻷمن",
    "ﷲ",
    " ",
    "\n",
    "ـ",
    "\u064b",
    "\u0654",
    "😀",
    "\ud800",
    "،",
    "القومي",
    "و",
    "لل",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.sampled_from(["longest", "all"]))
def test_the_surface_is_the_text_between_the_offsets(text, overlaps):
    words = pd.Series([text], dtype=object)  # a lone surrogate is no pandas string
    paragraphs = pd.DataFrame({"article": "a", "paragraph": 0, "role": "body", "start": 0, "text": words})
    found = find_mentions(paragraphs, SECURITY, overlaps=overlaps, excluded=True)
    for row in found.itertuples():
        assert text[row.start : row.end] == row.surface
        assert row.surface[-1] not in "ـ\u064b\u0654"


def test_only_the_named_roles_are_searched():
    paragraphs = pd.DataFrame(
        {
            "article": ["a"] * 3,
            "paragraph": [0, 1, 2],
            "role": ["title", "byline", "body"],
            "start": [0, 4, 8],
            "end": [3, 7, 11],
            "text": ["أمن"] * 3,
        }
    )
    assert find_mentions(paragraphs, SECURITY)["start"].tolist() == [0, 8]
    assert find_mentions(paragraphs, SECURITY, roles=["byline"])["start"].tolist() == [4]


def test_nothing_is_found_over_the_edge_of_a_paragraph():
    assert find("أكد الوزير أن الأمن\nالقومي في خطر.", SECURITY) == ["الأمن=security", "القومي=state"]


def test_the_rows_come_in_reading_order_and_the_same_each_time():
    articles = pd.DataFrame({"article": ["b", "a"], "text": ["أكد أن الأمن القومي وأمنهم أمن.\nوأن الأمن أولا."] * 2})
    found = find_mentions(articles, [SECURITY, AGENCIES])
    assert found["article"].drop_duplicates().tolist() == ["b", "a"]
    assert found.groupby("article")["start"].is_monotonic_increasing.all()
    pd.testing.assert_frame_equal(found, find_mentions(articles, [SECURITY, AGENCIES]))


def test_neither_articles_nor_codebook_are_changed():
    articles = pd.DataFrame({"article": ["a"], "text": ["أكد أن الأمن القومي أولا."]})
    before = articles.copy(), SECURITY.copy()
    find_mentions(articles, SECURITY)
    pd.testing.assert_frame_equal(articles, before[0])
    pd.testing.assert_frame_equal(SECURITY, before[1])


def test_a_changed_codebook_is_compiled_anew():
    terms = codebook(("security", "أمن"))
    assert find("أكد أن الأمن مهم.", terms) == ["الأمن=security"]
    terms.loc[0, "term"] = "مهم"
    assert find("أكد أن الأمن مهم.", terms) == ["مهم=security"]


def test_what_a_codebook_leaves_out_has_defaults():
    terms = pd.DataFrame({"entry": ["security"], "term": ["أمن"]})
    articles = pd.DataFrame({"article": ["a"], "text": ["أكد أن الأمن مهم."]})
    [row] = find_mentions(articles, terms).to_dict("records")
    assert (row["codebook"], row["label"], row["kind"], row["country"]) == ("terms", "security", "term", "")


def test_the_shipped_codebooks_work_together():
    articles = pd.DataFrame({"article": ["a"], "text": ["أكد جهاز الأمن الوطني العراقي مكافحة الإرهاب."]})
    found = find_mentions(articles, [read_codebook("themes"), read_codebook("agencies")])
    assert set(found["codebook"]) == {"themes", "agencies"}
    assert found.loc[found["codebook"].eq("themes") & found["surface"].eq("الأمن الوطني"), "nested"].tolist() == [True]


def test_a_term_without_letters_is_an_error():
    with pytest.raises(CodebookError, match="codebook 'themes': the term '،' holds no letter"):
        find("أمن", codebook(("security", "،")))


spans = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 6), st.integers(0, 1), st.integers(0, 2), st.booleans()), max_size=9
)


def plain_settle(rows, longest):
    """Decide as the docstring of settle says it, one span against all kept before it."""
    order = sorted(range(len(rows)), key=lambda i: (-rows[i][1], rows[i][0], not rows[i][4], i))
    verdicts = [KEPT] * len(rows)
    kept = []
    for i in order:
        start, length, book, entry, blocks = rows[i]
        for k in kept:
            other, size, other_book, other_entry, other_blocks = rows[k]
            if other_book != book or other >= start + length or start >= other + size:
                continue
            inside = other <= start and start + length <= other + size
            if inside and other_blocks and not blocks:
                verdicts[i] = DROPPED
            if longest and (not inside or (entry == other_entry and blocks == other_blocks)):
                verdicts[i] = DROPPED
            if inside and size > length and verdicts[i] == KEPT:
                verdicts[i] = NESTED
        if verdicts[i] != DROPPED:
            kept.append(i)
    for i, (start, length, book, _, _) in enumerate(rows):
        for k in kept:
            other, size, other_book, _, other_blocks = rows[k]
            inside = other <= start and start + length <= other + size
            if verdicts[i] == KEPT and book == 0 and other_book == 1 and not other_blocks and inside:
                verdicts[i] = NESTED
    return verdicts


@settings(max_examples=500, deadline=None)
@given(spans, st.booleans())
def test_settling_agrees_with_plain_code(rows, longest):
    start, length, book, entry, blocks = np.array(rows, dtype=np.int64).reshape(-1, 5).T
    given = Spans(start, start + length, book, entry, blocks > 0, book == 1, np.zeros(len(rows), dtype=np.int64))
    assert settle(given, longest).tolist() == plain_settle(rows, longest)


def test_a_long_chain_takes_no_long_time():
    count = 20_000
    start = np.arange(count) * 2
    zero = np.zeros(count, dtype=np.int64)
    verdicts = settle(Spans(start, start + 3, zero, zero, zero > 0, zero > 0, zero))
    assert verdicts.tolist() == list(itertools.islice(itertools.cycle([KEPT, DROPPED]), count))
