//! Questions about the image as a whole, and exports of it: a worker finds out.

use web_sys::Blob;

use super::second::Comparing;
use super::work::{file_name, place};
use super::{Flow, Purpose};
use crate::app::{About, AppAction, Found, Inquiry, InspectAction, OpenImage, WorkAction};
use crate::base::{LayerId, LayerPath, Shared};
use crate::image::LayerInfo;
use crate::platform::blob::ObjectUrl;
use crate::platform::pick::PickedFile;
use crate::platform::{blob, task};
use crate::union::Look;
use crate::view::detail::ContentOf;
use crate::view::differing::Compared;
use crate::view::picture::{Sizes, Zoom};
use crate::worker::{Ask, Comparison, Export, Priority, Survey, Surveyed, Tell, Want};

/// Bytes of a picture that is shown at most: the browser holds it as pixels besides.
pub const PICTURE: u64 = 64 << 20;

/// What is kept for questions.
#[derive(Default)]
pub(super) struct Asked {
    /// Images to compare with.
    pub comparing: Comparing,
    /// The type of the picture that is asked for.
    media: &'static str,
    /// The address of the picture that is shown.
    picture: Option<ObjectUrl>,
}

/// The image that another is compared with.
#[derive(Clone, Debug)]
pub enum Second {
    /// Another one of the same archive.
    Here(usize),
    /// One of an archive that was open before: its serial, and which.
    Before(u32, usize),
    /// Another archive: its name, its bytes, and the paths and bytes of its files if it is a folder.
    Other(String, Blob, Vec<(String, u64)>),
}

impl Second {
    /// The one of a file.
    #[must_use]
    pub fn file(file: &PickedFile) -> Self {
        Self::Other(file.name(), file.blob(), Vec::new())
    }
}

impl Flow {
    /// Asks for all that is known of the image; with the text of a `.dive-ci` file.
    pub fn ask_report(&self, open: &OpenImage, rules: Option<String>) {
        self.inquire(open, About::Report, Inquiry::default(), Want::Report(rules));
    }

    /// Asks for the picture of sizes.
    pub fn ask_picture(&self, open: &OpenImage, of: Sizes, look: Look, zoom: Zoom) {
        self.inquire(open, About::Picture, Inquiry::default(), Want::Picture(of, look, zoom));
    }

    /// Has the files read that people put secrets in.
    pub fn ask_secrets(&self, open: &OpenImage) {
        let inquiry = Inquiry { total: stored(open), ..Inquiry::default() };
        self.inquire(open, About::Secrets, inquiry, Want::Scan);
    }

    /// Asks for all bytes of a file that is a picture.
    pub fn ask_preview(&self, open: &OpenImage, of: ContentOf, media: &'static str) {
        let Some((layer, at)) = place(open, of.inode.layer, of.inode.entry) else { return };
        self.stop_asking(About::Preview);
        self.0.books.borrow_mut().asked.media = media;
        let total = layer.size_stored().max(1);
        let inquiry = Inquiry { total, ..Inquiry::default() };
        self.tell(AppAction::Work(WorkAction::Ask(About::Preview, inquiry)));
        let purpose = Purpose::Ask { serial: open.serial, about: About::Preview };
        self.ask(purpose, Ask::Save { layer, at }, Priority::Now);
    }

    fn shown(&self, blob: &Blob) -> Result<Found, String> {
        let kept = &mut self.0.books.borrow_mut().asked;
        let url = blob::with_type(blob, kept.media).and_then(|blob| ObjectUrl::new(&blob));
        let url = url.map_err(|error| error.to_string())?;
        let address = url.address().to_owned();
        kept.picture = Some(url);
        Ok(Found::Shown(address))
    }

    /// Ends a question.
    pub fn stop_asking(&self, about: About) {
        {
            let asked = &mut self.0.books.borrow_mut().asked;
            match about {
                About::Preview => asked.picture = None,
                About::Comparison => asked.comparing.turn += 1,
                _ => {}
            }
        }
        self.stop(|purpose| matches!(purpose, Purpose::Ask { about: of, .. } if *of == about));
        self.tell(AppAction::Work(WorkAction::AskEnded(about)));
    }

