"""Short codes behind printed QRs: what each leads to, and how often it was opened on which day."""
