"""The pages: one module a kind, each with one public function that yields them."""
