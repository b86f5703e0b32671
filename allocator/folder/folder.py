"""A plan folder as a program uses it: publish, restore, forget, and read what is there."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from allocator.errors import Fault, InputError
from allocator.folder import chain, disk
from allocator.folder.chain import HISTORY, SAID, SETTINGS, VERSIONS, Version
from allocator.folder.entries import MOST_REASON, START, Entry, Forgotten, Kind, Settings
from allocator.folder.forgetting import Erased, erase, findings, refuse_other, strangers
from allocator.folder.names import Ids
from allocator.folder.seals import new_salt, root, seal, sealed
from allocator.folder.verify import verify_contents
from allocator.io.plans import read_plan, tree_text
from allocator.model.paths import is_id
from allocator.model.plan import Plan
from allocator.model.shape import shape

Clock = Callable[[], datetime]
"""Gives the time, with its offset."""
_DOCUMENT = re.compile(r"([0-9]{4,}\.(?:plan|file-[0-9]+))(?:\.seals)?\.json")


def now() -> datetime:
    """Return the time of this machine, with its offset, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


@dataclass(frozen=True)
class Look:
    """A folder as it was looked at.

    Attributes
    ----------
    entries
        Everything of the history that can be read.
    versions
        All versions, in order.
    due
        Versions that were kept for longer than they should be.
    faults
        Everything that is not as the history says.
    unfinished
        Forgetting was interrupted; whoever writes next finishes it.
    """

    entries: tuple[Entry, ...]
    versions: tuple[Version, ...]
    due: tuple[Version, ...]
    faults: tuple[Fault, ...]
    unfinished: bool


