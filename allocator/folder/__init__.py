"""A plan folder: immutable versions of a city's plans, who put them into force, and forgetting.

No state of the program but what stands in the files of the folder:

- ``versions/0003.plan.json``: the plan as it was published, readable by every command;
- ``versions/0003.plan.seals.json``: what proves each of its rows;
- ``history/000005.json``: one entry for each thing that was done, each with the digest of
  the one before;
- ``folder.json``: settings, such as how long superseded plans are kept;
- ``lock``: empty; who holds it may write.
"""

from allocator.folder.chain import Version
from allocator.folder.entries import Entry, Settings
from allocator.folder.folder import Folder, Look
from allocator.folder.forgetting import Erased

__all__ = ["Entry", "Erased", "Folder", "Look", "Settings", "Version"]
