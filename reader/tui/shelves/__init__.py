"""The library: its list of articles, what is known of them, and what is translated ahead."""
