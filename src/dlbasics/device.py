"""Device: where torch computes, the CPU unless the reader asks for another."""

import os

import torch


def available() -> list[str]:
    """Names of the devices that this machine can compute on, the CPU first."""
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    if accelerator is None:
        return ["cpu"]
    numbered = (f"{accelerator.type}:{i}" for i in range(torch.accelerator.device_count()))
    return ["cpu", accelerator.type, *numbered]


def device() -> torch.device:
    """The device that the environment variable DLBASICS_DEVICE names, by default the CPU.

    Raises ValueError for a name that torch does not know and for a device that is not there.
    """
    name = os.environ.get("DLBASICS_DEVICE") or "cpu"
    if name not in available():
        raise ValueError(f"DLBASICS_DEVICE is {name!r}, this machine has: {', '.join(available())}")
    return torch.device(name)
