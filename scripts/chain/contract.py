"""A deployed contract as Python sees it: reads by the thousand in batches, gas to the unit, sends with receipts."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from eth_abi import decode, encode
from eth_abi.codec import ABICodec
from eth_abi.decoding import StringDecoder
from eth_abi.registry import BaseEquals, registry
from eth_utils import (
    event_abi_to_log_topic,
    function_abi_to_4byte_selector,
    get_abi_input_types,
    get_abi_output_types,
)
from eth_utils.abi import collapse_if_tuple

from . import build
from .build import Contract, parts, takes_data
from .errors import NodeError
from .rpc import READ_GAS, Revert, Rpc, RpcError

Arguments = Sequence[Any]

# Anyone may put bytes into an event that are no text; they are kept as surrogates, which no text has.
_any_text = registry.copy()
_any_text.unregister_decoder("string")
_any_text.register_decoder(BaseEquals("string"), StringDecoder(handle_string_errors="surrogateescape"), "string")
_ANY_TEXT = ABICodec(_any_text)

NOBODY = "0x" + "00" * 20
BASE_GAS = 21_000  # what every transaction costs before its first instruction
ZERO_BYTE_GAS = 4
NONZERO_BYTE_GAS = 16

POLL_SECONDS = 0.005  # the first pause between two looks at a receipt; it doubles
MOST_POLL_SECONDS = 2
MINING_SECONDS = 600
LEAST_BLOCKS = 1_000  # that a node has to take in one query of events


class Receipt(NamedTuple):
    """What a transaction did; `logs` are the node's own objects."""

    hash: str
    block: int
    gas_used: int
    contract_address: str | None
    logs: list[dict[str, Any]]


