"""The basics of deep learning, one concept a module, named as the field names it.

`descent` and `losses` are plain Python on floats; `plots` draws with matplotlib and `device` asks
torch. Importing `dlbasics` alone imports none of them.
"""
