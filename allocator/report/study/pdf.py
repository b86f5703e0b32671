"""A report as PDF on A4: the same content as the page of HTML, with the fonts inside."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from allocator.report.study.content import Picture, Said, Section, Study, Table
from allocator.report.study.plots import png
from allocator.texts import say

if TYPE_CHECKING:
    from fpdf import FPDF

BLUE, RED, GREY = (31, 58, 95), (138, 28, 28), (85, 85, 85)
MARGIN, LABEL = 18.0, 26.0
"""Millimetres."""
DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Written into every file as its day, so that the same report gives the same bytes."""


def pdf_report(study: Study) -> bytes:
    """Return a report as PDF."""
    page = _paper(study)
    _head(page, study)
    _said(page, study.before)
    _table(page, study.first)
    _said(page, study.after)
    page.ln(4)
    page.cell(text=f"{say('diff_html_decision', study.lang)} {'_' * 50}")
    page.add_page()
    for section in study.sections:
        _section(page, section)
    _small(page, study.foot)
    return bytes(page.output())


def _paper(study: Study) -> "FPDF":
    import matplotlib
    from fpdf import FPDF

    page = FPDF(format="A4")
    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    # Free to embed, and with every letter of the languages and names that are met here.
    page.add_font("text", "", fonts / "DejaVuSans.ttf")
    page.add_font("text", "B", fonts / "DejaVuSans-Bold.ttf")
    page.set_creation_date(DAY)
    page.set_title(study.title)
    page.set_lang(study.lang)
    page.set_margins(MARGIN, 14, MARGIN)
    page.set_auto_page_break(True, margin=14)
    page.add_page()
    return page


def _head(page: "FPDF", study: Study) -> None:
    page.set_font("text", "", 8)
    page.set_text_color(*RED)
    page.cell(0, 6, say("diff_draft", study.lang), align="R", new_x="LMARGIN", new_y="TOP")
    page.set_font("text", "B", 13)
    page.set_text_color(*BLUE)
    page.multi_cell(page.epw - 22, 6, study.title, align="L", new_x="LMARGIN", new_y="NEXT")
    _small(page, study.about)
    page.ln(1)


def _small(page: "FPDF", text: str) -> None:
    page.set_font("text", "", 7.5)
    page.set_text_color(*GREY)
    page.multi_cell(0, 3.6, text, align="L", new_x="LMARGIN", new_y="NEXT")
    page.set_text_color(0)


def _said(page: "FPDF", parts: Sequence[Said]) -> None:
    for label, lines in parts:
        page.set_font("text", "B", 7.5)
        page.set_text_color(*BLUE)
        page.cell(LABEL, 4, label)
        page.set_font("text", "", 8)
        page.set_text_color(0)
        left = page.l_margin + LABEL
        for line in lines:
            page.set_x(left)
            page.multi_cell(page.epw - LABEL, 3.9, line, align="L", new_x="LMARGIN", new_y="NEXT")
        page.ln(0.8)


def _section(page: "FPDF", section: Section) -> None:
    if page.get_y() > page.eph - 40:
        page.add_page()
    page.set_font("text", "B", 11)
    page.set_text_color(*BLUE)
    page.start_section(section.title)
    page.multi_cell(0, 6, section.title, new_x="LMARGIN", new_y="NEXT")
    page.set_text_color(0)
    page.set_font("text", "", 8.5)
    for line in section.lines:
        page.multi_cell(0, 4.2, line, align="L", new_x="LMARGIN", new_y="NEXT")
    for part in section.parts:
        if isinstance(part, Table):
            _table(page, part)
        else:
            _picture(page, part)
    for note in section.notes:
        _small(page, note)
    page.ln(3)


def _caption(page: "FPDF", text: str) -> None:
    page.set_font("text", "B", 8)
    page.set_text_color(0)
    page.multi_cell(0, 5, text, align="L", new_x="LMARGIN", new_y="NEXT")


def _table(page: "FPDF", table: Table) -> None:
    from fpdf.enums import TableBordersLayout
    from fpdf.fonts import FontFace

    page.ln(1)
    _caption(page, table.caption)
    page.set_font("text", "", 6.8)
    page.set_draw_color(200)
    others = len(table.head) - 1
    first = 34 if table.words else max(24, 60 - 6 * others)
    widths = (first, *[(100 - first) / others] * others) if others else (100,)
    align = ("LEFT", *["LEFT" if table.words else "RIGHT"] * others)
    bold = FontFace(emphasis="BOLD", color=BLUE, size_pt=6.3)
    with page.table(
        col_widths=widths,
        text_align=align,
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        headings_style=bold,
        line_height=3.6,
        padding=0.4,
    ) as made:
        for cells in (table.head, *table.rows):
            row = made.row()
            if len(cells) == 1 and others:
                row.cell(cells[0], colspan=len(table.head), style=bold)
                continue
            for cell in cells:
                row.cell(cell)
    page.ln(1.5)


def _picture(page: "FPDF", picture: Picture) -> None:
    figure = picture.draw()
    width, height = figure.get_size_inches()
    tall = page.epw * float(height) / float(width)
    if page.get_y() + tall + 8 > page.h - 14:
        page.add_page()
    _caption(page, picture.caption)
    page.image(BytesIO(png(figure)), w=page.epw, alt_text=picture.alt)
    page.ln(2)
