"""What stands in the files of a plan folder: entries of the history, seals, settings."""

import hashlib
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from allocator.digest import canonical
from allocator.model.base import Base, Id

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in hexadecimal digits."""
Number = Annotated[int, Field(ge=1, le=999_999)]
Kind = Literal["draft", "published", "restored", "attached", "forgotten", "expired"]
"""What was done. *attached*: files were added to a version; *expired*: it was kept long enough."""
Said = Literal["by", "reason"]
"""The fields of an entry that may name somebody, and can be forgotten."""

START = "0" * 64
"""Stands for the entry before the first."""
MOST_REASON = 200


class Seals(Base):
    """What proves a document."""

    salts: tuple[str, ...]
    """Salt of every row that is still there, in the order of the rows."""
    seals: tuple[Digest, ...]
    """Seals of all rows that ever were, sorted."""


class Forgotten(Base):
    """What an entry says is gone: never what it was, nor where in its document it stood."""

    rows: dict[str, tuple[int, ...]] = {}
    """Positions among the seals, by document."""
    documents: tuple[str, ...] = ()
    """Documents that are gone as a whole."""
    said: dict[str, tuple[Said, ...]] = {}
    """Fields, by the number of their entry."""

    def __bool__(self) -> bool:
        """Whether anything is gone."""
        return bool(self.rows or self.documents or self.said)


class Entry(Base):
    """One thing that was done in a plan folder. Entries are never changed, only forgotten in."""

    number: Number
    """1 for the first; there are no gaps."""
    previous: Digest
    """Digest of the entry before; zeros for the first."""
    digest: Digest
    """Of this entry without `by`, `reason` and `salts`, which `seals` stands for."""
    kind: Kind
    version: Number | None = None
    """The version that it is about; none where it is about several."""
    roots: dict[str, Digest] = {}
    """Documents that it brought, and the roots of their seals."""
    time: AwareDatetime
    """By the clock of the machine that wrote it."""
    by: Id | None = None
    """Who decided: a role or an opaque id."""
    reason: Annotated[str, Field(min_length=1, max_length=MOST_REASON)] | None = None
    seals: dict[Said, Digest] = {}
    salts: dict[Said, str] = {}
    forgotten: Forgotten = Forgotten()

    def digested(self) -> str:
        """Return the digest that this entry must have."""
        hidden = {"digest", "by", "reason", "salts"}
        return hashlib.sha256(canonical(self.model_dump(mode="json", exclude=hidden))).hexdigest()


class Settings(Base):
    """How a city keeps its folder; ``folder.json``, which may be edited."""

    format: Literal[1] = 1
    keep_days: Annotated[int, Field(ge=1, le=36_500)] | None = 365
    """Days for which superseded plans and drafts are kept; null: no limit. A plan reaches
    twelve months ahead, so after a year no month of it lies ahead of anybody."""
