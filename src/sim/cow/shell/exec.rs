//! Runs what a line says.

use super::ast::{AndOr, Command, Connector, List, Pipeline, Simple};
use super::builtins::{self, Flow};
use super::error::{Construct, Problem, ShellError};
use super::expand::State;
use super::parse::parse;
use super::redirect::Table;
use crate::sim::cow::CowEvent;
use crate::sim::cow::content::Content;
use crate::sim::cow::kernel::{Dialect, Excess, Process, Stop};
use crate::sim::cow::tools::{self, Io};

/// Shells in shells, tools called by tools.
pub(in crate::sim::cow) const DEPTH: u8 = 8;

/// What a line did, apart from what it changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The exit status.
    pub status: u8,
    /// What it printed.
    pub out: Content,
    /// What it printed to the error stream.
    pub err: Vec<u8>,
}

/// Why a line did not run to its end; what it changed until then does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The system calls stopped.
    Stop(Stop),
    /// The line is not understood.
    Shell(ShellError),
    /// A command is not known. The image may have it; its programs are not run.
    Unknown {
        /// Its name.
        command: Vec<u8>,
        /// The commands there are.
        known: &'static [&'static str],
    },
}

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

impl From<ShellError> for Failure {
    fn from(error: ShellError) -> Self {
        Self::Shell(error)
    }
}

/// Runs a line as `sh -c` does.
///
/// Every command that can be read off the line is looked up before the first one runs.
///
/// # Errors
/// [`Failure`].
pub fn run(process: &mut Process<'_, '_>, line: &str) -> Result<Outcome, Failure> {
    let list = parse(line)?;
    check(process, &list)?;
    let state = State::new(process)?;
    let mut shell = Shell { process, state, depth: 0 };
    let mut io = Io::default();
    shell.whole(&list, &mut io)?;
    let status = shell.state.status;
    Ok(Outcome { status, out: io.out, err: io.err })
}

/// `sh -c` inside a command.
pub(in crate::sim::cow) fn nested(
    process: &mut Process<'_, '_>,
    io: &mut Io,
    line: &[u8],
    arguments: Vec<Vec<u8>>,
) -> Result<u8, Failure> {
    if io.depth >= DEPTH {
        return Err(Stop::TooMuch { what: Excess::Depth, limit: u64::from(DEPTH) }.into());
    }
    let list = parse(&String::from_utf8_lossy(line))?;
    check(process, &list)?;
    let (cwd, umask) = (process.cwd(), process.umask());
    let mut state = State::new(process)?;
    if !arguments.is_empty() {
        state.arguments = arguments;
    }
    let mut shell = Shell { process, state, depth: io.depth + 1 };
    shell.whole(&list, io)?;
    let status = shell.state.status;
    let _ = process.chdir(&cwd)?;
    process.set_umask(umask);
    Ok(status)
}

/// The commands there are, sorted.
#[must_use]
pub fn known() -> &'static [&'static str] {
    tools::NAMES
}

/// Refuses a line with a command that is not known although the image has it. One that the image
/// does not have is not found when its turn comes, as in a real container.
fn check(process: &mut Process<'_, '_>, list: &List) -> Result<(), Failure> {
    let pipelines = list.items.iter().flat_map(|item| {
        std::iter::once(&item.first).chain(item.rest.iter().map(|(_, pipeline)| pipeline))
    });
    for command in pipelines.flat_map(|pipeline| &pipeline.commands) {
        match command {
            Command::Group { body, .. } => check(process, body)?,
            Command::Simple(simple) => {
                let Some(name) = simple.words.first().and_then(super::ast::Word::literal) else {
                    continue;
                };
                if let (true, Some(word)) = (builtins::is_left_out(&name), simple.words.first()) {
                    let what = Problem::NotModeled(Construct::Builtin);
                    return Err(ShellError { at: word.at.clone(), what }.into());
                }
                if !is_known(&name) && is_program(process, &name)? {
                    return Err(Failure::Unknown { command: name, known: known() });
                }
            }
        }
    }
    Ok(())
}

