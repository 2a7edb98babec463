"""Take terms from other programs' glossaries, and write terms for them.

| format | what it is | holds |
| --- | --- | --- |
| tsv | ours: UTF-8, TABs, a header with our ten columns | everything |
| csv | the same as comma-separated values (RFC 4180) | everything |
| tsv2, csv2 | two columns, no header: spreadsheets, one-way Google, plain DeepL | source, target |
| omegat | OmegaT: UTF-8, TABs, three columns, no header (`.utf8`, or `.txt`) | source, target, note |
| deepl | DeepL: CSV, source, target and their languages, no header, each source once | source, target |
| google | Google equivalent term sets: CSV under a header of language codes | source, target |
| tbx | TBX-Basic, ISO 30042:2019, see `reader.exchange.tbx` | all but case, needs, unless |

What a format cannot hold is said in a notice, never dropped in silence.
"""

from reader.exchange.formats import FORMATS, Imported, detect, read, write

__all__ = ["FORMATS", "Imported", "detect", "read", "write"]
