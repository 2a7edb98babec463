"""The reading room: one open article, and everything that is done with it."""
