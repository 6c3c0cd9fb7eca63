//! What could be written otherwise.

use super::{Advice, Draft, Probe};
use crate::base::clean::clean;
use crate::dockerfile::{Command, Copy, Instruction, Kind, Stage};
use crate::sim::cache::build::{Build, Status};
use crate::sim::cache::context::send;
use crate::sim::cache::tree::{Node, Tree};

/// Commands that install what files name, those files, and where the downloads are kept.
const INSTALLS: &[(&str, &[&str], &str)] = &[
    ("npm ci", &["package.json", "package-lock.json", ".npmrc"], "/root/.npm"),
    ("npm install", &["package.json", "package-lock.json", ".npmrc"], "/root/.npm"),
    ("yarn install", &["package.json", "yarn.lock", ".yarnrc.yml"], "/usr/local/share/.cache/yarn"),
    ("pnpm install", &["package.json", "pnpm-lock.yaml"], "/root/.local/share/pnpm/store"),
    ("pip install -r", &["requirements.txt"], "/root/.cache/pip"),
    ("poetry install", &["pyproject.toml", "poetry.lock"], "/root/.cache/pypoetry"),
    ("bundle install", &["Gemfile", "Gemfile.lock"], "/usr/local/bundle/cache"),
    ("composer install", &["composer.json", "composer.lock"], "/root/.composer/cache"),
    ("go mod download", &["go.mod", "go.sum"], "/go/pkg/mod"),
];

/// What is never wanted in a context, where it is there.
const UNWANTED: [&str; 2] = [".git", "node_modules"];

/// Everything that could be tried.
pub fn drafts(build: &Build) -> Vec<Draft> {
    let it = Reader { build, text: &build.inputs.dockerfile };
    let mut out = Vec::new();
    for stage in &build.file.stages {
        if it.ran_or_found(stage.from) {
            out.extend(it.link(stage));
            for at in stage.instructions.clone() {
                out.extend(it.copy_first(stage, at));
                out.extend(it.merge_update(stage, at));
                out.extend(it.chmod(stage, at));
                out.extend(it.cache_mount(stage, at));
                out.extend(it.unused_arg(stage, at));
            }
        }
    }
    out.extend(it.ignore());
    out
}

struct Reader<'a> {
    build: &'a Build,
    text: &'a str,
}

