//! The DevTools protocol over two pipes: JSON, each message ended by a NUL.
//! <https://chromedevtools.github.io/devtools-protocol/>

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// How long an answer of the browser may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// The connection to one browser.
#[derive(Clone)]
pub struct Connection {
    shared: Arc<Shared>,
}

type Listener = Box<dyn Fn(&Connection, &str, &Value) + Send>;

struct Shared {
    out: Mutex<Box<dyn Write + Send>>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    last_id: u64,
    waiting: HashMap<u64, Sender<Value>>,
    /// By session.
    listeners: HashMap<String, Arc<Mutex<Listener>>>,
    closed: bool,
}

/// Taken also after a test has panicked: the other tests go on.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Connection {
    /// Over the browser's pipes.
    pub fn new(out: impl Write + Send + 'static, input: impl Read + Send + 'static) -> Self {
        let shared = Shared { out: Mutex::new(Box::new(out)), state: Mutex::default() };
        let connection = Self { shared: Arc::new(shared) };
        let reader = connection.clone();
        thread::spawn(move || reader.read(input));
        connection
    }

    /// Calls a method and waits for its result. `session` is empty for the browser itself.
    ///
    /// # Errors
    /// What the browser says, or that it is gone or silent.
    pub fn call(&self, session: &str, method: &str, params: Value) -> Result<Value, String> {
        let answer = self.send(session, method, params)?;
        let message = answer
            .recv_timeout(PATIENCE)
            .map_err(|_| format!("{method}: no answer from the browser"))?;
        match message.get("error") {
            Some(error) => Err(format!("{method}: {error}")),
            None => Ok(message.get("result").cloned().unwrap_or_default()),
        }
    }

    /// Calls a method without waiting.
    ///
    /// # Errors
    /// If the browser is gone.
    pub fn send(
        &self,
        session: &str,
        method: &str,
        params: Value,
    ) -> Result<Receiver<Value>, String> {
        let (sender, receiver) = channel();
        let id = {
            let mut state = lock(&self.shared.state);
            if state.closed {
                return Err(format!("{method}: the browser has ended"));
            }
            state.last_id += 1;
            let id = state.last_id;
            state.waiting.insert(id, sender);
            id
        };
        let mut message = json!({ "id": id, "method": method, "params": params });
        if !session.is_empty() {
            message["sessionId"] = session.into();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        let mut out = lock(&self.shared.out);
        out.write_all(&bytes).and_then(|()| out.flush()).map_err(|e| format!("{method}: {e}"))?;
        Ok(receiver)
    }

    /// Hands every event of `session` to `listener`, on the reading thread: it must not wait for
    /// an answer.
    pub fn listen(&self, session: &str, listener: impl Fn(&Self, &str, &Value) + Send + 'static) {
        let listener: Listener = Box::new(listener);
        lock(&self.shared.state)
            .listeners
            .insert(session.to_owned(), Arc::new(Mutex::new(listener)));
    }

    fn read(&self, input: impl Read) {
        let mut input = BufReader::new(input);
        let mut bytes = Vec::new();
        while input.read_until(0, &mut bytes).is_ok_and(|length| length > 0) {
            bytes.pop();
            if let Ok(message) = serde_json::from_slice::<Value>(&bytes) {
                self.take(message);
            }
            bytes.clear();
        }
        let mut state = lock(&self.shared.state);
        state.closed = true;
        state.waiting.clear();
    }

    fn take(&self, message: Value) {
        if let Some(id) = message.get("id").and_then(Value::as_u64) {
            if let Some(sender) = lock(&self.shared.state).waiting.remove(&id) {
                let _ = sender.send(message);
            }
            return;
        }
        let session = message.get("sessionId").and_then(Value::as_str).unwrap_or_default();
        let listener = lock(&self.shared.state).listeners.get(session).cloned();
        let method = message.get("method").and_then(Value::as_str);
        if let (Some(listener), Some(method)) = (listener, method) {
            lock(&listener)(self, method, message.get("params").unwrap_or(&Value::Null));
        }
    }
}
