//! One page in a browser context of its own.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};
use std::{fs, process};

use serde_json::{Value, json};

use crate::cdp::Connection;
use crate::chromium;
use crate::log::{Log, auto_attach};
use crate::site::{Serving, Site};

/// How long anything may take to appear, unless a test says otherwise.
const PATIENCE: Duration = Duration::from_secs(15);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(30);

/// How the page is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
    /// What the system asks for.
    pub dark: bool,
    /// What the browser asks for, as in `Accept-Language`.
    pub language: &'static str,
    /// Nothing moves, as the system may ask for.
    pub still: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { size: (1280, 720), dark: false, language: "en-US", still: true }
    }
}

/// One page. What a test looks for may take a while to appear: everything waits for it, and ends
/// the test with a picture of the page if it doesn't come.
pub struct Page {
    connection: &'static Connection,
    context: String,
    session: String,
    site: Site,
    log: Log,
    patience: Duration,
    downloads: PathBuf,
}

impl Page {
    /// Opens the start screen.
    pub fn open() -> Self {
        Self::open_with(Options::default(), "")
    }

    /// Opens the app at an address, as `#/…`.
    ///
    /// # Panics
    /// If the browser doesn't play along, as everything here.
    pub fn open_with(options: Options, hash: &str) -> Self {
        let connection = chromium::connection();
        let call = |method, params| connection.call("", method, params).unwrap();
        let id = |value: &Value, name: &str| value[name].as_str().unwrap().to_owned();
        let context = id(&call("Target.createBrowserContext", json!({})), "browserContextId");
        let page = Self::in_context(context, Site::new());
        page.prepare(options);
        page.go(hash);
        page
    }

    /// Another tab of the same browser: same storage, same address, a page of its own.
    pub fn beside(&self) -> Self {
        let page = Self::in_context(self.context.clone(), self.site.clone());
        page.prepare(Options::default());
        page.go("");
        page
    }

