"""Excel workbooks that people print and edit: text that stays text, colours, A4, the same bytes.

Whatever a name or an id begins with, it never becomes a formula. The same content gives the
same file: openpyxl writes the time of day into it, which is taken out again.
"""

import io
import re
from dataclasses import astuple, dataclass
from typing import Any, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet takes for a formula."""
MOST_TITLE = 31
"""Letters of the title of a sheet."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

LINE = Side(style="thin", color="B8C0C8")
INK, PALE, WHITE = "1F3A5F", "EEF1F4", "FFFFFF"


@dataclass(frozen=True)
class Look:
    """How a cell looks.

    Attributes
    ----------
    fill
        Colour of the ground; none where empty.
    bold, size, colour
        Of the letters.
    left
        Line on the left: how kinds of work are told apart without colours.
    lines
        Whether thin lines are drawn around.
    across
        ``left`` or ``center``.
    """

    fill: str = ""
    bold: bool = False
    size: float = 9
    colour: str = "1A1A1A"
    left: Literal["", "thick", "medium", "mediumDashed", "double", "mediumDashDot"] = ""
    lines: bool = True
    across: str = "left"


PLAIN = Look(lines=False)


def put(sheet: Any, row: int, column: int, text: str, look: Look = PLAIN) -> Any:
    """Write a text into a cell and return it; it stays a text, also when it is edited."""
    cell = sheet.cell(row=row, column=column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text) or None
    if cell.value is not None:
        cell.data_type = "s"
    cell.style = _style(sheet.parent, look)
    if text.startswith(FORMULA):
        cell.quotePrefix = True
    return cell


def _style(book: Any, look: Look) -> str:
    """Return the name of a look in a workbook; a style shared by its cells is quick to write."""
    name = "allocator " + " ".join(str(value) for value in astuple(look) if value is not False)
    if name not in book.style_names:
        style = NamedStyle(name, number_format="@")
        style.font = Font(name="Arial", size=look.size, bold=look.bold, color=look.colour)
        style.alignment = Alignment(horizontal=look.across, vertical="top", wrap_text=True)
        if look.fill:
            style.fill = PatternFill("solid", fgColor=look.fill)
        if look.lines:
            left = LINE if look.left == "" else Side(style=look.left, color=INK)
            style.border = Border(left=left, right=LINE, top=LINE, bottom=LINE)
        book.add_named_style(style)
    return name


def page(sheet: Any, *, landscape: bool, head: str = "") -> None:
    """Set a sheet up for A4: as wide as the page, its head repeated on each."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    for side in ("left", "right", "top"):
        setattr(sheet.page_margins, side, 0.4)
    sheet.page_margins.bottom = 0.6
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.oddFooter.right.text = "&P / &N"
    sheet.oddFooter.right.size = 8
    sheet.sheet_view.showGridLines = False
    if head:
        sheet.print_title_rows = head


class Titles:
    """Titles of sheets: at most 31 letters, none twice, none that Excel refuses."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, wish: str) -> str:
        """Return a title as near to a wish as can be."""
        plain = " ".join(_NO_TITLE.sub(" ", wish).split()).strip("'")[:MOST_TITLE].strip() or "-"
        title, number = plain, 1
        while title.casefold() in self._taken or title.casefold() == "history":
            number += 1
            tail = f" {number}"
            title = plain[: MOST_TITLE - len(tail)] + tail
        self._taken.add(title.casefold())
        return title


def book_bytes(book: Any) -> bytes:
    """Return the file of a workbook without the time at which it was written."""
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with ZipFile(raw) as packed, ZipFile(out, "w", ZIP_DEFLATED) as stored:
        for member in packed.infolist():
            part = packed.read(member)
            if member.filename == "docProps/core.xml":
                part = _MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            info = ZipInfo(member.filename, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            stored.writestr(info, part)
    return out.getvalue()
