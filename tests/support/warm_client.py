"""`python manage.py …` by way of a warm process (`warm_manage.py`): `python -IS warm_client.py SOCKET manage.py …`.

Imports little, so that it starts at once. Becomes `python manage.py …` if the warm process has other settings.
"""

import json
import os
import socket
import sys


def main(path: str, arguments: list[str]) -> int:
    """Let the warm process run a command, and return its exit code."""
    request = {"arguments": arguments, "folder": os.getcwd(), "environment": dict(os.environ)}  # noqa: PTH109
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(path)
        socket.send_fds(server, [json.dumps(request).encode()], [0, 1, 2])
        server.shutdown(socket.SHUT_WR)
        answer = server.recv(1)
    if not answer:
        os.execv(sys.executable, [sys.executable, *arguments])
    return answer[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
