"""Listings: what is known of an organisation, its services and its places."""
