//! Builds layers and images for tests and samples, the same bytes every time.
