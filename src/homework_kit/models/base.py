"""What every model shares: frozen, strict, closed, and silent about what a person wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, Final, Literal, Self, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationError,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, PydanticUndefined, core_schema

from homework_kit.errors import FrozenDocument, InvalidDocument, Problem
from homework_kit.models.canonical import canonical_text
from homework_kit.models.extensions import EXTENSION_BYTES, EXTENSION_DEPTH, Extensions, depth
from homework_kit.models.presence import Presence
from homework_kit.models.refusal import BROKEN, DOCUMENT, TOMBSTONE, problems_of
from homework_kit.models.rules import Broken
from homework_kit.models.vocabulary import Scale, scale_bounds
from homework_kit.models.wire import Deleted, Identifier, Instant, Listed, NotDeleted, Opt

SCHEMA_VERSION: Final = "1.0"


_FILLED_IN: Final = frozenset({"kind", "schema_version", "type", "scale", "version"})
"""Members that a constructor fills in where they have a default; the wire must carry them."""


def _refused(read: Callable[[], object]) -> tuple[Problem, ...]:
    """Run a validation and give its problems; the caller raises, outside of any `except` block."""
    try:
        read()
    except ValidationError as error:
        return problems_of(error)
    return ()


class Model(BaseModel):
    """A frozen, strict piece of a document. Unknown members are refused.

    Two values are equal when their canonical JSON is equal, so 08:00Z and 09:00+01:00 differ.
    """

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        hide_input_in_errors=True,
        serialize_by_alias=True,
        use_attribute_docstrings=False,
        protected_namespaces=(),
    )
    _fills_in: ClassVar[frozenset[str]] = _FILLED_IN
    _supplied: ClassVar[Mapping[str, Any]] = {}
    _presence: ClassVar[tuple[Presence, ...]] = ()

    def __init__(self, /, **members: Any) -> None:
        """Validate the members. None means absent; kind, type and scale are filled in.

        Raises:
            InvalidDocument: with every problem found, and no value in it.
        """
        fields = self.__pydantic_fields__
        given = dict(self._supplied)
        given |= {
            # from_ is the one name that Python cannot say as the wire does
            str(fields[name].validation_alias or name) if name in fields else name: value
            for name, value in members.items()
            if value is not None or name not in fields
        }
        problems = _refused(
            lambda: self.__pydantic_validator__.validate_python(given, self_instance=self)
        )
        if problems:
            # A traceback that shows local variables must find nothing of the person's here.
            del self, given, members
            raise InvalidDocument(problems)

    # pydantic then knows that reading JSON need not go through this constructor (as in RootModel).
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined] # a marker on a function

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Read a Python object; as pydantic's own, but refusals are ours and repeat no value.

        Raises:
            InvalidDocument: with every problem found.
        """
        read: list[Self] = []
        problems = _refused(lambda: read.append(super(Model, cls).model_validate(obj, **options)))
        if problems:
            del obj, options
            raise InvalidDocument(problems)
        return read[0]

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """Read JSON text; as pydantic's own, but refusals are ours and repeat no value.

        `hk.loads` also holds the text to the parse profile: no member twice, exact numbers.

        Raises:
            InvalidDocument: with every problem found.
        """
        read: list[Self] = []
        problems = _refused(
            lambda: read.append(super(Model, cls).model_validate_json(json_data, **options))
        )
        if problems:
            del json_data, options
            raise InvalidDocument(problems)
        return read[0]

    @classmethod
    def model_validate_strings(cls, obj: Any, **options: Any) -> Self:
        """Read an object whose leaves are text; refusals are ours and repeat no value.

        Raises:
            InvalidDocument: with every problem found.
        """
        read: list[Self] = []
        problems = _refused(
            lambda: read.append(super(Model, cls).model_validate_strings(obj, **options))
        )
        if problems:
            del obj, options
            raise InvalidDocument(problems)
        return read[0]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Make the supplied members required on the wire (data-model.md, Conventions)."""
        supplied = dict(cls._supplied)
        for name in cls._fills_in:
            field = cls.__pydantic_fields__.get(name)
            if field is not None and field.default not in (PydanticUndefined, None):
                supplied[name] = field.default
                field.default = PydanticUndefined
        cls._supplied = supplied
        return handler(source)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Publish the presence rules beside the members."""
        reference = handler(core)
        published = handler.resolve_ref_schema(reference)
        if cls._presence:
            published["allOf"] = [rule.published for rule in cls._presence]
        return reference

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse: a document never changes."""
        type_name = type(self).__name__
        del self, name, value
        raise FrozenDocument(type_name)

    def __delattr__(self, name: str) -> None:
        """Refuse: a document never changes."""
        type_name = type(self).__name__
        del self, name
        raise FrozenDocument(type_name)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy without changes; a changed copy would not be validated.

        Raises:
            FrozenDocument: when `update` is given.
        """
        if update:
            type_name = type(self).__name__
            del self, update
            raise FrozenDocument(type_name)
        return super().model_copy(deep=deep)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Show how much is there, never what: counts of lists, types of parts, no text."""
        members = self.model_fields_set - set(self._supplied)
        yield "members", len(members)
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, tuple) and value:
                yield name, len(value)

    def __str__(self) -> str:
        """Show the same as repr."""
        return repr(self)

    def canonical(self) -> str:
        """Write canonical JSON: defaults written, absent members left out, keys sorted.

        >>> from homework_kit.models.records import OtherRecord
        >>> OtherRecord(text="walked").canonical()
        '{"ratings":[],"text":"walked","type":"other_record"}'
        """
        return canonical_text(self.model_dump(mode="json", exclude_none=True))

    def __eq__(self, other: object) -> bool:
        """Compare by type and content: "same content" means equal canonical bytes."""
        if not isinstance(other, Model) or type(self) is not type(other):
            return NotImplemented
        return self is other or self.canonical() == other.canonical()

    def __hash__(self) -> int:
        """Hash the content."""
        return hash(self.canonical())


class Ruled(Model):
    """A model with rules of its own, checked after its members."""

    def broken_rules(self) -> Iterator[Broken]:
        """Give every broken ledger rule of this model; presence rules are added to them."""
        yield from ()

    @model_validator(mode="after")
    def _obey(self) -> Self:
        broken = (
            *(found for rule in self._presence for found in rule.check(self)),
            *self.broken_rules(),
        )
        if broken:
            raise PydanticCustomError(BROKEN, "rules are broken", {"broken": broken})
        return self


def outside_scale(scale: Scale, *ratings: tuple[str, float | None]) -> Iterator[Broken]:
    """Ledger rule outside-scale: each rating that is there lies within the scale beside it.

    >>> [broken.path for broken in outside_scale("0-10", ("before", 7), ("after", 11))]
    [('after',)]
    """
    low, high = scale_bounds(scale)
    for name, value in ratings:
        if value is not None and not low <= value <= high:
            yield Broken("outside-scale", (name,), expected=scale)


def unbounded(extensions: Mapping[str, Any] | None) -> Iterator[Broken]:
    """Ledger rules extensions-too-large and extensions-too-deep.

    >>> list(unbounded({"org.example.note": "short"}))
    []
    """
    if not extensions:
        return
    if depth(extensions) > EXTENSION_DEPTH:
        yield Broken("extensions-too-deep", ("extensions",), limit=EXTENSION_DEPTH)
    elif len(canonical_text(dict(extensions)).encode()) > EXTENSION_BYTES:
        yield Broken("extensions-too-large", ("extensions",), limit=EXTENSION_BYTES)


class Record(Ruled):
    """What the person noted, in a typed form. Half a record is a record."""

    extensions: Opt[Extensions] = None

    def broken_rules(self) -> Iterator[Broken]:
        """Check the size of what has no typed member."""
        yield from unbounded(self.extensions)


class Document(Ruled):
    """What crosses the wire on its own, with the version of its form."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    extensions: Opt[Extensions] = None

    def broken_rules(self) -> Iterator[Broken]:
        """Check the size of what has no typed member."""
        yield from unbounded(self.extensions)


