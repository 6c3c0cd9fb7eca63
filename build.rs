//! Keeps the `target_features` section, which wasm-bindgen needs and `strip = true` would remove.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bins=--keep-section=target_features");
    }
}
