"""What stands in the folder: the tree, a stamp of each KIM, the roll of all."""
