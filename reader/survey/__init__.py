"""What a library of articles says about a glossary."""
