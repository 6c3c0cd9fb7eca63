//! From state and action to state.

use crate::app::{
    AppAction, AppState, ContainersAction, Content, ContentKey, Desk, Incoming, InspectAction,
    LayerStatus, Mode, Notice, OpenImage, Route, ScriptFile, ScriptLink, Sheet, SourceFile, Tab,
    View, Work,
};
use crate::base::{LayerId, LayerPath, Report, Shared};
use crate::image::{Archive, ArchiveError, Finding, ImageFrom};
use crate::union::NodeId;
use crate::view::detail::{against, shown};
use crate::view::picture::Zoom;

/// The state after an action. Answers about an image that is no longer there change nothing.
#[must_use]
pub fn update(state: &AppState, action: AppAction) -> AppState {
    let mut next = state.clone();
    next.apply(action);
    next
}

impl AppState {
    fn apply(&mut self, action: AppAction) {
        match action {
            AppAction::SetLang(lang) => self.lang = lang,
            AppAction::SetTheme(theme) => self.theme = theme,
            AppAction::Begin { serial, source, others, now } => {
                self.begin(serial, source, others, now);
            }
            AppAction::Listing { serial, done } => {
                if let Some(incoming) = self.incoming.as_mut().filter(|i| i.serial == serial) {
                    incoming.done = done;
                }
            }
            AppAction::Opened { serial, report, now } => self.opened(serial, &report, now),
            AppAction::Refused { serial, error } => self.refused(serial, error),
            AppAction::Unsaid { serial, message } => self.unsaid(serial, message),
            AppAction::ChooseImage { image, serial, now } => self.choose(image, serial, now),
            AppAction::Cancel => self.cancel(),
            AppAction::CloseImage => {
                self.put_aside();
                self.close();
            }
            AppAction::Notify(notice) => self.notice = Some(notice),
            AppAction::DismissNotice => self.notice = None,
            AppAction::Second(name) => self.second = name.filter(|_| self.open.is_some()),
            AppAction::RouteChanged(route) => self.follow(route),
            AppAction::Remember(remembered) => self.remembered = remembered,
            AppAction::ContentAsked(keys) => {
                let kept = |key: ContentKey| self.contents.iter().find(|c| c.key == key).cloned();
                let of = |key| kept(key).unwrap_or(Content { key, bytes: None });
                self.contents = Shared::new(keys.into_iter().map(of).collect());
            }
            AppAction::ContentReady { key, bytes } => {
                let contents = self.contents.make_mut();
                if let Some(content) = contents.iter_mut().find(|content| content.key == key) {
                    content.bytes = Some(bytes);
                }
            }
            AppAction::SetView(view) => self.view = view,
            AppAction::Module(action) => {
                self.view = action.leads_to().unwrap_or(self.view);
                self.module.apply(action);
            }
            AppAction::Work(action) => {
                self.inspect.compare.note(&self.work, &action);
                self.work.apply(action);
            }
            AppAction::Inspect(action) => self.inspect(action),
            AppAction::OpenScript { name, text } => self.open_script(name, &text),
            AppAction::Containers(action) => self.containers.apply(action),
            layer => self.layer(layer),
        }
    }

    /// The image an answer is about, if it is still on screen.
    fn shown(&mut self, serial: u32) -> Option<&mut OpenImage> {
        self.open.as_mut().filter(|open| open.serial == serial)
    }

    fn begin(&mut self, serial: u32, source: SourceFile, others: usize, now: f64) {
        self.notice = (others > 0).then(|| Notice::OneOfMany { name: source.name.clone(), others });
        self.incoming = Some(Incoming { serial, source, done: 0 });
        self.began = now;
    }

    fn opened(&mut self, serial: u32, report: &Shared<Report<Archive, Finding>>, now: f64) {
        let Some(incoming) = self.incoming.take_if(|incoming| incoming.serial == serial) else {
            return;
        };
        self.began = now;
        let archive = Shared::new(report.value.clone());
        let wanted = self.wanted.take();
        let sample = incoming.source.sample.clone();
        let same_sample = wanted.as_ref().is_some_and(|w| w.sample.is_some() && w.sample == sample);
        let by_id = wanted.as_ref().and_then(|wanted| wanted.image.as_ref()).and_then(|id| {
            let named = |image: &crate::image::Image| {
                image.id.as_ref().is_some_and(|image| image.to_string() == *id)
            };
            archive.images.iter().position(named)
        });
        let image = by_id.unwrap_or(archive.default_image);
        let open = OpenImage::new(serial, incoming.source, archive, image, &report.findings);
        self.leave_cache(View::Inspect);
        if open.source.committed {
            self.view = View::Inspect;
        }
        let rootfs = open.image().is_some_and(|image| image.from == ImageFrom::Rootfs);
        let same_file = self
            .remembered
            .as_ref()
            .is_some_and(|last| last.bytes == open.source.bytes && last.name == open.source.name);
        self.show(open);
        match wanted {
            // A root-filesystem tar has its ID only after its bytes were hashed: name and size
            // must do until then.
            Some(wanted) if by_id.is_some() || same_sample || (rootfs && same_file) => {
                self.go(&wanted);
            }
            Some(wanted) if wanted.names_image() => {
                let name = self.open.as_ref().map(|o| o.source.name.clone()).unwrap_or_default();
                self.notice = Some(Notice::AnotherImage { name });
            }
            _ => {}
        }
        self.remembered = None;
    }

