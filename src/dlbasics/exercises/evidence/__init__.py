"""What a check looks at: variables, drawings, training as it happens."""
