//! What is known inside the stages: variables, shell, working directory.

use std::collections::BTreeMap;

use super::global::{Env, Globals, Values};
use super::{BaseImage, Sink, port, rules};
use crate::dockerfile::mount::changes;
use crate::dockerfile::suggest::meant;
use crate::dockerfile::{
    Add, Copy, Dockerfile, ExpandError, Expanded, Expander, Instruction, Keyword, Kind, Mount,
    MountError, Pair, Run, SourceContent, Span, What, Word, parse_mount,
};

/// The path that BuildKit gives a stage whose image has none.
const PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// Most bytes of a value that are kept: only names of images are looked at, and none is longer.
const LONGEST: usize = 4096;

/// Most names among which the one that may be meant is looked for.
const MOST_NAMES: usize = 500;

/// A value, no longer than is looked at: a line that doubles a variable is soon a very long one.
pub fn bounded(mut value: String) -> String {
    value.truncate(value.floor_char_boundary(LONGEST));
    value
}

/// What a stage has at one of its instructions.
#[derive(Clone)]
struct Scope {
    env: Values,
    /// The names of its `ARG`s, with a value or not.
    args: imbl::OrdSet<String>,
    /// Whether all variables of the base image are known.
    known: bool,
    has_shell: bool,
    workdir_set: bool,
}

/// Follows every stage from its base to its end.
pub fn check(
    file: &Dockerfile,
    globals: &Globals,
    base: &dyn Fn(&str) -> Option<BaseImage>,
    sink: &mut Sink,
) {
    let mut ends: Vec<Scope> = Vec::with_capacity(file.stages.len());
    let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
    let expander = Expander::new(file.escape);
    for stage in &file.stages {
        let image = expander.word(&stage.base, &Env(&globals.env)).map(|e| e.text);
        let image = image.unwrap_or_default();
        // FROM looks for a stage as it is written; only --from does not mind capitals.
        let parent = by_name.get(image.as_str()).and_then(|at| ends.get(*at));
        let scope = parent.cloned().unwrap_or_else(|| begin(&image, base));
        let mut walk = Walk { expander, globals, scope, last: BTreeMap::new(), sink };
        for instruction in file.instructions.get(stage.instructions.clone()).unwrap_or_default() {
            walk.sink.enter(instruction);
            walk.instruction(instruction);
        }
        ends.push(walk.scope);
        if let Some(name) = &stage.name {
            by_name.insert(name, stage.index);
        }
    }
    sink.leave();
}

fn begin(image: &str, base: &dyn Fn(&str) -> Option<BaseImage>) -> Scope {
    let found = if image == "scratch" { Some(BaseImage::default()) } else { base(image) };
    let known = found.is_some();
    let BaseImage { env, has_shell } = found.unwrap_or_default();
    let mut env: Values = env.into_iter().collect();
    env.entry("PATH".to_owned()).or_insert_with(|| PATH.to_owned());
    Scope { env, args: imbl::OrdSet::new(), known, has_shell, workdir_set: false }
}

struct Walk<'a> {
    expander: Expander,
    globals: &'a Globals,
    scope: Scope,
    /// The last instruction of those that count only once.
    last: BTreeMap<Keyword, Span>,
    sink: &'a mut Sink,
}

