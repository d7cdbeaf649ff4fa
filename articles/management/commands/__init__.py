"""The commands, thin: arguments in, a service, lines out."""
