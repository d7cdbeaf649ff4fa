"""`manage.py` in a process that is warm: the service is imported once, and each command runs in a fork of that process.

    python -m tests.support.warm_manage SOCKET

A command gets the arguments, the folder, the environment and the three channels of the client that asks for it
(`warm_client.py`), and answers with its exit code. A client whose settings are not those of this process is refused with
an empty answer; it then starts `manage.py` itself. Ends with its standard input.
"""

import atexit
import io
import json
import os
import select
import signal
import socket
import sys
from contextlib import suppress
from typing import Any

CHANNELS = 3


def main(path: str) -> None:
    """Import what commands need, then run the commands of the clients that connect to the socket at `path`."""
    import django
    from django.core.management import get_commands, load_command_class

    django.setup()
    for name, app in get_commands().items():
        if app == "articles":
            load_command_class(app, name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        while listener in select.select([listener, sys.stdin], [], [])[0]:
            client, _ = listener.accept()
            with client:
                _serve(client, listener)


def _serve(client: socket.socket, listener: socket.socket) -> None:
    message, channels, _, _ = socket.recv_fds(client, 1 << 16, CHANNELS)
    while part := client.recv(1 << 16):
        message += part
    request = json.loads(message)
    if settings_in(request["environment"]) == settings_in(os.environ) and os.fork() == 0:
        listener.close()
        _run(client, request, channels)
    for channel in channels:
        os.close(channel)


def settings_in(environment: Any) -> dict[str, str]:
    """Return the variables that the service's settings are read from."""
    names = {"DATABASE_URL", "HOST", "PORT"}
    return {name: value for name, value in environment.items() if name in names or name.startswith("ALLIANCE_")}


def _run(client: socket.socket, request: dict[str, Any], channels: list[int]) -> None:
    """Become the command: run it, send its exit code and end."""
    import manage

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for number, channel in enumerate(channels):
        os.dup2(channel, number)
    _reopen_channels()
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv = request["arguments"]
    code = 1
    try:
        manage.main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    with suppress(BrokenPipeError):
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        client.sendall(bytes([code & 255]))
    os._exit(code)


def _reopen_channels() -> None:
    """Open the channels anew, without buffers: those of the warm process may be files, in which one can seek."""
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)))
    sys.stdout, sys.stderr = (
        io.TextIOWrapper(io.FileIO(number, "w", closefd=False), write_through=True) for number in (1, 2)
    )


if __name__ == "__main__":
    main(sys.argv[1])
