"""References between the tables of a scenario: every id named must exist, once.

Works on the plain tree (dictionaries and lists, as read from files), so that references
are checked even while other fields are still wrong, and all faults come out together.
"""

from collections.abc import Collection
from difflib import get_close_matches
from typing import Any

from allocator.errors import Fault
from allocator.model.changes import hired_ids
from allocator.model.contradictions import contradictions
from allocator.model.managers import FLOATER, MOBILE
from allocator.model.paths import Loc, UnknownPathError, locate
from allocator.model.rota_references import rota_faults
from allocator.model.shape import near
from allocator.model.tree import Row, Tree, ident, rows_in, text, words

OUT = "out"
"""Target of a move that leaves the city's care."""

RESERVED = (OUT, MOBILE, FLOATER)


def reference_faults(tree: dict[str, Any], *, incomplete: Collection[str] = ()) -> list[Fault]:
    """Return what does not fit together in a scenario.

    Parameters
    ----------
    tree
        The scenario as dictionaries and lists; fields may be missing or of a wrong type.
    incomplete
        Tables that could not be read: references to them are not checked.

    Returns
    -------
    list[Fault]
        References that do not resolve, ids that stand twice, and values that contradict
        each other, each with its `loc`.
    """
    references = _References(Tree(tree), incomplete)
    references.check()
    return references.tree.faults + contradictions(tree, incomplete=incomplete)