class Deployed:
    """A contract's code at an address. Addresses are lower-case everywhere, as nodes write and eth_abi reads them.

    A function is named as in the ABI, "safeTransferFrom"; where that is shared, Vyper's default arguments being
    functions of their own, the number of arguments tells which one is meant.
    """

    def __init__(self, rpc: Rpc, address: str, abi: list[dict[str, Any]]) -> None:
        self.rpc = rpc
        self.address = address.lower()
        self.abi = abi

    def read(self, function: str, *args: Any, **call: Any) -> Any:
        """Calls a function without a transaction; returns its value, or a tuple of several.

        `call` adds to the call: `sender`, `value`, `gas`. Raises Revert with the contract's reason.
        """
        return self.read_each(function, [args], **call)[0]

    def read_each(self, function: str, cases: Iterable[Arguments], **call: Any) -> list[Any]:
        """Does what `read` does for each tuple of arguments, in batches; raises the first Revert."""
        return _all_or_raise(self.try_each(function, cases, **call))

    def try_each(self, function: str, cases: Iterable[Arguments], **call: Any) -> list[Any]:
        """Does what `read_each` does, with a Revert in the place of the value it prevented."""
        cases = [tuple(case) for case in cases]
        results = self.rpc.try_batch(
            ("eth_call", (self._transaction(function, args, call), "latest")) for args in cases
        )
        return [
            result if isinstance(result, RpcError) else self.decode(function, result, len(args))
            for args, result in zip(cases, results, strict=True)
        ]

    def gas(self, function: str, *args: Any, **call: Any) -> int:
        """Returns the gas of one call, as `gas_each` does."""
        return self.gas_each(function, [args], **call)[0]

    def gas_each(self, function: str, cases: Iterable[Arguments], execution: bool = False, **call: Any) -> list[int]:
        """Returns the exact gas that each call would use as a transaction, without sending it.

        It is what a receipt says: the base of 21,000, the call data and the execution, refunds taken off.
        `execution` leaves the base and the call data out. Raises Revert.

        A trace of the top call alone (`callTracer`) is exact and quick; `eth_estimateGas` answers with a limit that
        suffices, and a trace of all steps takes 1,000 times as long.
        """
        cases = [tuple(case) for case in cases]
        return [
            int(trace["gasUsed"], 16) - (intrinsic_gas(self.encode(function, *args)) if execution else 0)
            for args, trace in zip(cases, self._traces(function, cases, call), strict=True)
        ]

    def gas_and_read_each(self, function: str, cases: Iterable[Arguments], **call: Any) -> list[tuple[int, Any]]:
        """Returns what `gas_each` and what `read_each` say of each call, which is executed once."""
        cases = [tuple(case) for case in cases]
        return [
            (int(trace["gasUsed"], 16), self.decode(function, trace["output"], len(args)))
            for args, trace in zip(cases, self._traces(function, cases, call), strict=True)
        ]

    def send(self, function: str, *args: Any, **transaction: Any) -> Receipt:
        """Sends a transaction from an account that the node holds, its first one unless `sender` names another.

        `transaction` adds to it: `sender`, `value`, `gas`. Raises Revert with the contract's reason.
        """
        return self.send_each(function, [args], **transaction)[0]

    def send_each(self, function: str, cases: Iterable[Arguments], **transaction: Any) -> list[Receipt]:
        """Sends one transaction for each tuple of arguments, in order, and waits for all receipts."""
        return send(self.rpc, [self._transaction(function, args, transaction, gas=None) for args in cases])

    def encode(self, function: str, *args: Any) -> str:
        """Returns the call data of a function with its arguments."""
        return call_data(self.abi, function, *args)

    def decode(self, function: str, result: str, arguments: int = 0) -> Any:
        """Decodes what a function with that number of arguments returned."""
        types = get_abi_output_types(_entry(self.abi, function, arguments))
        values = decode(types, bytes.fromhex(result[2:]))
        return values[0] if len(values) == 1 else values

    def events(self, name: str, *receipts: Receipt) -> list[dict[str, Any]]:
        """Decodes this contract's events of that name in the receipts: a dict of parameters for each."""
        entry, topic = self._event(name)
        logs = [log for receipt in receipts for log in receipt.logs]
        return [
            _decode_event(entry, log)
            for log in logs
            if log["address"].lower() == self.address and log["topics"][0] == topic
        ]

    def history(
        self, name: str, first: int, last: int | None = None, *topics: str | list[str] | None
    ) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Returns this contract's events of that name in a range of blocks, each with the node's own object.

        Args:
            last: the last block, by default the newest.
            topics: what the indexed parameters have to be, in order, as words in hex; one of several in a list.
        """
        entry, topic = self._event(name)
        newest = int(self.rpc.call("eth_blockNumber"), 16) if last is None else last
        return [(_decode_event(entry, log), log) for log in self._logs([topic, *topics], first, newest)]

    def _logs(self, topics: list[Any], first: int, last: int) -> list[dict[str, Any]]:
        """Reads logs; where a node refuses so many blocks, half of them at a time."""
        query = {"address": self.address, "fromBlock": hex(first), "toBlock": hex(last), "topics": topics}
        try:
            return self.rpc.call("eth_getLogs", query)
        except RpcError:
            if last - first < LEAST_BLOCKS:
                raise
        middle = (first + last) // 2
        return [*self._logs(topics, first, middle), *self._logs(topics, middle + 1, last)]

    def _event(self, name: str) -> tuple[dict[str, Any], str]:
        entry = next(entry for entry in self.abi if entry["type"] == "event" and entry["name"] == name)
        return entry, "0x" + event_abi_to_log_topic(entry).hex()

    def _traces(self, function: str, cases: list[Arguments], call: dict[str, Any]) -> list[dict[str, Any]]:
        """What the node tells of each call, and of none that it makes; raises Revert."""
        transactions = [self._transaction(function, args, call) for args in cases]
        tracer = {"tracer": "callTracer", "tracerConfig": {"onlyTopCall": True}}
        traces = self.rpc.batch(("debug_traceCall", (tx, "latest", tracer)) for tx in transactions)
        for trace in traces:
            if "error" in trace:
                raise Revert(trace["error"], bytes.fromhex(trace.get("output", "0x")[2:]))
        return traces

    def _transaction(
        self, function: str, args: Arguments, more: dict[str, Any], gas: int | None = READ_GAS
    ) -> dict[str, Any]:
        return transaction(self.address, self.encode(function, *args), **({"gas": gas} | more))


def deploy(rpc: Rpc, contract: Contract, *args: Any, sender: str | None = None) -> Deployed:
    """Deploys a contract from an account that the node holds; raises Revert with the constructor's reason.

    Before it, those of its parts that no argument gives, and its data, unless an argument says where that lies.
    """
    args = (*args, *(deploy(rpc, part, sender=sender).address for part in parts(contract, len(args)).values()))
    if takes_data(contract, len(args)):
        args = (*args, _stored(rpc, contract.data, sender))
    receipt = send(rpc, [transaction(None, "0x" + creation_code(contract, *args).hex(), sender=sender)])[0]
    return Deployed(rpc, receipt.contract_address, contract.abi)


def _stored(rpc: Rpc, data: Iterable[bytes], sender: str | None) -> list[str]:
    """Puts data on the chain by an archive of its own, and returns where it lies."""
    archive = deploy(rpc, build.contract("Archive"), sender=sender)
    contents = [(content,) for content in data]
    places = archive.read_each("write", contents)
    for content in contents:  # one by one: a node gives long transactions of a batch the same number
        archive.send("write", *content, **({"sender": sender} if sender else {}))
    return places


def creation_code(contract: Contract, *args: Any) -> bytes:
    """Returns what is sent to deploy a contract: its code and the constructor's arguments."""
    constructors = [entry for entry in contract.abi if entry["type"] == "constructor"]
    types = get_abi_input_types(constructors[0]) if constructors else []
    return contract.bytecode + encode(types, args)


