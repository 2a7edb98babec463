"""The view of both columns: from a page and a way of reading to lines of cells, and the cursors in it."""
