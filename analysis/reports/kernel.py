"""Run notebooks: one kernel serves every article, language and notebook."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import ReportError
from analysis.reports.dependence import dependents

if TYPE_CHECKING:
    from nbformat import NotebookNode

PARAMETERS = "parameters"
INJECTED = "injected-parameters"
_PRELUDE = "from analysis.reports.prelude import prepare; prepare()"
_FORGET = "from analysis.reports.prelude import forget; forget()"
_ARGUMENTS = [
    "--log-level=40",
    "--HistoryManager.enabled=False",
    "--InteractiveShell.cache_size=0",
    f"--IPKernelApp.exec_lines={_PRELUDE}",
]


class Kernel:
    """A running kernel that executes notebooks one after the other, each in a clean namespace."""

    def __init__(self, manager: Any) -> None:
        self._manager = manager
        self._path: Path | None = None
        self._parameters: dict[str, Any] = {}

    def run(self, path: Path, parameters: Mapping[str, Any]) -> Iterator[NotebookNode]:
        """Execute one notebook with these parameters, yielding each cell when it is done.

        The parameters replace those of the notebook's cell tagged `parameters`. When the same notebook is run
        again with other parameters, only the cells that depend on them run. Raises ReportError naming the
        notebook and the first line of the cell that failed.
        """
        changed = {name for name, value in parameters.items() if self._parameters.get(name) != value}
        if path != self._path or "source" in changed:
            self._open(path)
            changed = set()
        self._path, self._parameters = None, {}  # until the run has ended well
        cells = self._client.nb.cells = with_parameters(self._client.nb.cells, parameters)
        stale = dependents([_source(cell) for cell in cells], changed) if changed else set(range(len(cells)))
        for index, cell in enumerate(cells):
            if index in stale or INJECTED in cell.metadata.get("tags", []):
                self._execute(path, cell, index)
            yield cell
        self._path, self._parameters = path, dict(parameters)

    @cached_property
    def _client(self) -> Any:
        """The connection to the kernel, made when the first notebook asks: until then it gets ready by itself."""
        import nbformat
        from nbclient import NotebookClient

        empty = nbformat.v4.new_notebook()
        client = NotebookClient(empty, km=self._manager, timeout=600, record_timing=False, store_widget_state=False)
        client.start_new_kernel_client()
        return client

    def close(self) -> None:
        """End the kernel."""
        if "_client" in self.__dict__:
            self._client.kc.stop_channels()
        self._manager.shutdown_kernel(now=True)

    def _open(self, path: Path) -> None:
        """Load a notebook and forget what the one before it left behind."""
        self._client.nb = read_notebook(path)
        self._client.reset_execution_trackers()
        self._client.kc.execute(_FORGET, silent=True, store_history=False)

    def _execute(self, path: Path, cell: NotebookNode, index: int) -> None:
        from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

        try:
            self._client.execute_cell(cell, index)
        except CellExecutionError as error:
            raise ReportError(_failure(path, cell, f"{error.ename}: {error.evalue}")) from error
        except (CellTimeoutError, DeadKernelError) as error:
            raise ReportError(_failure(path, cell, str(error).splitlines()[0])) from error


@contextmanager
def running_kernel(folder: Path) -> Iterator[Kernel]:
    """Start a kernel whose working folder is `folder`, and end it with the block."""
    from jupyter_client.kernelspec import NATIVE_KERNEL_NAME
    from jupyter_client.manager import KernelManager

    manager = KernelManager(kernel_name=NATIVE_KERNEL_NAME)
    manager.start_kernel(cwd=str(folder), env=_environment(), extra_arguments=_ARGUMENTS)
    _import_nbformat()
    kernel = Kernel(manager)
    try:
        yield kernel
    finally:
        kernel.close()


def _import_nbformat() -> None:
    """Import nbformat without the grammars of web addresses, which jsonschema would build for seconds."""
    grammars = "rfc3987_syntax"
    if grammars not in sys.modules:
        sys.modules[grammars] = None  # type: ignore[assignment]  # an import of it fails, which jsonschema allows
        try:
            import nbformat  # noqa: F401
        finally:
            del sys.modules[grammars]


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook; raises ReportError where the file isn't one."""
    import nbformat

    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)
    except (OSError, UnicodeDecodeError, nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise ReportError(f"{path.name}: not a notebook that can be read ({error})") from error
    return notebook


def count_code(path: Path) -> int:
    """Return how many cells of code a notebook runs, with the one that sets its parameters."""
    return 1 + [cell.cell_type for cell in read_notebook(path).cells].count("code")


def with_parameters(cells: Sequence[NotebookNode], parameters: Mapping[str, Any]) -> list[NotebookNode]:
    """Return the cells with one after that tagged `parameters` that sets these values instead."""
    import nbformat

    source = "\n".join(f"{name} = {value!r}" for name, value in parameters.items())
    injected = nbformat.v4.new_code_cell(source, metadata={"tags": [INJECTED]}, id=INJECTED)
    found = []
    for cell in cells:
        tags = cell.metadata.get("tags", [])
        if INJECTED not in tags:
            found += [cell, injected] if PARAMETERS in tags else [cell]
    return found


def _source(cell: NotebookNode) -> str:
    """Return the code of a cell that may have to run again; the notebook's own parameters never do."""
    again = cell.cell_type == "code" and PARAMETERS not in cell.metadata.get("tags", [])
    return str(cell.source) if again else ""


def _failure(path: Path, cell: NotebookNode, reason: str) -> str:
    lines = [line for line in cell.source.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    first = lines[0].strip() if lines else "(empty cell)"
    return f"{path.name}: the cell that begins with `{first}` failed: {reason}; run it in JupyterLab"


def _environment() -> dict[str, str]:
    quiet = {"PYTHONHASHSEED": "0", "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
    return {**os.environ, **quiet}
