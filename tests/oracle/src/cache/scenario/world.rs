//! The inputs of a recorded build as the simulator takes them.

use std::collections::BTreeMap;
use std::sync::Arc;

use onionskin::base::Digest;
use onionskin::dockerfile;
use onionskin::sim::cache::tree::{Content, Dir, File, Link, Meta, Node, Tree};
use onionskin::sim::cache::{
    BaseImage, Config, Export, ImageLayer, Inputs, Options, Output, PATH, Repository, Resource,
    RunModel,
};
use serde_json::{Value, json};

use super::super::text;

/// The address of the files that were served.
const FILES: &str = "http://127.0.0.1:5077/files/";

/// The address of the repository.
const REPOSITORY: &str = "git://127.0.0.1/repo.git";

/// The name of the images that are built.
const TAG: &str = "localhost:5077/cachetest/out:latest";

/// One build of a scenario: the build, the one before it, and how the files of the Dockerfile stand.
pub struct Step<'a> {
    pub scenario: &'a Value,
    pub build: &'a Value,
    /// The build's context, `same` resolved.
    pub context: &'a Value,
    /// How often the Dockerfile's text changed before.
    pub changes: i64,
    /// What the builder made of it: which RUN failed, which changed nothing.
    pub recorded: &'a Value,
}

