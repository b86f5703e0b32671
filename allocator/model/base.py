"""The strict base of every type that describes what is given or what is decided.

Change this file only to make all types stricter at once. Types are frozen, refuse
unknown fields, and take no silent conversions: a file with a slip is refused, never
guessed at.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Base(BaseModel):
    """Frozen and strict; unknown fields are refused; attribute docstrings become the schema."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
        populate_by_name=True,
        serialize_by_alias=True,
    )


Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
"""An opaque id: letters, digits, ``-``, ``_`` and ``.``; never the name of a person."""

Tag = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,31}$")]
"""A short lower-case word from a catalogue (language, skill, need)."""

Share = Annotated[float, Field(ge=0, le=1)]
"""A share between 0 and 1."""

Count = Annotated[int, Field(ge=0, le=1_000_000)]
"""A whole number of people, places or minutes."""
