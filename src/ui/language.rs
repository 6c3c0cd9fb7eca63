//! The words of a language, fetched when they are first needed.

use crate::i18n::{self, Lang};
use crate::platform::fetch;

/// Sees to it that the words of some files of a language are there.
///
/// # Errors
/// What the browser says, if a file cannot be had.
pub async fn learn(lang: Lang, files: &[&str]) -> Result<(), String> {
    for file in files {
        if !i18n::knows(lang, file) {
            let address = format!("./locales/{}/{file}.ftl", lang.code());
            let source = fetch::text(&address).await.map_err(|error| error.to_string())?;
            i18n::learn(lang, file, source);
        }
    }
    Ok(())
}
