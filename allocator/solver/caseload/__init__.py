"""Who starts which case when, with posts and rounds fixed: linear programs, then whole cases."""