    fn in_context(context: String, site: Site) -> Self {
        let connection = chromium::connection();
        let call = |method, params| connection.call("", method, params).unwrap();
        let id = |value: &Value, name: &str| value[name].as_str().unwrap().to_owned();
        let target = call(
            "Target.createTarget",
            json!({ "url": "about:blank", "browserContextId": context }),
        );
        let session = call(
            "Target.attachToTarget",
            json!({ "targetId": target["targetId"], "flatten": true }),
        );
        let downloads = std::env::temp_dir().join(format!(
            "onionskin-downloads-{}-{}",
            process::id(),
            site.address.rsplit('-').next().unwrap_or_default().trim_end_matches('/')
        ));
        call(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "browserContextId": context, "downloadPath": downloads }),
        );
        Self {
            connection,
            context,
            session: id(&session, "sessionId"),
            site,
            log: Log::default(),
            patience: PATIENCE,
            downloads,
        }
    }

    fn prepare(&self, options: Options) {
        self.log.attach(self.connection, &self.session);
        for domain in ["Page", "Network", "Runtime", "Log", "DOM", "Accessibility"] {
            self.call(&format!("{domain}.enable"), json!({}));
        }
        self.call("Target.setAutoAttach", auto_attach());
        self.call("Page.setInterceptFileChooserDialog", json!({ "enabled": true }));
        self.call("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
        self.call(
            "Emulation.setUserAgentOverride",
            json!({ "userAgent": self.eval("navigator.userAgent"), "acceptLanguage": options.language }),
        );
        self.look(options);
    }

    /// Lets the page alone, for measuring: the browser no longer keeps an accessibility tree of it, nor
    /// tells of its elements and requests. What is found by role cannot be found from here on.
    pub fn unwatched(&self) {
        for domain in ["Accessibility", "DOM", "Network"] {
            self.call(&format!("{domain}.disable"), json!({}));
        }
    }

    /// Changes how the page is looked at (not the language, which a page asks for once).
    pub fn look(&self, options: Options) {
        let (width, height) = options.size;
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        );
        let choose = |yes, name| if yes { name } else { "" };
        self.call(
            "Emulation.setEmulatedMedia",
            json!({ "features": [
                { "name": "prefers-color-scheme", "value": if options.dark { "dark" } else { "light" } },
                { "name": "prefers-reduced-motion", "value": choose(options.still, "reduce") },
            ] }),
        );
    }

    /// Goes to an address of the app and waits for the load.
    pub fn go(&self, hash: &str) {
        let before = self.loads();
        let url = format!("{}{hash}", self.site.address);
        self.call("Page.navigate", json!({ "url": url }));
        self.until("the page loads", || (self.loads() > before).then_some(()));
        self.painted();
    }

    /// Brings this tab to the front: one behind another draws nothing.
    pub fn front(&self) {
        self.call("Page.bringToFront", json!({}));
    }

    /// Loads another document in this tab.
    pub fn leave(&self) {
        let before = self.loads();
        self.call("Page.navigate", json!({ "url": Site::new().address }));
        self.until("another document loads", || (self.loads() > before).then_some(()));
    }

    /// Every document from now on does this before its own scripts; the page is loaded again.
    pub fn before_scripts(&self, script: &str) {
        self.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        self.reload();
    }

    /// What the next workers do before their own scripts: one the first of these, the next one the
    /// second. Workers after those do nothing of the kind.
    pub fn in_next_workers<'a>(&self, scripts: impl IntoIterator<Item = &'a str>) {
        self.log.records().in_workers = scripts.into_iter().map(str::to_owned).collect();
    }

    /// How many workers were started.
    pub fn workers(&self) -> usize {
        self.log.records().workers
    }

    /// Loads the page again, as F5 does.
    pub fn reload(&self) {
        let before = self.loads();
        self.call("Page.reload", json!({}));
        self.until("the page loads again", || (self.loads() > before).then_some(()));
        self.painted();
    }

    /// The browser's Back button.
    pub fn back(&self) {
        self.travel(-1);
    }

    /// The browser's Forward button.
    pub fn forward(&self) {
        self.travel(1);
    }

    fn travel(&self, by: i64) {
        let history = self.call("Page.getNavigationHistory", json!({}));
        let at = history["currentIndex"].as_i64().unwrap() + by;
        let entry = usize::try_from(at).ok().and_then(|at| history["entries"].get(at));
        let entry = entry.unwrap_or_else(|| panic!("there is no page {by} in the history"));
        self.call("Page.navigateToHistoryEntry", json!({ "entryId": entry["id"] }));
        thread::sleep(PAUSE);
    }

    /// What comes after `#` in the address.
    pub fn hash(&self) -> String {
        self.eval("location.hash").as_str().unwrap_or_default().to_owned()
    }

    /// `lang` of the page.
    pub fn language(&self) -> String {
        self.eval("document.documentElement.lang").as_str().unwrap_or_default().to_owned()
    }

    /// The value of an expression.
    ///
    /// # Panics
    /// If it throws.
    pub fn eval(&self, expression: &str) -> Value {
        let result = self.call(
            "Runtime.evaluate",
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true }),
        );
        if let Some(thrown) = result.get("exceptionDetails") {
            panic!("{expression}: {thrown}");
        }
        result["result"]["value"].clone()
    }

    /// Waits longer than usual from here on.
    pub fn patience(&mut self, patience: Duration) {
        self.patience = patience;
    }

    /// Waits until `look` finds something.
    ///
    /// # Panics
    /// If it doesn't within the page's patience; a picture of the page is kept.
    pub fn until<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let began = Instant::now();
        loop {
            if let Some(found) = look() {
                return found;
            }
            if began.elapsed() > self.patience {
                panic!("not within {:?}: {what}\n{}", self.patience, self.describe());
            }
            thread::sleep(PAUSE);
        }
    }

    /// Waits until an expression is true.
    pub fn until_true(&self, expression: &str) {
        self.until(expression, || (self.eval(expression) == true).then_some(()));
    }

    /// Waits for the first picture: what hands do before it is dropped by the browser.
    fn painted(&self) {
        self.until_true("performance.getEntriesByName('first-contentful-paint').length > 0");
    }

    /// Waits until fonts are there and two frames have been drawn.
    pub fn settle(&self) {
        self.eval(
            "document.fonts.ready.then(() => new Promise(done =>
                requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))",
        );
    }

    /// Saves a picture.
    pub fn screenshot(&self, file: &Path) {
        use std::io::Write;
        let shot = self.call("Page.captureScreenshot", json!({ "format": "png" }));
        let bytes = base64(shot["data"].as_str().unwrap_or_default());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).unwrap();
        }
        fs::File::create(file).and_then(|mut out| out.write_all(&bytes)).unwrap();
    }

    /// The requests of the page and its workers so far: `GET http://…`.
    pub fn requests(&self) -> Vec<String> {
        self.log.records().requests.clone()
    }

    /// The files that were asked for, below the page's own address.
    pub fn files_loaded(&self) -> Vec<String> {
        self.site.requests()
    }

    /// From now on the server serves a file to this page, refuses it, or lets it wait.
    pub fn serve(&self, file: &str, serving: Serving) {
        self.site.serve(file, serving);
    }

    /// Ends the test if the page asked for anything but its own build's files.
    ///
    /// # Panics
    /// With the requests that were not such.
    pub fn only_own_requests(&self) {
        let own = format!("GET {}", self.site.address);
        let foreign: Vec<String> = self
            .requests()
            .into_iter()
            .filter(|request| match request.strip_prefix(&own) {
                Some(file) => {
                    let file = file.split(['?', '#']).next().unwrap_or_default();
                    !file.is_empty() && !crate::site::dist().join(file).is_file()
                }
                // Made by the page out of bytes it has already.
                None => !request.starts_with("GET blob:") && !request.starts_with("GET data:"),
            })
            .collect();
        assert!(foreign.is_empty(), "requests that are not the build's own files: {foreign:?}");
        let wrong: Vec<String> = self
            .site
            .requests()
            .into_iter()
            .filter(|request| !request.starts_with("GET "))
            .collect();
        assert!(wrong.is_empty(), "the server was sent something: {wrong:?}");
    }

    /// The contents of a file that the page let the browser save.
    pub fn downloaded(&self, name: &str) -> Vec<u8> {
        let file = self.downloads.join(name);
        // The browser keeps the name with an empty file until all of it is there.
        let whole = || fs::read(&file).ok().filter(|bytes| !bytes.is_empty());
        self.until(&format!("the download {name}"), whole)
    }

    /// Whether the page let the browser save a file so far.
    pub fn has_downloaded(&self, name: &str) -> bool {
        self.downloads.join(name).exists()
    }

    /// Errors so far; the page is not blamed for them at the end.
    pub fn take_errors(&self) -> Vec<String> {
        std::mem::take(&mut self.log.records().errors)
    }

    pub(crate) fn call(&self, method: &str, params: Value) -> Value {
        self.try_call(method, params).unwrap_or_else(|error| panic!("{error}"))
    }

    pub(crate) fn try_call(&self, method: &str, params: Value) -> Result<Value, String> {
        self.connection.call(&self.session, method, params)
    }

    pub(crate) fn log(&self) -> &Log {
        &self.log
    }

    fn loads(&self) -> u32 {
        self.log.records().loads
    }

    /// What is on the page, for the message of a failed test; keeps a picture.
    pub(crate) fn describe(&self) -> String {
        let name = thread::current().name().unwrap_or("page").replace("::", "-");
        let folder = crate::site::dist().join("../target/browser-failures");
        let folder = std::env::var_os("CARGO_TARGET_DIR")
            .map_or(folder, |dir| PathBuf::from(dir).join("browser-failures"));
        let picture = folder.join(format!("{name}.png"));
        self.screenshot(&picture);
        let errors = self.log.records().errors.join("\n  ");
        format!(
            "picture: {}\nerrors: {errors}\naddress: {}\n{}",
            picture.display(),
            self.eval("location.href"),
            self.outline()
        )
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let errors = self.take_errors();
        let params = json!({ "browserContextId": self.context });
        let _ = self.connection.call("", "Target.disposeBrowserContext", params);
        let _ = fs::remove_dir_all(&self.downloads);
        if !thread::panicking() {
            assert!(errors.is_empty(), "the page had errors:\n  {}", errors.join("\n  "));
        }
    }
}

/// RFC 4648, as the browser sends it.
fn base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for c in text.bytes() {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).unwrap_or_default());
        }
    }
    bytes
}
