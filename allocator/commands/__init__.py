"""The command line: one file per command, collected in `allocator.commands.main`."""
