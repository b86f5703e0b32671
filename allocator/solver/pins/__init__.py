"""Pins: whether a deployment keeps them, and the smallest set of them that cannot hold."""