class Folder:
    """A folder of plans and their history.

    Every change is one entry of the history, which is written last: whatever is interrupted
    before it never happened, and what is there after it is whole. Only one writer at a time
    may write; readers need not wait.

    Parameters
    ----------
    path
        The folder; made by the first plan that is put into it.
    clock
        Gives the time of entries, with its offset; that of this machine where not given.
    patience
        Seconds to wait for another writer.

    Notes
    -----
    Methods that write raise `InputError` where what is asked for cannot be, where somebody
    else writes for longer than `patience`, or where the history does not hold; `OSError`
    where the disk refuses.
    """

    def __init__(
        self, path: str | Path, *, clock: Clock | None = None, patience: float = 10.0
    ) -> None:
        self.path = Path(path)
        self.clock: Clock = clock or now
        self.patience = patience

    # Reading

    @property
    def exists(self) -> bool:
        """Whether anything was ever put into it."""
        return (self.path / HISTORY).is_dir()

    def entries(self) -> tuple[Entry, ...]:
        """Return the history.

        Raises
        ------
        InputError
            Some of it is missing or was changed.
        """
        entries, faults = chain.read_history(self.path)
        if faults:
            raise InputError(faults)
        return tuple(entries)

    def versions(self) -> tuple[Version, ...]:
        """Return all versions, in order."""
        return chain.versions(self.entries())

    def in_force(self) -> Version | None:
        """Return the version in force."""
        return next((v for v in self.versions() if v.state == "published"), None)

    def plan_file(self, version: int) -> Path:
        """Return where the plan of a version stands."""
        return chain.document_file(self.path, f"{version:04d}.plan")

    def plan(self, version: int) -> Plan:
        """Return the plan of a version, less what of it was forgotten."""
        self._version(self.versions(), version)
        return read_plan(self.plan_file(version))

    def settings(self) -> Settings:
        """Return the settings; the defaults where there are none."""
        file = self.path / SETTINGS
        if not file.exists():
            return Settings()
        settings, faults = shape(Settings, chain.read_tree(file))
        if settings is None:
            raise InputError([replace(fault, source=str(file)) for fault in faults])
        return settings

    def due(self) -> tuple[Version, ...]:
        """Return superseded plans and drafts that were kept for longer than they should be."""
        return self._due(self.versions())

    def look(self) -> Look:
        """Return what is there and whatever is not as the history says; needs no sound history.

        Every entry must follow from the one before, every document must have the root that
        its entry says, every row its seal, and whatever is gone must have been forgotten.
        """
        entries, faults = chain.read_history(self.path)
        versions = chain.versions(entries)
        more, unfinished = verify_contents(self.path, entries)
        due = self._due(versions)
        return Look(tuple(entries), versions, due, (*faults, *more), unfinished)

    def _due(self, versions: Sequence[Version]) -> tuple[Version, ...]:
        days = self.settings().keep_days
        if days is None:
            return ()
        limit = self.clock() - timedelta(days=days)
        return tuple(
            version
            for version in versions
            if version.documents and version.state != "published" and version.since <= limit
        )

    # Writing

    def publish(
        self,
        plan: Plan,
        by: str,
        reason: str | None = None,
        *,
        files: Sequence[Any] = (),
        draft: bool = False,
    ) -> Entry:
        """Put a plan into the folder, as the version in force.

        Parameters
        ----------
        plan
            The plan, from `allocator.plan` or made by hand.
        by
            Who decides: a role or an opaque id, never a name.
        reason
            Why, in at most 200 characters; nothing about a case.
        files
            What belongs to it, as plain dictionaries and lists: changes, rotas.
        draft
            Keep it as a draft; what is in force stays in force.
        """
        kind: Kind = "draft" if draft else "published"
        with self._writing() as entries:
            number = max((entry.version or 0 for entry in entries), default=0) + 1
            trees = {f"{number:04d}.plan": plan.model_dump(mode="json")}
            trees |= _named(number, 1, files)
            return self._append(entries, kind, by, reason, version=number, trees=trees)

    def release(
        self, version: int, by: str, reason: str | None = None, files: Sequence[Any] = ()
    ) -> Entry:
        """Put a draft into force, or add files to the version that is in force."""
        with self._writing() as entries:
            found = self._version(chain.versions(entries), version)
            if found.state == "superseded":
                raise self._refused("folder_superseded", version)
            if found.state == "published" and not files:
                raise self._refused("folder_in_force", version)
            kind: Kind = "published" if found.state == "draft" else "attached"
            first = sum(len(entry.roots) for entry in entries if entry.version == version)
            trees = _named(version, first, files)
            return self._append(entries, kind, by, reason, version=version, trees=trees)

    def restore(self, version: int, by: str, reason: str | None = None) -> Entry:
        """Put a superseded version into force again."""
        with self._writing() as entries:
            found = self._version(chain.versions(entries), version)
            if found.state != "superseded":
                code = "folder_in_force" if found.state == "published" else "folder_draft"
                raise self._refused(code, version)
            return self._append(entries, "restored", by, reason, version=version)

    def forget(
        self, ids: Collection[str], by: str | None = None, reason: str | None = None
    ) -> Erased:
        """Remove cases and managers from every version and every entry of the folder.

        The rows that name them go, and so do digests that could confirm a guess about them,
        and fields of entries. The chain still verifies.
        """
        if not all(map(is_id, ids)):
            raise InputError([Fault("not_id", source=str(self.path), values={"field": "ID"})])
        if not ids:
            return Erased(Forgotten(), None)
        looked = Ids(ids)
        if looked.named([by, reason]):
            raise InputError([Fault("forget_said", source=str(self.path))])
        with self._writing() as entries:
            refuse_other(self.path, entries, looked)
            gone = findings(self.path, entries, looked)
            entry = self._forgotten(entries, "forgotten", gone, by, reason)
            return Erased(gone, entry, strangers(self.path, entries, looked))

    def expire(self, by: str | None = None, reason: str | None = None) -> Erased:
        """Remove the documents of versions that were kept long enough; their entries stay."""
        with self._writing() as entries:
            names = tuple(name for version in self.due() for name in version.documents)
            gone = Forgotten(documents=names)
            return Erased(gone, self._forgotten(entries, "expired", gone, by, reason))

    # How it is written

    @contextmanager
    def _writing(self) -> Iterator[list[Entry]]:
        """Hold the lock over a sound history, with nothing left of interrupted writers."""
        self._claim()
        with disk.locked(self.path, self.patience):
            for name in (VERSIONS, HISTORY):
                disk.make_folder(self.path / name)
            if not (self.path / SETTINGS).exists():
                disk.write(self.path / SETTINGS, Settings().model_dump_json(indent=1) + "\n")
            entries = list(self.entries())
            self._sweep(entries)
            # Only the last entry can be unfinished: whoever writes finishes it first.
            for entry in entries[-1:]:
                erase(self.path, entry.forgotten)
            yield entries

    def _claim(self) -> None:
        """Make the folder; refuse one that holds something else."""
        disk.make_folder(self.path)
        own = {disk.LOCK, VERSIONS, HISTORY, SETTINGS}
        names = {path.name for path in self.path.iterdir()}
        if not names & {HISTORY, disk.LOCK} and names - own:
            raise InputError([Fault("folder_foreign", source=str(self.path))])

    def _sweep(self, entries: Sequence[Entry]) -> None:
        """Remove what writers left behind that were interrupted before their entry."""
        known = {name for entry in entries for name in entry.roots}
        for folder in (self.path, self.path / VERSIONS, self.path / HISTORY):
            for path in sorted(folder.glob(f".*{disk.PART}")):
                disk.remove(path)
        for path in sorted((self.path / VERSIONS).iterdir()):
            found = _DOCUMENT.fullmatch(path.name)
            if found and found[1] not in known:
                disk.remove(path)

    def _append(
        self,
        entries: Sequence[Entry],
        kind: Kind,
        by: str | None,
        reason: str | None,
        *,
        version: int | None = None,
        trees: Mapping[str, Any] | None = None,
        gone: Forgotten | None = None,
    ) -> Entry:
        """Write documents, then the entry that makes them count."""
        if reason is not None and not 0 < len(reason) <= MOST_REASON:
            raise InputError([Fault("folder_reason", values={"limit": MOST_REASON})])
        said = {"by": by, "reason": reason}
        data: dict[str, Any] = {
            "number": len(entries) + 1,
            "previous": entries[-1].digest if entries else START,
            "digest": START,
            "kind": kind,
            "version": version,
            "time": self.clock().isoformat(),
            **said,
            "salts": {key: new_salt() for key in SAID if said[key] is not None},
            "forgotten": (gone or Forgotten()).model_dump(mode="json"),
        }
        data["seals"] = {key: seal((key,), said[key], data["salts"][key]) for key in data["salts"]}
        self._entry(data)
        seals = {name: sealed(tree) for name, tree in (trees or {}).items()}
        for name, tree in (trees or {}).items():
            disk.write(chain.document_file(self.path, name), tree_text(tree))
            text = tree_text(seals[name].model_dump(mode="json"))
            disk.write(chain.seals_file(self.path, name), text)
        data["roots"] = {name: root(given) for name, given in seals.items()}
        data["digest"] = self._entry(data).digested()
        entry = self._entry(data)
        text = tree_text(entry.model_dump(mode="json"))
        disk.write(chain.entry_file(self.path, entry.number), text)
        return entry

    def _entry(self, data: dict[str, Any]) -> Entry:
        entry, faults = shape(Entry, data)
        if entry is None:
            raise InputError(faults)
        return entry

    def _forgotten(
        self,
        entries: Sequence[Entry],
        kind: Kind,
        gone: Forgotten,
        by: str | None,
        reason: str | None,
    ) -> Entry | None:
        """Say in the history what is to go, then let it go; nothing where nothing is to go."""
        if not gone:
            return None
        entry = self._append(entries, kind, by, reason, gone=gone)
        erase(self.path, gone)
        return entry

    def _version(self, versions: Sequence[Version], number: int) -> Version:
        """Return a version whose plan is there."""
        found = next((version for version in versions if version.number == number), None)
        if found is None:
            known = ", ".join(str(version.number) for version in versions)
            raise self._refused("folder_no_version", number, known=known or "-")
        if f"{number:04d}.plan" not in found.documents:
            raise self._refused("folder_expired", number)
        return found

    def _refused(self, code: str, version: int, **values: object) -> InputError:
        given = {"version": version, **values}
        return InputError([Fault(code, values=given, source=str(self.path))])


def _named(version: int, first: int, files: Sequence[Any]) -> dict[str, Any]:
    """Name further files of a version; what they were called before may name somebody."""
    return {f"{version:04d}.file-{first + n}": tree for n, tree in enumerate(files)}
