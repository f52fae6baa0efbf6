import pytest

from reference.storage.archive import write


@pytest.fixture(scope="session")
def stored(deploy_once):
    """Writes data and returns its address."""

    def written(data):
        archive = deploy_once("Archive")
        archive.send("write", data)
        return write(archive.address, data)

    return written
