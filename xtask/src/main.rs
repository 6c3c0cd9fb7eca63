//! The project's commands: `cargo xtask serve`, `cargo xtask test`, and what stands behind them.
//!
//! Only the standard library is used, so that a fresh machine gets its first answer within seconds.

mod bench;
mod browser;
mod cargo;
mod dist;
mod fuzz;
mod oracle;
mod project;
mod say;
mod serve;
mod test;
mod tools;

use std::process::ExitCode;

/// What a command ends with: an error is one message for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// A command: its name, its arguments as `--help` shows them, what it does, and the function.
type Command = (&'static str, &'static str, &'static str, fn(&mut Args) -> Outcome);

const COMMANDS: &[Command] = &[
    (
        "serve",
        "[--port N] [--no-open] [--release]",
        "open the app in the browser, rebuilt at every change",
        serve::run,
    ),
    ("test", "[STEP…]", "run everything that decides whether a change lands", test::run),
    ("build", "", "write the static site to dist/", dist::run),
    (
        "oracle",
        "images|cow [--shared DIR] [--dump DIR]",
        "compare with recorded ground truth: image archives, copy-on-write",
        oracle::run,
    ),
    (
        "bench",
        "cow|cache|inspect [--json] [--image TAR]",
        "measure, beside a reference in the same run",
        bench::run,
    ),
    (
        "fuzz",
        "[TARGET] [--seconds N]",
        "feed hostile bytes to the readers (nightly and cargo-fuzz)",
        fuzz::run,
    ),
    ("samples", "", "write static/samples again", oracle::samples),
    (
        "screenshots",
        "[--readme] [DIR]",
        "photograph every screen in every look",
        browser::screenshots,
    ),
    ("tools", "", "install what the other commands need, and nothing else", install),
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let Some(name) = words.next() else {
        print!("{}", help());
        return ExitCode::FAILURE;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    if name == "announce" {
        let result = serve::announce(&mut Args { words: words.collect() });
        return if result.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let Some((name, usage, what, run)) = COMMANDS.iter().find(|command| command.0 == name) else {
        let known: Vec<&str> = COMMANDS.iter().map(|command| command.0).collect();
        eprintln!("error: no command `{name}`. The commands are: {}", known.join(", "));
        return ExitCode::FAILURE;
    };
    let mut args = Args { words: words.collect() };
    if args.flag("--help") || args.flag("-h") {
        println!("{what}\n\nUsage: cargo xtask {name} {usage}");
        if *name == "test" {
            println!("\nSteps, in order (all of them when none is named):\n{}", test::steps_help());
        }
        return ExitCode::SUCCESS;
    }
    match run(&mut args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = String::from("Onionskin's commands\n\nUsage: cargo xtask COMMAND\n\n");
    for (name, usage, what, _) in COMMANDS {
        text += &format!("  {:<48} {what}\n", format!("{name} {usage}"));
    }
    text + "\n`cargo xtask COMMAND --help` says more about one of them.\n"
}

fn install(args: &mut Args) -> Outcome {
    args.done()?;
    tools::ensure(tools::ALL).map(drop)
}

/// The words after the command.
pub struct Args {
    words: Vec<String>,
}

impl Args {
    /// Takes `name` out; true if it was there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() != before
    }

    /// Takes `name VALUE` or `name=VALUE` out.
    ///
    /// # Errors
    /// If the value is missing.
    pub fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        if let Some(at) = self.words.iter().position(|word| word == name) {
            if at + 1 >= self.words.len() {
                return Err(format!("{name} needs a value"));
            }
            self.words.remove(at);
            return Ok(Some(self.words.remove(at)));
        }
        let prefix = format!("{name}=");
        let at = self.words.iter().position(|word| word.starts_with(&prefix));
        Ok(at.map(|at| self.words.remove(at).split_off(prefix.len())))
    }

    /// Takes the next word that is no option.
    pub fn word(&mut self) -> Option<String> {
        let at = self.words.iter().position(|word| !word.starts_with('-'))?;
        Some(self.words.remove(at))
    }

    /// Nothing more is expected.
    ///
    /// # Errors
    /// If a word is left over.
    pub fn done(&self) -> Outcome {
        match self.words.first() {
            None => Ok(()),
            Some(word) => Err(format!("`{word}` was not expected here (try --help)")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_taken_out_wherever_they_stand() {
        let mut args =
            Args { words: ["images", "--shared=a", "--dump", "b"].map(String::from).to_vec() };
        assert_eq!(args.value("--shared"), Ok(Some("a".into())));
        assert_eq!(args.value("--dump"), Ok(Some("b".into())));
        assert_eq!(args.word(), Some("images".into()));
        assert_eq!(args.done(), Ok(()));
    }

    #[test]
    fn what_is_left_over_is_named() {
        let mut args = Args { words: vec!["--port".into()] };
        assert!(args.value("--port").is_err_and(|error| error.contains("--port")));
        assert!(args.done().is_err_and(|error| error.contains("`--port`")));
    }
}
