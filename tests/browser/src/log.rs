//! What a page did that a person doesn't see: requests, errors, opened file choosers.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::cdp::Connection;

/// Filled on the connection's thread.
#[derive(Clone, Default)]
pub struct Log {
    records: Arc<Mutex<Records>>,
}

/// See [`Log`].
#[derive(Default)]
pub struct Records {
    /// `GET http://…`, of the page and of its workers.
    pub requests: Vec<String>,
    /// Exceptions, console errors, policy violations, failed loads.
    pub errors: Vec<String>,
    /// The inputs that asked for a file and were not answered yet.
    pub choosers: Vec<i64>,
    /// Files that were downloaded: their suggested names.
    pub downloads: Vec<String>,
    /// Loads finished so far.
    pub loads: u32,
    /// What the next worker does before its own script, and those after it.
    pub in_workers: std::collections::VecDeque<String>,
    /// Workers started so far.
    pub workers: usize,
}

impl Log {
    /// What there is so far.
    pub fn records(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts to listen to a page or a worker.
    pub fn attach(&self, connection: &Connection, session: &str) {
        let log = self.clone();
        let own = session.to_owned();
        connection.listen(session, move |connection, method, params| {
            log.take(connection, &own, method, params);
        });
    }

    fn take(&self, connection: &Connection, session: &str, method: &str, params: &Value) {
        let text = |pointer: &str| params.pointer(pointer).and_then(Value::as_str).unwrap_or("");
        match method {
            "Network.requestWillBeSent" => {
                let request = format!("{} {}", text("/request/method"), text("/request/url"));
                self.records().requests.push(request);
            }
            "Network.webSocketCreated" => {
                self.records().requests.push(format!("WEBSOCKET {}", text("/url")));
            }
            "Runtime.exceptionThrown" => {
                let what = text("/exceptionDetails/exception/description");
                self.records().errors.push(format!("{} {what}", text("/exceptionDetails/text")));
            }
            "Runtime.consoleAPICalled" if matches!(text("/type"), "error" | "assert") => {
                let args = params.pointer("/args").and_then(Value::as_array);
                let words: Vec<String> = args
                    .into_iter()
                    .flatten()
                    .map(|arg| {
                        let value = arg.get("value").or_else(|| arg.get("description"));
                        value.map(Value::to_string).unwrap_or_default()
                    })
                    .collect();
                self.records().errors.push(format!("console: {}", words.join(" ")));
            }
            "Log.entryAdded" if text("/entry/level") == "error" => {
                let entry = format!("{} ({})", text("/entry/text"), text("/entry/url"));
                self.records().errors.push(entry);
            }
            "Page.fileChooserOpened" => {
                let node = params.get("backendNodeId").and_then(Value::as_i64);
                self.records().choosers.extend(node);
            }
            "Page.downloadWillBegin" => {
                self.records().downloads.push(text("/suggestedFilename").to_owned());
            }
            "Page.loadEventFired" => self.records().loads += 1,
            // A worker: its requests and errors count as the page's. It waits until that is set up.
            "Target.attachedToTarget" => {
                let worker = text("/sessionId");
                self.attach(connection, worker);
                for method in ["Network.enable", "Runtime.enable", "Log.enable"] {
                    let _ = connection.send(worker, method, json!({}));
                }
                let first = {
                    let mut records = self.records();
                    records.workers += 1;
                    records.in_workers.pop_front()
                };
                if let Some(script) = first {
                    let _ = connection.send(
                        worker,
                        "Runtime.evaluate",
                        json!({ "expression": script }),
                    );
                }
                let _ = connection.send(worker, "Runtime.runIfWaitingForDebugger", json!({}));
                let _ = connection.send(worker, "Target.setAutoAttach", auto_attach());
            }
            "Inspector.targetCrashed" => {
                self.records().errors.push(format!("the page crashed (session {session})"));
            }
            _ => {}
        }
    }
}

/// The parameters that make workers report to their page.
pub fn auto_attach() -> Value {
    json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true })
}