    /// Puts an image on screen. The one before is kept until this one is read.
    fn show(&mut self, open: OpenImage) {
        let old = self.take_desk();
        self.open = Some(open);
        if let Some(old) = old.filter(|old| old.open.is_complete()) {
            self.before = Some(Box::new(old));
        }
        self.settle();
    }

    /// Clears the screen, and gives what was on it.
    fn take_desk(&mut self) -> Option<Desk> {
        self.contents = Shared::default();
        self.work = Work::default();
        self.second = None;
        let inspect = std::mem::take(&mut self.inspect);
        let containers = std::mem::take(&mut self.containers);
        let open = self.open.take()?;
        Some(Desk { open, inspect, containers, view: self.view })
    }

    /// Puts an image back as it was.
    fn put_back(&mut self, desk: Desk) {
        (self.open, self.inspect) = (Some(desk.open), desk.inspect);
        self.containers = desk.containers.resumed();
        self.view = desk.view;
        self.contents = Shared::default();
        self.work = Work::default();
    }

    /// Once this image is read, Cancel no longer goes back to the one before; Back still does,
    /// unless it is so large that holding both would take too much memory.
    fn settle(&mut self) {
        /// Paths of an image that is kept: some 100 MB.
        const KEPT: usize = 500_000;
        if self.open.as_ref().is_some_and(OpenImage::is_complete)
            && self.incoming.is_none()
            && let Some(before) = self.before.take()
        {
            self.aside = Some(before).filter(|before| before.open.tree.node_count() <= KEPT);
        }
    }

    fn refused(&mut self, serial: u32, error: ArchiveError) {
        if let Some(incoming) = self.incoming.take_if(|incoming| incoming.serial == serial) {
            self.notice = Some(Notice::Refused { name: incoming.source.name, error });
        }
    }

    fn unsaid(&mut self, serial: Option<u32>, message: String) {
        let waits = |serial| self.incoming.as_ref().is_some_and(|it| it.serial == serial);
        // What was cancelled needs no words any more.
        if serial.is_none_or(waits) {
            if serial.is_some() {
                self.incoming = None;
            }
            self.notice = Some(Notice::NoImageWords { message });
        }
    }

    fn choose(&mut self, image: usize, serial: u32, now: f64) {
        let Some(open) = &self.open else { return };
        if image == open.image || image >= open.archive.images.len() {
            return;
        }
        let of_archive: Vec<Finding> =
            open.findings.iter().filter(|f| matches!(f, Finding::Archive(_))).cloned().collect();
        let old = open.image().map(|image| image.findings.clone()).unwrap_or_default();
        let of_archive: Vec<Finding> =
            of_archive.into_iter().filter(|finding| !old.contains(finding)).collect();
        let next =
            OpenImage::new(serial, open.source.clone(), open.archive.clone(), image, &of_archive);
        self.began = now;
        self.show(next);
    }

    fn cancel(&mut self) {
        self.wanted = None;
        if self.incoming.take().is_some() {
            return;
        }
        if self.open.as_ref().is_some_and(|open| !open.is_complete()) {
            self.take_desk();
            if let Some(before) = self.before.take() {
                self.put_back(*before);
            }
        }
    }

    fn close(&mut self) {
        self.take_desk();
        self.before = None;
        self.incoming = None;
        self.wanted = None;
    }