/// Whether the container has a program of this name.
pub(in crate::sim::cow) fn is_program(
    process: &mut Process<'_, '_>,
    name: &[u8],
) -> Result<bool, Stop> {
    if name.contains(&b'/') {
        return process.is_there(name);
    }
    let path = process.env().iter().find(|(known, _)| known == b"PATH");
    let path = path.map(|(_, value)| value.clone()).unwrap_or_default();
    for dir in path.split(|&byte| byte == b':').filter(|dir| !dir.is_empty()) {
        if process.is_there(&[dir, name].join(&b'/'))? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_known(name: &[u8]) -> bool {
    builtins::find(name).is_some() || tools::find(name).is_some()
}

pub(super) struct Shell<'s, 'm, 'w> {
    pub(super) process: &'s mut Process<'m, 'w>,
    pub(super) state: State,
    depth: u8,
}

impl Shell<'_, '_, '_> {
    /// A list as a whole shell: `exit` ends it here.
    fn whole(&mut self, list: &List, io: &mut Io) -> Result<(), Failure> {
        self.list(list, io).map(|_| ())
    }

    fn list(&mut self, list: &List, io: &mut Io) -> Result<Flow, Failure> {
        for item in &list.items {
            if self.and_or(item, io)? == Flow::Exit {
                return Ok(Flow::Exit);
            }
        }
        Ok(Flow::Next)
    }

    fn and_or(&mut self, item: &AndOr, io: &mut Io) -> Result<Flow, Failure> {
        let mut flow = self.pipeline(&item.first, io)?;
        let mut last = item.rest.is_empty();
        for (n, (connector, pipeline)) in item.rest.iter().enumerate() {
            if flow == Flow::Exit {
                return Ok(flow);
            }
            let wanted = match connector {
                Connector::And => self.state.status == 0,
                Connector::Or => self.state.status != 0,
            };
            if wanted {
                flow = self.pipeline(pipeline, io)?;
                last = n + 1 == item.rest.len();
            }
        }
        let negated = item.rest.last().map_or(&item.first, |(_, pipeline)| pipeline).negated;
        if last && self.state.errexit && self.state.status != 0 && !negated {
            return Ok(Flow::Exit);
        }
        Ok(flow)
    }

    fn pipeline(&mut self, pipeline: &Pipeline, io: &mut Io) -> Result<Flow, Failure> {
        let mut flow = Flow::Next;
        if let [command] = pipeline.commands.as_slice() {
            flow = self.command(command, io)?;
        } else {
            let count = pipeline.commands.len();
            let mut stdin = io.stdin.take();
            for (n, command) in pipeline.commands.iter().enumerate() {
                let mut part = Io { stdin: stdin.take(), depth: io.depth, ..Io::default() };
                self.subshell(|shell| shell.command(command, &mut part))?;
                io.err.append(&mut part.err);
                if n + 1 == count {
                    io.out.append(&part.out);
                } else {
                    stdin = Some(part.out);
                }
            }
        }
        if pipeline.negated {
            self.state.status = u8::from(self.state.status == 0);
        }
        Ok(flow)
    }

    /// Runs something whose directory and variables do not outlive it.
    fn subshell(
        &mut self,
        run: impl FnOnce(&mut Self) -> Result<Flow, Failure>,
    ) -> Result<(), Failure> {
        let (state, cwd, umask) = (self.state.clone(), self.process.cwd(), self.process.umask());
        run(self)?;
        let status = self.state.status;
        self.state = state;
        self.state.status = status;
        if self.process.cwd() != cwd {
            let _ = self.process.chdir(&cwd)?;
        }
        self.process.set_umask(umask);
        Ok(())
    }

    fn command(&mut self, command: &Command, io: &mut Io) -> Result<Flow, Failure> {
        match command {
            Command::Simple(simple) => self.simple(simple, io),
            Command::Group { subshell, body, redirects } => {
                let table = match Table::open(self.process, &self.state, redirects)? {
                    Ok(table) => table,
                    Err(message) => return Ok(self.failed(&message, io)),
                };
                let mut inner = table.io(io);
                let mut flow = Flow::Next;
                if *subshell {
                    self.subshell(|shell| shell.list(body, &mut inner))?;
                } else {
                    flow = self.list(body, &mut inner)?;
                }
                io.stdin = table.rest(&mut inner, io);
                table.deliver(self.process, inner, io)?;
                Ok(flow)
            }
        }
    }

    fn failed(&mut self, message: &[u8], io: &mut Io) -> Flow {
        io.err.extend_from_slice(message);
        self.state.status = match self.process.dialect() {
            Dialect::BusyBox => 1,
            Dialect::Gnu => 2,
        };
        Flow::Next
    }

    fn simple(&mut self, simple: &Simple, io: &mut Io) -> Result<Flow, Failure> {
        let arguments = self.state.arguments(self.process, &simple.words)?;
        let table = match Table::open(self.process, &self.state, &simple.redirects)? {
            Ok(table) => table,
            Err(message) => {
                // A failed redirection of a special builtin ends the shell.
                let flow = self.failed(&message, io);
                let special = arguments.first().is_some_and(|name| builtins::is_special(name));
                return Ok(if special { Flow::Exit } else { flow });
            }
        };
        let Some(name) = arguments.first() else {
            self.assign(simple);
            self.state.status = 0;
            table.deliver(self.process, Io::default(), io)?;
            return Ok(Flow::Next);
        };
        let mut inner = table.io(io);
        let mut flow = Flow::Next;
        if let Some(builtin) = builtins::find(name) {
            if builtins::is_special(name) {
                self.assign(simple);
            }
            flow = builtin(self, &arguments, &mut inner)?;
        } else if let Some(tool) = tools::find(name) {
            inner.depth = self.depth;
            self.state.status = tool(self.process, &arguments, &mut inner)?;
        } else if is_program(self.process, name)? {
            return Err(Failure::Unknown { command: name.clone(), known: known() });
        } else {
            let begin: &[u8] = match self.process.dialect() {
                Dialect::BusyBox => b"sh: ",
                Dialect::Gnu => b"sh: 1: ",
            };
            inner.complain(&[begin, name, b": not found\n"]);
            let command = crate::base::path::visible(name);
            self.process.event(CowEvent::NotFound {
                command,
                known: known().iter().map(|name| (*name).to_owned()).collect(),
            });
            self.state.status = 127;
        }
        io.stdin = table.rest(&mut inner, io);
        if let Some(errno) = table.deliver(self.process, inner, io)? {
            let name = String::from_utf8_lossy(name).into_owned();
            io.err.extend(format!("{name}: write error: {}\n", errno.text()).into_bytes());
            self.state.status = 1;
        }
        Ok(flow)
    }

    fn assign(&mut self, simple: &Simple) {
        for (name, word) in &simple.assignments {
            let value = self.state.text(word);
            self.state.variables.insert(name.clone(), value);
        }
    }
}
