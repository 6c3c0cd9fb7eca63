//! What an image is called among others.

use crate::base::path::visible;
use crate::image::{Image, ImageFrom};

/// Its first tag or the beginning of its ID, else what `or` says; and its platform.
pub fn label(image: &Image, or: impl FnOnce() -> String) -> String {
    let tag = image.tags.first().map(|tag| visible(tag.as_bytes()));
    let named = image.id.as_ref().filter(|_| image.from != ImageFrom::Rootfs);
    let id = || named.map(|id| id.0.short().to_owned());
    let name = tag.or_else(id).unwrap_or_else(or);
    match platform(image) {
        Some(platform) => format!("{name} · {platform}"),
        None => name,
    }
}

/// `linux/arm64/v8`, from the descriptor or the configuration.
fn platform(image: &Image) -> Option<String> {
    let config = image.config.as_ref();
    let (os, architecture, variant) = match &image.platform {
        Some(p) => (p.os.clone(), p.architecture.clone(), p.variant.clone()),
        None => (config?.os.clone()?, config?.architecture.clone()?, config?.variant.clone()),
    };
    let mut text = format!("{os}/{architecture}");
    if let Some(variant) = variant {
        text.push('/');
        text.push_str(&variant);
    }
    Some(visible(text.as_bytes()))
}
