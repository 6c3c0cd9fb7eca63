//! One instruction: as it is written, and as it is meant.

use std::fmt;

use super::{Lines, Network, Span};

/// A piece of an instruction with its place.
///
/// Its text is that of the file with continuations taken out, so it may be shorter than its span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// What it says, quotes and variables as written; of a JSON array, the string.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// An instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// From its keyword to its end; with heredocs, to the end of the last one's delimiter.
    pub span: Span,
    /// Its lines, likewise. Comments and blank lines before it are not among them.
    pub lines: Lines,
    /// The keyword, as written.
    ///
    /// ```text
    /// copy --from=build /src /dst
    /// ^^^^
    /// ```
    pub name: Word,
    /// Which one that is, in any case. Nothing if there is no such instruction.
    pub keyword: Option<Keyword>,
    /// Its flags, known or not.
    pub flags: Vec<Flag>,
    /// The whole instruction on one line as the parser sees it: continuations joined, comments inside
    /// them dropped, blanks at its start cut off. Bodies of heredocs are not in it.
    pub original: String,
    /// What stands behind keyword and flags, likewise. Of a `RUN` this is the text in its cache key,
    /// if it has no heredoc: see [`Run::command`].
    pub text: String,
    /// Where [`text`](Self::text) stands.
    pub text_span: Span,
    /// The same in pieces, as the instruction's grammar has them.
    pub arguments: Arguments,
    /// The heredocs that begin on it, in order.
    pub heredocs: Vec<Heredoc>,
    /// The comment lines directly above it, without `#` and blanks.
    pub comments: Vec<String>,
    /// The first blank line inside its continuation.
    pub empty_continuation: Option<Span>,
    /// What it means.
    pub kind: Kind,
}

impl Instruction {
    /// The last flag of this name.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<&Flag> {
        self.flags.iter().rev().find(|flag| flag.name == name)
    }
}

/// The instructions of the Dockerfile reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is its name")]
pub enum Keyword {
    Add,
    Arg,
    Cmd,
    Copy,
    Entrypoint,
    Env,
    Expose,
    From,
    Healthcheck,
    Label,
    Maintainer,
    Onbuild,
    Run,
    Shell,
    Stopsignal,
    User,
    Volume,
    Workdir,
}

impl Keyword {
    /// Every one, in the order of the alphabet.
    pub const ALL: [Self; 18] = [
        Self::Add,
        Self::Arg,
        Self::Cmd,
        Self::Copy,
        Self::Entrypoint,
        Self::Env,
        Self::Expose,
        Self::From,
        Self::Healthcheck,
        Self::Label,
        Self::Maintainer,
        Self::Onbuild,
        Self::Run,
        Self::Shell,
        Self::Stopsignal,
        Self::User,
        Self::Volume,
        Self::Workdir,
    ];

    /// In capitals, as the reference writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Add => "ADD",
            Self::Arg => "ARG",
            Self::Cmd => "CMD",
            Self::Copy => "COPY",
            Self::Entrypoint => "ENTRYPOINT",
            Self::Env => "ENV",
            Self::Expose => "EXPOSE",
            Self::From => "FROM",
            Self::Healthcheck => "HEALTHCHECK",
            Self::Label => "LABEL",
            Self::Maintainer => "MAINTAINER",
            Self::Onbuild => "ONBUILD",
            Self::Run => "RUN",
            Self::Shell => "SHELL",
            Self::Stopsignal => "STOPSIGNAL",
            Self::User => "USER",
            Self::Volume => "VOLUME",
            Self::Workdir => "WORKDIR",
        }
    }

    /// The instruction of this name, in any case.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|keyword| keyword.name().eq_ignore_ascii_case(name))
    }
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A flag: `--from=build`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Without the hyphens: `from`.
    pub name: String,
    /// Behind the equals sign, quotes and escapes taken off; nothing if there is no equals sign.
    ///
    /// BuildKit reads flags byte by byte: letters beyond ASCII come out as the Latin-1 letters of
    /// their bytes, and so they are here.
    pub value: Option<String>,
    /// The whole flag.
    pub span: Span,
}

