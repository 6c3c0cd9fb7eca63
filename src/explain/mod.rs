//! Facts to typed explanations, language left out.
