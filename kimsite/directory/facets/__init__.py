"""Lists of KIM beside their region: by bidang, tingkat, status and alphabet."""
