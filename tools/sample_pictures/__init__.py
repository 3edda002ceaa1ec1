"""The pictures and documents of the sample network: flat illustrations, no photo of anyone."""
