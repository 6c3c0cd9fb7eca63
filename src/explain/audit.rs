//! Secrets, programs with rights, the base image, and what to change.

use super::Message;
use crate::union::UnionTree;
use crate::union::audit::{
    Advice, BaseGuess, BaseSign, Change, Leftover, Secret, SecretKind, SecretPlace, SetId,
};

/// The name of a kind of secret.
#[must_use]
pub fn secret_kind(kind: SecretKind) -> Message {
    Message::new(match kind {
        SecretKind::PrivateKey => "secret-private-key",
        SecretKind::EnvFile => "secret-env-file",
        SecretKind::CloudCredentials => "secret-cloud-credentials",
        SecretKind::RegistryLogin => "secret-registry-login",
        SecretKind::PasswordFile => "secret-password-file",
        SecretKind::KeyStore => "secret-key-store",
        SecretKind::InfraState => "secret-infra-state",
        SecretKind::WebToken => "secret-web-token",
        SecretKind::UrlPassword => "secret-url-password",
        SecretKind::Named => "secret-named",
        SecretKind::Token(issuer) => return Message::new("secret-token").text("issuer", issuer),
    })
}

/// Where a secret lies, and who can read it.
#[must_use]
pub fn secret(tree: &UnionTree, secret: &Secret) -> Message {
    let kind = secret_kind(secret.kind);
    let of = |id| Message::new(id).message("kind", kind);
    match &secret.place {
        SecretPlace::File { node, layer, hidden_by, .. } => {
            let (in_view, hidden) = if secret.span.is_some() {
                ("secret-in-file", "secret-in-hidden-file")
            } else {
                ("secret-file", "secret-hidden-file")
            };
            let path = tree.path(*node).shown();
            match hidden_by {
                None => of(in_view).text("path", path).layer("layer", *layer),
                Some(by) => of(hidden).text("path", path).layer("layer", *layer).layer("by", *by),
            }
        }
        SecretPlace::Env { name } => of("secret-in-env").text("name", name),
        SecretPlace::Label { key } => of("secret-in-label").text("name", key),
        SecretPlace::History { step } => of("secret-in-history").count("step", *step as u64 + 1),
    }
}

/// Where the base image is guessed to end, and by what.
#[must_use]
pub fn base_guess(guess: &BaseGuess) -> Message {
    let of = |id| Message::new(id).count("layers", guess.layers as u64);
    match (&guess.sign, &guess.name) {
        (BaseSign::Command, None) => of("base-by-command"),
        (BaseSign::Command, Some(name)) => of("base-by-command-named").text("name", name),
        (BaseSign::Gap(gap), None) => of("base-by-gap").count("hours", gap / 3_600),
        (BaseSign::Gap(gap), Some(name)) => {
            of("base-by-gap-named").count("hours", gap / 3_600).text("name", name)
        }
    }
}

/// What a program with the bit of its owner or group means.
#[must_use]
pub fn set_id(tree: &UnionTree, of: &SetId) -> Message {
    let message = |id| {
        Message::new(id)
            .text("path", tree.path(of.node).shown())
            .text("mode", format!("{:04o}", of.mode))
            .layer("layer", of.layer)
    };
    match (of.mode & 0o4000 != 0, of.mode & 0o2000 != 0) {
        (true, true) => message("setid-both")
            .text("uid", of.owner.uid.to_string())
            .text("gid", of.owner.gid.to_string()),
        (true, false) => message("setid-user").text("uid", of.owner.uid.to_string()),
        _ => message("setid-group").text("gid", of.owner.gid.to_string()),
    }
}

/// What a tool left behind.
#[must_use]
pub fn leftover(tree: &UnionTree, of: &Leftover) -> Message {
    Message::new("leftover-cache")
        .text("tool", of.cache.tool)
        .text("path", tree.path(of.node).shown())
        .layer("layer", of.layer)
        .bytes("bytes", of.bytes)
        .count("count", of.files.into())
}

/// What to change, and for how many bytes.
#[must_use]
pub fn change(tree: &UnionTree, change: &Change) -> Message {
    let by = change.by.unwrap_or(change.layer);
    let of = |id| {
        Message::new(id)
            .layer("layer", change.layer)
            .layer("by", by)
            .text("path", tree.path(change.example).shown())
            .count("count", if change.by.is_none() { 1 } else { change.files.into() })
            .bytes("bytes", change.bytes)
    };
    match change.advice {
        Advice::JoinRuns => of("advice-join-runs"),
        Advice::CopyChmod(Some(mode)) => {
            of("advice-copy-chmod").text("mode", format!("{:o}", mode & 0o7777))
        }
        Advice::CopyChown(Some(owner)) => {
            of("advice-copy-chown").text("owner", format!("{}:{}", owner.uid, owner.gid))
        }
        Advice::CopyChmod(None) => of("advice-copy-chmod-several"),
        Advice::CopyChown(None) => of("advice-copy-chown-several"),
        Advice::CopyChmodChown => of("advice-copy-chmod-chown"),
        Advice::LeaveOut => of("advice-leave-out"),
        Advice::WriteOnce if change.by == Some(change.layer) => of("advice-write-once-same"),
        Advice::WriteOnce => of("advice-write-once"),
        Advice::RemoveInSameRun => of("advice-remove-in-same-run"),
        Advice::CacheMount(cache) => of("advice-cache-mount")
            .text("tool", cache.tool)
            .text("target", cache.target.unwrap_or_default()),
        Advice::SmallerBase => of("advice-smaller-base"),
    }
}