class _References:
    """The ids of a scenario, and the checks of everything that names one."""

    def __init__(self, tree: Tree, incomplete: Collection[str]) -> None:
        self.tree = tree
        self._incomplete = incomplete
        self._known: dict[str, list[str]] = {
            "site": list(tree.by_id("sites")),
            "manager": list(tree.by_id("managers")),
            "case": list(tree.by_id("cases")),
            "profile": list(tree.by_id("arrivals", "profiles")),
            "base": list(tree.by_id("bases")),
            "need": list(tree.policy["needs"]),
        }
        self._known["place"] = self._known["site"] + self._known["base"]
        self._sets = {kind: frozenset(ids) for kind, ids in self._known.items()}
        self._open = {
            kind: kind + "s" not in incomplete for kind in ("site", "manager", "case", "profile")
        }
        self._open["base"] = "bases" not in incomplete
        self._open["need"] = True
        self._open["place"] = self._open["site"] and self._open["base"]

    def check(self) -> None:
        """Check every table."""
        self._unique()
        for loc, site in self.tree.rows("sites"):
            for position, move in rows_in(site, "moves"):
                self._named("site", move, "to", (*loc, "moves", position), also=(OUT,))
        self._managers()
        self._cases()
        self._arrivals()
        for loc, leg in self.tree.rows("travel"):
            self._named("place", leg, "from", loc)
            self._named("place", leg, "to", loc)
        for loc, pin in self.tree.rows("pins"):
            self._named("manager", pin, "manager", loc)
            also = (MOBILE,) if pin.get("kind") == "post" else ()
            self._named("site", pin, "site", loc, also=also)
            self._named("case", pin, "case", loc)
        rota_faults(self.tree, self._known, self._open)
        for loc, variant in self.tree.rows("variants"):
            self._variant(loc, variant)

    def _named(
        self, kind: str, row: Row, field: str, loc: Loc, *, also: tuple[str, ...] = ()
    ) -> None:
        """Check that the id in a field exists."""
        name = row.get(field)
        if name is None or not isinstance(name, str) or name in self._sets[kind]:
            return
        if name not in also and self._open[kind]:
            known = get_close_matches(name.casefold(), also, cutoff=0.8) or self._known[kind]
            self.tree.unknown(f"unknown_{kind}", (*loc, field), name, known)

    def _listed(self, kind: str, row: Row, field: str, loc: Loc) -> None:
        """Check that every id of a list exists."""
        for position, name in words(row, field):
            if name not in self._sets[kind] and self._open[kind]:
                place = (*loc, field, position)
                self.tree.unknown(f"unknown_{kind}", place, name, self._known[kind])

    def _unique(self) -> None:
        """Check that ids stand once; sites and offices share theirs (the travel table)."""
        together = (
            (("sites",), ("bases",)),
            (("managers",),),
            (("cases",),),
            (("arrivals", "profiles"),),
            (("variants",),),
        )
        for tables in together:
            seen: set[str] = set()
            for keys in tables:
                for loc, row in self.tree.rows(*keys):
                    name = ident(row, "id")
                    if name in seen:
                        self.tree.fault("duplicate_id", (*loc, "id"), id=name)
                    elif name is not None:
                        seen.add(name)
                    if name in RESERVED and keys[-1] in ("sites", "bases"):
                        self.tree.fault("reserved_id", (*loc, "id"), id=name)
        languages: set[str] = set()
        for loc, row in self.tree.rows("interpreters"):
            language = ident(row, "language")
            if language in languages:
                self.tree.fault("duplicate_language", (*loc, "language"), id=language)
            languages |= {language} if language is not None else set()

    def _managers(self) -> None:
        for loc, manager in self.tree.rows("managers"):
            self._named("base", manager, "base", loc)
            self._named("site", manager, "post", loc, also=(MOBILE, FLOATER))
            self._listed("site", manager, "round", loc)
            self._listed("site", manager, "leads", loc)

    def _cases(self) -> None:
        for loc, case in self.tree.rows("cases"):
            self._named("site", case, "site", loc)
            self._named("site", case, "moved_from", loc)
            self._named("manager", case, "manager", loc)
            # Looking at each need only where one is unknown keeps a large city fast.
            if not self._all_known(case.get("needs")):
                self._listed("need", case, "needs", loc)
            if "dates" in case:
                self._dates(loc, case)

    def _all_known(self, needs: Any) -> bool:
        try:
            return self._sets["need"].issuperset(needs or ())
        except TypeError:  # not a list of words: its shape is reported elsewhere
            return False

    def _dates(self, loc: Loc, case: Row) -> None:
        dates = case["dates"]
        for need in dates if isinstance(dates, dict) else ():
            if need not in self._sets["need"]:
                place = (*loc, "dates", need)
                self.tree.unknown("unknown_need", place, need, self._known["need"])

    def _arrivals(self) -> None:
        for loc, profile in self.tree.rows("arrivals", "profiles"):
            self._listed("need", profile, "needs", loc)
        for loc, row in self.tree.rows("arrivals", "expected"):
            self._named("profile", row, "profile", loc)
            self._named("site", row, "site", loc)

    def _variant(self, loc: Loc, variant: Row) -> None:
        """Check the changes of a variant; what one of them brings, later ones may name."""
        before, known = self._sets, dict(self._sets)
        self._sets = known
        for position, change in rows_in(variant, "changes"):
            place: Loc = (*loc, "changes", position)
            for kind in ("site", "manager", "case"):
                new = change.get(kind)
                if isinstance(new, dict):
                    known[kind] = known[kind] | {str(new.get("id"))}
                    self._brought(kind, new, (*place, kind))
                else:
                    also = (MOBILE,) if change.get("change") == "post" else ()
                    self._named(kind, change, kind, place, also=also)
            if change.get("change") == "hire" and isinstance(change.get("number"), int):
                hired = hired_ids(min(change["number"], 1000), known["manager"])
                known["manager"] = known["manager"].union(hired)
                self._named("base", change, "base", place)
            for move_position, move in rows_in(change, "moves"):
                self._named("site", move, "to", (*place, "moves", move_position), also=(OUT,))
            self._listed("need", change, "add", place)
            if change.get("change") == "policy":
                self._policy_path(place, change)
        self._sets = before

    def _brought(self, kind: str, new: Row, loc: Loc) -> None:
        """Check what a new row names."""
        if kind == "case":
            self._named("site", new, "site", loc)
            self._named("manager", new, "manager", loc)
            self._listed("need", new, "needs", loc)
        elif kind == "manager":
            self._named("site", new, "post", loc, also=(MOBILE, FLOATER))
            self._named("base", new, "base", loc)

    def _policy_path(self, loc: Loc, change: Row) -> None:
        path = text(change, "path") or ""
        policy = self.tree.policy
        try:
            place = locate(policy, path)
        except UnknownPathError as error:
            self.tree.fault(
                "set_path", (*loc, "path"), part=error.part, near=near(error.part, error.known)
            )
            return
        node: Any = policy
        for part in place[:-1]:
            node = node[part]
        if isinstance(node, dict) and place[-1] not in node and "needs" not in place:
            part = str(place[-1])
            self.tree.fault("set_path", (*loc, "path"), part=part, near=near(part, sorted(node)))
