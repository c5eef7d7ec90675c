from collections.abc import Iterator
from tests.vectors.occurrence_form import Vector
def vectors() -> Iterator[Vector]:
    yield from ()
