//! The Unix tools of an image: what they print, and the system calls they make.
//!
//! Output and errors are those of BusyBox or of GNU coreutils, as the process says
//! ([`Dialect`](super::kernel::Dialect)); [`say`] has both side by side.
//! Contents pass through as values: only a tool that looks at bytes asks for them.
//!
//! Not here: the language that calls them (`shell`), the calls themselves (`kernel`).

mod args;
mod cat;
mod chmod;
mod chown;
mod copy;
mod count;
mod cp;
mod dd;
mod du;
mod echo;
mod find;
mod format;
mod grep;
mod io;
mod ls;
mod make;
mod misc;
mod re;
mod rm;
mod say;
mod sed;
mod sort;
mod stat;
mod test;
mod touch;
mod users;
mod walk;

pub use io::Io;

use super::kernel::Process;
use super::shell::Failure;

/// A tool: arguments with its name first, its input and output; its exit status.
pub type Tool = fn(&mut Process<'_, '_>, &[Vec<u8>], &mut Io) -> Result<u8, Failure>;

macro_rules! tools {
    ($($name:literal => $run:path,)*) => {
        /// What can be called, sorted; the shell's own commands too.
        pub const NAMES: &[&str] = &[$($name),*];

        /// A tool by its name, with or without the directory it is in.
        #[must_use]
        pub fn find(name: &[u8]) -> Option<Tool> {
            let name = ["/bin/", "/usr/bin/", "/sbin/", "/usr/sbin/"]
                .iter()
                .find_map(|dir| name.strip_prefix(dir.as_bytes()))
                .unwrap_or(name);
            $(if name == $name.as_bytes() {
                return Some($run);
            })*
            None
        }
    };
}

tools! {
    ":" => misc::yes,
    "[" => test::run,
    "ash" => misc::sh,
    "basename" => misc::basename,
    "cat" => cat::run,
    "cd" => misc::yes,
    "chgrp" => chown::chgrp,
    "chmod" => chmod::run,
    "chown" => chown::run,
    "command" => misc::which,
    "cp" => cp::run,
    "cut" => sort::cut,
    "date" => misc::date,
    "dd" => dd::run,
    "dirname" => misc::dirname,
    "du" => du::run,
    "echo" => echo::run,
    "egrep" => grep::run,
    "env" => misc::env,
    "exit" => misc::yes,
    "export" => misc::yes,
    "false" => misc::no,
    "fgrep" => grep::run,
    "find" => find::run,
    "grep" => grep::run,
    "head" => count::head,
    "hostname" => misc::hostname,
    "id" => misc::id,
    "ln" => make::ln,
    "ls" => ls::run,
    "mkdir" => make::mkdir,
    "mkfifo" => make::mkfifo,
    "mknod" => make::mknod,
    "mv" => cp::mv,
    "printf" => echo::printf,
    "pwd" => misc::pwd,
    "readlink" => make::readlink,
    "realpath" => make::realpath,
    "rm" => rm::run,
    "rmdir" => rm::rmdir,
    "sed" => sed::run,
    "seq" => misc::seq,
    "set" => misc::yes,
    "sh" => misc::sh,
    "sha256sum" => misc::sha256sum,
    "sleep" => misc::yes,
    "sort" => sort::run,
    "stat" => stat::run,
    "sync" => misc::yes,
    "tac" => misc::tac,
    "tail" => count::tail,
    "tee" => cat::tee,
    "test" => test::run,
    "touch" => touch::run,
    "tr" => sort::tr,
    "true" => misc::yes,
    "truncate" => touch::truncate,
    "umask" => misc::yes,
    "uname" => misc::uname,
    "uniq" => sort::uniq,
    "unset" => misc::yes,
    "wc" => count::wc,
    "which" => misc::which,
    "whoami" => misc::whoami,
    "xargs" => misc::xargs,
}
