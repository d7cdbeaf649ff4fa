"""Parts that run inside of Django: each in a process of its own, on an empty store that is migrated."""

import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

from tests.soak.result import Result
from tests.support.live import ROOT
from tests.support.postgres import fresh_database


def run_inside(part: str, seconds: float) -> Result:
    """Run the function `inside` of a part in another process, for about so many seconds; return its result."""
    inherited = os.environ.get("DATABASE_URL", "")
    database = fresh_database(inherited) if inherited else nullcontext("")
    with tempfile.TemporaryDirectory(prefix="alliance-soak-", ignore_cleanup_errors=True) as folder, database as url:
        environment = {
            **os.environ,
            "ALLIANCE_DATA": str(Path(folder) / "data"),
            "DJANGO_SETTINGS_MODULE": "alliance.settings",
            **({"DATABASE_URL": url} if url else {}),
        }
        for command in (["manage.py", "migrate", "--verbosity", "0"], ["-m", "tests.soak.child", part, str(seconds)]):
            done = subprocess.run(
                [sys.executable, *command],
                cwd=ROOT,
                env=environment,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            if done.returncode:
                return Result(faults=Counter([f"{command} ended with {done.returncode}: {done.stderr[-2000:]}"]))
        kept = json.loads(done.stdout.splitlines()[-1])
        return Result(Counter(kept["done"]), kept["figures"], Counter(kept["faults"]))


def verify() -> str:
    """Return what `verify` prints on the store of this environment."""
    command = [sys.executable, "manage.py", "verify", "--quiet"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def main(part: str, seconds: float) -> None:
    """Set Django up, run the part, and print its result as JSON."""
    import django

    django.setup()
    result: Result = importlib.import_module(f"tests.soak.{part}").inside(seconds)
    print(json.dumps({"done": result.done, "figures": result.figures, "faults": result.faults}))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
