"""The panels that belong to no article: help, welcome, notices, packages, questions."""
