"""What every model shares: frozen, strict, closed, and silent about what a person wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, Literal, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    PydanticUndefined,
    core_schema,
    to_json,
)

from homework_kit.models.aside import Holding
from homework_kit.models.canonical import canonical_text
from homework_kit.models.compiled import order_fields, write
from homework_kit.models.extensions import EXTENSION_BYTES, EXTENSION_DEPTH, Extensions, depth
from homework_kit.models.presence import Presence
from homework_kit.models.refusal import BROKEN, DOCUMENT, TOMBSTONE
from homework_kit.models.rules import Broken
from homework_kit.models.ruling import quick_check, ruling
from homework_kit.models.wire import Deleted, Identifier, Instant, Listed, NotDeleted, Opt

SCHEMA_VERSION: Final = "1.0"


_FILLED_IN: Final = frozenset({"kind", "schema_version", "type", "scale", "version"})
"""Members that a constructor fills in where they have a default; the wire must carry them."""


class Model(Holding):
    """A frozen, strict piece of a document. Unknown members are refused.

    Two values are equal when their canonical JSON is equal, so 08:00Z and 09:00+01:00 differ.
    """

    _fills_in: ClassVar[frozenset[str]] = _FILLED_IN
    _presence: ClassVar[tuple[Presence, ...]] = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Require the supplied members on the wire, and keep members in the order of writing."""
        supplied = dict(cls._supplied)
        for name in cls._fills_in:
            field = cls.__pydantic_fields__.get(name)
            if field is not None and field.default not in (PydanticUndefined, None):
                supplied[name] = field.default
                field.default = PydanticUndefined
        cls._supplied = supplied
        schema = handler(source)
        order_fields(handler.resolve_ref_schema(schema))
        return schema

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Publish the members in the order of the class, and the presence rules beside them."""
        reference = handler(core)
        published = handler.resolve_ref_schema(reference)
        order = [str(field.validation_alias or name) for name, field in cls.model_fields.items()]
        members = published["properties"]
        published["properties"] = {name: members[name] for name in order}
        if "required" in published:
            published["required"].sort(key=order.index)
        if cls._presence:
            published["allOf"] = [rule.published for rule in cls._presence]
        return reference

    def canonical(self) -> str:
        """Write canonical JSON: defaults written, absent members left out, keys sorted.

        >>> from homework_kit.models.records import OtherRecord
        >>> OtherRecord(text="walked").canonical()
        '{"ratings":[],"text":"walked","type":"other_record"}'
        """
        return write(self)

    def __eq__(self, other: object) -> bool:
        """Compare by type and content: "same content" means equal canonical bytes."""
        if not isinstance(other, Model) or type(self) is not type(other):
            return NotImplemented
        return self is other or self.canonical() == other.canonical()

    def __hash__(self) -> int:
        """Hash the content."""
        return hash(self.canonical())


def obeying(model: Ruled) -> Ruled:
    """Give the model back if it obeys its rules. A reader may leave this out and walk instead.

    Raises:
        PydanticCustomError: with every rule that is broken.

    >>> from homework_kit.models.records import OtherRecord
    >>> obeying(OtherRecord(text="walked"))
    OtherRecord(members=1)
    """
    obeys = quick_check(type(model))
    if obeys is not None and not obeys(model, vars(model), model.__pydantic_fields_set__):
        broken = tuple(ruling(type(model)).broken(model))
        raise PydanticCustomError(BROKEN, "rules are broken", {"broken": broken})
    return model


class Ruled(Model):
    """A model with rules of its own, checked after its members.

    Rules of presence are declared in `_presence`. A rating beside a `scale` lies on it, undeclared.
    What else there is to obey, a class writes out in `broken_rules`, and declares in `_about` the
    members without which nothing of it can be broken.
    """

    _about: ClassVar[frozenset[str]] = frozenset()

    def broken_rules(self) -> Iterator[Broken]:
        """Give every broken ledger rule of this model that is not declared."""
        yield from ()

    _obey = model_validator(mode="after")(obeying)


def unbounded(extensions: Mapping[str, Any] | None) -> Iterator[Broken]:
    """Ledger rules extensions-too-large and extensions-too-deep.

    >>> list(unbounded({"org.example.note": "short"}))
    []
    """
    if not extensions:
        return
    if depth(extensions) > EXTENSION_DEPTH:
        yield Broken("extensions-too-deep", ("extensions",), limit=EXTENSION_DEPTH)
    elif (
        # Canonical numbers are at most six times as long, as 1e20 is; most need not be written.
        len(to_json(dict(extensions))) * 6 > EXTENSION_BYTES
        and len(canonical_text(dict(extensions)).encode()) > EXTENSION_BYTES
    ):
        yield Broken("extensions-too-large", ("extensions",), limit=EXTENSION_BYTES)


class Record(Ruled):
    """What the person noted, in a typed form. Half a record is a record."""

    _about: ClassVar[frozenset[str]] = frozenset({"extensions"})

    extensions: Opt[Extensions] = None

    def broken_rules(self) -> Iterator[Broken]:
        """Check the size of what has no typed member."""
        yield from unbounded(self.extensions)


class Document(Ruled):
    """What crosses the wire on its own, with the version of its form."""

    _about: ClassVar[frozenset[str]] = frozenset({"extensions"})

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    extensions: Opt[Extensions] = None

    def broken_rules(self) -> Iterator[Broken]:
        """Check the size of what has no typed member."""
        yield from unbounded(self.extensions)


class Revised(Document):
    """A document that is edited by new revisions: nothing is overwritten, the newest is a head."""

    _about: ClassVar[frozenset[str]] = frozenset({"supersedes"})

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

    _about: ClassVar[frozenset[str]] = frozenset({"supersedes"})
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
