"""The public dump that a request is given, so that none waits until a large one is made. Starts the process that makes it.

If the archive is small, the dump is made within the request. Otherwise the newest one is given, and a newer one is made beside
the service: its first line says which state of the log it shows.
"""

import datetime
import subprocess  # nosec B404 # for the maker of the dump
import sys

from django.conf import settings
from django.utils import timezone

from articles.models import Passage
from articles.publishing.public_dump.dump import BusyError, PublicDump, newest_dump, only_maker, public_dump

SMALL = 2_000  # passages, which take about half a second
REST = datetime.timedelta(minutes=1)  # after a dump of a large archive was made, until another one is begun
_COMMAND = [sys.executable, str(settings.BASE_DIR / "manage.py"), "make_public_dump"]
_makers: list[subprocess.Popen[bytes]] = []


def dump_to_give() -> PublicDump:
    """Return a dump, open for reading. Raises `BusyError` if there is none yet, or none without what was withdrawn since."""
    if not Passage.objects.order_by()[SMALL : SMALL + 1].exists():
        return public_dump()
    newest = newest_dump()
    if newest is None or (not newest.is_current and timezone.now() - newest.made_at > REST):
        start_making()
    if newest is None:
        raise BusyError
    return newest


def start_making() -> None:
    """Start a process that makes the dump, unless one does so on this machine already."""
    _makers[:] = [maker for maker in _makers if maker.poll() is None]
    try:
        with only_maker(patience=0) as lock:
            # The process has the lock from its first moment on, since it inherits the open file, and until its end.
            command = [*_COMMAND, "--lock", str(lock.fileno())]
            maker = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=[lock.fileno()]
            )  # nosec B603 # this service
            _makers.append(maker)
    except BusyError:
        return
