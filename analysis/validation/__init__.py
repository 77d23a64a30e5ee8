"""How far the counts can be trusted: against human coding, and against the loss of a term."""

from analysis.validation.agreement import compare_coding, krippendorff_alpha
from analysis.validation.coding import machine_coding, paragraph_coding, read_coding
from analysis.validation.sensitivity import sensitivity
from analysis.validation.sheets import coding_sheet, write_coding_sheet

__all__ = [
    "coding_sheet",
    "compare_coding",
    "krippendorff_alpha",
    "machine_coding",
    "paragraph_coding",
    "read_coding",
    "sensitivity",
    "write_coding_sheet",
]
