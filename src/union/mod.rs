//! Layers to one tree: whiteouts, version stacks, reasons, waste.
