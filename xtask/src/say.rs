//! Lines for the person at the terminal, in the manner of cargo.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// `      Verb rest`, the verb green and right-aligned like cargo's.
pub fn line(verb: &str, rest: &str) {
    if std::io::stderr().is_terminal() {
        eprintln!("\x1b[1;32m{verb:>12}\x1b[0m {rest}");
    } else {
        eprintln!("{verb:>12} {rest}");
    }
}

/// A line that is written over while something goes on; without a terminal, one line every ten
/// seconds.
pub struct Progress {
    verb: &'static str,
    last: Option<Instant>,
    drawn: bool,
}

impl Progress {
    /// Nothing is written yet.
    pub fn new(verb: &'static str) -> Self {
        Self { verb, last: None, drawn: false }
    }

    /// How far it is.
    pub fn update(&mut self, text: &str) {
        let terminal = std::io::stderr().is_terminal();
        let pause = Duration::from_millis(if terminal { 100 } else { 10_000 });
        if self.last.is_some_and(|last| last.elapsed() < pause) {
            return;
        }
        self.last = Some(Instant::now());
        if terminal {
            eprint!("\r\x1b[K\x1b[1;36m{:>12}\x1b[0m {text}", self.verb);
            let _ = std::io::stderr().flush();
            self.drawn = true;
        } else {
            eprintln!("{:>12} {text}", self.verb);
        }
    }

    /// Takes the line away.
    pub fn clear(&mut self) {
        if self.drawn {
            eprint!("\r\x1b[K");
            self.drawn = false;
        }
    }
}

/// `1m 04s`, `12.3s`.
pub fn seconds(time: Duration) -> String {
    let s = time.as_secs();
    if s < 60 {
        format!("{:.1}s", time.as_secs_f64())
    } else {
        format!("{}m {:02}s", s / 60, s % 60)
    }
}
