"""The configuration file: what it may say, and what is said of what it may not."""

from pathlib import Path
from typing import get_args

import pytest

from reader.config import MODES, PAIRINGS, SPLITS, Articles, Config, Lookup, Reading, load
from reader.config.document import MOST_BYTES
from reader.config.example import EXAMPLE
from reader.config.reading import read
from reader.errors import ConfigError
from reader.tui.drawing.geometry import Mode
from reader.tui.drawing.manner import Manner
from reader.tui.drawing.rows import Pairing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def refused(path: Path, text: str | bytes) -> str:
    """What is said of that file, without its name."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    said = str(caught.value)
    assert said.startswith(f"{path}")
    assert "visavis config" in said
    assert "\n" not in said
    return said.removeprefix(f"{path}").removeprefix(":").removesuffix(" Type: visavis config edit")


def test_no_file_is_the_built_in_configuration(path: Path) -> None:
    assert load(path) == Config()
    assert load(path / "below" / "nothing") == Config()


def test_everything_can_be_said(path: Path) -> None:
    path.write_text(
        """\
[reading]
mode = "reveal"
pairing = "sentence"
split = 60
theme = "day"

[keys]
line.down = "n"
"search.done" = ["enter", "f5"]
mode = ""

[lookup]
command = "dict -d 'fd fra' {word}"
where = "terminal"

[articles]
folders = ["/articles", "near"]
translate = "all"