impl Step<'_> {
    fn field(&self, name: &str) -> &Value {
        match &self.build[name] {
            Value::Null => &self.scenario[name],
            own => own,
        }
    }

    /// Everything that the build depends on.
    pub fn inputs(&self) -> Inputs {
        let images = self.images();
        let (repository, ids) = self.repository();
        let mut source = text(self.build, "dockerfile").to_owned();
        for (name, image) in &images {
            source = source.replace(&format!("{{{{digest:{name}}}}}"), &image.digest);
        }
        for (number, id) in ids.iter().enumerate() {
            source = source.replace(&format!("{{{{digest:commit{number}}}}}"), id);
        }
        let path = match self.build.get("dockerfile_path") {
            None => Some("Dockerfile".to_owned()),
            Some(path) => path.as_str().map(str::to_owned),
        };
        Inputs {
            runs: self.runs(&source),
            dockerfile: source.into(),
            path,
            dockerfile_mtime: 1_700_000_000 + 500 * self.changes,
            context: tree(self.context),
            images,
            http: self.http(),
            git: BTreeMap::from([(REPOSITORY.to_owned(), Arc::new(repository))]),
            options: self.options(),
        }
    }

    fn images(&self) -> BTreeMap<String, Arc<BaseImage>> {
        let default = json!({"cachetest/base:1": {}});
        let images = match self.field("images") {
            Value::Null => &default,
            images => images,
        };
        let images = images.as_object().into_iter().flatten();
        images.map(|(name, image)| (name.clone(), Arc::new(base_image(image)))).collect()
    }

    fn http(&self) -> BTreeMap<String, Resource> {
        let files = self.field("http").as_object().into_iter().flatten();
        let one = |(name, file): (&String, &Value)| {
            let header = |name: &str| file["headers"][name].as_str().map(str::to_owned);
            let resource = Resource {
                content: Content::of(text(file, "content").as_bytes()),
                etag: header("ETag"),
                last_modified: header("Last-Modified"),
            };
            (format!("{FILES}{name}"), resource)
        };
        files.map(one).collect()
    }

    fn repository(&self) -> (Repository, Vec<String>) {
        let git = self.field("git");
        let mut repository = Repository::default();
        let mut tree = Tree::default();
        let mut ids = Vec::new();
        let mut below = String::new();
        for commit in git["commits"].as_array().into_iter().flatten() {
            for (path, content) in commit.as_object().into_iter().flatten() {
                let content = Content::of(content.as_str().unwrap_or_default().as_bytes());
                tree = tree.with(path, Node::file(0o644, content));
            }
            let digest = Digest::sha256_of(format!("{below}{commit}").as_bytes());
            let id: String = digest.as_str().chars().skip(7).take(40).collect();
            below.clone_from(&id);
            repository.commits.push((id.clone(), tree.clone()));
            ids.push(id);
        }
        for (tag, at) in git["tags"].as_object().into_iter().flatten() {
            repository.refs.insert(tag.clone(), at.as_u64().unwrap_or_default() as usize);
        }
        if let Some(last) = repository.commits.len().checked_sub(1) {
            repository.refs.insert("main".to_owned(), last);
        }
        (repository, ids)
    }

    fn options(&self) -> Options {
        let flags = &self.build["flags"];
        let map = |value: &Value| {
            let pairs = value.as_object().into_iter().flatten();
            pairs.map(|(k, v)| (k.clone(), said(v))).collect::<BTreeMap<String, String>>()
        };
        let one = |name: &str| flags[name].as_str().map(str::to_owned);
        let mut cache_to = Vec::new();
        if let Some(to) = flags["cache_to"].as_str() {
            let how = if to.contains("mode=max") { Export::Max } else { Export::Min };
            cache_to.push((reference(to), how));
        }
        if flags["inline_cache"] == json!(true) {
            cache_to.push((TAG.to_owned(), Export::Inline));
        }
        let mut cache_from: Vec<String> =
            list(&flags["cache_from"]).iter().map(|from| reference(from)).collect();
        // Whatever it is called, it is the image of an earlier build.
        cache_from.extend(list(&flags["docker_cache_from"]).iter().map(|_| TAG.to_owned()));
        let contexts = flags["named_contexts"].as_object().into_iter().flatten();
        let add_host = |host: &String| {
            let (name, address) = host.split_once('=')?;
            Some((name.to_owned(), address.to_owned()))
        };
        Options {
            build_args: map(&self.build["build_args"]),
            target: one("target"),
            no_cache: flags["no_cache"] == json!(true),
            no_cache_filter: list(&flags["no_cache_filter"]),
            pull: flags["pull"] == json!(true),
            platform: one("platform"),
            network: one("network"),
            labels: map(&flags["labels"]),
            secrets: map(&flags["secrets"]),
            allow: list(&flags["allow"]),
            add_hosts: list(&flags["add_hosts"]).iter().filter_map(add_host).collect(),
            contexts: contexts.map(|(name, files)| (name.clone(), tree(files))).collect(),
            cache_to,
            cache_from,
            tag: Some(TAG.to_owned()),
            ..Options::default()
        }
    }

    /// What no input tells of the RUNs: which one failed, which ones wrote the same files as before,
    /// and which changed nothing.
    fn runs(&self, source: &str) -> BTreeMap<String, RunModel> {
        let file = dockerfile::parse(source);
        let tagged = |tag: &str| {
            self.scenario["tags"].as_array().is_some_and(|tags| tags.contains(&json!(tag)))
        };
        let same = tagged("same-output");
        let rows = self.recorded["image"]["history"].as_array().into_iter().flatten();
        let empty: Vec<&str> =
            rows.filter(|row| row[1] == json!(true)).filter_map(|row| row[0].as_str()).collect();
        let mut runs = BTreeMap::new();
        for (at, instruction) in file.instructions.iter().enumerate() {
            if instruction.keyword != Some(dockerfile::Keyword::Run) {
                continue;
            }
            let words = instruction.text.as_str();
            let output = match () {
                () if words.starts_with("go build") => Output::Of(self.go_build(words)),
                () if same => Output::Same,
                () => Output::OfInputs,
            };
            let fails = self.recorded["outcomes"][at] == json!("error")
                && text(self.recorded, "error").contains("non-zero code")
                    | text(self.recorded, "error").contains("exit code")
                    | text(self.recorded, "error").contains("executor failed");
            let model = RunModel {
                output,
                fails,
                changes_nothing: Some(empty.iter().any(|row| row.ends_with(words))),
                ..RunModel::default()
            };
            runs.insert(instruction.text.clone(), model);
        }
        runs
    }

    /// The stand-in for `go build` joins the Go files, comments left out.
    fn go_build(&self, words: &str) -> String {
        let mut out = words.split_whitespace().next_back().unwrap_or_default().to_owned();
        let mut files: Vec<(&str, &str)> = Vec::new();
        for entry in self.context.as_array().into_iter().flatten() {
            if text(entry, "path").ends_with(".go") {
                files.push((text(entry, "path"), text(entry, "content")));
            }
        }
        files.sort_unstable();
        for (_, content) in files {
            out.extend(
                content
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"))
                    .map(|l| format!("{l}\n")),
            );
        }
        out
    }
}

