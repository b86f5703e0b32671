"""``python -m allocator``: the command line where the script is not on the path."""

from allocator.commands.main import main

if __name__ == "__main__":
    main()
