"""Command line, web desk, API, exports: present, never compute."""
