"""What the directory was reduced from, kept in the memory's database: a module for each table."""
