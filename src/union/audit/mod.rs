//! What an engineer wants to be told of an image: secrets and where they lie, files that run with
//! their owner's rights, caches left behind, where the base image ends, and what to change for how
//! many bytes.
//!
//! Values, not words: `explain` says them. Pattern rules carry their source. A guess says that it is
//! one by its type. Not here: reading contents; whoever reads them hands the bytes to [`scan`].

mod advice;
mod base_guess;
mod caches;
mod mask;
mod secret_files;
mod secrets;
mod setid;
mod tokens;

pub use advice::{Advice, Change, MadeBy, advice, files_of};
pub use base_guess::{BaseGuess, BaseSign, base_guess};
pub use caches::{Cache, Leftover, leftovers};
pub use mask::{masked, masked_at, masked_command};
pub use secret_files::secret_file;
pub use secrets::{
    Secret, SecretKind, SecretPlace, SecretSpan, named_like_a_secret, secrets_by_name,
    secrets_of_command, secrets_of_config, to_scan,
};
pub use setid::{SetId, set_id_files};
pub use tokens::scan;
