"""What broken files make libraries raise; caught around their calls only, and named again as ReadError."""

import struct
import zipfile
import zlib

# Found by changing bytes of whole files at random (tests/test_formats_damage.py).
ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, LookupError, OSError, RuntimeError, ValueError)
PARSER = (*ARCHIVE, ArithmeticError, AssertionError, AttributeError, SyntaxError, TypeError, struct.error)