def call_data(abi: Sequence[dict[str, Any]], function: str, *args: Any) -> str:
    """Returns what is sent to call a function with its arguments."""
    entry = _entry(abi, function, len(args))
    return "0x" + (function_abi_to_4byte_selector(entry) + encode(get_abi_input_types(entry), args)).hex()


def selector_and_types(abi: Sequence[dict[str, Any]], function: str) -> tuple[bytes, list[str]]:
    """Returns a function's selector and its arguments' types; texts are bytes, since on a chain they may be any."""
    entry = next(entry for entry in abi if entry.get("name") == function)
    kinds = [kind.replace("string", "bytes") for kind in get_abi_input_types(entry)]
    return function_abi_to_4byte_selector(entry), kinds


def transaction(
    to: str | None, data: str, sender: str | None = None, value: int = 0, gas: int | None = None
) -> dict[str, Any]:
    """Returns the object that eth_call and eth_sendTransaction take."""
    fields = {
        "to": to,
        "from": sender,
        "data": data,
        "value": hex(value) if value else None,
        "gas": hex(gas) if gas else None,
    }
    return {name: field for name, field in fields.items() if field is not None}


def send(rpc: Rpc, transactions: Sequence[dict[str, Any]]) -> list[Receipt]:
    """Sends transactions from accounts that the node holds, and waits for their receipts.

    Raises Revert: for a transaction without `gas` before it is mined, for one with it after.
    """
    if any("from" not in tx for tx in transactions):
        first = rpc.call("eth_accounts")[0]
        transactions = [{"from": first} | tx for tx in transactions]
    hashes = rpc.batch(("eth_sendTransaction", (tx,)) for tx in transactions)
    receipts = wait(rpc, hashes)
    return [parse_receipt(rpc, tx, receipt) for tx, receipt in zip(transactions, receipts, strict=True)]


def parse_receipt(rpc: Rpc, transaction: dict[str, Any], receipt: dict[str, Any]) -> Receipt:
    """Returns a node's receipt in our terms; for a transaction that failed, raises Revert with the reason."""
    if int(receipt["status"], 16) == 0:
        rpc.call("eth_call", transaction, receipt["blockNumber"])
        raise Revert(f"transaction {receipt['transactionHash']} failed")
    return Receipt(
        hash=receipt["transactionHash"],
        block=int(receipt["blockNumber"], 16),
        gas_used=int(receipt["gasUsed"], 16),
        contract_address=receipt["contractAddress"],
        logs=receipt["logs"],
    )


def wait(rpc: Rpc, hashes: Sequence[str], enough: Callable[[Iterable[Any]], bool] = all) -> list[dict[str, Any]]:
    """Waits for transactions to be mined, and returns the node's receipts; raises NodeError in the end.

    A node that refuses to show a receipt has not refused the transaction: it is asked again.

    Args:
        enough: `all`, or `any` for transactions of which only one can come through; the others' are None then.
    """
    deadline = time.monotonic() + MINING_SECONDS
    pause = POLL_SECONDS
    while time.monotonic() < deadline:
        answers = rpc.try_batch(("eth_getTransactionReceipt", (hash_,)) for hash_ in hashes)
        receipts = [None if isinstance(answer, RpcError) else answer for answer in answers]
        if enough(receipts):
            return receipts
        time.sleep(pause)
        pause = min(2 * pause, MOST_POLL_SECONDS)
    raise NodeError(f"{hashes[-1]} was not mined within {MINING_SECONDS} s; run this again to go on")


def intrinsic_gas(data: str) -> int:
    """Returns what a transaction that carries this call data costs before its first instruction."""
    zeros = bytes.fromhex(data[2:]).count(0)
    return BASE_GAS + zeros * ZERO_BYTE_GAS + (len(data) // 2 - 1 - zeros) * NONZERO_BYTE_GAS


def _entry(abi: Sequence[dict[str, Any]], function: str, arguments: int) -> dict[str, Any]:
    for entry in abi:
        if entry.get("name") == function and len(entry["inputs"]) == arguments and "outputs" in entry:
            return entry
    raise LookupError(f"no function {function} with {arguments} arguments")


def _decode_event(entry: dict[str, Any], log: dict[str, Any]) -> dict[str, Any]:
    indexed = [parameter for parameter in entry["inputs"] if parameter["indexed"]]
    plain = [parameter for parameter in entry["inputs"] if not parameter["indexed"]]
    values = {
        parameter["name"]: decode([parameter["type"]], bytes.fromhex(topic[2:]))[0]
        for parameter, topic in zip(indexed, log["topics"][1:], strict=True)
    }
    data = _ANY_TEXT.decode([collapse_if_tuple(parameter) for parameter in plain], bytes.fromhex(log["data"][2:]))
    return values | {parameter["name"]: value for parameter, value in zip(plain, data, strict=True)}


def _all_or_raise(results: list[Any]) -> list[Any]:
    for result in results:
        if isinstance(result, RpcError):
            raise result
    return results
