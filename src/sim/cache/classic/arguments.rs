//! Build arguments as the classic builder keeps them: beside the environment, which hides them.

use std::collections::BTreeMap;

use crate::dockerfile::Environment;
use crate::sim::cache::image::EnvList;
use crate::sim::cache::options::Options;
use crate::sim::cache::scope::{get, is_proxy};

/// The ARGs of a stage so far.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// Each with its default, if it has one.
    declared: BTreeMap<String, Option<String>>,
}

impl Arguments {
    /// Declares one.
    pub fn declare(&mut self, name: &str, default: Option<String>) {
        self.declared.insert(name.to_owned(), default);
    }

    /// The value that one has: the one given, else its default, else that of the global.
    fn value(&self, name: &str, options: &Options, globals: &EnvList) -> Option<String> {
        let default = self.declared.get(name)?;
        let given = options.build_args.get(name).cloned();
        given.or_else(|| default.clone()).or_else(|| get(globals, name).map(str::to_owned))
    }

    /// Those that a command gets: they have a value and no variable hides them.
    #[must_use]
    pub fn effective(&self, env: &EnvList, options: &Options, globals: &EnvList) -> EnvList {
        let hidden = |name: &str| env.iter().any(|(known, _)| known == name);
        let all = self.declared.keys().filter(|name| !hidden(name));
        all.filter_map(|name| Some((name.clone(), self.value(name, options, globals)?))).collect()
    }

    /// What stands before a command: `|1 V=2`, sorted. Proxies that nobody declared do not count, but
    /// passing one makes `|0`.
    #[must_use]
    pub fn before_command(&self, effective: &EnvList, options: &Options, all: bool) -> Vec<String> {
        let proxies = options.build_args.keys();
        let undeclared = |name: &&String| is_proxy(name, all) && !self.declared.contains_key(*name);
        if effective.is_empty() && !proxies.into_iter().any(|name| undeclared(&name)) {
            return Vec::new();
        }
        let mut words: Vec<String> =
            effective.iter().map(|(name, value)| format!("{name}={value}")).collect();
        words.sort();
        words.insert(0, format!("|{}", words.len()));
        words
    }
}

/// What words see: variables before arguments.
pub struct Sight<'a> {
    /// The variables.
    pub env: &'a EnvList,
    /// The arguments in effect.
    pub arguments: &'a EnvList,
}

impl Environment for Sight<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        get(self.env, name).or_else(|| get(self.arguments, name))
    }
}
