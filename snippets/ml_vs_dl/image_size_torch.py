from torch import nn, zeros

grey = zeros(1, 224, 224).numel()
colour = zeros(3, 224, 224).numel()


def parameters(layer):
    return sum(p.numel() for p in layer.parameters())


# "meta": only the shapes, so that this does not fill the memory
dense = parameters(nn.Linear(colour, 1000, device="meta"))
convolution = parameters(nn.Conv2d(3, 64, kernel_size=3, device="meta"))
print(f"pixels in grey         {grey:>11,}")
print(f"numbers in colour      {colour:>11,}")
print(f"parameters, dense      {dense:>11,}")
print(f"parameters, filters    {convolution:>11,}")
