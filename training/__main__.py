"""Train, or only pack: `python -m training --help`."""

import sys

from training import options
from training.errors import TrainingError
from training.finish import can_pack, finish
from training.material import gather
from training.options import Options


def main() -> int:
    """Do what the command line asks; 1 when the data or the folder are not what they should be."""
    asked = options.parse()
    try:
        return _run(asked)
    except TrainingError as error:
        print(error, file=sys.stderr)
        return 1


def _run(asked: Options) -> int:
    if asked.pack and not can_pack():
        raise TrainingError("Packing needs CTranslate2 and sacreBLEU: make .venv-training/ready")
    material = gather(asked.corpus, asked.news)
    if asked.pack is None:
        from training.start import start  # PyTorch: not needed to pack

        start(asked, material)
    if not can_pack():
        print(f"no CTranslate2 or sacreBLEU here: elsewhere, python -m training --pack {asked.work}")
        return 0
    archive = finish(asked.pack or asked.work, asked.version, material.tests, asked.threads)
    print(f"package: {archive}\ncard:    {archive.with_name('CARD.md')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
