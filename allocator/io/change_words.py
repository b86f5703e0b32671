"""Changes in words: a sentence to the change as data, and back.

``read_sentence("close siloah 2016-06-15")`` gives the tree that would stand in a YAML file;
`sentence` writes a change so that it reads back the same. What may be said is the table of
`allocator.io.change_forms`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from allocator.errors import Fault, InputError
from allocator.io.change_forms import FORMS, KINDS, Form, Slot, read_need, read_value, write_value
from allocator.model.changes import Change
from allocator.model.paths import Loc
from allocator.model.shape import near

_FIELD = re.compile(r"([a-z_]+)=(.*)", re.DOTALL)
LONGEST = 20_000
"""Characters of a sentence at most."""


@dataclass
class Said:
    """A sentence that was read.

    Attributes
    ----------
    tree
        The change as it would stand in a YAML file.
    written
        Numbers as they were written, by place: where an id is wanted, this text is it.
    """

    tree: dict[str, Any]
    written: dict[Loc, str] = field(default_factory=dict)


def words_of(sentence: str) -> list[str]:
    """Split at blanks, but not inside of brackets or quotation marks."""
    words, word, depth, quoted, escaped = [], "", 0, False, False
    for sign in sentence:
        if sign.isspace() and not depth and not quoted:
            words.append(word)
            word = ""
            continue
        word += sign
        if quoted:
            quoted = escaped or sign != '"'
            escaped = sign == "\\" and not escaped
        else:
            quoted = sign == '"'
            depth = max(0, depth + (sign in "[{") - (sign in "]}"))
    return [word for word in (*words, word) if word]


def read_sentence(sentence: str) -> Said:
    """Read a change said in words.

    Raises
    ------
    InputError
        It has no form; the one fault says what would be right.
    """
    words = words_of(sentence[:LONGEST])
    form = _form(words)
    try:
        return _Reader(form, words).said()
    except _WrongError as wrong:
        values = {"form": form.shown, "example": form.example, **wrong.values}
        raise InputError([Fault(wrong.code, values=values)]) from None


def sentence(change: Change) -> str:
    """Return a change in words, as `read_sentence` reads it."""
    tree = change.model_dump(mode="json", exclude_defaults=True)
    kind = tree.pop("change")
    form = next(form for form in FORMS if form.kind == kind)
    words = [part if isinstance(part, str) else _write(part, tree) for part in form.parts]
    for slot in form.clauses:
        if _inside(tree, slot.field):
            words += [slot.after, _write(slot, tree)]
    if form.rest == "fields":
        row = tree.get(form.row, {}) if form.row else tree
        words += [f"{name}={write_value(name, value)}" for name, value in row.items()]
    elif form.rest == "needs":
        words += _needs(tree)
    return " ".join(words)


class _WrongError(Exception):
    """A word does not fit into the form."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(code)


def _form(words: list[str]) -> Form:
    """Return the form of the first words; of those of a case the third tells them apart."""
    head = words[0] if words else ""
    forms = [form for form in FORMS if form.parts[0] == head]
    if len(forms) > 1:
        verbs = {str(form.parts[2]): form for form in forms}
        verb = words[2] if len(words) > 2 else ""
        if verb in verbs:
            return verbs[verb]
        raise InputError([_unknown("change_verb", verb, list(verbs), head=head)])
    if not forms:
        heads = list(dict.fromkeys(str(form.parts[0]) for form in FORMS))
        raise InputError([_unknown("change_unknown", head, heads)])
    return forms[0]


def _unknown(code: str, word: str, known: list[str], **values: object) -> Fault:
    choices = {"choices": ", ".join(known), "near": near(word, known)}
    return Fault(code, values={"word": word[:40], **choices, **values})


class _Reader:
    """Reads the words of one sentence by its form."""

    def __init__(self, form: Form, words: list[str]) -> None:
        self.form = form
        self.words: Iterator[str] = iter(words)
        self.result = Said({"change": form.kind})
        self.seen: set[str] = set()

    def said(self) -> Said:
        """Read all words."""
        for part in self.form.parts:
            word = next(self.words, None)
            if isinstance(part, Slot):
                self.slot(part, word)
            elif word is None:
                raise _WrongError("change_ends", wanted=part)
            elif word != part:
                raise _WrongError("change_word", word=word[:40], wanted=part)
        if self.form.rest == "needs":
            self.result.tree |= {"add": [], "remove": [], "dates": {}}
        clauses = {slot.after: slot for slot in self.form.clauses}
        for word in self.words:
            if word in clauses:
                self.once(word)
                self.slot(clauses[word], next(self.words, None))
            elif self.form.rest == "needs":
                self.need(word)
            else:
                self.field(word)
        return self.result

    def once(self, name: str) -> None:
        """Refuse what stands twice."""
        if name in self.seen:
            raise _WrongError("change_twice", word=name)
        self.seen.add(name)

    def slot(self, slot: Slot, word: str | None) -> None:
        """Read the word of a slot."""
        if word is None:
            raise _WrongError("change_ends", wanted=slot.shown)
        try:
            value = KINDS[slot.kind].read(word)
        except (ValueError, InputError):
            raise _WrongError(KINDS[slot.kind].fault, word=word[:40]) from None
        if slot.field:
            _put(self.result.tree, slot.field, value)
        else:
            self.result.tree |= value

    def field(self, word: str) -> None:
        """Read ``FIELD=VALUE``."""
        found = _FIELD.fullmatch(word) if self.form.rest == "fields" else None
        if found is None:
            raise _WrongError("change_extra", word=word[:40])
        name, text = found.groups()
        row = self.result.tree
        if self.form.row:
            row = row.setdefault(self.form.row, {})
        if name in row or name == "change":
            raise _WrongError("change_twice", word=name)
        try:
            row[name] = read_value(name, text)
        except (ValueError, InputError):
            raise _WrongError("change_not_value", word=name) from None
        if isinstance(row[name], int | float):
            place = (self.form.row, name) if self.form.row else (name,)
            self.result.written[place] = text

    def need(self, word: str) -> None:
        """Read ``+NEED``, ``-NEED``, ``+NEED=DAY`` or ``NEED=DAY``."""
        try:
            sign, name, day = read_need(word)
        except ValueError:
            raise _WrongError("change_not_need", word=word[:40]) from None
        if sign:
            self.result.tree["add" if sign == "+" else "remove"].append(name)
        if day is not None:
            self.result.tree["dates"][name] = day


def _inside(tree: dict[str, Any], path: str) -> bool:
    row, _, name = path.rpartition(".")
    return name in (tree.get(row, {}) if row else tree)


def _put(tree: dict[str, Any], path: str, value: Any) -> None:
    row, _, name = path.rpartition(".")
    (tree.setdefault(row, {}) if row else tree)[name] = value


def _write(slot: Slot, tree: dict[str, Any]) -> str:
    """Return the word of a slot; what it says is taken out of the tree."""
    if not slot.field:
        return KINDS[slot.kind].write(tree)
    row, _, name = slot.field.rpartition(".")
    return KINDS[slot.kind].write((tree[row] if row else tree).pop(name))


def _needs(tree: dict[str, Any]) -> list[str]:
    dates = tree.get("dates", {})
    added = tree.get("add", [])
    words = [f"+{need}" + (f"={dates[need]}" if need in dates else "") for need in added]
    words += [f"-{need}" for need in tree.get("remove", [])]
    return words + [f"{need}={day}" for need, day in dates.items() if need not in added]
