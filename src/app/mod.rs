//! The app's state and what changes it; route and URL hash.