/// What follows keyword and flags, in the form that the instruction's grammar gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arguments {
    /// Nothing.
    None,
    /// One text, as it is: the shell form, `USER`, `WORKDIR`, `STOPSIGNAL`, `MAINTAINER`.
    Text(Word),
    /// A JSON array of strings: the exec form.
    Json(Vec<Word>),
    /// Words with blanks between them: `FROM`, `COPY`, `ADD`, `VOLUME`, `EXPOSE`.
    Words(Vec<Word>),
    /// Names, some with a default: `ARG`.
    Definitions(Vec<ArgDefinition>),
    /// Names with values: `ENV`, `LABEL`.
    Pairs {
        /// The pairs, in order.
        pairs: Vec<Pair>,
        /// Whether it is the old form `NAME value`, without an equals sign.
        legacy: bool,
    },
    /// The type of a `HEALTHCHECK` and what follows it: nothing, a text or a JSON array.
    Health {
        /// `CMD` or `NONE`, or what stands in its place.
        probe: Word,
        /// What follows.
        command: Box<Arguments>,
    },
    /// The instruction behind `ONBUILD`.
    Trigger(Box<Instruction>),
    /// The instruction is not known, or its arguments break its grammar.
    Unread,
}

/// A name with a value, quotes and variables as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Before the first equals sign.
    pub name: Word,
    /// Behind it.
    pub value: Word,
}

/// A heredoc: text of the Dockerfile that is given to a command or copied as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heredoc {
    /// Its delimiter, quotes taken off.
    pub name: String,
    /// The file descriptor before `<<`; 0 if none is given.
    pub fd: u64,
    /// Whether variables in it are expanded: its delimiter has no quotes.
    pub expand: bool,
    /// `<<-`: tabs at the start of its lines are dropped.
    pub chomp: bool,
    /// Its lines with their line ends, tabs and all.
    pub content: String,
    /// Where its lines stand.
    pub content_span: Span,
    /// Where its closing delimiter stands; empty if it is missing.
    pub end_span: Span,
}

impl Heredoc {
    /// Its content, leading tabs dropped if it begins with `<<-`.
    #[must_use]
    pub fn text(&self) -> String {
        if !self.chomp {
            return self.content.clone();
        }
        let lines = self.content.split_inclusive('\n');
        lines.map(|line| line.trim_start_matches('\t')).collect()
    }
}

/// What an instruction means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `FROM`.
    From(From),
    /// `RUN`.
    Run(Run),
    /// `COPY`.
    Copy(Copy),
    /// `ADD`.
    Add(Add),
    /// `ENV`.
    Env(Vec<Pair>),
    /// `LABEL`.
    Label(Vec<Pair>),
    /// `ARG`.
    Arg(Vec<ArgDefinition>),
    /// `WORKDIR`.
    Workdir(Word),
    /// `USER`.
    User(Word),
    /// `SHELL`.
    Shell(Vec<String>),
    /// `CMD`.
    Cmd(Command),
    /// `ENTRYPOINT`.
    Entrypoint(Command),
    /// `HEALTHCHECK`.
    Healthcheck(Healthcheck),
    /// `EXPOSE`, in the order of the text; BuildKit sorts them.
    Expose(Vec<Word>),
    /// `VOLUME`.
    Volume(Vec<Word>),
    /// `STOPSIGNAL`.
    Stopsignal(Word),
    /// `ONBUILD`.
    Onbuild(Onbuild),
    /// `MAINTAINER`.
    Maintainer(Word),
    /// None of these: a problem says why.
    Invalid,
}

/// `FROM`: the start of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct From {
    /// An image, an earlier stage or `scratch`, as written.
    pub image: Word,
    /// `--platform`, as written.
    pub platform: Option<String>,
    /// The name behind `AS`, as written; BuildKit uses it in lower case.
    pub name: Option<Word>,
}

