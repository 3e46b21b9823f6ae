"""Files, feeds, archives, web: whatever a user has, as captures."""
