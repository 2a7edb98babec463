"""The glossary on the screen: its list, the form of a term, and what a change would do."""