/// A command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A JSON array: run as it is. Empty: `[]`.
    Exec(Vec<String>),
    /// A text for the shell that `SHELL` names. Empty: nothing was written.
    ///
    /// Of a heredoc alone (`RUN <<EOF`) its body; with more on the line, that line, the bodies and
    /// their delimiters, since the shell reads the heredoc itself.
    Shell(String),
    /// A heredoc alone whose body begins with `#!`: a file that is run.
    Script {
        /// The delimiter: the file is `/dev/pipes/<name>`.
        name: String,
        /// Its body.
        content: String,
    },
}

/// `RUN`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What is run. A shell form is not expanded: the shell does that.
    pub command: Command,
    /// The values of `--mount`, as written: see [`parse_mount`](super::parse_mount).
    pub mounts: Vec<Word>,
    /// `--network`.
    pub network: Network,
    /// `--security`.
    pub security: Security,
    /// The values of `--device`, as written.
    pub devices: Vec<Word>,
}

/// `RUN --security`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Security {
    /// As every build step runs.
    #[default]
    Sandbox,
    /// With all privileges.
    Insecure,
}

/// A heredoc as a source of `COPY` or `ADD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceContent {
    /// The file's name: the delimiter.
    pub name: String,
    /// What is in it, leading tabs dropped with `<<-`, not yet expanded.
    pub content: String,
    /// Whether variables in it are expanded.
    pub expand: bool,
}

/// `COPY`. Flags and words as written, variables and all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copy {
    /// Paths or patterns, heredocs not among them.
    pub sources: Vec<Word>,
    /// Heredocs. BuildKit copies them after the sources.
    pub contents: Vec<SourceContent>,
    /// The last word.
    pub dest: Word,
    /// `--from`: a stage by name or number, a build context or an image.
    pub from: Option<String>,
    /// `--chown`.
    pub chown: Option<String>,
    /// `--chmod`.
    pub chmod: Option<String>,
    /// `--link`.
    pub link: bool,
    /// `--parents`.
    pub parents: bool,
    /// `--exclude`, each.
    pub excludes: Vec<String>,
}

/// `ADD`. Flags and words as written, variables and all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Add {
    /// Paths, patterns, URLs or Git repositories, heredocs not among them.
    pub sources: Vec<Word>,
    /// Heredocs. BuildKit copies them after the sources.
    pub contents: Vec<SourceContent>,
    /// The last word.
    pub dest: Word,
    /// `--chown`.
    pub chown: Option<String>,
    /// `--chmod`.
    pub chmod: Option<String>,
    /// `--checksum`.
    pub checksum: Option<String>,
    /// `--link`.
    pub link: bool,
    /// `--keep-git-dir`; nothing if it is not given.
    pub keep_git_dir: Option<bool>,
    /// `--unpack`; nothing if it is not given.
    pub unpack: Option<bool>,
    /// `--exclude`, each.
    pub excludes: Vec<String>,
}

/// One name of an `ARG`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArgDefinition {
    /// The name.
    pub name: Word,
    /// Behind the equals sign, as written. `ARG V` has none, `ARG V=` an empty one.
    pub default: Option<Word>,
}

/// `HEALTHCHECK`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Healthcheck {
    /// `NONE`: no check, also not that of the base image.
    None,
    /// `CMD`.
    Probe(Probe),
}

/// A `HEALTHCHECK CMD`. Times in nanoseconds, 0 if not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// What is run; never empty.
    pub command: Command,
    /// `--interval`.
    pub interval: i64,
    /// `--timeout`.
    pub timeout: i64,
    /// `--start-period`.
    pub start_period: i64,
    /// `--start-interval`.
    pub start_interval: i64,
    /// `--retries`.
    pub retries: i32,
}

/// `ONBUILD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Onbuild {
    /// The trigger's text as the image keeps it: the line behind `ONBUILD`, then its heredocs. It is
    /// read anew, with the default escape character, in the build that uses the image.
    pub expression: String,
    /// The trigger, its heredocs included.
    pub trigger: Box<Instruction>,
}
