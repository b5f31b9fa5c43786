grey = 224 * 224
colour = 3 * grey
units = 1000
dense = colour * units + units
filters = 64
convolution = 3 * 3 * 3 * filters + filters

print(f"pixels in grey         {grey:>11,}")
print(f"numbers in colour      {colour:>11,}")
print(f"parameters, dense      {dense:>11,}")
print(f"parameters, filters    {convolution:>11,}")
