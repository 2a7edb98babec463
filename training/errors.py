"""What goes wrong through the data, the folder or the options."""


class TrainingError(Exception):
    """The text is one sentence for the user: what is wrong, and in which file and line or folder."""
