"""Where the data that ships with the package lies: beside it in a checkout, inside it when installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def data_path(*parts: str) -> Path:
    """Return the path of a shipped data file or folder.

    >>> data_path("codebooks").name
    'codebooks'
    """
    inside = _PACKAGE.joinpath("_data", *parts)
    return inside if inside.exists() else _CHECKOUT.joinpath("data", *parts)


def notebooks_path() -> Path:
    """Return the folder of the shipped notebooks.

    >>> notebooks_path().name
    'notebooks'
    """
    inside = _PACKAGE / "_data" / "notebooks"
    return inside if inside.exists() else _CHECKOUT / "notebooks"
