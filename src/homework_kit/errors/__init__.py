"""Everything this library can refuse, and how it says so.

One root (`HomeworkKitError`), stable kebab-case codes, and no word of the person's in any message.
What can be wrong inside a document is a `Problem`, made in `homework_kit.problems` and named here.
"""

from __future__ import annotations

from homework_kit.errors.arguments import OutOfRange, UnknownChoice, WrongArgument
from homework_kit.errors.documents import (
    AlreadyPaused,
    AnotherPerson,
    FrozenDocument,
    IdentityKept,
    InvalidDocument,
    NewerMembersDiffer,
    NotPaused,
    UnknownSession,
    VersionOrder,
)
from homework_kit.errors.names import (
    ShortKey,
    UnknownKind,
    UnknownLocale,
    UnknownNumber,
    UnknownObstacle,
)
from homework_kit.errors.root import HomeworkKitError
from homework_kit.errors.schedules import (
    AwareTimeNeeded,
    NotSayable,
    TooManyOccurrences,
    UnknownZone,
    ZoneNeeded,
)
from homework_kit.problems import CODES, MAX_PROBLEMS, MAX_TEXT, Problem, pointer, problem

__all__ = [
    "CODES",
    "MAX_PROBLEMS",
    "MAX_TEXT",
    "AlreadyPaused",
    "AnotherPerson",
    "AwareTimeNeeded",
    "FrozenDocument",
    "HomeworkKitError",
    "IdentityKept",
    "InvalidDocument",
    "NewerMembersDiffer",
    "NotPaused",
    "NotSayable",
    "OutOfRange",
    "Problem",
    "ShortKey",
    "TooManyOccurrences",
    "UnknownChoice",
    "UnknownKind",
    "UnknownLocale",
    "UnknownNumber",
    "UnknownObstacle",
    "UnknownSession",
    "UnknownZone",
    "VersionOrder",
    "WrongArgument",
    "ZoneNeeded",
    "pointer",
    "problem",
]

# They are known by this module: in tracebacks, in pickles, and to whoever reads their names.
for _each in (HomeworkKitError, *HomeworkKitError.__subclasses__()):
    _each.__module__ = __name__
