"""Distributed Text Services 1.0 (dtsapi.org): articles as collections, versions as resources, paragraphs as citable units."""
