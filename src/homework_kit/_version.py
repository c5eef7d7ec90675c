"""The version, in one place: the build, the command and `homework_kit.__version__` read it here."""

__version__ = "0.1.0"
