"""Train, score and pack the French to English starter package. Run it as `python -m training`."""
