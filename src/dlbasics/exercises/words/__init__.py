"""What a check says: findings, where to read on, exceptions explained."""
