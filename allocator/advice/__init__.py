"""Advice for a decision: who could take a case or a post, and what would end a shortage.

Everything that is said here was tried: a plan with it was checked, or the city planned again.
"""

from allocator.advice.advise import Advice, advise
from allocator.advice.assign import Assigned, assign
from allocator.advice.recommend import Recommendation, recommend

__all__ = ["Advice", "Assigned", "Recommendation", "advise", "assign", "recommend"]
"""Public names, in order of the alphabet."""
