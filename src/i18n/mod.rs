//! Typed explanations to words, in Korean and English.
