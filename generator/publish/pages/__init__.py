"""The pages of the site: one module for each kind, with one public function that returns or yields them."""
