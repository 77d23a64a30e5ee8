"""Arabic news, read closely and shown honestly."""
