voice, presence, song = 2.0, -1.0, 1.0  # marks; 0 is average
mood = -1.5
threshold = -mood

parts = [0.5 * voice, 0.3 * presence, 0.2 * song]
merit = sum(parts)
z = merit + mood
decision = "yes" if z >= 0 else "no"

print(f"weighted sum: {parts[0]:.1f} + ({parts[1]:.1f}) + {parts[2]:.1f} = {merit:.1f}")
print(f"plus bias:    {merit:.1f} + ({mood:.1f}) = {z:.1f}")
print(f"decision:     {decision}")
