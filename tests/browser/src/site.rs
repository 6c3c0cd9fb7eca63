//! A small server for `dist/`, on a free port of this machine.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

/// One place below which the whole site is served: each page has its own, so that what it asks
/// for is known.
#[derive(Clone, Debug)]
pub struct Site {
    /// Ends with a slash.
    pub address: String,
    prefix: String,
}

/// What the server does with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Serving {
    /// It serves it.
    Yes,
    /// It says that the file is not there.
    No,
    /// It says nothing yet.
    Later,
}

struct Server {
    port: u16,
    dist: PathBuf,
    /// `GET /path` by prefix.
    requests: Mutex<HashMap<String, Vec<String>>>,
    /// By prefix and file, where it is not served as it should be.
    serving: Mutex<HashMap<(String, String), Serving>>,
}

/// The folder with the built site: `$ONIONSKIN_DIST`, else `dist` of the project.
pub fn dist() -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::env::var_os("ONIONSKIN_DIST").map_or(project.join("dist"), PathBuf::from)
}

impl Site {
    /// A place of its own.
    ///
    /// # Panics
    /// If the site has not been built.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let prefix = format!("/some/path-{}/", COUNT.fetch_add(1, Ordering::Relaxed));
        let address = format!("http://127.0.0.1:{}{prefix}", server().port);
        Self { address, prefix }
    }

    /// What was asked for below this place: `GET boot.js`, in order.
    pub fn requests(&self) -> Vec<String> {
        let requests = server().requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.get(&self.prefix).cloned().unwrap_or_default()
    }

    /// From now on a file below this place is served, refused, or waited for.
    pub fn serve(&self, file: &str, serving: Serving) {
        let mut all = server().serving.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert((self.prefix.clone(), file.to_owned()), serving);
    }
}

impl Default for Site {
    fn default() -> Self {
        Self::new()
    }
}

fn server() -> &'static Server {
    static SERVER: OnceLock<&'static Server> = OnceLock::new();
    SERVER.get_or_init(|| {
        let dist = dist();
        assert!(
            dist.join("index.html").is_file(),
            "no site at {}: run `cargo xtask build` first",
            dist.display()
        );
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let server: &'static Server = Box::leak(Box::new(Server {
            port,
            dist,
            requests: Mutex::default(),
            serving: Mutex::default(),
        }));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                thread::spawn(move || drop(server.answer(stream)));
            }
        });
        server
    })
}

impl Server {
    fn answer(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut out = stream.try_clone()?;
        let mut lines = BufReader::new(stream).lines();
        while let Some(first) = lines.next().transpose()? {
            // The rest of the head; a GET has no body.
            for line in lines.by_ref() {
                if line?.is_empty() {
                    break;
                }
            }
            let mut words = first.split(' ');
            let (method, target) =
                (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let path = target.split(['?', '#']).next().unwrap_or_default();
            let answer = self.find(method, path);
            let (status, kind, body) = match &answer {
                Some((kind, body)) => ("200 OK", *kind, body.as_slice()),
                None => ("404 Not Found", "text/plain", b"not here".as_slice()),
            };
            write!(
                out,
                "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
                 Cache-Control: no-cache\r\n\r\n",
                body.len()
            )?;
            out.write_all(body)?;
            out.flush()?;
        }
        Ok(())
    }

    fn find(&self, method: &str, path: &str) -> Option<(&'static str, Vec<u8>)> {
        // /some/path-N/file
        let (prefix, file) = path.match_indices('/').nth(2).map(|(at, _)| path.split_at(at + 1))?;
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(prefix.to_owned())
            .or_default()
            .push(format!("{method} {file}"));
        let file = if file.is_empty() { "index.html" } else { file };
        let outside = file.split('/').any(|part| part == ".." || part.is_empty());
        if method != "GET" || outside {
            return None;
        }
        while self.serving(prefix, file) == Serving::Later {
            thread::sleep(Duration::from_millis(20));
        }
        if self.serving(prefix, file) == Serving::No {
            return None;
        }
        let body = fs::read(self.dist.join(file)).ok()?;
        Some((mime(file), body))
    }

    fn serving(&self, prefix: &str, file: &str) -> Serving {
        let all = self.serving.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&(prefix.to_owned(), file.to_owned())).copied().unwrap_or(Serving::Yes)
    }
}

fn mime(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "ftl" | "txt" => "text/plain; charset=utf-8",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
