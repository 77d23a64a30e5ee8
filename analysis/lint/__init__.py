"""Codebooks that check themselves: what is wrong or doubtful in one, by file and line."""

from pathlib import Path

import pandas as pd

from analysis.codebooks import inspect_codebook
from analysis.lint.corpus import broad_terms
from analysis.lint.examples import failing_examples
from analysis.lint.findings import COLUMNS, Finding
from analysis.lint.forms import doubtful_forms
from analysis.lint.layout import doubtful_layout

__all__ = ["COLUMNS", "lint_codebook"]
_ORDER = {"error": 0, "warning": 1, "note": 2}


def lint_codebook(codebook: str | Path, corpus: pd.DataFrame | None = None) -> pd.DataFrame:
    """Check a codebook, by name or file, and return one row a finding, the gravest first.

    Columns: `file`, `line`, `severity` (error: must be mended; warning: look at it; note: good to know),
    `check`, `message`. Examples are read from `<name>_examples.csv` beside the codebook, or from
    `examples.csv`; with a `corpus` of articles, over-broad terms are found too. Raises CodebookError for what
    can't be read at all.

    >>> found = lint_codebook("themes")
    >>> found[found.severity == "error"].empty
    True
    """
    frame, problems = inspect_codebook(codebook)
    findings = [Finding(problem.file, problem.line, "error", problem.check, problem.what) for problem in problems]
    findings += doubtful_layout(codebook, frame)
    wrong = {problem.line for problem in problems if problem.file in set(frame["file"])}
    sound = frame[~frame["line"].isin(wrong)]
    findings += [*doubtful_forms(sound), *failing_examples(codebook, sound)]
    findings += broad_terms(sound, corpus) if corpus is not None else []
    table = pd.DataFrame(findings, columns=COLUMNS).drop_duplicates()
    ordered = table.assign(grave=table["severity"].map(_ORDER)).sort_values(["grave", "file", "line"], kind="stable")
    return ordered[COLUMNS].reset_index(drop=True)
