"""The trainer of the starter package: its corpus, what it does to sentences, what it exports and tells."""

import hashlib
import json
import random
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import packages
from reader.argos import ArgosEngine
from training import augment, card, corpus, evaluate, export, material, names, run, schedule, shards, subwords
from training.batches import Encoder, Example
from training.card import Subject
from training.corpus import CorpusError, Document, Pair
from training.evaluate import Scores
from training.options import parse
from training.phrases import Phrases
from training.run import Run
from training.shape import SHAPES, Shape, Weights, positions
from training.sources import OWN, licence_of_weights, source_of

CORPUS = Path(corpus.__file__).parent / "corpus"
SMALL = Shape(width=32, inner=64, heads=2, encoder=1, decoder=1, dropout=0.0)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return corpus.read([CORPUS])


@pytest.fixture(scope="module")
def some(documents: list[Document]) -> list[Pair]:
    """A few hundred pairs of several files, lexicon among them."""
    return [pair for document in documents for pair in document.pairs[:40]]


@pytest.fixture(scope="module")
def spm(some: list[Pair], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return subwords.fit(some, 900, tmp_path_factory.mktemp("spm"))


# The corpus


def test_the_corpus_is_whole_and_only_ours(documents: list[Document]) -> None:
    assert sum(len(document.pairs) for document in documents) == 61_653
    assert {source_of(document.name) for document in documents} == {OWN}
    assert "CC0 1.0" in (CORPUS / "LICENCE").read_text(encoding="utf-8")


def test_the_corpus_hides_no_control_character() -> None:
    for path in CORPUS.glob("*.tsv"):
        kinds = Counter(map(unicodedata.category, set(path.read_text(encoding="utf-8"))))
        assert kinds["Cf"] == kinds["Co"] == kinds["Cn"] == 0, path.name
        assert kinds["Cc"] == 2, path.name  # TAB and the line feed


def test_no_sentence_of_the_development_material_is_in_the_corpus(
    shared: Path, documents: list[Document]
) -> None:
    ours = {_words(side) for document in documents for pair in document.pairs for side in pair}
    theirs = {
        _words(sentence)
        for folder in ("seeds", "eval/news")
        for path in (shared / folder).rglob("*")
        if path.is_file()
        for sentence in re.split(r"(?<=[.!?»])\s+|\n", path.read_text(encoding="utf-8"))
    }
    assert {sentence for sentence in ours & theirs if sentence.count(" ") > 5} == set()


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("line", ["un seul côté", "a\tb\tc", "rien après\t", "\tnothing before", ""])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "X.tsv").write_text(f"Oui.\tYes.\n{line}\nNon.\tNo.\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"X\.tsv, line 2: expected French, one TAB, English"):
        corpus.read([tmp_path])


def test_an_empty_folder_and_an_unreadable_file_are_said(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no \.tsv file"):
        corpus.read([tmp_path])
    (tmp_path / "X.tsv").write_bytes(b"\xff\xfe\tx\n")
    with pytest.raises(CorpusError, match=r"X\.tsv cannot be read"):
        corpus.read([tmp_path])


def test_a_test_set_whose_sides_differ_in_length_is_refused(tmp_path: Path) -> None:
    (tmp_path / "news.fra").write_text("Un.\nDeux.\n", encoding="utf-8")
    (tmp_path / "news.eng").write_text("One.\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="2 lines"):
        corpus.read_test_set(tmp_path / "news")


def test_a_test_set_is_read_by_line_and_made_plain(tmp_path: Path) -> None:
    (tmp_path / "news.2.fra").write_text("« L’été »\n\nDeux.\n", encoding="utf-8")
    (tmp_path / "news.2.eng").write_text("“Summer”\nlost\nTwo.\n", encoding="utf-8")
    expected = [Pair('"L\'été"', '"Summer"'), Pair("Deux.", "Two.")]
    assert corpus.read_test_set(tmp_path / "news.2") == expected


@settings(max_examples=150)
@given(st.text(alphabet=st.sampled_from("ab é\u0301’‘`“”„«»…–—\u00a0\u202f\u2009\t\u2028")))
def test_plain_text_is_plain_already(text: str) -> None:
    made = corpus.plain(text)
    assert corpus.plain(made) == made
    assert not set(made) & set("’‘`“”„«»…–—\u00a0\u202f\u2009\t")


def test_whole_blocks_are_held_out_and_never_trained_on(documents: list[Document]) -> None:
    divided = corpus.split(documents)
    assert len(divided.held_out) == 672 and len(divided.train) == 61_653 - 672
    assert not {pair.source for pair in divided.held_out} & {pair.source for pair in divided.train}
    held = set(divided.held_out)
    for document in documents:
        for start in range(0, len(document.pairs), corpus.BLOCK):
            assert len({pair in held for pair in document.pairs[start : start + corpus.BLOCK]}) == 1


def test_what_is_held_out_stays_when_a_file_grows(documents: list[Document]) -> None:
    first = documents[0]
    short = replace(first, pairs=first.pairs[: corpus.BLOCK * 100])
    assert set(corpus.split([short]).held_out) <= set(corpus.split([first]).held_out)


def test_the_own_test_set_is_the_same_every_time() -> None:
    once, again = (material.gather([CORPUS], []) for _ in range(2))
    assert once.tests == again.tests
    assert len(once.tests[0].pairs) == material.OWN_SIZE and once.held_out == 672


# Augmentation


def test_other_surnames_stand_alike_on_both_sides() -> None:
    pair = Pair("Selon Odile Carrier, la guerre continue.", "According to Odile Carrier, the war goes on.")
    known = {name.source: name.target for name in names.known("surname")}
    seen = set()
    for seed in range(200):
        source, target = augment.with_other_surnames(pair, random.Random(seed))
        fr, en = source.split(), target.split()
        assert (fr[0], fr[3:], en[:2], en[4:]) == (
            "Selon",
            ["la", "guerre", "continue."],
            ["According", "to"],
            ["the", "war", "goes", "on."],
        )
        for french, english in zip(fr[1:3], en[2:4], strict=True):
            assert english.strip(",") == known.get(french.strip(","), french.strip(","))
        seen.add(fr[2])
    assert len(seen) > 50


def test_english_names_take_the_elided_article_in_full() -> None:
    source = "L'Ukraine et l'OTAN accusent la Biélorussie d'attaquer le Nigeria."
    made = {augment.with_english_names(source, random.Random(seed)) for seed in range(60)}
    assert "La Ukraine et la NATO accusent la Belarus d'attaquer le Nigeria." in made
    assert source in made and len(made) == 8


def test_a_phrase_is_swapped_for_one_of_its_kind() -> None:
    lexicon = [
        Pair("un port franc", "a free port"),
        Pair("un vieux quai", "an old quay"),
    ]
    sentence = Pair("Il visite un vieux quai.", "He visits an old quay.")
    phrases = Phrases([*lexicon, Pair("Une phrase.", "A sentence."), Pair("des abeilles", "bees")])
    assert len(phrases) == 3
    made = {phrases.swap(sentence, random.Random(seed)) for seed in range(20)}
    assert made == {
        sentence,
        Pair("Il visite un port franc.", "He visits a free port."),
    }
    twice = Pair("un vieux quai, un vieux quai", "an old quay, an old quay")
    assert phrases.swap(twice, random.Random(1)) == twice


def test_augmentation_repeats_itself_for_the_same_seed_and_changes_sentences(some: list[Pair]) -> None:
    phrases = Phrases(some)
    once, again = (
        [augment.augment(pair, phrases, chance) for pair in some]
        for chance in (random.Random(5), random.Random(5))
    )
    assert once == again
    changed = sum(made != pair for made, pair in zip(once, some, strict=True))
    assert len(some) * 0.05 < changed < len(some) * 0.5


# Pieces and batches


def test_the_subword_model_makes_typography_plain_by_itself(spm: Path) -> None:
    model = subwords.load(spm)
    assert model.encode("« Oui », dit-il… L’OTAN") == model.encode('"Oui", dit-il... L\'OTAN')
    assert model.encode("e\u0301te\u0301") == model.encode("été")
    assert model.decode(model.encode("漢字 👍")) == "漢字 👍"
    assert subwords.pieces(model)[:4] == ["<pad>", "<unk>", "<s>", "</s>"]
    assert model.vocab_size() == 900


def test_every_pair_is_in_one_batch_and_no_batch_is_too_large(spm: Path, some: list[Pair]) -> None:
    encoder, chance = Encoder(spm, some, workers=0), random.Random(2)
    batches = list(encoder.submit(some, chance).batches(600, chance))
    assert sum(map(len, batches)) == len(some)
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(example.length for example in batch) <= 600
        assert all(_is_framed(example) for example in batch)


def test_workers_encode_what_this_process_would(spm: Path, some: list[Pair]) -> None:
    made = []
    for workers in (0, 2):
        encoder, chance = Encoder(spm, some, workers), random.Random(7)
        made.append(list(encoder.submit(some, chance).batches(600, chance)))
        encoder.close()
    assert made[0] == made[1]


def _is_framed(example: Example) -> bool:
    return (example.source[-1], example.target[0], example.target[-1]) == (
        subwords.END,
        subwords.START,
        subwords.END,
    )


def test_the_rate_rises_and_falls() -> None:
    rates = [schedule.rate("cosine", 1.0, 100, step, step / 1000) for step in range(1200)]
    assert rates[0] == 0.01 and rates[:100] == sorted(rates[:100])
    assert rates[100:] == sorted(rates[100:], reverse=True) and rates[-1] == schedule.LOWEST
    assert schedule.rate("rsqrt", 1.0, 100, 400, 0.0) == 0.5


# Export


def _weights(shape: Shape, vocabulary: int) -> Weights:
    """Random weights under the names that the network has."""
    width, inner = shape.width, shape.inner
    attention = {"project": (3 * width, width), "output": (width, width)}
    cross = {"query": (width, width), "memory": (2 * width, width), "output": (width, width)}
    feed = {"widen": (inner, width), "narrow": (width, inner)}
    sizes: dict[str, tuple[int, ...]] = {"embedding.weight": (vocabulary, width), "bias": (vocabulary,)}
    for layer, parts in (
        ("encoder.0", {"self": attention}),
        ("decoder.0", {"self": attention, "cross": cross}),
    ):
        for part, linears in parts.items():
            sizes |= _norm(f"{layer}.{part}_norm", width) | _linear(f"{layer}.{part}_attention", linears)
        sizes |= _norm(f"{layer}.feed.norm", width) | _linear(f"{layer}.feed", feed)
    sizes |= _norm("encoder_norm", width) | _norm("decoder_norm", width)
    chance = numpy.random.default_rng(1)
    return {name: chance.normal(0, 0.1, size).astype(numpy.float32) for name, size in sizes.items()}


def _norm(name: str, width: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (width,), f"{name}.bias": (width,)}


def _linear(name: str, linears: dict[str, tuple[int, int]]) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, tuple[int, ...]] = {}
    for part, size in linears.items():
        sizes |= {f"{name}.{part}.weight": size, f"{name}.{part}.bias": size[:1]}
    return sizes


def test_an_export_is_a_stock_package_that_the_reader_runs(spm: Path, tmp_path: Path) -> None:
    pieces = subwords.pieces(subwords.load(spm))
    weights = _weights(SMALL, len(pieces))
    built = export.pack(weights, SMALL, pieces, spm, "0.9", tmp_path)
    assert built.archive.name == "translate-fr_en-0_9.argosmodel"
    assert {
        path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()
    } == {
        "README.md",
        "metadata.json",
        "sentencepiece.model",
        "model/config.json",
        "model/model.bin",
        "model/shared_vocabulary.json",
    }
    package = packages.read(built.archive, "file")
    assert package is not None and (package.version, package.problem) == ("0.9", "")
    engine = ArgosEngine(package)
    assert len(engine.translate(["Bonjour.", "L'OTAN réagit."])) == 2 and engine.asked == 2


def test_the_same_weights_give_the_same_bytes(spm: Path, tmp_path: Path) -> None:
    pieces = subwords.pieces(subwords.load(spm))
    weights = _weights(SMALL, len(pieces))
    made = [
        export.pack(weights, SMALL, pieces, spm, "0.1", tmp_path / name).archive.read_bytes() for name in "ab"
    ]
    assert made[0] == made[1]


def test_weights_survive_their_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "LIMIT", 4000)
    weights = _weights(SMALL, 300)
    shards.save({"old": numpy.zeros(9000, numpy.float32), **weights}, tmp_path)
    shards.save(weights, tmp_path)
    assert len(list(tmp_path.glob("weights-*.npz"))) == 10
    loaded = shards.load(tmp_path)
    assert list(loaded) == list(weights)
    assert all(numpy.allclose(loaded[name], weights[name], atol=1e-3) for name in weights)


def test_a_folder_without_a_run_is_said(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="nothing was trained there"):
        shards.load(tmp_path)
    with pytest.raises(CorpusError, match="holds no finished training run"):
        run.load(tmp_path)


def test_positions_are_sines_and_cosines() -> None:
    table = positions(8)
    assert table.shape == (512, 8)
    assert table[0].tolist() == [0, 1] * 4
    assert numpy.allclose(table[:, 0::2] ** 2 + table[:, 1::2] ** 2, 1)


# Scores and card


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("the war the war the war", True),
        ("no no no", True),
        ("he said that the army he said that the army left", True),
        ("no, no, he said", False),
        ("very very good", False),
        ("the war and the war and peace", True),
        ("", False),
    ],
)
def test_loops_are_seen(text: str, does: bool) -> None:
    assert evaluate.loops(text) is does