class Revised(Document):
    """A document that is edited by new revisions: nothing is overwritten, the newest is a head."""

    id: Identifier
    person_id: Opt[Identifier] = None
    revision: Identifier = "1"
    supersedes: Listed[Identifier] = ()
    deleted: NotDeleted = False

    def broken_rules(self) -> Iterator[Broken]:
        """Check that the revision does not replace itself."""
        yield from super().broken_rules()
        if self.revision in self.supersedes:
            yield Broken("revision-cycle", ("supersedes",))


class Tombstone(Ruled):
    """What is left of a deleted document: its identity and nothing of its content.

    >>> Tombstone(id="t1", revision="2", supersedes=["1"]).deleted
    True
    """

    # Without `deleted` on the wire, an empty document would read as its tombstone.
    _fills_in: ClassVar[frozenset[str]] = _FILLED_IN | {"deleted"}

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: Identifier
    person_id: Opt[Identifier] = None
    revision: Identifier = "1"
    supersedes: Listed[Identifier] = ()
    deleted: Deleted = True
    recorded_at: Opt[Instant] = None

    def broken_rules(self) -> Iterator[Broken]:
        """Check that the revision does not replace itself."""
        if self.revision in self.supersedes:
            yield Broken("revision-cycle", ("supersedes",))


class OrTombstone:
    """Marks `Document | Tombstone`: the wire tells them apart by `deleted`."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Try the document first: it is what nearly every item is."""
        document, tombstone = get_args(source)
        return core_schema.union_schema(
            [
                (handler.generate_schema(document), DOCUMENT),
                (handler.generate_schema(tombstone), TOMBSTONE),
            ],
            mode="left_to_right",
        )
