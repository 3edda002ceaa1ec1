"""``python -m kimsite`` is the command ``kimsite``."""

from kimsite.cli import main

if __name__ == "__main__":
    main()
