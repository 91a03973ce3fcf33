"""What is told beside an order: facts, reasons, who said it, what somebody believes."""
