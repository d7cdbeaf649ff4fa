"""What tests stand on: a throwaway PostgreSQL, the running service, the count of what passed."""
