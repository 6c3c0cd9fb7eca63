//! The static site.

use std::fs;
use std::process::Command;

use crate::cargo::{program, run as run_command};
use crate::{Args, Outcome, project, say, tools};

/// `cargo xtask build`.
///
/// # Errors
/// If the build fails.
pub fn run(args: &mut Args) -> Outcome {
    args.done()?;
    let path = tools::ensure(tools::PAGE)?;
    build(&path)?;
    say::line("Finished", "dist/ can be put under any path of any static host");
    Ok(())
}

/// Builds `dist/`: release, relative addresses, the policy in the page itself.
///
/// # Errors
/// If the build fails.
pub fn build(path: &std::ffi::OsStr) -> Outcome {
    // Trunk tells its progress on the standard output, which may be a benchmark's figures.
    run_command(trunk(path).args(["build", "--release"]).stdout(std::io::stderr()))?;
    let index = project::dist().join("index.html");
    let say = |error| format!("{}: {error}", index.display());
    let html = fs::read_to_string(&index).map_err(say)?;
    let trunk_toml = fs::read_to_string(project::root().join("Trunk.toml"))
        .map_err(|error| format!("Trunk.toml: {error}"))?;
    let html = with_policy(&html, &policy(&trunk_toml)?)?;
    fs::write(&index, html).map_err(say)
}

/// Trunk, finding the pinned tools.
pub fn trunk(path: &std::ffi::OsStr) -> Command {
    // `Command` looks a name up in the PATH of the child, which is the one given here.
    let mut command = program("trunk");
    command.env("PATH", path).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk takes NO_COLOR=1 (as many tools set it) for a wrong value of its own option.
    command.env_remove("NO_COLOR");
    command
}

/// The policy that `trunk serve` sends, without the nonce of its reload script.
fn policy(trunk_toml: &str) -> Outcome<String> {
    let list = trunk_toml
        .split_once("csp = [")
        .and_then(|(_, rest)| rest.split_once(']'))
        .ok_or("Trunk.toml has no list `csp = [`")?
        .0;
    let rules: Vec<String> = list
        .split('"')
        .skip(1)
        .step_by(2)
        .map(|rule| rule.replace(" 'nonce-{{NONCE}}'", ""))
        .collect();
    Ok(rules.join("; "))
}

/// The page with the policy as its first word after the character set.
fn with_policy(html: &str, policy: &str) -> Outcome<String> {
    let charset = html.find("<meta charset=").ok_or("index.html has no <meta charset>")?;
    let end = charset + html[charset..].find('>').ok_or("index.html: <meta charset> is open")? + 1;
    let meta = format!("\n  <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    // The nonce belongs to the reload script of `serve`.
    let rest = html[end..].replace(" nonce=\"TRUNKNONCE\"", "");
    Ok(format!("{}{meta}{rest}", &html[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_serve_goes_into_the_page_without_its_nonce() {
        let policy = policy(
            "csp = [\n \"default-src 'none'\",\n \"script-src 'self' 'nonce-{{NONCE}}'\",\n]",
        );
        assert_eq!(policy.as_deref(), Ok("default-src 'none'; script-src 'self'"));
        let page = with_policy("<head><meta charset=\"utf-8\"><title>", "default-src 'none'");
        assert!(page.is_ok_and(|page| page.contains("content=\"default-src 'none'\">")));
    }
}