    fn layer(&mut self, action: AppAction) {
        match action {
            AppAction::LayerProgress { serial, layer, done } => {
                let status = self.shown(serial).and_then(|o| o.status.get_mut(layer.index()));
                if let Some(status @ (LayerStatus::Waiting | LayerStatus::Reading { .. })) = status
                {
                    *status = LayerStatus::Reading { done };
                }
            }
            AppAction::LayerRead { serial, layer, index, problems } => {
                if let Some(open) = self.shown(serial) {
                    open.add_layer(layer, index, problems);
                    self.reveal();
                    self.settle();
                }
            }
            AppAction::Stacked { serial, tree, problems } => {
                if let Some(open) = self.shown(serial) {
                    open.take_tree(tree, problems);
                    self.reveal();
                    self.settle();
                }
            }
            AppAction::LayerFailed { serial, layer, problem } => {
                if let Some(open) = self.shown(serial) {
                    open.give_up_layer(layer, problem);
                    self.settle();
                }
            }
            AppAction::Comparing { serial, layers } => {
                if let Some(open) = self.shown(serial) {
                    open.checks.comparing = layers;
                }
            }
            AppAction::Hashed { serial, layer, hashes } => {
                if let Some(open) = self.shown(serial) {
                    open.tree.make_mut().set_contents(layer, &hashes);
                    open.checks.comparing = open.checks.comparing.saturating_sub(1);
                }
            }
            AppAction::Verified { serial, layer, digests, problems } => {
                if let Some(open) = self.shown(serial) {
                    open.checks.verified += 1;
                    let named = open
                        .layer(layer)
                        .is_some_and(|layer| layer.diff_id.is_some() || layer.digest.is_some());
                    open.checks.unverified += usize::from(digests.is_none() || !named);
                    open.note(layer, problems);
                    let rootfs = open.image().is_some_and(|i| i.from == ImageFrom::Rootfs);
                    if let Some(digests) = digests.filter(|_| rootfs) {
                        open.id = Some(crate::base::ImageId(digests.diff_id.0));
                    }
                }
            }
            _ => {}
        }
    }

    /// Goes where the browser's history or the address says.
    fn follow(&mut self, route: Route) {
        if route.view == View::Cache {
            self.view = View::Cache;
        } else if !route.names_image() {
            self.put_aside();
            self.close();
            self.leave_cache(View::Inspect);
        } else if self.open.as_ref().is_some_and(|open| open.is_named(&route)) {
            self.go(&route);
        } else if let Some(aside) = self.aside.take_if(|aside| aside.open.is_named(&route)) {
            // Forward again to an image that Back has put aside.
            self.put_aside();
            self.put_back(*aside);
            self.go(&route);
        } else {
            self.leave_cache(route.view);
            if self.wanted.as_ref() == Some(&route) {
                return;
            }
            self.notice = route.image.clone().map(|id| Notice::Linked { id });
            self.wanted = Some(route);
        }
    }

    /// What needs an image, or asks for one, is not shown behind the build cache.
    fn leave_cache(&mut self, view: View) {
        if self.view == View::Cache {
            self.view = view;
        }
    }

    /// Keeps the image on screen for when the person comes back to it.
    fn put_aside(&mut self) {
        if let Some(desk) = self.take_desk().filter(|desk| desk.open.is_complete()) {
            self.aside = Some(Box::new(desk));
        }
    }

    fn go(&mut self, route: &Route) {
        self.view = route.view;
        if route.view != View::Inspect {
            self.notice = route.broken.clone().map(Notice::BadLink).or(self.notice.take());
            if let (Some(link), Some(open)) = (&route.script, &self.open) {
                self.containers.follow(link.clone().with_image(&open.name()));
            }
            return;
        }
        self.inspect.layer = route.layer;
        self.inspect.mode = route.mode;
        self.set_path(route.path.clone());
        self.inspect.follow(route.query.clone());
    }

    /// Takes a script file over; one for an image that is not open waits for it.
    fn open_script(&mut self, name: String, text: &str) {
        let file = match ScriptFile::parse(text) {
            Ok(file) => file,
            Err(error) => return self.notice = Some(Notice::BadScript { name, error }),
        };
        self.notice = None;
        let own = self.open.as_ref().and_then(|open| open.id.as_ref()).map(ToString::to_string);
        if file.image.is_some() && file.image != own {
            let image = file.name.clone().or(file.image.clone()).unwrap_or_default();
            let waits = self.open.is_none();
            self.notice = Some(Notice::ScriptForAnother { image, waits });
        }
        let lines = file.lines();
        if self.open.is_some() {
            self.view = View::Containers;
            self.containers.apply(ContainersAction::Load(lines, 0));
        } else {
            let link =
                ScriptLink { image: file.image.clone(), script: lines, ..ScriptLink::default() };
            let script = Some(link.without_image(&file.name.unwrap_or_default()));
            let view = View::Containers;
            self.leave_cache(view);
            self.wanted = Some(Route { image: file.image, script, view, ..Route::default() });
        }
    }

    fn set_path(&mut self, path: Option<LayerPath>) {
        if self.inspect.path != path {
            self.inspect.version = None;
            self.inspect.against = None;
            self.inspect.show_secrets = false;
            self.inspect.more = 0;
        }
        self.inspect.path = path;
        self.reveal();
    }

    /// Opens the directories above the chosen path.
    fn reveal(&mut self) {
        if let (Some(open), Some(path)) = (&self.open, self.inspect.path.clone()) {
            self.inspect.reveal(&open.tree, &path);
        }
    }

