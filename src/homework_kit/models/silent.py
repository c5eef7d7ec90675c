"""Silence about what a person wrote: in errors and what they keep alive, in repr, in logs.

Every way into a model is here, so that every refusal is ours. pydantic's own error holds the input,
names unknown members in its paths, and keeps both through pickle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any, ClassVar, NoReturn, ParamSpec, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from homework_kit.errors import FrozenDocument, InvalidDocument, Problem, WrongArgument
from homework_kit.models.notebook import table
from homework_kit.models.refusal import problems_of

P = ParamSpec("P")
R = TypeVar("R")


def refusing(read: Callable[P, R]) -> Callable[P, R]:
    """Turn pydantic's refusal into ours, with nothing of the input in its context or frames.

    >>> from pydantic import TypeAdapter
    >>> refusing(TypeAdapter(int).validate_python)("seven")
    Traceback (most recent call last):
    homework_kit.errors.InvalidDocument: 1 problem: (whole document): wrong-type: ...
    """

    @wraps(read)
    def reading(*args: P.args, **options: P.kwargs) -> R:
        try:
            return read(*args, **options)
        except InvalidDocument as refused:
            problems = refused.problems
        except ValidationError as error:
            problems = problems_of(error)
        # Raised outside of the except block, so that pydantic's error does not hang on ours; and
        # a traceback that shows local variables must find nothing of the person's here.
        del args, options
        raise InvalidDocument(problems)

    return reading


def by_name(init: Callable[..., None]) -> Callable[..., None]:
    """Refuse as `refusing` does, and say to whoever gives a member without its name what to do.

    >>> from homework_kit.models.records import Activity
    >>> Activity("park")
    Traceback (most recent call last):
    homework_kit.errors.WrongArgument: Activity takes its members by name. Write each as name=value.
    """

    @wraps(init)
    def constructing(self: Any, /, *unnamed: Any, **members: Any) -> None:
        problems: tuple[Problem, ...] = ()
        try:
            if not unnamed:
                return init(self, **members)
        except ValidationError as error:
            problems = problems_of(error)
        # Raised out here, and without the members, for the reasons given in `refusing`.
        name = type(self).__name__
        del self, unnamed, members
        if problems:
            raise InvalidDocument(problems)
        raise WrongArgument(name, "its members by name", "Write each as name=value.")

    return constructing


class Silent(BaseModel):
    """A frozen model that shows how much it holds, never what."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        hide_input_in_errors=True,
        serialize_by_alias=True,
        use_attribute_docstrings=False,
        protected_namespaces=(),
    )
    _supplied: ClassVar[Mapping[str, Any]] = {}

    @by_name
    def __init__(self, /, **members: Any) -> None:
        """Validate the members. None means absent; kind, type and scale are filled in.

        Raises:
            InvalidDocument: with every problem found, and no value in it.
            WrongArgument: when a member is given without its name.
        """
        fields = self.__pydantic_fields__
        given = dict(self._supplied)
        given |= {
            # from_ is the one name that Python cannot say as the wire does
            str(fields[name].validation_alias or name) if name in fields else name: value
            for name, value in members.items()
            if value is not None or name not in fields
        }
        self.__pydantic_validator__.validate_python(given, self_instance=self)

    # pydantic then knows that reading JSON need not go through this constructor (as in RootModel).
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined] # a marker on a function

    @classmethod
    @refusing
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Read a Python object; as pydantic's own, but refusals are ours and repeat no value.

        Raises:
            InvalidDocument: with every problem found.
        """
        return super().model_validate(obj, **options)

    @classmethod
    @refusing
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """Read JSON text; as pydantic's own, but refusals are ours and repeat no value.

        `hk.loads` also holds the text to the parse profile: no member twice, exact numbers.

        Raises:
            InvalidDocument: with every problem found.
        """
        return super().model_validate_json(json_data, **options)

    @classmethod
    @refusing
    def model_validate_strings(cls, obj: Any, **options: Any) -> Self:
        """Read an object whose leaves are text; refusals are ours and repeat no value.

        Raises:
            InvalidDocument: with every problem found.
        """
        return super().model_validate_strings(obj, **options)

    @classmethod
    @refusing
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """Make it as the constructor does: writing what was never validated warns with its values.

        Raises:
            InvalidDocument: with every problem found.
        """
        return cls(**values)

    @classmethod
    def parse_raw(cls, *data: Any, **options: Any) -> NoReturn:
        """Refuse: this old name would raise an error that repeats the text.

        Raises:
            NotImplementedError: always.
        """
        del data, options
        raise NotImplementedError("Read JSON text with hk.loads.")

    parse_file = parse_raw

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

    def copy(self, **options: Any) -> NoReturn:
        """Refuse: this old name would make a changed copy that is not validated.

        Raises:
            FrozenDocument: always.
        """
        type_name = type(self).__name__
        del self, options
        raise FrozenDocument(type_name)

    __replace__ = copy
    """What `copy.replace` calls."""

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

    def _repr_html_(self) -> str:
        """Show in a notebook what repr shows, as a table."""
        return table(type(self).__name__, ("", "count"), list(self.__repr_args__()))