    fn inquire(&self, open: &OpenImage, about: About, inquiry: Inquiry, want: Want) {
        self.stop(|purpose| matches!(purpose, Purpose::Ask { about: of, .. } if *of == about));
        self.tell(AppAction::Work(WorkAction::Ask(about, inquiry)));
        let purpose = Purpose::Ask { serial: open.serial, about };
        self.ask(purpose, Ask::Survey(self.survey(open, want)), Priority::Now);
    }

    fn survey(&self, open: &OpenImage, want: Want) -> Survey {
        let archive = self.archive(open.serial).map(|(_, packed)| packed.to_vec());
        Survey {
            archive: archive.unwrap_or_default(),
            image: u32::try_from(open.image).unwrap_or_default(),
            layers: open.tree.indexes().to_vec(),
            want,
        }
    }

    /// The image with which files that are dropped are compared; none where they are opened.
    pub fn compare_drops(&self, with: Option<(OpenImage, Option<String>)>) {
        self.0.books.borrow_mut().asked.comparing.with = with;
    }

    fn known(&self, id: Option<&str>) -> Option<Second> {
        let known = &self.0.books.borrow().asked.comparing.known;
        known.iter().find(|(of, _)| Some(&**of) == id).map(|(_, second)| second.clone())
    }

    /// Compares the image again with one that it was compared with before.
    pub fn compare_again(&self, open: &OpenImage, id: &str) {
        if let Some(second) = self.known(Some(id)) {
            self.compare(open, second);
        }
    }

    /// Compares the image with another one of the archive of which one was compared with.
    pub fn compare_other(&self, open: &OpenImage, with: Option<&str>, id: String) {
        if let Some(second) = self.known(with) {
            self.compare_wanted(open, second, Some(id));
        }
    }

    /// Compares the image with another one.
    pub fn compare(&self, open: &OpenImage, second: Second) {
        let wanted = {
            let books = self.0.books.borrow();
            books.asked.comparing.with.as_ref().and_then(|(_, wanted)| wanted.clone())
        };
        self.compare_wanted(open, second, wanted);
    }

    fn compare_wanted(&self, open: &OpenImage, second: Second, wanted: Option<String>) {
        let of = |serial: u32| self.archive(serial);
        let Some((first, packed)) = of(open.serial) else { return };
        self.0.books.borrow_mut().asked.comparing.asked = Some(second.clone());
        let mut ask = Comparison {
            archive: packed.to_vec(),
            first: u32::try_from(open.image).unwrap_or_default(),
            second: None,
            wanted,
            split: None,
            files: Vec::new(),
        };
        let mut inquiry = Inquiry { total: stored(open), ..Inquiry::default() };
        let (other, chosen) = match second {
            Second::Here(image) => {
                let images = &open.archive.images;
                let bytes = images.get(image).map(|image| sum(&image.layers));
                inquiry.total += bytes.unwrap_or_default();
                (None, Some(image))
            }
            Second::Before(serial, image) => match of(serial) {
                Some((blob, _)) => (Some(blob), Some(image)),
                None => return,
            },
            Second::Other(name, blob, files) => {
                inquiry.of = name;
                ask.files = files;
                (Some(blob), None)
            }
        };
        ask.second = chosen.and_then(|image| u32::try_from(image).ok());
        let both = match other {
            None => Ok(first),
            Some(second) => {
                inquiry.total += blob::size(&second);
                ask.split = Some(blob::size(&first));
                blob::pair(&first, &second)
            }
        };
        let about = About::Comparison;
        self.stop_asking(about);
        self.tell(AppAction::Work(WorkAction::Ask(about, inquiry)));
        match both {
            Ok(both) => {
                let job = self.0.pool.submit(Ask::Compare(ask), both, Priority::Now);
                let purpose = Purpose::Ask { serial: open.serial, about };
                self.0.books.borrow_mut().jobs.insert(job, purpose);
            }
            Err(error) => {
                let error = Err(error.to_string());
                self.tell(AppAction::Work(WorkAction::Answer(about, error, None)));
            }
        }
    }

