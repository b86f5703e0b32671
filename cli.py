"""The command line from a checkout: ``python cli.py plan scenarios/hannover-2016.yaml``."""

from allocator.commands.main import main

if __name__ == "__main__":
    main()
