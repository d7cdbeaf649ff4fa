"""Tests of Distributed Text Services."""
