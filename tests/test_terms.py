"""Terms as patterns: what is looked for, and what may be written onto it."""

import pytest

from analysis.terms import (
    BARE,
    DEFINITE,
    DEFINITE_LAM,
    ENDS,
    EXACT,
    NEEDS_BARE,
    NEEDS_PRONOUN,
    PRONOUN,
    PRONOUN_BARE,
    WORD,
    WORD_DEFINITE,
    Term,
    compile_terms,
    patterns,
)

PATTERNS = [
    (Term("أمن"), [("امن", BARE, PRONOUN_BARE)], "a bare noun"),
    (Term("الأمن"), [("امن", DEFINITE, ENDS)], "a definite one"),
    (Term("اللجنة"), [("لجنه", DEFINITE_LAM, ENDS)], "a definite one that begins with lam"),
    (Term("وزارة"), [("وزاره", BARE, ENDS), ("وزارت", BARE, NEEDS_BARE)], "ة opens before a pronoun"),
    (Term("قوى"), [("قوي", BARE, ENDS), ("قوا", BARE, NEEDS_BARE)], "ى turns before a pronoun"),
    (Term("قوات أمن"), [("قوات امن", BARE, PRONOUN)], "a phrase that may take a pronoun"),
    (Term("قوة ردة"), [("قوه رده", BARE, ENDS), ("قوه ردت", BARE, NEEDS_PRONOUN)], "on its last word"),
    (Term("وزارة الدفاع"), [("وزاره الدفاع", BARE, ENDS)], "a phrase that may not"),
    (Term("دور", "word"), [("دور", WORD, ENDS)], "a whole word"),
    (Term("الدور", "word"), [("دور", WORD_DEFINITE, ENDS)], "a whole definite word"),
    (Term("الأمن", "exact"), [("الأمن", EXACT, ENDS)], "exactly as written"),
    (Term("آل سعود", spelling="names"), [("ال سعود", BARE, PRONOUN)], "آل is no article"),
]


@pytest.mark.parametrize(("term", "expected", "reason"), PATTERNS, ids=[row[2] for row in PATTERNS])
def test_patterns(term, expected, reason):
    assert [(p.letters, p.before, p.after) for p in patterns(term)] == expected, reason


def test_terms_are_compiled_once():
    assert compile_terms((Term("أمن"),)) is compile_terms((Term("أمن"),))
