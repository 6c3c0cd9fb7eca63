//! Archives that are made for a test, in a folder that goes away with it.
