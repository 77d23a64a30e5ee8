"""The fuzzer is a script of its own (make fuzz), not a test."""

collect_ignore = ["fuzz_reading.py"]
