"""Run notebooks: one kernel serves every article, language and notebook."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from analysis.errors import ReportError

PARAMETERS = "parameters"
INJECTED = "injected-parameters"


class Kernel:
    """A running kernel that executes notebooks one after the other, each in a clean namespace."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def run(self, path: Path, parameters: Mapping[str, Any]) -> Iterator[NotebookNode]:
        """Execute one notebook with these parameters, yielding each cell when it is done.

        The parameters replace those of the notebook's cell tagged `parameters`. Raises ReportError naming the
        notebook and the first line of the cell that failed.
        """
        from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

        notebook = with_parameters(read_notebook(path), parameters)
        self._client.nb = notebook
        self._client.reset_execution_trackers()
        self._client.kc.execute("%reset -f", silent=True, store_history=False)
        for index, cell in enumerate(notebook.cells):
            try:
                self._client.execute_cell(cell, index)
            except CellExecutionError as error:
                raise ReportError(_failure(path, cell, f"{error.ename}: {error.evalue}")) from error
            except (CellTimeoutError, DeadKernelError) as error:
                raise ReportError(_failure(path, cell, str(error).splitlines()[0])) from error
            yield cell


@contextmanager
def running_kernel(folder: Path) -> Iterator[Kernel]:
    """Start a kernel whose working folder is `folder`, and end it with the block."""
    from jupyter_client.kernelspec import NATIVE_KERNEL_NAME
    from jupyter_client.manager import KernelManager
    from nbclient import NotebookClient

    manager = KernelManager(kernel_name=NATIVE_KERNEL_NAME)
    client = NotebookClient(
        nbformat.v4.new_notebook(), km=manager, timeout=600, record_timing=False, store_widget_state=False
    )
    manager.start_kernel(cwd=str(folder), env=_environment(), extra_arguments=["--log-level=40"])
    try:
        client.start_new_kernel_client()
        yield Kernel(client)
    finally:
        if client.kc is not None:
            client.kc.stop_channels()
        manager.shutdown_kernel(now=True)


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook; raises ReportError where the file isn't one."""
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)
    except (OSError, UnicodeDecodeError, nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise ReportError(f"{path.name}: not a notebook that can be read ({error})") from error
    return notebook


def count_code(path: Path) -> int:
    """Return how many cells of code a notebook runs, with the one that sets its parameters."""
    return 1 + [cell.cell_type for cell in read_notebook(path).cells].count("code")


def with_parameters(notebook: NotebookNode, parameters: Mapping[str, Any]) -> NotebookNode:
    """Return the notebook with a cell after the one tagged `parameters` that sets these values instead."""
    known = [n for n, cell in enumerate(notebook.cells) if PARAMETERS in cell.metadata.get("tags", [])]
    if not known:
        return notebook
    source = "\n".join(f"{name} = {value!r}" for name, value in parameters.items())
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": [INJECTED]}, id=INJECTED)
    cells = [*notebook.cells[: known[0] + 1], cell, *notebook.cells[known[0] + 1 :]]
    return NotebookNode({**notebook, "cells": cells})


def _failure(path: Path, cell: NotebookNode, reason: str) -> str:
    lines = [line for line in cell.source.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    first = lines[0].strip() if lines else "(empty cell)"
    return f"{path.name}: the cell that begins with `{first}` failed: {reason}; run it in JupyterLab"


def _environment() -> dict[str, str]:
    quiet = {"PYTHONHASHSEED": "0", "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
    return {**os.environ, **quiet}
