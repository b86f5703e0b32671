"""What people read of a plan: overview, explanation, and how both are put on a screen."""
