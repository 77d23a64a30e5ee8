"""Every example in the README runs, and the commands it names exist."""

import re
import shlex
from pathlib import Path

import pytest

from analysis.__main__ import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def command_lines() -> list[str]:
    return [line for block in blocks("sh") for line in block.splitlines() if line and not line.startswith("#")]


def test_the_python_examples_run(monkeypatch):
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    assert blocks("python")
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), names)


@pytest.mark.parametrize("line", [line for line in command_lines() if line.startswith("make ")])
def test_the_make_targets_exist(line):
    for target in shlex.split(line, comments=True)[1:]:
        assert re.search(rf"^{re.escape(target)}:", MAKEFILE, re.M), target


@pytest.mark.parametrize("line", [line for line in command_lines() if line.startswith("python -m analysis")])
def test_the_commands_run(line, monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(ROOT)
    arguments = shlex.split(line, comments=True)[3:]
    if "--out" in arguments:
        arguments[arguments.index("--out") + 1] = str(tmp_path)
    assert main(arguments) == 0
    assert capsys.readouterr().out


def test_the_pictures_exist():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).is_file()


def test_the_limits_a_report_states_are_the_readmes():
    stated = (ROOT / "data" / "lists" / "limits.csv").read_text(encoding="utf-8")
    rows = re.search(r"both right in (\d+) of 100 rows", stated)
    assert rows is not None
    assert f"{rows[1]} من 100 سطر" in stated, "the two languages state two figures"
    assert f"| {rows[1]} of 100 rows" in README, "the report and the README state two figures"
