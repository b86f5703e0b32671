"""Advice for a decision: who could take a case or a post, and what would end a shortage.

Everything that is said here was tried: a plan with it was checked, or the city planned again.
"""

from allocator.advice.assign import Assigned, assign
from allocator.advice.recommend import Recommendation, recommend

__all__ = ["Assigned", "Recommendation", "assign", "recommend"]
"""Public names, in order of the alphabet."""
