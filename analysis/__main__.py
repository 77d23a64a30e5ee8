"""The command line: `python -m analysis report | corpus | lint | explain`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import MaqalError

if TYPE_CHECKING:
    import pandas as pd

OK, BAD_INPUT, SOME_REJECTED, INTERRUPTED = 0, 2, 3, 130
SHOWN = 20  # issues named on the console; the tables hold all


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code: 0 done, 2 bad input, 3 some articles rejected."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # Arabic on any console
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except MaqalError as error:
        print(f"maqal: {error}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("maqal: interrupted; files already written are whole", file=sys.stderr)
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    report = commands.add_parser("report", help="one HTML file per article and language, and an index")
    report.add_argument("input", nargs="+", metavar="FILE", help="article, folder or glob")
    report.add_argument("--lang", choices=["ar", "en", "both"], default="both")
    report.add_argument("--out", default="reports", help="folder for the reports (default: reports)")
    report.add_argument("--digits", choices=["latn", "arab"], default="latn", help="123 or ١٢٣")
    report.add_argument("--themes", default="themes", help="your own codebook of themes (CSV)")
    report.add_argument("--agencies", default="agencies", help="your own codebook of agencies (CSV)")
    report.add_argument("--tables", metavar="DIR", help="also write the tables as CSV, Parquet and JSON-LD")
    report.set_defaults(run=_report)

    corpus = commands.add_parser("corpus", help="the same tables over many articles, resumable")
    corpus.add_argument("input", nargs="+", metavar="INPUT")
    corpus.add_argument("--out", required=True, help="folder for the Parquet tables")
    corpus.add_argument("--workers", type=int, default=1, help="processes on this machine (default: 1)")
    corpus.add_argument("--scheduler", metavar="ADDRESS", help="a running Dask scheduler")
    corpus.add_argument("--unique", action="store_true", help="count near-duplicates once")
    corpus.add_argument("--report", metavar="DIR", help="also write corpus.ar.html and corpus.en.html")
    corpus.set_defaults(run=_corpus)

    lint = commands.add_parser("lint", help="check a codebook")
    lint.add_argument("codebook", help="themes, agencies or a path")
    lint.add_argument("--corpus", metavar="INPUT", help="articles to find over-broad terms in")
    lint.set_defaults(run=_lint)

    explain = commands.add_parser("explain", help="why a word is counted or missed")
    explain.add_argument("phrase")
    explain.add_argument(
        "--codebook", nargs="+", default=["themes", "agencies"], help="themes, agencies or paths (default: both)"
    )
    explain.set_defaults(run=_explain)
    return parser


def _report(arguments: argparse.Namespace) -> int:
    import analysis

    inputs = arguments.input if len(arguments.input) > 1 else arguments.input[0]
    articles, issues = analysis.read_articles(inputs, issues=True)
    files = analysis.export_report(
        articles,
        arguments.out,
        lang=arguments.lang,
        digits=arguments.digits,
        codebooks=[arguments.themes, arguments.agencies],
        tables=arguments.tables,
    )
    for row in files.itertuples():
        print(f"{row.file}  {row.bytes // 1024} KB")
    print(f"open {Path(arguments.out) / 'index.html'}")
    return _tell_issues(len(articles), issues)


def _corpus(arguments: argparse.Namespace) -> int:
    import analysis

    engine = arguments.scheduler or ("pool" if arguments.workers > 1 else "loop")
    summary = analysis.corpus.run(
        arguments.input, arguments.out, engine=engine, workers=arguments.workers, unique=arguments.unique
    )
    print(summary.to_string(index=False))
    if arguments.report:
        from analysis.reports.corpus import export_corpus

        for file in export_corpus(arguments.input, arguments.out, arguments.report)["file"]:
            print(f"open {file}")
    read = int(summary.set_index("table").loc["articles", "rows"])
    return _tell_issues(read, analysis.corpus.read_table(arguments.out, "issues"))


def _tell_issues(read: int, issues: "pd.DataFrame") -> int:
    """Name every issue on stderr, end with the count, and return the exit code."""
    rejected = issues["action"].str.startswith("rejected")
    for row in issues.head(SHOWN).itertuples():
        print(f"{row.file}: {row.what} ({row.action})", file=sys.stderr)
    if len(issues) > SHOWN:
        print(f"… and {len(issues) - SHOWN} more", file=sys.stderr)
    print(f"{read} read, {(~rejected).sum()} warned, {rejected.sum()} rejected")
    return SOME_REJECTED if rejected.any() else OK


def _lint(arguments: argparse.Namespace) -> int:
    import analysis
    from analysis.lint import lint_codebook

    corpus = analysis.read_articles(arguments.corpus) if arguments.corpus else None
    found = lint_codebook(arguments.codebook, corpus)
    for row in found.itertuples():
        print(f"{row.file}:{row.line}: {row.severity}: {row.check}: {row.message}")
    errors = int((found["severity"] == "error").sum())
    print(f"{len(found)} findings, {errors} errors")
    return BAD_INPUT if errors else OK


def _explain(arguments: argparse.Namespace) -> int:
    import analysis

    steps = analysis.explain(arguments.phrase, [*map(analysis.read_codebook, arguments.codebook)])
    print(steps.to_string(index=False))
    return OK


if __name__ == "__main__":
    sys.exit(main())
