"""The one family of errors: raised for what the user can mend."""


class MaqalError(Exception):
    """Base of every error this package raises on purpose."""


class ReadError(MaqalError):
    """An article, file or folder that can't be read."""


class CodebookError(MaqalError):
    """A codebook that doesn't hold together; the message names file and line."""


class ReportError(MaqalError):
    """A report or notebook that can't be built."""


class CorpusError(MaqalError):
    """A run over many articles that can't start or go on."""
