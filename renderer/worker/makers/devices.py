"""What torch computes on."""

from typing import Any

import torch

from ..refusal import Hindered


def chosen(device: str) -> str:
    """Returns a device as torch names it, for "auto" the card when there is one; Hindered when it is not there."""
    if device == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    try:
        torch.empty(0, device=device)
    except (RuntimeError, AssertionError) as error:  # the latter where torch was built without it
        raise Hindered(f"makers: the device {device} is not here: {str(error).splitlines()[0]}") from None
    return device


def told(device: str) -> dict[str, Any]:
    """Says what a chosen device is."""
    card = {"card": torch.cuda.get_device_name(device)} if device.startswith("cuda") else {}
    return {"torch": torch.__version__, "device": device, **card}
