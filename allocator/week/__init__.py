"""What a week asks for, from scenario and plan: who is there, what is due, who may do it.

`WeekFacts` gathers it. The checks of a rota, its solver and its sheets read these definitions;
none of them knows a solver.
"""

from allocator.week.due import Kept, Session, Visits
from allocator.week.standing import Standing
from allocator.week.there import AWAY, There
from allocator.week.weekfacts import WeekFacts

__all__ = ["AWAY", "Kept", "Session", "Standing", "There", "Visits", "WeekFacts"]