fn said(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn list(value: &Value) -> Vec<String> {
    match value {
        Value::Array(all) => all.iter().map(said).collect(),
        Value::Null => Vec::new(),
        one => vec![said(one)],
    }
}

/// The name that a cache is exported to or imported from.
fn reference(option: &str) -> String {
    let names = ["ref=", "dest=", "src="];
    let named =
        |field: &str| names.iter().find_map(|name| field.strip_prefix(name).map(str::to_owned));
    option.split(',').find_map(named).unwrap_or_else(|| option.to_owned())
}

fn base_image(image: &Value) -> BaseImage {
    let or = |field: &str, default: &str| match image[field].as_str() {
        Some(text) => text.to_owned(),
        None => default.to_owned(),
    };
    let variant = or("variant", "v1");
    let content = or("content", &variant);
    let mut layers = vec![
        ImageLayer { id: "busybox".into(), files: None },
        ImageLayer { id: format!("{variant} {content}").into(), files: None },
    ];
    for layer in image["extra_layers"].as_array().into_iter().flatten() {
        let entries = layer.as_array().into_iter().flatten();
        let entry = |entry: &Value| {
            let path = entry[0].as_str().unwrap_or_default().to_owned();
            let node = match entry[1].as_str() {
                Some("d") => Node::Dir(Dir::new(Meta::new(0o755)).into()),
                _ => {
                    Node::file(0o644, Content::of(entry[2].as_str().unwrap_or_default().as_bytes()))
                }
            };
            (path, node)
        };
        let files: Vec<(String, Node)> = entries.map(entry).collect();
        layers.push(ImageLayer { id: layer.to_string().into(), files: Some(files.into()) });
    }
    let config = config(&image["config"]);
    let described = format!("{layers:?} {config:?}");
    let digest = Digest::sha256_of(described.as_bytes());
    // A static busybox, accounts and small programs: no more.
    let directories = ["bin", "etc", "tmp", "root", "usr/local/bin"].map(str::to_owned).into();
    let digest = digest.as_str().into();
    BaseImage { digest, layers, config, platform: "linux/amd64".into(), directories }
}

fn config(given: &Value) -> Config {
    let env = match given["Env"].as_array() {
        Some(env) => env.iter().filter_map(|v| v.as_str()?.split_once('=')).collect(),
        None => vec![("PATH", PATH)],
    };
    let words = |name: &str| given[name].is_array().then(|| list(&given[name]));
    let mut config = Config {
        env: env.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect(),
        workdir: text(given, "WorkingDir").to_owned(),
        user: text(given, "User").to_owned(),
        shell: words("Shell"),
        onbuild: list(&given["OnBuild"]),
        cmd: words("Cmd"),
        entrypoint: words("Entrypoint"),
        ..Config::default()
    };
    for (name, value) in given["Labels"].as_object().into_iter().flatten() {
        config.labels.insert(name.clone(), said(value));
    }
    let known = ["Env", "WorkingDir", "User", "Shell", "OnBuild", "Cmd", "Entrypoint", "Labels"];
    for (name, value) in given.as_object().into_iter().flatten() {
        if !known.contains(&name.as_str()) {
            config.other.insert(name.clone(), value.to_string());
        }
    }
    config
}

/// A context as a tree.
pub fn tree(entries: &Value) -> Tree {
    let mut tree = Tree::default();
    let mut entries: Vec<&Value> = entries.as_array().into_iter().flatten().collect();
    // A directory's own attributes come before what is in it.
    entries.sort_by_key(|entry| text(entry, "path").matches('/').count());
    for entry in entries {
        let path = text(entry, "path");
        let kind = entry["type"].as_str().unwrap_or("file");
        let default = if kind == "dir" { 0o755 } else { 0o644 };
        let mode = entry["mode"].as_str().and_then(|mode| u32::from_str_radix(mode, 8).ok());
        let mut meta = Meta::new(mode.unwrap_or(default));
        meta.mtime = entry["mtime"].as_i64().unwrap_or(meta.mtime);
        let number = |name: &str| entry[name].as_u64().unwrap_or_default() as u32;
        (meta.uid, meta.gid) = (number("uid"), number("gid"));
        for (name, value) in entry["xattrs"].as_object().into_iter().flatten() {
            meta.xattrs.insert(name.clone(), said(value).into_bytes());
        }
        let node = match kind {
            "dir" => Node::Dir(Dir::new(meta).into()),
            "symlink" => Node::Link(Link { meta, target: text(entry, "target").to_owned() }.into()),
            "tar" => Node::File(File::new(meta, archive(entry)).into()),
            _ => {
                let content = Content::of(text(entry, "content").as_bytes());
                Node::File(File::new(meta, content).into())
            }
        };
        tree = tree.with(path, node);
    }
    tree
}

/// A tar file as the corpus makes it.
fn archive(entry: &Value) -> Content {
    let time = entry["entry_mtime"].as_u64().unwrap_or(1_700_000_000);
    let mut bytes = tar::Builder::new(Vec::new());
    let mut members = Vec::new();
    let listed: Vec<(String, String)> = match &entry["entries"] {
        Value::Object(all) => all.iter().map(|(k, v)| (k.clone(), said(v))).collect(),
        other => other
            .as_array()
            .into_iter()
            .flatten()
            .map(|pair| (said(&pair[0]), said(&pair[1])))
            .collect(),
    };
    for (name, content) in listed {
        let mut header = tar::Header::new_ustar();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(time);
        header.set_uid(0);
        header.set_gid(0);
        header.set_entry_type(tar::EntryType::Regular);
        if header.set_path(&name).is_ok() {
            header.set_cksum();
            // Python's form: six digits, and a blank behind the zero.
            let sum = header.cksum().unwrap_or_default();
            header.as_mut_bytes()[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
            // Writing to memory cannot fail.
            _ = bytes.append(&header, content.as_bytes());
        }
        members.push((name, Content::of(content.as_bytes())));
    }
    let mut bytes = bytes.into_inner().unwrap_or_default();
    bytes.resize(bytes.len().div_ceil(10_240) * 10_240, 0);
    Content::archive(&bytes, members)
}
