//! All that touches JavaScript.
