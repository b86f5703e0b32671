"""The help page of changes in words, from the table of forms."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from allocator.io.change_forms import FORMS
from allocator.texts import Language, say

VALUES = (
    ("SITE MANAGER CASE", "changes_ids"),
    ("DAY", "changes_day"),
    ("MONTH", "changes_month"),
    ("SITE=SHARE", "changes_share"),
    ("WORD", "changes_reason"),
    ("FIELD=VALUE", "changes_field"),
)
"""What the help says about what stands in capital letters."""


def help_page(lang: Language) -> RenderableType:
    """Return the page: every form, what it is, and an example."""
    parts: list[RenderableType] = [
        Text(say("changes_head", lang), style="bold"),
        Text(say("changes_intro", lang)),
    ]
    for form in FORMS:
        parts += [
            Text(""),
            Padding(Text(form.shown, style="bold"), (0, 0, 0, 1)),
            Padding(Text(say(f"changes_about_{form.kind}", lang)), (0, 0, 0, 4)),
            Padding(Text(form.example, style="dim"), (0, 0, 0, 4)),
        ]
    values = Table.grid(padding=(0, 2))
    values.add_column(no_wrap=True)
    values.add_column(overflow="fold")
    for shown, key in VALUES:
        values.add_row(f" {shown}", say(key, lang))
    return Group(*parts, Text(""), Text(say("changes_values", lang), style="bold"), values)
