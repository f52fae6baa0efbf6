"""Data kept as code: the same bytes at the same address, once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.storage import archive as reference
from scripts.chain.rpc import Revert


@pytest.fixture(scope="module")
def archive(deploy_once):
    return deploy_once("Archive")


def code(archive, address):
    return bytes.fromhex(archive.rpc.call("eth_getCode", address, "latest")[2:])


@settings(max_examples=20)
@given(st.binary(max_size=300))
def test_what_is_written_lies_where_the_reference_says(archive, data):
    place = reference.write(archive.address, data)
    archive.send("write", data)
    assert code(archive, place) == reference.READER + data
    assert archive.read("address_of", reference.code_hash(data)) == place


def test_a_full_contract_is_written_and_one_byte_more_is_not(archive):
    data = bytes(i * i % 251 for i in range(reference.MAX_BYTES))
    archive.send("write", data, gas=10_000_000)
    assert code(archive, archive.read("address_of", reference.code_hash(data))) == reference.READER + data
    with pytest.raises(Revert):
        archive.send("write", data + b"!")
    with pytest.raises(ValueError, match="archive: 24566 bytes, and a contract holds 24565"):
        reference.write(archive.address, data + b"!")


def test_a_second_write_changes_nothing_and_costs_little(archive, accounts):
    data = b"weights" * 100
    first = archive.send("write", data)
    second = archive.send("write", data, sender=accounts[1])
    assert second.gas_used < first.gas_used / 3
    assert code(archive, reference.write(archive.address, data)) == reference.READER + data


def test_before_it_is_written_nothing_lies_there(archive):
    place = archive.read("address_of", reference.code_hash(b"not yet"))
    assert code(archive, place) == b""
    assert archive.read("write", b"not yet") == place


def test_a_write_that_runs_out_of_gas_leaves_nothing_behind(archive):
    data = b"half" * 1000
    with pytest.raises(Revert):
        archive.send("write", data, gas=600_000)
    assert code(archive, reference.write(archive.address, data)) == b""
    archive.send("write", data)
    assert code(archive, reference.write(archive.address, data)) == reference.READER + data


@settings(max_examples=10)
@given(st.binary(min_size=1, max_size=300), st.data())
def test_data_answers_with_any_part_of_itself(archive, data, drawn):
    archive.send("write", data)
    start, size = drawn.draw(st.integers(0, len(data) - 1)), drawn.draw(st.integers(0, 400))
    answer = answered(archive, data, len(reference.READER) + start, size)
    assert answer == data[start : start + size].ljust(size, b"\x00")


def test_data_is_never_run(archive):
    data = b"\xfe\xfd\x5f\xff"  # INVALID; REVERT; PUSH0; SELFDESTRUCT
    archive.send("write", data)
    assert answered(archive, data, 0, 15) == reference.READER + data
    assert answered(archive, data, 0, 0) == b""


def answered(archive, data, start, size):
    call = "0x" + bytes(4).hex() + f"{start:064x}{size:064x}"
    place = reference.write(archive.address, data)
    return bytes.fromhex(archive.rpc.call("eth_call", {"to": place, "data": call}, "latest")[2:])
