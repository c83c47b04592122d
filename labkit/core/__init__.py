"""What every kernel needs. Knows no topic and no screen."""
