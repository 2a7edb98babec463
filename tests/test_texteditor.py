from pathlib import Path

import pytest

from reader.errors import UsageError
from reader.texteditor import command, line_of

FILE = Path("/a/an article.txt")


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"EDITOR": "nano"}, ["nano", "+7", str(FILE)]),
        ({"VISUAL": "/usr/bin/vim -n", "EDITOR": "nano"}, ["/usr/bin/vim", "-n", "+7", str(FILE)]),
        ({"VISUAL": " ", "EDITOR": "hx"}, ["hx", f"{FILE}:7"]),
        ({"EDITOR": "code"}, ["code", "--wait", "--goto", f"{FILE}:7"]),
        ({"EDITOR": "subl -w"}, ["subl", "-w", f"{FILE}:7"]),
        ({"EDITOR": "'/my tools/ed it' -x"}, ["/my tools/ed it", "-x", str(FILE)]),
    ],
)
def test_each_editor_is_told_the_line_in_its_way(environment: dict[str, str], words: list[str]) -> None:
    assert command(environment, FILE, 7) == words


@pytest.mark.parametrize("environment", [{}, {"EDITOR": "  "}, {"EDITOR": "'open"}])
def test_without_an_editor_the_message_says_what_to_type(environment: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="export EDITOR=nano"):
        command(environment, FILE, 1)


def test_the_line_of_a_sentence() -> None:
    text = "Titre\n\nUne phrase qui\n  continue ici. Une autre.\nCette phrase-ci est <b>la dernière</b>.\n"
    assert line_of(text, "Une phrase qui continue ici.") == 3
    assert line_of(text, "Une autre.") == 4
    assert line_of(text, "Cette phrase-ci est la dernière.") == 5
    assert line_of(text, "Absente.") == line_of(text, "") == line_of("", "mot") == 1
