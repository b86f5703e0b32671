"""Proven bounds: floors of tiers 1 and 2, and a relaxation over all deployments for tier 3."""
