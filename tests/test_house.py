"""The house itself: floors between the modules, one list of dependencies, a lock without addresses."""

import ast
import hashlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "analysis"
ARTICLE = ROOT / "data" / "articles" / "ultra-iraq-2022-02-21.txt"

# Each room and the rooms of ours it may import, floor by floor; everyone may import errors and resources.
FLOORS: dict[str, set[str]] = {
    "errors": set(),
    "resources": set(),
    "arabic": set(),
    "highlight": set(),
    "lookup": set(),
    "numbers": set(),
    "overlaps": set(),
    "formats": {"arabic"},
    "codebooks": {"arabic"},
    "terms": {"arabic", "lookup"},
    "search": {"arabic", "terms"},
    "articles": {"arabic", "formats"},
    "validation": {"arabic", "articles", "codebooks"},
    "mentions": {"arabic", "articles", "overlaps", "search", "terms"},
    "quotes": {"arabic", "articles"},
    "lint": {"arabic", "codebooks", "mentions"},
    "explanation": {"arabic", "mentions"},
    "agencies": {"arabic", "articles", "codebooks", "mentions"},
    "discovery": {"agencies", "arabic", "articles", "codebooks", "mentions"},
    "tables": {"arabic", "articles", "codebooks", "mentions"},
    "charts": {"arabic", "numbers"},
    "story": {"arabic", "highlight", "numbers"},
    "explorer": {"articles", "charts", "highlight", "numbers", "tables"},
    "corpus": {"arabic", "articles", "codebooks", "formats", "mentions", "quotes"},
    "reports": {"agencies", "arabic", "articles", "charts", "codebooks", "highlight", "mentions", "numbers"}
    | {"quotes", "story", "tables"},
}


def rooms() -> dict[str, set[str]]:
    """Read, with ast, which rooms each room imports."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        if path.name == "prelude.py":  # runs in a notebook's kernel, as a notebook does
            continue
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        imports = found.setdefault(room, set())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module] if node.module != "analysis" else [f"analysis.{a.name}" for a in node.names]
            imports |= {name.split(".")[1] if "." in name else "" for name in names if name.split(".")[0] == "analysis"}
    return {room: imports - {room} for room, imports in found.items()}


def requirements() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    listed = list(project["dependencies"])
    for extra in ("pdf", "xlsx"):
        listed += project["optional-dependencies"][extra]
    return dict(re.match(r"([\w.-]+(?:\[\w+\])?)(>=[\w.]+)", line).groups() for line in listed)  # type: ignore[union-attr]


def test_the_first_article_is_byte_for_byte():
    digest = hashlib.sha256(ARTICLE.read_bytes()).hexdigest()
    assert digest == "1909687cc7fd3b82552d155517291adb76d04e4a55c55d42609798c5e7252a46"
    assert digest in (ROOT / "data" / "README.md").read_text(encoding="utf-8")


def test_imports_run_one_way():
    for room, imports in rooms().items():
        if room in ("__main__", "__init__"):
            continue
        assert "" not in imports, f"{room} imports the package root"
        allowed = FLOORS[room] | {"errors", "resources"}
        assert imports <= allowed, f"{room} imports {sorted(imports - allowed)}"


# The floors inside quotes/, lowest first: each may import those before it.
QUOTES = ("words", "said", "names", "rules", "people")


def test_quotes_are_read_floor_by_floor():
    for floor, room in enumerate(QUOTES):
        for path in (PACKAGE / "quotes" / room).glob("*.py"):
            imported = re.findall(r"^from analysis\.quotes\.(\w+)", path.read_text(encoding="utf-8"), re.M)
            assert set(imported) <= set(QUOTES[: floor + 1]), path


def test_the_floors_hold_no_circle():
    for room, below in FLOORS.items():
        for other in below:
            assert room not in FLOORS[other], f"{room} and {other} import each other"


def test_conda_users_get_the_same():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    listed: list[str] = []
    for line in environment["dependencies"]:
        listed += line["pip"] if isinstance(line, dict) else [line]
    pairs = [re.fullmatch(r"([\w.-]+(?:\[\w+\])?)(>=[\w.]+)", line) for line in listed]
    conda = dict(pair.groups() for pair in pairs if pair)
    assert conda.pop("python") == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert conda == requirements()


@pytest.mark.parametrize("lock", [ROOT / "requirements.txt", ROOT / "tests" / "requirements-matplotlib-3.10.txt"])
def test_the_lock_has_hashes_and_no_addresses(lock: Path):
    text = lock.read_text()
    assert "://" not in text
    pins = re.findall(r"^[\w.-]+(?:\[[\w,]+\])?==.*?(?=^[\w]|\Z)", text, re.M | re.S)
    assert len(pins) > 5
    assert all("--hash=sha256:" in pin for pin in pins)


def test_the_lock_satisfies_the_bounds():
    text = (ROOT / "requirements.txt").read_text()
    locked = {name.lower() for name in re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==", text, re.M)}
    assert {re.sub(r"\[.*", "", name).lower() for name in requirements()} <= locked


def test_importing_the_package_imports_nothing_heavy():
    heavy = "matplotlib nbconvert nbclient trafilatura lxml pypdf datasketch distributed"
    code = f"import sys, analysis; print([m for m in {heavy.split()!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_verb_can_be_had_and_is_documented():
    import analysis

    for name in analysis.__all__:
        assert getattr(analysis, name).__doc__ or name == "__version__", name


# Affixes are grammar and may stand in a rule; a whole word is a row of data/lists.
AFFIXES = re.compile(
    "ال|لل|وال|بال|تنا|ها|هم|هما|هن|نا|ني|اته|يها|يهم|يه|يت|تي|اه|ات|ون|ين|ان|وا|يون|يين|ائ|اؤ|وه|وها|سن|لم|[وفبلكيإأ]*|."
)


def spelled_in(path: Path) -> list[str]:
    """Return the Arabic strings of a module: no docstrings, no patterns."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told]
    return [one for one in strings if isinstance(one, str) and re.fullmatch("[ء-ي]+", one)]


@pytest.mark.parametrize("room", ["quotes", "discovery", "agencies"])
def test_no_word_of_arabic_stands_in_a_rule(room: str):
    for path in sorted((PACKAGE / room).rglob("*.py")):
        if path.name == "cues.py":  # names what the column `valence` of the codebook may hold
            continue
        words = [one for one in spelled_in(path) if not AFFIXES.fullmatch(one)]
        assert not words, f"{path.name}: {words} belong in data/lists"