def test_names_are_counted_where_both_languages_spell_them_alike() -> None:
    pairs = [
        Pair("Selon Odile Carrier, Moscou cède.", "According to Odile Carrier, Moscow yields."),
        Pair("Rien.", "Nothing."),
    ]
    assert evaluate.names_kept(pairs, ["Odile Carier says Moscou", ""]) == 0.5
    assert evaluate.names_kept(pairs[1:], [""]) is None


def test_the_card_tells_all(tmp_path: Path) -> None:
    archive = tmp_path / "translate-fr_en-0_2.argosmodel"
    archive.write_bytes(b"a package")
    record = Run("tiny", {"A": 2778, "B": 2671, "tatoeba": 12528}, 672, "2 threads", 4000, 105.2)
    scores = [Scores("own", 300, 21.04, 46.0, 44.96, None, 0.074, 0.61, 9.0)]
    text = card.write(Subject(archive, "0.2", 3_900_000, 5000), record, scores).read_text(encoding="utf-8")
    for told in (
        f"`{hashlib.sha256(b'a package').hexdigest()}`",
        "`translate-fr_en-0_2.argosmodel`, 9 bytes",
        "192 wide, 4 encoder and 2 decoder layers, 3.9 M parameters, int8; 5,000 SentencePiece pieces",
        "105 minutes, 4,000 steps, on 2 threads",
        "| training/corpus, written for Vis-à-vis | CC0 1.0 | 5,449 |",
        "| Tatoeba, tatoeba.org, fra–eng | CC BY 2.0 FR | 12,528 |",
        "CC BY 4.0, naming the sources below",
        "672 of these pairs",
        "| own | 300 | 21.0 | 46.0 | 45.0 |",
        "| own | – | 7.4% | 61% |",
        "Nothing it writes should be quoted",
    ):
        assert told in text


