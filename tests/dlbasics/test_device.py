"""Device: the CPU, another on request, and a clear error where there is none."""

from types import SimpleNamespace

import pytest
import torch

from dlbasics.device import available, device


@pytest.fixture
def two_gpus(monkeypatch):
    """A machine on which torch finds two CUDA devices."""
    found = SimpleNamespace(type="cuda")
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available: found)
    monkeypatch.setattr(torch.accelerator, "device_count", lambda: 2)


@pytest.fixture
def no_gpu(monkeypatch):
    """A machine on which torch finds the CPU alone."""
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available: None)


@pytest.mark.parametrize("asked", [None, "", "cpu"])
def test_the_default_is_the_cpu(monkeypatch, two_gpus, asked):
    monkeypatch.delenv("DLBASICS_DEVICE", raising=False)
    if asked is not None:
        monkeypatch.setenv("DLBASICS_DEVICE", asked)
    assert device() == torch.device("cpu")


@pytest.mark.parametrize("asked", ["cuda", "cuda:0", "cuda:1"])
def test_another_device_on_request(monkeypatch, two_gpus, asked):
    monkeypatch.setenv("DLBASICS_DEVICE", asked)
    assert device() == torch.device(asked)


@pytest.mark.parametrize("asked", ["cuda:2", "mps", "gpu", "CPU"])
def test_a_device_that_is_not_there_is_refused(monkeypatch, two_gpus, asked):
    monkeypatch.setenv("DLBASICS_DEVICE", asked)
    expected = f"DLBASICS_DEVICE is '{asked}', this machine has: cpu, cuda, cuda:0, cuda:1"
    with pytest.raises(ValueError, match=expected):
        device()


def test_without_a_gpu_there_is_only_the_cpu(monkeypatch, no_gpu):
    monkeypatch.setenv("DLBASICS_DEVICE", "cuda")
    with pytest.raises(ValueError, match=r"DLBASICS_DEVICE is 'cuda', this machine has: cpu$"):
        device()


def test_torch_computes_on_every_device_that_is_named():
    for name in available():
        assert (torch.ones(2, device=name) + 1).tolist() == [2.0, 2.0]


@pytest.mark.gpu
@pytest.mark.skipif(not torch.accelerator.is_available(), reason="no GPU on this machine")
def test_a_real_gpu_on_request(monkeypatch):
    monkeypatch.setenv("DLBASICS_DEVICE", available()[1])
    assert torch.ones(1, device=device()).device.type == available()[1]
