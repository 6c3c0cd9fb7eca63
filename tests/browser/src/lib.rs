//! Drives Chromium through what a person does on the page.
