//! A script as a file: remarks that name the form's version and the image, then the lines.
//!
//! ```text
//! # onionskin containers 1
//! # name: shop/web:1
//! # image: sha256:4f53…
//!
//! docker run -d --name web shop/web:1
//! web# echo hi >> /etc/motd
//! ```
//!
//! A file without these remarks is a script too. Not here: saving and opening files.

use std::fmt::Write as _;

use crate::explain::{self, Message};
use crate::sim::cow::{Action, ScriptError, parse_script};

/// What the first line says before the version.
pub const FIRST: &str = "# onionskin containers ";
/// The version of the form.
const VERSION: &str = "1";

/// A script and the image it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScriptFile {
    /// The image's name.
    pub name: Option<String>,
    /// The image's ID: `sha256:…`.
    pub image: Option<String>,
    /// The lines, remarks among them.
    pub script: Vec<String>,
}

/// Why a file is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptFileError {
    /// It is of another version of the form.
    Version {
        /// The version it says.
        found: String,
    },
    /// A line is wrong; its number is that in the file.
    Script(ScriptError),
}

impl ScriptFileError {
    /// What is said of it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Version { found } => {
                Message::new("script-file-version").text("found", found).text("known", VERSION)
            }
            Self::Script(error) => explain::script_error(error),
        }
    }
}

impl ScriptFile {
    /// Reads a file.
    ///
    /// # Errors
    /// [`ScriptFileError`].
    pub fn parse(text: &str) -> Result<Self, ScriptFileError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut file = Self::default();
        let mut lines = text.lines().peekable();
        if let Some(version) = lines.next_if_map(|line| line.strip_prefix(FIRST).ok_or(line)) {
            if version.trim() != VERSION {
                return Err(ScriptFileError::Version { found: version.trim().to_owned() });
            }
            while let Some((field, value)) = lines.next_if_map(|line| field(line).ok_or(line)) {
                *match field {
                    Field::Name => &mut file.name,
                    Field::Image => &mut file.image,
                } = Some(value.to_owned());
            }
            lines.next_if(|line| line.is_empty());
        }
        file.script = lines.map(str::to_owned).collect();
        parse_script(text).map_err(ScriptFileError::Script)?;
        Ok(file)
    }

    /// Its commands: the lines without remarks and blank ones.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let lines = self.script.iter().map(|line| line.trim());
        let says = |line: &&str| !matches!(Action::parse(line), Ok(None));
        lines.filter(says).map(str::to_owned).collect()
    }

    /// The file's text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = format!("{FIRST}{VERSION}\n");
        for (field, value) in [("name", &self.name), ("image", &self.image)] {
            if let Some(value) = value {
                let value: String = value.chars().filter(|c| !c.is_control()).collect();
                let _ = writeln!(out, "# {field}: {}", value.trim());
            }
        }
        out.push('\n');
        for line in &self.script {
            out.push_str(line);
            out.push('\n');
        }
        out
    }
}

enum Field {
    Name,
    Image,
}

fn field(line: &str) -> Option<(Field, &str)> {
    let (field, value) = line.strip_prefix("# ")?.split_once(": ")?;
    match field {
        "name" => Some((Field::Name, value.trim())),
        "image" => Some((Field::Image, value.trim())),
        _ => None,
    }
}
