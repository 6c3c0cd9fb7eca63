//! The numbers `dive` (wagoodman/dive 0.13.1) gives for the same image, computed as it does,
//! including where it is wrong, so that both can be compared.

/// dive's numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DiveNumbers {}
