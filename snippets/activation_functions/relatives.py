from dlbasics.activations import elu, gelu, leaky_relu, silu, softplus

values = {}
print("z               -3.0   -1.0    0.0    2.0")
for f in (leaky_relu, elu, gelu, silu, softplus):
    values[f.name] = [f(z) for z in (-3.0, -1.0, 0.0, 2.0)]
    print(f"{f.name:12}" + "".join(f"{a:7.3f}" for a in values[f.name]))
    slopes = [f.derivative(z) for z in (-3.0, -1.0, 0.0, 2.0)]
    print("  slope     " + "".join(f"{slope:7.3f}" for slope in slopes))