    /// Takes what came of a comparison, once the bytes of its files are here.
    fn compared(&self, mut compared: Compared, blob: Option<Blob>) {
        let (flow, turn) = (self.clone(), self.0.books.borrow().asked.comparing.turn);
        task::spawn(async move {
            let mut failed = None;
            if let Some(blob) = blob {
                let length = usize::try_from(blob::size(&blob)).unwrap_or_default();
                match blob::head(&blob, length).await {
                    Ok(bytes) => compared.files.set_bytes(bytes),
                    Err(error) => failed = Some(error.to_string()),
                }
            }
            {
                let known = &mut flow.0.books.borrow_mut().asked.comparing;
                if known.turn != turn {
                    return;
                }
                if let Some((id, second)) = compared.id.clone().zip(known.asked.take()) {
                    known.known.retain(|(of, _)| *of != id);
                    known.known.push((id, second));
                }
            }
            let name = compared.name.clone();
            let found = failed.map_or(Ok(Found::Compared(Shared::new(compared))), Err);
            flow.tell(AppAction::Work(WorkAction::Answer(About::Comparison, found, name)));
        });
    }

    /// Saves an export to the person's disk.
    pub fn export(&self, open: &OpenImage, export: Export) {
        let end = match export {
            Export::Json => "json",
            Export::DiveJson => "dive.json",
            Export::Csv(_) => "csv",
            Export::Svg(..) => "svg",
        };
        let ask = Ask::Survey(self.survey(open, Want::Export(export)));
        self.write(open.serial, format!("{}.{end}", file_name(open)), 0, ask);
    }

    /// Saves a report as Markdown, in the language of the page when it is there.
    pub fn export_report(&self, open: &OpenImage, rules: Option<String>, lang: crate::i18n::Lang) {
        let name = format!("{}.md", file_name(open));
        let purpose = Purpose::Save { serial: open.serial, name, total: 0, lang: Some(lang) };
        self.ask(purpose, Ask::Survey(self.survey(open, Want::Markdown(rules))), Priority::Now);
    }

    /// Saves what the layers up to one show, so many bytes of files, as a tar.
    pub fn export_root(&self, open: &OpenImage, upto: LayerId, bytes: u64) {
        self.save_tree(open, upto, &LayerPath::default(), bytes);
    }

    /// Shows a `.dive-ci` file's rules, if a text is one.
    pub(super) fn take_rules(&self, name: &str, text: &str) -> bool {
        let first = text
            .lines()
            .map(str::trim)
            .find(|line| !(line.is_empty() || line.starts_with('#') || *line == "---"));
        let is = name.ends_with(".dive-ci") || first.is_some_and(|line| line.starts_with("rules:"));
        if is {
            self.tell(AppAction::Inspect(InspectAction::SetRules(Some(text.to_owned()))));
        }
        is
    }

    /// Takes an answer to one of these.
    pub(super) fn inquired(&self, purpose: Purpose, tell: Tell, blob: Option<Blob>) {
        match (purpose, tell) {
            (Purpose::Ask { about, .. }, Tell::Progress(done)) => {
                self.tell(AppAction::Work(WorkAction::AskProgress(about, done)));
            }
            (Purpose::Ask { .. }, Tell::Surveyed(Ok(Surveyed::Compared(compared)))) => {
                self.compared(*compared, blob);
            }
            (Purpose::Ask { about, .. }, Tell::Surveyed(found)) => {
                let found = found.map(|found| match found {
                    Surveyed::Report(report) => Found::Report(Shared::new(*report)),
                    Surveyed::Picture(blocks) => Found::Picture(Shared::new(blocks)),
                    Surveyed::Scanned(section) => Found::Sections(Shared::new(vec![section])),
                    // Comes with its bytes, and is told below.
                    Surveyed::Compared(_) => Found::Sections(Shared::default()),
                    Surveyed::Refused(error) => Found::Refused(error),
                    Surveyed::Markdown(_) => Found::Sections(Shared::default()),
                });
                self.tell(AppAction::Work(WorkAction::Answer(about, found, None)));
            }
            (Purpose::Ask { about, .. }, Tell::Saved(saved)) => {
                let found = saved.and_then(|()| self.shown(blob.as_ref().ok_or_else(String::new)?));
                self.tell(AppAction::Work(WorkAction::Answer(about, found, None)));
            }
            _ => drop(blob),
        }
    }
}

fn stored(open: &OpenImage) -> u64 {
    open.image().map_or(0, |image| sum(&image.layers))
}

fn sum(layers: &[LayerInfo]) -> u64 {
    layers.iter().map(LayerInfo::size_stored).sum()
}
