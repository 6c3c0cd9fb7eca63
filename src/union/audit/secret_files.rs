//! Files that hold secrets, told by their paths.

use super::SecretKind;

/// Names of private keys, as ssh-keygen(1) and hosting services give them.
const KEYS: &[&str] =
    &["id_rsa", "id_dsa", "id_ecdsa", "id_ecdsa_sk", "id_ed25519", "id_ed25519_sk", "deploy_key"];
/// Ends of names of key stores: PKCS #12, Java, KeePass, PuTTY.
const STORES: &[&str] = &[".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk"];
/// What may stand behind `.env` in the name of a template that holds no values.
const TEMPLATES: &[&str] = &["example", "sample", "template", "dist", "defaults", "schema"];

/// Ends of paths, from a slash on, with the kind: the places where tools keep their credentials
/// (manuals of aws, docker, gcloud, az, kubectl, npm, pip, git, curl, psql, mysql, terraform).
const PATHS: &[(&str, SecretKind)] = &[
    ("/.aws/credentials", SecretKind::CloudCredentials),
    ("/.config/gcloud/application_default_credentials.json", SecretKind::CloudCredentials),
    ("/.config/gcloud/credentials.db", SecretKind::CloudCredentials),
    ("/.azure/accessTokens.json", SecretKind::CloudCredentials),
    ("/.azure/msal_token_cache.json", SecretKind::CloudCredentials),
    ("/.kube/config", SecretKind::CloudCredentials),
    ("/.docker/config.json", SecretKind::RegistryLogin),
    ("/.dockercfg", SecretKind::RegistryLogin),
    ("/.npmrc", SecretKind::RegistryLogin),
    ("/.pypirc", SecretKind::RegistryLogin),
    ("/.gem/credentials", SecretKind::RegistryLogin),
    ("/.cargo/credentials", SecretKind::RegistryLogin),
    ("/.cargo/credentials.toml", SecretKind::RegistryLogin),
    ("/.composer/auth.json", SecretKind::RegistryLogin),
    ("/.netrc", SecretKind::PasswordFile),
    ("/_netrc", SecretKind::PasswordFile),
    ("/.git-credentials", SecretKind::PasswordFile),
    ("/.pgpass", SecretKind::PasswordFile),
    ("/.my.cnf", SecretKind::PasswordFile),
    ("/.htpasswd", SecretKind::PasswordFile),
    ("/.vault-token", SecretKind::PasswordFile),
    ("/terraform.tfstate", SecretKind::InfraState),
    ("/terraform.tfstate.backup", SecretKind::InfraState),
];

/// The kind of secret a file of this path holds, by its path alone; paths have no leading slash.
#[must_use]
pub fn secret_file(path: &[u8]) -> Option<SecretKind> {
    let path = format!("/{}", String::from_utf8_lossy(path));
    let name = path.rsplit('/').next().unwrap_or_default();
    if let Some((_, kind)) = PATHS.iter().find(|(end, _)| path.ends_with(end)) {
        return Some(*kind);
    }
    if KEYS.contains(&name) || ["_rsa", "_ed25519", "_ecdsa"].iter().any(|end| name.ends_with(end))
    {
        return Some(SecretKind::PrivateKey);
    }
    let lower = name.to_ascii_lowercase();
    if STORES.iter().any(|end| lower.ends_with(end) && lower.len() > end.len()) {
        // Java and its distributions ship stores of public certificates under this name.
        return (!lower.starts_with("cacerts")).then_some(SecretKind::KeyStore);
    }
    let rest = name.strip_prefix(".env")?;
    let template = rest.split('.').any(|part| TEMPLATES.contains(&part));
    ((rest.is_empty() || rest.starts_with('.')) && !template).then_some(SecretKind::EnvFile)
}
