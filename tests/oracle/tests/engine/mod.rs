//! A real engine of its own for a test, where one can be started.

use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// A running engine; it ends with this.
pub struct Docker {
    folder: TempDir,
    daemon: Child,
}

/// Starts `dockerd` with folders of its own. `None`, with a word why, where that does not work.
pub fn start() -> Option<Docker> {
    let skip = |why: &str| {
        eprintln!("skipped: no real engine ({why})");
        None
    };
    let root = std::fs::metadata("/proc/self")
        .is_ok_and(|proc| std::os::unix::fs::MetadataExt::uid(&proc) == 0);
    if !root {
        return skip("starting one needs root");
    }
    let Some(program) =
        ["/usr/sbin/dockerd", "/usr/bin/dockerd"].into_iter().find(|path| Path::new(path).exists())
    else {
        return skip("dockerd is not installed: apt-get install docker.io");
    };
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let daemon = Command::new(program)
        .args(["--host", &format!("unix://{}", at("docker.sock"))])
        .args(["--data-root", &at("data"), "--exec-root", &at("exec"), "--pidfile", &at("pid")])
        .args(["--iptables=false", "--ip6tables=false", "--bridge=none"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(daemon) = daemon else { return skip("dockerd does not start") };
    let docker = Docker { folder, daemon };
    for _ in 0..100 {
        if docker.command(&["info"]).output().is_ok_and(|output| output.status.success()) {
            return Some(docker);
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    skip("dockerd does not answer")
}

impl Docker {
    fn command(&self, args: &[&str]) -> Command {
        let socket = self.folder.path().join("docker.sock");
        let client =
            ["/usr/bin/docker", "docker"].into_iter().find(|path| Path::new(path).exists());
        let mut command = Command::new(client.unwrap_or("docker"));
        command.env_remove("DOCKER_HOST").env_remove("DOCKER_CONTEXT");
        command.arg("--host").arg(format!("unix://{}", socket.display())).args(args);
        command
    }

    /// What a command prints, as bytes; it is given `input`.
    pub fn bytes(&self, args: &[&str], input: &[u8]) -> Vec<u8> {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let writer = std::thread::spawn(move || {
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "docker {args:?}: {error}");
        output.stdout
    }

    /// What a command prints.
    pub fn run(&self, args: &[&str], input: &[u8]) -> String {
        String::from_utf8_lossy(&self.bytes(args, input)).into_owned()
    }
}

impl Drop for Docker {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.daemon.id().to_string()).status();
        let _ = self.daemon.wait();
    }
}
