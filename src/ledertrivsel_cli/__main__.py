"""The way in. Ctrl-C is caught even while the commands are being imported."""

import sys


def main() -> None:
    try:
        from .cli import run

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
