"""The trainer of the starter package: its corpus, what it holds out, what it does to sentences."""

import random
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training import augment, corpus, material, names, schedule, subwords
from training.batches import Encoder, Example
from training.corpus import Document, Pair
from training.errors import TrainingError
from training.phrases import Phrases
from training.sources import OWN, source_of

CORPUS = Path(corpus.__file__).parent / "corpus"


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
    with pytest.raises(TrainingError, match=r"X\.tsv, line 2: expected French, one TAB, English"):
        corpus.read([tmp_path])


def test_an_empty_folder_and_an_unreadable_file_are_said(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"no \.tsv file"):
        corpus.read([tmp_path])
    (tmp_path / "X.tsv").write_bytes(b"\xff\xfe\tx\n")
    with pytest.raises(TrainingError, match=r"X\.tsv cannot be read"):
        corpus.read([tmp_path])


def test_a_test_set_whose_sides_differ_in_length_is_refused(tmp_path: Path) -> None:
    (tmp_path / "news.fra").write_text("Un.\nDeux.\n", encoding="utf-8")
    (tmp_path / "news.eng").write_text("One.\n", encoding="utf-8")
    with pytest.raises(TrainingError, match="2 lines"):
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


def test_a_run_that_nothing_can_measure_is_refused(tmp_path: Path) -> None:
    (tmp_path / "X.tsv").write_text("Oui.\tYes.\n", encoding="utf-8")
    with pytest.raises(TrainingError, match="nothing to measure with"):
        material.gather([tmp_path], [])


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
    """The same augmented sentences; only their segmentation is by chance."""
    model, made = subwords.load(spm), []
    for workers in (0, 2):
        encoder, chance = Encoder(spm, some, workers), random.Random(7)
        batches = list(encoder.submit(some, chance).batches(600, chance))
        made.append(sorted(model.decode(example.target[1:-1]) for batch in batches for example in batch))
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
