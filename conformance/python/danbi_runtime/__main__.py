"""`python3 -m danbi_runtime` speaks the protocol of the conformance kit."""

import sys

from .protocol import serve

if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
