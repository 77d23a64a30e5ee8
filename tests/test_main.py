"""The command line: one clear sentence and an exit code for whatever the user can mend."""

from pathlib import Path

import pytest

from analysis.__main__ import BAD_INPUT, OK, main

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "data" / "articles" / "ultra-iraq-2022-02-21.txt"


def bad_inputs(folder: Path) -> dict[str, list[str]]:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02\xff\xfe" * 20)
    (folder / "nothing").mkdir()
    (folder / "codebook.csv").write_text("topic,term\nsecurity,أمن\n", encoding="utf-8")
    article = str(ARTICLE)
    return {
        "no such file": [str(folder / "missing.txt")],
        "an empty file": [str(folder / "empty.txt")],
        "bytes that are not text": [str(folder / "picture.txt")],
        "a folder without articles": [str(folder / "nothing")],
        "a codebook with a wrong column": [article, "--themes", str(folder / "codebook.csv")],
        "no such codebook": [article, "--agencies", str(folder / "missing.csv")],
    }


CASES = [
    "no such file",
    "an empty file",
    "bytes that are not text",
    "a folder without articles",
    "a codebook with a wrong column",
    "no such codebook",
]


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_one_sentence_and_leaves_nothing_behind(case, tmp_path, capsys):
    arguments = bad_inputs(tmp_path)[case]
    out = tmp_path / "reports"
    assert main(["report", *arguments, "--out", str(out)]) == BAD_INPUT
    message = capsys.readouterr().err.strip().splitlines()[-1]
    assert message.startswith("maqal: ")
    assert str(tmp_path) in message, "the message names the place"
    assert not out.exists() or not list(out.iterdir())


def test_explain_says_why_a_word_is_counted(capsys):
    assert main(["explain", "وللإرهاب"]) == OK
    assert "الإرهاب" in capsys.readouterr().out


def test_lint_finds_the_shipped_codebooks_clean(capsys):
    assert main(["lint", "themes"]) == OK
    assert "0 errors" in capsys.readouterr().out
    assert main(["lint", "agencies"]) == OK


def test_an_unknown_command_is_refused():
    with pytest.raises(SystemExit) as stop:
        main(["paint"])
    assert stop.value.code == 2