impl Walk<'_> {
    fn instruction(&mut self, instruction: &Instruction) {
        match &instruction.kind {
            Kind::Env(pairs) => {
                for (pair, name, value) in self.pairs(pairs) {
                    rules::secret(Keyword::Env, &pair.name, &name, self.sink);
                    self.scope.env.insert(name, bounded(value));
                }
            }
            Kind::Label(pairs) => drop(self.pairs(pairs)),
            Kind::Arg(definitions) => {
                for definition in definitions {
                    let name = &definition.name;
                    rules::secret(Keyword::Arg, name, &name.text, self.sink);
                    let value = match &definition.default {
                        Some(default) => self.word(default).map(|expanded| expanded.text),
                        None => self.globals.env.get(&name.text).cloned(),
                    };
                    if let Some(value) = value {
                        self.scope.env.insert(name.text.clone(), bounded(value));
                    }
                    self.scope.args.insert(name.text.clone());
                }
            }
            Kind::Workdir(path) => self.workdir(path),
            Kind::User(word) | Kind::Stopsignal(word) => drop(self.word(word)),
            Kind::Volume(words) => words.iter().for_each(|word| drop(self.word(word))),
            Kind::Expose(ports) => ports.iter().for_each(|port| self.expose(port)),
            Kind::Copy(Copy { sources, contents, dest, .. })
            | Kind::Add(Add { sources, contents, dest, .. }) => {
                self.copy(instruction, sources, contents, dest);
            }
            Kind::Run(run) => self.run(run),
            Kind::Shell(_) => self.scope.has_shell = true,
            Kind::Cmd(command) => {
                self.once(instruction, Keyword::Cmd);
                let shell = self.scope.has_shell;
                rules::json_recommended(instruction, Keyword::Cmd, command, shell, self.sink);
            }
            Kind::Entrypoint(command) => {
                self.once(instruction, Keyword::Entrypoint);
                let (keyword, shell) = (Keyword::Entrypoint, self.scope.has_shell);
                rules::json_recommended(instruction, keyword, command, shell, self.sink);
            }
            Kind::Healthcheck(_) => self.once(instruction, Keyword::Healthcheck),
            Kind::From(_) | Kind::Onbuild(_) | Kind::Maintainer(_) | Kind::Invalid => {}
        }
    }

    /// Names and values of a line, all as the variables were before it.
    fn pairs<'p>(&mut self, pairs: &'p [Pair]) -> Vec<(&'p Pair, String, String)> {
        let mut out = Vec::with_capacity(pairs.len());
        for pair in pairs {
            let (name, value) = (self.word(&pair.name), self.word(&pair.value));
            if let (Some(name), Some(value)) = (name, value) {
                out.push((pair, name.text, value.text));
            }
        }
        out
    }

    /// `WorkdirRelativePath`: only the first of a stage.
    fn workdir(&mut self, path: &Word) {
        let Some(expanded) = self.word(path) else { return };
        // A variable of an image that is not known may begin with a slash.
        let unknown = !self.scope.known && !expanded.undefined.is_empty();
        if !self.scope.workdir_set && !expanded.text.starts_with('/') && !unknown {
            self.sink.warn(path.span, What::WorkdirRelativePath { path: expanded.text });
        }
        self.scope.workdir_set = true;
    }

    fn expose(&mut self, word: &Word) {
        match self.expander.words(&word.text, &Env(&self.scope.env)) {
            Err(error) => self.stumble(word.span, error),
            Ok(ports) => {
                // Without the image's variables a port with one cannot be judged.
                let unknown = !self.scope.known
                    && self
                        .expander
                        .word(&word.text, &Env(&self.scope.env))
                        .is_ok_and(|expanded| !expanded.undefined.is_empty());
                for port in ports.iter().filter(|_| !unknown) {
                    port::check(port, word.span, self.sink);
                }
            }
        }
    }

    fn copy(
        &mut self,
        instruction: &Instruction,
        sources: &[Word],
        contents: &[SourceContent],
        dest: &Word,
    ) {
        for name in ["chown", "chmod", "checksum"] {
            if let Some(flag) = instruction.flag(name)
                && let Some(value) = &flag.value
            {
                self.word(&Word { text: value.clone(), span: flag.span });
            }
        }
        for word in sources.iter().chain([dest]) {
            self.word(word);
        }
        let lexer = Expander { skip_quotes: true, ..Expander::new('\\') };
        for content in contents.iter().filter(|content| content.expand) {
            let body = instruction.heredocs.iter().find(|h| h.name == content.name);
            let span = body.map_or(instruction.span, |heredoc| heredoc.content_span);
            self.expand(lexer, &content.content, span);
        }
    }

    fn run(&mut self, run: &Run) {
        for mount in &run.mounts {
            // Fields are expanded one by one, each as it is met.
            let mut undefined = Vec::new();
            let parsed: Result<Mount, Stumble> = parse_mount(&mount.text, |value| {
                let out = self.expander.word(value, &Env(&self.scope.env))?;
                undefined.extend(out.undefined);
                Ok(out.text)
            });
            let certain = self.scope.known || undefined.is_empty();
            self.undefined(&undefined, mount.span);
            match parsed {
                Err(Stumble::Expand(error)) => self.stumble(mount.span, error),
                Err(Stumble::Mount(error)) if certain && changes(&mount.text) => {
                    self.sink.later(mount.span, What::Mount(error));
                }
                // Without variables it has been said already.
                _ => {}
            }
        }
    }

    /// `MultipleInstructionsDisallowed`: the one before this counts no more.
    fn once(&mut self, instruction: &Instruction, keyword: Keyword) {
        if let Some(before) = self.last.insert(keyword, instruction.span) {
            let line = instruction.lines.first;
            self.sink.warn(before, What::MultipleInstructionsDisallowed { keyword, line });
        }
    }

    fn word(&mut self, word: &Word) -> Option<Expanded> {
        self.expand(self.expander, &word.text, word.span)
    }

    fn expand(&mut self, expander: Expander, text: &str, span: Span) -> Option<Expanded> {
        match expander.word(text, &Env(&self.scope.env)) {
            Ok(expanded) => {
                self.undefined(&expanded.undefined, span);
                Some(expanded)
            }
            Err(error) => {
                self.stumble(span, error);
                None
            }
        }
    }

    /// `UndefinedVar`.
    fn undefined(&mut self, names: &[String], span: Span) {
        if !self.scope.known {
            return;
        }
        for name in names.iter().filter(|name| !self.scope.args.contains(*name)) {
            // Two arguments of the scanner that never become variables.
            if matches!(name.as_str(), "BUILDKIT_SBOM_SCAN_CONTEXT" | "BUILDKIT_SBOM_SCAN_STAGE") {
                continue;
            }
            let few = self.scope.env.len() <= MOST_NAMES;
            let known = self.scope.env.keys().filter(|_| few).map(String::as_str);
            let meant = meant(name, known).map(str::to_owned);
            self.sink.warn(span, What::UndefinedVar { name: name.clone(), meant });
        }
    }

    /// A required variable may come with a build argument or a base image: that is no mistake.
    fn stumble(&mut self, span: Span, error: ExpandError) {
        if !matches!(error, ExpandError::Required { .. }) {
            self.sink.later(span, What::Expansion(error));
        }
    }
}

enum Stumble {
    Expand(ExpandError),
    Mount(MountError),
}

impl From<ExpandError> for Stumble {
    fn from(error: ExpandError) -> Self {
        Self::Expand(error)
    }
}

impl From<MountError> for Stumble {
    fn from(error: MountError) -> Self {
        Self::Mount(error)
    }
}
