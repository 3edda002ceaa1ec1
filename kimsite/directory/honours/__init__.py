"""What the network says of KIM: awards by year, programmes and who takes part."""
