//! Content digests and the ids made of them.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// A content digest, `algorithm:hex`, checked to be well formed.
///
/// The grammar is that of the OCI image-spec (`descriptor.md`, "Digests"); for `sha256` the hex
/// part must be 64 lower-case digits, for `sha512` 128. Other algorithms are kept as they are.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Digest(Box<str>);

/// Why a text is no digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestError {
    /// The text that was given, shortened to 200 characters.
    pub text: String,
}

impl Digest {
    /// Parses `algorithm:hex`.
    ///
    /// # Errors
    /// If the text is not a digest by the grammar of the image-spec.
    pub fn parse(text: &str) -> Result<Self, DigestError> {
        let bad = || DigestError { text: text.chars().take(200).collect() };
        let (algorithm, encoded) = text.split_once(':').ok_or_else(bad)?;
        let algorithm_ok = !algorithm.is_empty()
            && algorithm.split(['+', '.', '_', '-']).all(|part| {
                !part.is_empty()
                    && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        let hex = |n: usize| {
            encoded.len() == n
                && encoded.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        };
        let encoded_ok = match algorithm {
            "sha256" => hex(64),
            "sha512" => hex(128),
            _ => {
                !encoded.is_empty()
                    && encoded.bytes().all(|b| b.is_ascii_alphanumeric() || b"=_-".contains(&b))
            }
        };
        if algorithm_ok && encoded_ok { Ok(Self(text.into())) } else { Err(bad()) }
    }

    /// The SHA-256 of `bytes`.
    #[must_use]
    pub fn sha256_of(bytes: &[u8]) -> Self {
        Self::from_sha256(&Sha256::digest(bytes).into())
    }

    /// The digest whose SHA-256 value is `raw`.
    #[must_use]
    pub fn from_sha256(raw: &[u8; 32]) -> Self {
        let mut text = String::with_capacity(71);
        text.push_str("sha256:");
        for byte in raw {
            text.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
            text.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        }
        Self(text.into())
    }

    /// The digest of what a hasher was given.
    #[must_use]
    pub fn finish(hasher: Sha256) -> Self {
        Self::from_sha256(&hasher.finalize().into())
    }

    /// `algorithm:hex`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the colon.
    #[must_use]
    pub fn algorithm(&self) -> &str {
        self.0.split_once(':').map_or("", |(a, _)| a)
    }

    /// The part after the colon.
    #[must_use]
    pub fn encoded(&self) -> &str {
        self.0.split_once(':').map_or("", |(_, e)| e)
    }

    /// The first twelve digits, as Docker prints ids.
    #[must_use]
    pub fn short(&self) -> &str {
        let encoded = self.encoded();
        encoded.get(..12).unwrap_or(encoded)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! digest_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub Digest);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

digest_id! {
    /// Digest of a layer's uncompressed tar (OCI image-spec, `config.md`, "Layer DiffID").
    DiffId
}
digest_id! {
    /// Digest of a stack of layers (OCI image-spec, `config.md`, "Layer ChainID").
    ChainId
}
digest_id! {
    /// Digest of the image's configuration; for a root-filesystem tar the SHA-256 of its
    /// uncompressed bytes.
    ImageId
}

/// The chain IDs of a stack of layers, lowest first.
///
/// `ChainID(L0) = DiffID(L0)`; `ChainID(L0|…|Ln) = sha256(ChainID(L0|…|Ln-1) + " " + DiffID(Ln))`.
#[must_use]
pub fn chain_ids(diff_ids: &[DiffId]) -> Vec<ChainId> {
    let mut chain: Vec<ChainId> = Vec::with_capacity(diff_ids.len());
    for diff_id in diff_ids {
        let next = match chain.last() {
            None => diff_id.0.clone(),
            Some(below) => Digest::sha256_of(format!("{below} {diff_id}").as_bytes()),
        };
        chain.push(ChainId(next));
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_well_formed_digests_parse() {
        let good = format!("sha256:{}", "a".repeat(64));
        assert_eq!(Digest::parse(&good).unwrap().as_str(), good);
        for bad in
            ["", "abc", "sha256:short", "sha256:../../../etc/passwd", "SHA256:aa", ":aa", "sha256:"]
        {
            assert!(Digest::parse(bad).is_err(), "{bad}");
        }
        assert!(Digest::parse(&format!("sha256:{}", "A".repeat(64))).is_err());
    }

    #[test]
    fn sha256_of_nothing() {
        assert_eq!(
            Digest::sha256_of(b"").as_str(),
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}
