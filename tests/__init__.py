"""Tests; a package of this name, for other distributions install one, too."""
