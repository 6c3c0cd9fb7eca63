//! Bytes to images: the outer archive, its formats, compression, layer tars, contents.
