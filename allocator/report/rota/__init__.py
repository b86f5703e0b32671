"""What people read of a week: on the terminal, on paper, in Excel, in a calendar, as figures."""