[glossary]
files = "/elsewhere/names.tsv"
""",
        "utf-8",
    )
    found = load(path)
    assert found.reading == Reading("reveal", "sentence", 60, "day")
    assert found.keys == {"line.down": ("n",), "search.done": ("enter", "f5"), "mode": ()}
    assert found.lookup == Lookup(("dict", "-d", "fd fra", "{word}"), "terminal")
    assert found.articles == Articles(("/articles", str(path.parent / "near")), "all")
    assert found.glossaries == ("/elsewhere/names.tsv",)
    assert found.path == path
    assert found.lines["keys.line.down"] == 8
    assert found.lines["keys.search.done"] == 9
    assert found.lines["glossary.files"] == 21


def test_a_path_at_home_and_a_mark_at_the_start(path: Path, own_home: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbf[articles]\r\nfolders = ["~/articles"]\r\n')
    assert load(path).articles.folders == (str(own_home / "articles"),)


def test_the_example_says_what_is_built_in(path: Path) -> None:
    path.write_text(EXAMPLE, "utf-8")
    assert load(path) == Config(path=path, lines=load(path).lines)
    every = "\n".join(
        line.removeprefix("# ") if line.startswith("# ") and " = " in line else line
        for line in EXAMPLE.splitlines()
    )
    path.write_text(every, "utf-8")
    config, problems = read(path)
    assert problems == []
    assert config.reading == Reading("auto", "paragraph", 50, "night")
    assert config.lookup.command[-1] == "{word}"
    assert config.keys == {"line.down": ("j", "down", "ctrl+n"), "theme": ()}
    assert len(config.articles.folders) == len(config.glossaries) == 1


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[reading]\nmoed = "reveal"', 2, "[reading] has no key “moed”: did you mean mode?"),
        ('[reading]\nfolders = "x"', 2, "[reading] has no key “folders”: it belongs under [articles]."),
        ("[reading]\nzzz = 1", 2, "[reading] has no key “zzz”; known are mode, pairing, split, theme."),
        ("\n[lokup]\nwhere = 'panel'", 2, "There is no “lokup” here: did you mean lookup?"),
        ("mode = 'auto'", 1, "There is no “mode” here: it belongs under [reading]."),
        ("keys = 3", 1, "keys is the name of a table"),
        ("[[keys]]\nmode = 'x'", 1, "keys is the name of a table"),
        ('[reading]\nmode = "reveel"', 2, "[reading] mode must be one of auto, columns, stacked"),
        ('[reading]\nmode = "reveel"', 2, "did you mean reveal?"),
        ("[reading]\nmode = 3", 2, "[reading] mode must be one of"),
        ("[reading]\nmode = { a = 1 }", 2, "[reading] mode must be one of"),
        ("[reading]\nsplit = 80", 2, "[reading] split must be a whole number from 25 to 75."),
        ("[reading]\nsplit = true", 2, "whole number"),
        ("[reading]\nsplit = 50.5", 2, "whole number"),
        ("[reading]\nsplit = 1979-05-27", 2, "whole number"),
        ("[reading]\ntheme = ''", 2, "[reading] theme must be text between quotation marks."),
        ("[keys]\nline.down = 3", 2, "[keys] “line.down” must be text or a list"),
        ("[keys]\nline.down = ['a', 3]", 2, "must be text or a list"),
        ("[lookup]\ncommand = 'dict'", 2, '[lookup] command must say where the word goes: add "{word}"'),
        ("[lookup]\ncommand = ''", 2, "must name a command"),
        ("[lookup]\ncommand = []", 2, "must name a command"),
        ("[lookup]\ncommand = ['', '{word}']", 2, "must name a command"),
        ("[lookup]\ncommand = \"dict '{word}\"", 2, "holds an unclosed quotation mark."),
        ('[lookup]\ncommand = ["a\\u0000", "{word}"]', 2, "must not hold a NUL."),
        ("[lookup]\nwhere = 'window'", 2, "must be one of panel, terminal."),
        ("[articles]\nfolders = [' ']", 2, "must not hold an empty name."),
        ("[articles]\nfolders = ['~nobody-here/x']", 2, "names a user who is not here: ~nobody-here/x."),
        ("[articles]\nfolders = 3", 2, "must be text or a list of texts"),
        ("[articles]\ntranslate = 'al'", 2, "did you mean all?"),
        ("[glossary]\nfiles = [[]]", 2, "must be text or a list of texts"),
        ("[reading]\nmode = ", 2, "This line is not TOML (Invalid value)."),
        ("[reading]\nmode = 'auto'\nmode = 'auto'", 3, "This line is not TOML (Cannot overwrite a value)."),
        ("[reading\n", 1, "This line is not TOML"),
        ("x = [", 1, "This line is not TOML"),
        (b"[reading]\ntheme = '\xe9'", 2, "This line is not UTF-8: save the file as UTF-8."),
        (b"\x00", 1, "This line is not TOML"),
        ("x = " + "[" * 30_000, 0, "nested too deeply"),
        (b"#" * (MOST_BYTES + 1), 0, "It is larger than 64 kB"),
        ("[reading]\n\"\x1b[2J\\u202e\" = 1", 2, "This line is not TOML"),
        ('[reading]\n"\\u001b[2J\\u202e[b]x" = 1', 1, "[reading] has no key “[b]x”"),
        ("[keys]\na.b.c.d.e.f.g.h = 'x'", 2, "must be text"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(path: Path, text: str | bytes, line: int, words: str) -> None:
    said = refused(path, text)
    assert words in said
    if line:
        assert said.startswith(f"{line}: ")


def test_several_problems_are_counted_and_all_can_be_had(path: Path) -> None:
    said = refused(path, "[articles]\nx = 1\n[reading]\nmode = 2\nsplit = 1\n")
    assert said.startswith("2: ")
    assert said.endswith("2 more problems: visavis config check")
    config, problems = read(path)
    assert [one.line for one in problems] == [2, 4, 5]
    assert config.reading == Reading()


def test_a_folder_a_closed_file_and_a_closed_folder(path: Path) -> None:
    path.mkdir()
    with pytest.raises(ConfigError, match="This is a folder"):
        load(path)
    path.rmdir()
    path.symlink_to(path)
    with pytest.raises(ConfigError, match="cannot be reached"):
        load(path)


def test_a_file_that_may_not_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ConfigError, match=r"It cannot be read \(Permission denied\)"):
        load(path)


def test_a_long_name_is_cut(path: Path) -> None:
    assert len(refused(path, f"[reading]\n{'x' * 10_000} = 1")) < 200


def test_a_name_of_thousands_of_parts_ends(path: Path) -> None:
    assert "must be text" in refused(path, f"[keys]\n{'.'.join('a' * 2000)} = 'x'")


def test_what_can_be_configured_is_what_the_reader_knows() -> None:
    assert get_args(Mode) == MODES
    assert get_args(Pairing) == PAIRINGS
    assert Manner(split=SPLITS[0]).wider(-1).split == SPLITS[0]
    assert Manner(split=SPLITS[-1]).wider(1).split == SPLITS[-1]
