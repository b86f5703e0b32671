"""What is given and what is decided: frozen, strict types that know no solver and no file."""
