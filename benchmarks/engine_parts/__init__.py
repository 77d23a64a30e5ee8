"""What the engine is measured against, and in what surroundings."""
