"""Connections: who is linked with whom, who is worth knowing, and how well connected organisations are."""