impl Reader<'_> {
    fn at(&self, at: usize) -> Option<&Instruction> {
        self.build.file.instructions.get(at)
    }

    /// Whether a stage is part of the build.
    fn ran_or_found(&self, from: usize) -> bool {
        self.build.steps.get(from).is_some_and(|step| step.status != Status::Pruned)
    }

    /// The text with lines of it (from 1, both ends) replaced.
    fn with(&self, first: usize, last: usize, lines: &[String]) -> String {
        let old: Vec<&str> = self.text.split('\n').collect();
        let before = old.get(..first - 1).unwrap_or_default().iter().copied();
        let after = old.get(last..).unwrap_or_default().iter().copied();
        let lines = lines.iter().map(String::as_str);
        before.chain(lines).chain(after).collect::<Vec<_>>().join("\n")
    }

    /// The lines of an instruction, as they are written.
    fn lines(&self, instruction: &Instruction) -> Vec<String> {
        let (first, last) = (instruction.lines.first, instruction.lines.last);
        let lines = self.text.split('\n').skip(first - 1).take(last + 1 - first);
        lines.map(str::to_owned).collect()
    }

    /// A copy from the context of plain paths, and what it stands for.
    fn plain_copy(&self, at: usize) -> Option<(&Instruction, &Copy)> {
        let instruction = self.at(at)?;
        let Kind::Copy(copy) = &instruction.kind else { return None };
        let plain = copy.from.is_none() && copy.contents.is_empty() && !copy.parents;
        plain.then_some((instruction, copy))
    }

    fn shell(&self, at: usize) -> Option<(&Instruction, &str)> {
        let instruction = self.at(at)?;
        let Kind::Run(run) = &instruction.kind else { return None };
        let Command::Shell(command) = &run.command else { return None };
        (instruction.heredocs.is_empty() && run.mounts.is_empty())
            .then_some((instruction, command.as_str()))
    }

    /// The context as it is sent.
    fn sent(&self) -> Tree {
        let inputs = &self.build.inputs;
        send(&inputs.whole_context(), &inputs.ignore_rules(false), None).tree
    }

    /// A directory is copied whole, and an install of what some of its files name comes next.
    fn copy_first(&self, stage: &Stage, at: usize) -> Option<Draft> {
        let (instruction, copy) = self.plain_copy(at)?;
        let [source] = copy.sources.as_slice() else { return None };
        let next = at + 1;
        let (install, command) = self.shell(next).filter(|_| stage.instructions.contains(&next))?;
        let (_, files, _) = INSTALLS.iter().find(|(words, ..)| command.contains(words))?;
        let dir = clean(&format!("/{}", source.text));
        let tree = self.sent();
        let (_, Node::Dir(below)) = tree.resolve(&dir)? else { return None };
        let named: Vec<&str> =
            files.iter().copied().filter(|name| below.children().contains_key(*name)).collect();
        if named.is_empty() || source.text.contains('$') || copy.dest.text.contains(['$', '"']) {
            return None;
        }
        let within = |name: &str| {
            let path = format!("{}/{name}", dir.trim_end_matches('/'));
            path.trim_start_matches('/').to_owned()
        };
        let other = other_file(&tree, dir.trim_matches('/'), &named)?;
        let flags = instruction.flags.iter().filter(|flag| flag.name != "exclude");
        let flags: String = flags
            .filter_map(|flag| self.text.get(flag.span.range()))
            .map(|flag| format!(" {flag}"))
            .collect();
        let sources: Vec<String> = named.iter().map(|name| within(name)).collect();
        let dest = format!("{}/", copy.dest.text.trim_end_matches('/'));
        let mut lines = vec![format!("COPY{flags} {} {dest}", sources.join(" "))];
        lines.extend(self.lines(install));
        lines.extend(self.lines(instruction));
        let dockerfile = self.with(instruction.lines.first, install.lines.last, &lines);
        Some(Draft {
            advice: Advice::CopyFirst(sources),
            line: instruction.lines.first,
            dockerfile,
            ignore: None,
            probe: Probe::Edit(other),
        })
    }

    fn merge_update(&self, stage: &Stage, at: usize) -> Option<Draft> {
        let (update, command) = self.shell(at)?;
        let next = at + 1;
        let (install, installs) =
            self.shell(next).filter(|_| stage.instructions.contains(&next))?;
        let updates = command.contains("apt-get update") && !command.contains("apt-get install");
        if !updates || !installs.contains("apt-get install") {
            return None;
        }
        let mut lines = self.lines(install);
        let first = lines.first_mut()?;
        // The words behind RUN; flags of the second line would be those of both.
        let keyword = install.name.text.len();
        let rest = first.trim_start().get(keyword..)?.trim_start().to_owned();
        if !install.flags.is_empty() || !update.flags.is_empty() {
            return None;
        }
        *first = format!("RUN {} && {rest}", command.trim());
        let dockerfile = self.with(update.lines.first, install.lines.last, &lines);
        Some(Draft {
            advice: Advice::MergeUpdate(install.lines.first),
            line: update.lines.first,
            dockerfile,
            ignore: None,
            probe: Probe::Package("apt-get install".to_owned()),
        })
    }

    /// All copies of a stage over an image can be linked.
    fn link(&self, stage: &Stage) -> Option<Draft> {
        let base = self.build.steps.get(stage.from)?.status == Status::Base;
        let linkable = |at: &usize| {
            let Some(Kind::Copy(copy)) = self.at(*at).map(|instruction| &instruction.kind) else {
                return false;
            };
            // A mode keeps the link from counting, an owner's name has to be looked up in the base.
            let number = |owner: &String| owner.bytes().all(|b| b.is_ascii_digit() || b == b':');
            !copy.link && copy.chmod.is_none() && copy.chown.as_ref().is_none_or(number)
        };
        let copies: Vec<usize> = stage.instructions.clone().filter(linkable).collect();
        let first = self.at(*copies.first()?)?.lines.first;
        let mut dockerfile = self.text.to_owned();
        for at in copies.iter().rev() {
            dockerfile.insert_str(self.at(*at)?.name.span.end, " --link");
        }
        base.then_some(Draft {
            advice: Advice::Link(copies.len()),
            line: first,
            dockerfile,
            ignore: None,
            probe: Probe::Base(stage.base.clone()),
        })
    }

    /// A file is copied, and the next line sets its mode.
    fn chmod(&self, stage: &Stage, at: usize) -> Option<Draft> {
        let (instruction, copy) = self.plain_copy(at)?;
        let next = at + 1;
        let (run, command) = self.shell(next).filter(|_| stage.instructions.contains(&next))?;
        let words: Vec<&str> = command.split_whitespace().collect();
        let ["chmod", mode, path] = words.as_slice() else { return None };
        let mode = match *mode {
            "+x" | "a+x" => "755",
            octal if octal.len() <= 4 && octal.bytes().all(|b| (b'0'..=b'7').contains(&b)) => octal,
            _ => return None,
        };
        let [source] = copy.sources.as_slice() else { return None };
        let file = clean(&format!("/{}", source.text));
        let file = file.trim_start_matches('/');
        let dest = &copy.dest.text;
        let name = file.rsplit('/').next().unwrap_or_default();
        let lands = if dest.ends_with('/') { format!("{dest}{name}") } else { dest.clone() };
        let is_file = matches!(self.sent().get(file), Some(Node::File(_)));
        if copy.chmod.is_some() || !is_file || lands != *path || !dest.starts_with('/') {
            return None;
        }
        let mut lines = self.lines(instruction);
        let first = lines.first_mut()?;
        let indent = first.len() - first.trim_start().len();
        first.insert_str(indent + instruction.name.text.len(), &format!(" --chmod={mode}"));
        // What stands between the two stays.
        let (end, start) = (instruction.lines.last, run.lines.first);
        lines.extend(self.text.split('\n').skip(end).take(start - end - 1).map(str::to_owned));
        Some(Draft {
            advice: Advice::Chmod(run.lines.first),
            line: instruction.lines.first,
            dockerfile: self.with(instruction.lines.first, run.lines.last, &lines),
            ignore: None,
            probe: Probe::Edit(file.to_owned()),
        })
    }

    fn cache_mount(&self, stage: &Stage, at: usize) -> Option<Draft> {
        let (instruction, command) = self.shell(at)?;
        let (_, files, dir) = INSTALLS.iter().find(|(words, ..)| command.contains(words))?;
        // Somebody else's home is elsewhere.
        let user = |at: usize| matches!(self.at(at).map(|i| &i.kind), Some(Kind::User(_)));
        if (stage.from..at).any(user) {
            return None;
        }
        let tree = self.sent();
        let mut paths = Vec::new();
        tree.each_below("", &mut |path, _| {
            let name = path.rsplit('/').next().unwrap_or_default();
            if files.contains(&name) {
                paths.push(path.to_owned());
            }
        });
        let mut dockerfile = self.text.to_owned();
        let mount = format!(" --mount=type=cache,target={dir}");
        dockerfile.insert_str(instruction.name.span.end, &mount);
        Some(Draft {
            advice: Advice::CacheMount((*dir).to_owned()),
            line: instruction.lines.first,
            dockerfile,
            ignore: None,
            probe: Probe::Edit(paths.into_iter().next()?),
        })
    }

    fn unused_arg(&self, stage: &Stage, at: usize) -> Option<Draft> {
        let instruction = self.at(at)?;
        let Kind::Arg(definitions) = &instruction.kind else { return None };
        let [definition] = definitions.as_slice() else { return None };
        let name = &definition.name.text;
        let known = ["_proxy", "_PROXY", "SOURCE_DATE_EPOCH", "BUILDKIT_"];
        if known.iter().any(|known| name.contains(known)) {
            return None;
        }
        // Stages may go on from this one, so all that follows counts.
        let names = |instruction: &Instruction| {
            let texts = instruction.heredocs.iter().map(|heredoc| &heredoc.content);
            texts.chain([&instruction.original]).any(|text| text.contains(name.as_str()))
        };
        let rest = self.build.file.instructions.get(at + 1..)?;
        if rest.iter().any(names) || stage.instructions.is_empty() {
            return None;
        }
        Some(Draft {
            advice: Advice::UnusedArg(name.clone()),
            line: instruction.lines.first,
            dockerfile: self.with(instruction.lines.first, instruction.lines.last, &[]),
            ignore: None,
            probe: Probe::Arg(name.clone()),
        })
    }

    /// The whole context is copied, the Dockerfile with it.
    fn ignore(&self) -> Option<Draft> {
        let inputs = &self.build.inputs;
        let path = inputs.path.clone()?;
        let all = (0..self.build.steps.len()).find(|&at| {
            let whole =
                |copy: &Copy| copy.sources.iter().any(|s| clean(&format!("/{}", s.text)) == "/");
            let used = self.build.steps.get(at).is_some_and(|step| step.key.is_some());
            used && self.plain_copy(at).is_some_and(|(_, copy)| whole(copy))
        })?;
        let sent = self.sent();
        let own = [path.as_str(), ".dockerignore"];
        let names: Vec<String> = own
            .into_iter()
            .chain(UNWANTED)
            .filter(|name| *name == ".dockerignore" || sent.get(name).is_some())
            .map(str::to_owned)
            .collect();
        sent.get(&path)?;
        let special = format!("{path}.dockerignore");
        if inputs.context.get(&special).is_some() {
            return None;
        }
        let old = inputs.ignore_rules(false);
        let end = if old.is_empty() || old.ends_with('\n') { "" } else { "\n" };
        let ignore = format!("{old}{end}{}\n", names.join("\n"));
        Some(Draft {
            advice: Advice::Ignore(names),
            line: self.at(all)?.lines.first,
            dockerfile: self.text.to_owned(),
            ignore: Some(ignore),
            probe: Probe::Comment,
        })
    }
}

/// A file below a directory that is none of these.
fn other_file(tree: &Tree, dir: &str, named: &[&str]) -> Option<String> {
    let mut out = None;
    tree.each_below(dir, &mut |path, node| {
        let own = path.strip_prefix(dir).unwrap_or(path).trim_start_matches('/');
        let special = own == ".dockerignore" || own == "Dockerfile";
        if out.is_none() && matches!(node, Node::File(_)) && !named.contains(&own) && !special {
            out = Some(path.to_owned());
        }
    });
    out
}
