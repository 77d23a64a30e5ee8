"""The report as a format of nbconvert: JupyterLab's menu "Save and Export Notebook As", `jupyter nbconvert --to`."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter

from analysis.charts import DARK
from analysis.reports.chapters import make_chapter
from analysis.reports.page import notebook_page


class _ReportExporter(Exporter):
    """Any notebook, as it was last run, as one self-contained page in one language."""

    lang = ""
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return f".{self.lang}.html"

    def from_notebook_node(  # type: ignore[override]  # as nbconvert's own exporters of text do
        self, nb: Any, resources: Any = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page of a notebook; figures without a description are allowed here."""
        notebook, resources = super().from_notebook_node(nb, resources, **kwargs)
        name = str(resources.get("metadata", {}).get("name", "notebook"))
        chapter = make_chapter(notebook.cells, name=name, lang=self.lang, digits="latn", dark=DARK, alone=True)
        return notebook_page(chapter, lang=self.lang), resources


class ArabicReport(_ReportExporter):
    """The report in Arabic, right to left."""

    export_from_notebook = "Maqal report (Arabic)"
    lang = "ar"


class EnglishReport(_ReportExporter):
    """The report in English."""

    export_from_notebook = "Maqal report (English)"
    lang = "en"
