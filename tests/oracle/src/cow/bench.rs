//! Runs a scenario on the simulator.

use std::sync::Arc;

use onionskin::base::LayerId;
use onionskin::sim::cow::kernel::{Dialect, Fs, Machine, Options, Process};
use onionskin::sim::cow::layer::{Layer, Time};
use onionskin::sim::cow::{CowEvent, LayerRef, Lower, Reply, World};
use serde_json::{Map, Value, json};

use super::dump::{self, Hashes, letter};
use super::engine::listing;
use super::scenario::{self, Contents, number, text};

/// "Now" of the first step; every step is a second later.
const NOW: i64 = 1_800_000_000;

/// A container of the bench.
#[derive(Clone)]
struct Container {
    lowers: Arc<Vec<Lower>>,
    upper: Layer,
}

impl Container {
    fn new(lowers: Arc<Vec<Lower>>) -> Self {
        Self { lowers, upper: Layer::default() }
    }

    fn fs<'w>(&self, world: &'w World, options: Options) -> Fs<'w> {
        Fs::over(world, Arc::clone(&self.lowers), self.upper.clone(), options)
    }
}

/// What the simulator makes of a scenario, in the scenario's own shape: `init` and `steps`.
///
/// `None` if the record's mount options are not offered.
pub fn replay(record: &Value) -> Option<Value> {
    let options = scenario::options(text(record, "opts"))?;
    let (world, store) = scenario::world(&record["lowers"], 0);
    let mut hashes = Hashes::default();
    let count = record["containers"].as_u64().unwrap_or(1) as usize;
    let mut containers: Vec<Option<Container>> =
        (0..count).map(|_| Some(Container::new(Arc::default()))).collect();
    let mut states = |containers: &[Option<Container>]| -> Value {
        let state = |container: &Option<Container>| {
            container.as_ref().map_or(Value::Null, |container| {
                dump::state(&container.fs(&world, options), &store, &mut hashes)
            })
        };
        containers.iter().map(state).collect()
    };
    let mut out = Map::new();
    for (key, value) in record.as_object().into_iter().flatten() {
        if !matches!(key.as_str(), "init" | "steps") {
            out.insert(key.clone(), value.clone());
        }
    }
    out.insert("init".into(), states(&containers));
    let mut steps = Vec::new();
    for (at, step) in record["steps"].as_array().into_iter().flatten().enumerate() {
        let op = &step["op"];
        let now = Time { secs: NOW + at as i64, nanos: 0 };
        let committed = containers.get(number(op, "ct") as usize).cloned().flatten();
        let mut done = one(&world, &store, options, &mut containers, op, now);
        if text(op, "do") == "commit"
            && let Some(container) = committed
        {
            done.insert("tar".into(), listing(&container.upper));
        }
        done.insert("op".into(), op.clone());
        done.insert("after".into(), states(&containers));
        steps.push(Value::Object(done));
    }
    out.insert("steps".into(), steps.into());
    if let Some(Some(last)) = containers.last() {
        out.insert("tar".into(), listing(&last.upper));
    }
    Some(Value::Object(out))
}

/// One step: its reply, and what it copied up.
fn one(
    world: &World,
    store: &Contents,
    options: Options,
    containers: &mut Vec<Option<Container>>,
    op: &Value,
    now: Time,
) -> Map<String, Value> {
    let mut out = Map::new();
    let index = number(op, "ct") as usize;
    let ok = json!({"e": "OK"});
    let Some(container) = containers.get(index).cloned().flatten() else {
        if text(op, "do") == "start" {
            containers.push(Some(Container::new(Arc::default())));
        }
        out.insert("r".into(), ok);
        return out;
    };
    match text(op, "do") {
        "start" => containers.push(Some(Container::new(Arc::default()))),
        "commit" => {
            let at = LayerId::at(world.layers() + container.lowers.len());
            let mut lowers = vec![Lower { at: LayerRef::Image(at), layer: container.upper }];
            lowers.extend(container.lowers.iter().cloned());
            containers[index] = None;
            containers.push(Some(Container::new(Arc::new(lowers))));
        }
        "remount" => {}
        _ => {
            let Some(call) = scenario::op(op) else {
                out.insert("r".into(), json!({"e": "unknown operation"}));
                return out;
            };
            let mut machine = Machine::new(container.fs(world, options), now, store);
            let mut process = Process::new(&mut machine, Dialect::BusyBox).with_umask(0);
            let reply = call.run(&mut process);
            let upper = machine.fss[0].upper.clone();
            let events = std::mem::take(&mut machine.trace).into_events();
            if let Some(slot) = containers.get_mut(index) {
                *slot = Some(Container { lowers: container.lowers, upper });
            }
            let (copied, late) = copied(&events);
            if !copied.is_empty() {
                out.insert("copied".into(), copied.into());
            }
            if !late.is_empty() {
                out.insert("late".into(), late.into());
            }
            let r = match reply {
                Err(stop) => json!({"e": format!("{stop:?}")}),
                Ok(Err(errno)) => json!({"e": errno.name()}),
                Ok(Ok(reply)) => answer(reply, op, store),
            };
            out.insert("r".into(), r);
            return out;
        }
    }
    out.insert("r".into(), ok);
    out
}

