"""What can go wrong, drawn as a tree.

VisavisError             every error that a user can cause; its text is one clear sentence
├── UsageError           wrong words on the command line           (exit code 2)
├── ConfigError          the configuration cannot be read, or asks for what is not there
├── ArticleError         an article cannot be found, read or decoded
├── GlossaryError        a glossary file cannot be read or written
├── PackageError         no usable translation package
├── EngineError          the engine failed while translating
├── StoreError           the translation memory cannot be opened or written
└── ExportError          the bilingual file cannot be written
"""


class VisavisError(Exception):
    """Base of all errors that end in one sentence for the user; `exit_code` is what the command returns."""

    exit_code = 1


class UsageError(VisavisError):
    """The command line makes no sense."""

    exit_code = 2


class ConfigError(VisavisError):
    """The configuration cannot be read, or asks for what is not there."""


class ArticleError(VisavisError):
    """An article cannot be found, read or decoded."""


class GlossaryError(VisavisError):
    """A glossary file cannot be read or written."""


class PackageError(VisavisError):
    """No translation package can be used."""


class EngineError(VisavisError):
    """The engine failed while translating."""


class StoreError(VisavisError):
    """The translation memory cannot be opened, read or written."""


class ExportError(VisavisError):
    """The bilingual file cannot be written."""
