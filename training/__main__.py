"""Train, or only pack: `python -m training --help`."""

import sys

from training import options
from training.corpus import CorpusError
from training.finish import can_pack, finish
from training.material import gather
from training.options import Options


def main() -> int:
    """Do what the command line asks; 1 when the data or the folder are not what they should be."""
    asked = options.parse()
    try:
        return _run(asked)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1


def _run(asked: Options) -> int:
    material = gather(asked.corpus, asked.news)
    if asked.pack is None:
        from training.start import start

        start(asked, material)
    folder = asked.pack or asked.work
    if not can_pack():
        print(f"CTranslate2 or sacreBLEU is missing here; elsewhere: python -m training --pack {folder}")
        return 0
    archive = finish(folder, asked.version, material.tests, asked.threads)
    print(f"package: {archive}\ncard:    {archive.with_name('CARD.md')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
