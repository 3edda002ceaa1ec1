"""The pages of regions: provinces, kabupaten and kota, kecamatan."""
