"""The dump of what is public: a file that is made anew when something has happened."""
