"""Peelbot answers questions about inspection reports in the reports' own words."""

__version__ = "0.1.0"
