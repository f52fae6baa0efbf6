"""Messages as files in a folder: Celery's filesystem transport, safe for processes that are killed anywhere.

Kombu's own shows a message before it is written, moves it through the machine's temporary folder, and rewrites its
table of queues in place. Here a message appears whole or not at all, whoever takes it first has it, and there is no
table: all messages go to a queue by its name.
"""

import os
import secrets
import time
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.utils.json import dumps, loads


class Channel(filesystem.Channel):
    """A folder of messages. Their names begin with the time, so that the oldest comes first."""

    supports_fanout = False

    def _queue_bind(self, *args: Any) -> None:
        """Keeps nothing: a queue is reached by its name."""

    def _put(self, queue: str, payload: dict[str, Any], **kwargs: Any) -> None:
        name = f"{time.time_ns():020d}-{secrets.token_hex(8)}.{queue}"
        partial = os.path.join(self.data_folder_out, f"{name}.partial")
        with open(partial, "w") as file:
            file.write(dumps(payload))
        os.replace(partial, partial.removesuffix(".partial") + ".msg")

    def _get(self, queue: str) -> dict[str, Any]:
        for name in sorted(os.listdir(self.data_folder_in)):
            if not name.endswith(f".{queue}.msg"):
                continue
            taken = os.path.join(self.processed_folder, name)
            try:
                os.rename(os.path.join(self.data_folder_in, name), taken)
            except FileNotFoundError:
                continue  # another process was faster
            with open(taken) as file:
                payload = loads(file.read())
            os.remove(taken)
            return payload
        raise Empty


class Transport(filesystem.Transport):
    """The transport that Celery is given by its path."""

    Channel = Channel
