"""Words looked for in all articles, and the places where they stand."""
