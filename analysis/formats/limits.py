"""How much is read before a file is refused; the values fit a laptop with 4 GB."""

MAX_DOCUMENT = 50_000_000  # bytes of a file read whole: text, HTML, DOCX, PDF, RSS, XLSX
MAX_JSON = 64_000_000  # bytes of a JSON file parsed whole; a larger one is streamed
MAX_LINE = 20_000_000  # bytes of one JSONL line, or of one streamed JSON article
MAX_CHARACTERS = 5_000_000  # of one article
MAX_PARAGRAPHS = 20_000  # of one article
MAX_NESTING = 100  # levels of JSON looked into for articles
MAX_RATIO = 100  # unpacked over packed size; Arabic text packs four to ten times
MAX_UNPACKED = 100_000_000  # bytes of one part inside a DOCX or XLSX file
RATIO_FLOOR = 10_000_000  # bytes; smaller parts may pack as tightly as they like
MAX_MEMBERS = 200_000  # files inside one .zip
