//! The build cache: text in, text out.

mod ignore;