fn answer(reply: Reply, op: &Value, store: &Contents) -> Value {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    match reply {
        Reply::Done => json!({"e": "OK"}),
        Reply::Content(content) => {
            json!({"e": "OK", "s": content.size(), "h": dump::hash(&content, store)})
        }
        Reply::Stat(file_type, links) => {
            let mut out = json!({"e": "OK", "t": letter(file_type)});
            if letter(file_type) == "d" {
                out["n"] = json!(links);
            }
            out
        }
        Reply::Names(names) => {
            let list: Vec<Value> = names
                .iter()
                .map(|(name, kind)| json!([text(name), kind.map_or("o", letter)]))
                .collect();
            json!({"e": "OK", "ls": list})
        }
        Reply::Bytes(bytes) if scenario::text(op, "do") == "readlink" => {
            json!({"e": "OK", "k": text(&bytes)})
        }
        Reply::Bytes(bytes) => json!({"e": "OK", "v": text(&bytes)}),
        Reply::List(names) => {
            let names: Vec<String> = names.iter().map(|name| text(name)).collect();
            json!({"e": "OK", "v": names})
        }
        Reply::Moved(None) => json!({"e": "OK", "via": "rename"}),
        Reply::Moved(Some((files, dirs))) => {
            json!({"e": "OK", "via": "copy", "cnt": [files, dirs]})
        }
        Reply::Removed(files, dirs) => json!({"e": "OK", "cnt": [files, dirs]}),
    }
}

/// What a step copied up and left there, and the files whose data followed: read off its events.
fn copied(events: &[CowEvent]) -> (Vec<Value>, Vec<Value>) {
    let mut copies: Vec<(String, Value)> = Vec::new();
    let mut late: Vec<Value> = Vec::new();
    let layer = |layer: &LayerRef| match layer {
        LayerRef::Image(id) => json!(id.0),
        other => json!(format!("{other:?}")),
    };
    let inside = |path: &str, top: &str| {
        path == top || path.strip_prefix(top).is_some_and(|rest| rest.starts_with('/'))
    };
    for event in events {
        match event {
            CowEvent::DirectoryCopiedUp { path, from, source } => {
                let copy = json!({"from": [layer(from), source.shown()]});
                copies.push((path.shown(), copy));
            }
            CowEvent::CopiedUp { path, from, source, bytes, file_type, .. } => {
                let mut copy = json!({"from": [layer(from), source.shown()]});
                if letter(*file_type) == "f" {
                    copy["b"] = json!(bytes);
                }
                copies.push((path.shown(), copy));
            }
            CowEvent::DataCopiedUp { path, .. } => late.push(json!(path.shown())),
            CowEvent::Removed { path, .. } => {
                let path = path.shown();
                copies.retain(|(copy, _)| !inside(copy, &path));
            }
            CowEvent::Renamed { from, to, .. } => {
                let (from, to) = (from.shown(), to.shown());
                for (copy, _) in copies.iter_mut().filter(|(copy, _)| inside(copy, &from)) {
                    *copy = format!("{to}{}", &copy[from.len()..]);
                }
            }
            CowEvent::Exchanged { a, b } => {
                let (a, b) = (a.shown(), b.shown());
                for (copy, _) in &mut copies {
                    if inside(copy, &a) {
                        *copy = format!("{b}{}", &copy[a.len()..]);
                    } else if inside(copy, &b) {
                        *copy = format!("{a}{}", &copy[b.len()..]);
                    }
                }
            }
            _ => {}
        }
    }
    copies.sort_by(|a, b| a.0.cmp(&b.0));
    let copies = copies.into_iter().map(|(path, mut copy)| {
        copy["p"] = json!(path);
        copy
    });
    (copies.collect(), late)
}