    fn inspect(&mut self, action: InspectAction) {
        let inspect = &mut self.inspect;
        match action {
            InspectAction::SelectLayer(layer) => {
                inspect.layer = Some(layer);
                inspect.version = None;
                self.open_few();
            }
            InspectAction::SetMode(mode) => {
                inspect.mode = mode;
                self.open_few();
            }
            InspectAction::SelectPath(path) => self.set_path(Some(path)),
            InspectAction::ClearPath => self.set_path(None),
            InspectAction::GoTo { path, layer } => {
                inspect.layer = Some(layer);
                inspect.version = None;
                self.set_path(Some(path));
            }
            InspectAction::Toggle(node) => {
                let expanded = inspect.expanded.make_mut();
                if !expanded.remove(&node) {
                    expanded.insert(node);
                }
            }
            InspectAction::Sort(by) => inspect.sort = inspect.sort.with(by),
            InspectAction::ToggleKind(kind) => {
                inspect.kinds = inspect.kinds.toggled(kind, inspect.mode);
            }
            InspectAction::ToggleColumns => inspect.columns = !inspect.columns,
            InspectAction::ToggleOrder => inspect.base_first = !inspect.base_first,
            InspectAction::SetRange(one, other) => {
                inspect.mode = Mode::Range { from: one.min(other) };
                inspect.layer = Some(one.max(other));
                inspect.version = None;
                self.open_few();
            }
            InspectAction::SetFilter(line) => inspect.filter = line,
            InspectAction::OpenAbove(paths) => {
                let tree = self
                    .open
                    .as_ref()
                    .and_then(|open| open.look(inspect).and_then(|look| open.tree_for(look.top())));
                if let Some(tree) = tree {
                    inspect.open_above(&tree, paths);
                }
            }
            InspectAction::SetSearch(text) => inspect.search = text,
            InspectAction::ShowHit(node, layer) => self.show_hit(node, layer),
            InspectAction::SelectVersion(layer) => inspect.version = Some(layer),
            InspectAction::Against(layer) => inspect.against = Some(layer),
            InspectAction::SetTab(tab) => inspect.tab = tab,
            InspectAction::More => inspect.more += 1,
            InspectAction::SetSheet(sheet) => {
                inspect.sheet = sheet;
                inspect.unmasked &= sheet.is_some();
            }
            InspectAction::SetSizes(sizes) => {
                inspect.sizes = sizes;
                inspect.zoom = Zoom::of(std::mem::take(&mut inspect.zoom.path));
            }
            InspectAction::ZoomSizes(zoom) => inspect.zoom = zoom,
            InspectAction::Compare(action) => inspect.compare.apply(action),
            InspectAction::SetRules(rules) => {
                inspect.rules = rules;
                inspect.sheet = Some(Sheet::Rules);
            }
            InspectAction::Unmask => inspect.unmasked = !inspect.unmasked,
            InspectAction::ToggleSecrets => inspect.show_secrets = !inspect.show_secrets,
        }
    }

    /// Goes to a version of a path, wherever it is hidden.
    fn show_hit(&mut self, node: NodeId, layer: LayerId) {
        let Some(open) = self.open.clone() else { return };
        let Some(look) = open.look(&self.inspect) else { return };
        self.inspect.make_visible(&open.tree, node, layer, look);
        self.set_path(Some(open.tree.path(node)));
        self.inspect.version = Some(layer);
    }

    /// In one layer alone, or some, the directories on the way to few changes are opened.
    fn open_few(&mut self) {
        let Some(open) = self.open.as_ref().filter(|_| self.inspect.mode != Mode::Merged) else {
            return;
        };
        let Some(look) = open.look(&self.inspect) else { return };
        if let Some(tree) = open.tree_for(look.top()) {
            self.inspect.open_touched(&tree, look);
        }
    }

    /// The files whose contents the detail pane shows: the version of the chosen path, and the one
    /// it is compared with.
    #[must_use]
    pub fn wanted_contents(&self) -> Vec<ContentKey> {
        let files = || {
            let open = self.open.as_ref()?;
            let look = open.look(&self.inspect)?;
            let tree = open.tree_for(look.top())?;
            let node = tree.find(self.inspect.path.as_ref()?.as_bytes())?;
            let shown = shown(&tree, node, look, self.inspect.version)?;
            let against = (self.inspect.tab == Tab::Diff)
                .then(|| against(&tree, node, shown.layer, self.inspect.against))
                .flatten();
            Some([Some(shown), against].map(|version| {
                let inode = version?.content.inode;
                Some(ContentKey { serial: open.serial, layer: inode.layer, entry: inode.entry })
            }))
        };
        files().into_iter().flatten().flatten().collect()
    }
}
