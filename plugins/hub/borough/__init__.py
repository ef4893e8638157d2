"""Another borough's hub: laid out from this one, to be filled by the people of that place."""