def test_the_licence_of_the_weights_follows_the_data() -> None:
    assert licence_of_weights(["A", "tico"]) == "CC0 1.0"
    assert licence_of_weights(["A", "tatoeba"]).startswith("CC BY 4.0")
    assert licence_of_weights(["A", "found-somewhere"]).startswith("unclear")


def test_the_readme_names_what_the_card_knows() -> None:
    readme = (CORPUS.parent / "README.md").read_text(encoding="utf-8")
    for told in ("Tatoeba", "CC BY 2.0 FR", "TICO-19", "CC0 1.0", "61,653", "672"):
        assert told in readme


def test_the_lock_has_hashes_and_neither_addresses_nor_pytorch() -> None:
    lock = (CORPUS.parent / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock and not re.search(r"(?m)^(torch|nvidia)", lock)
    pinned = re.findall(r"(?m)^(\S+)==", lock)
    assert {"ctranslate2", "sentencepiece", "sacrebleu", "numpy"} <= set(pinned)
    assert len(re.findall("--hash=sha256:", lock)) > len(pinned)


def test_options_are_those_of_the_first_trainer() -> None:
    line = "--corpus a,b --work w --size mid --news n1,n2 --minutes 2.5 --resume --bf16"
    asked = parse(line.split())
    assert asked.corpus == (Path("a"), Path("b")) and asked.news == (Path("n1"), Path("n2"))
    assert (asked.work, asked.size, asked.minutes, asked.vocab) == (Path("w"), "mid", 2.5, 6000)
    assert asked.resume and asked.bf16
    assert set(SHAPES) == {"tiny", "small", "mid", "base", "big"}
    assert parse([]).corpus == (CORPUS,)
    with pytest.raises(SystemExit):
        parse(["--size", "huge"])


def test_a_run_is_remembered(tmp_path: Path) -> None:
    record = Run("mid", {"A": 3}, 1, "a machine", 7, 0.5)
    run.save(record, tmp_path)
    assert run.load(tmp_path) == record
    assert json.loads((tmp_path / run.FILE).read_text(encoding="utf-8"))["size"] == "mid"
