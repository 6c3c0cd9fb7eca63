//! Questions about the image as a whole, and exports of it: a worker finds out.

use web_sys::Blob;

use super::{Flow, Purpose, Source, Taken, work::file_name};
use crate::app::{
    About, AppAction, Found, Inquiry, InspectAction, Notice, OpenImage, SourceFile, WorkAction,
};
use crate::base::{LayerId, LayerPath, Shared};
use crate::image::LayerInfo;
use crate::platform::folder::{self, Given};
use crate::platform::pick::PickedFile;
use crate::platform::{blob, download, task};
use crate::union::Look;
use crate::view::export::said;
use crate::view::picture::Sizes;
use crate::worker::{Ask, Comparison, Export, Priority, Survey, Surveyed, Tell, Want};

/// Files of a folder at most.
const FILES: usize = 100_000;

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
    pub fn ask_picture(&self, open: &OpenImage, of: Sizes, look: Look, top: LayerPath) {
        self.inquire(open, About::Picture, Inquiry::default(), Want::Picture(of, look, top));
    }

    /// Has the files read that people put secrets in.
    pub fn ask_secrets(&self, open: &OpenImage) {
        let inquiry = Inquiry { total: stored(open), ..Inquiry::default() };
        self.inquire(open, About::Secrets, inquiry, Want::Scan);
    }

    /// Ends a question.
    pub fn stop_asking(&self, about: About) {
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
    pub fn compare_drops(&self, open: Option<OpenImage>) {
        self.0.books.borrow_mut().compare_with = open;
    }

    /// Compares the image with another one.
    pub fn compare(&self, open: &OpenImage, second: Second) {
        let of = |serial: u32| self.archive(serial);
        let Some((first, packed)) = of(open.serial) else { return };
        let mut ask = Comparison {
            archive: packed.to_vec(),
            first: u32::try_from(open.image).unwrap_or_default(),
            second: None,
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
        let purpose = Purpose::Markdown { serial: open.serial, name, lang };
        self.ask(purpose, Ask::Survey(self.survey(open, Want::Markdown(rules))), Priority::Now);
    }

    /// Saves what the layers up to one show, so many bytes of files, as a tar.
    pub fn export_root(&self, open: &OpenImage, upto: LayerId, bytes: u64) {
        self.save_tree(open, upto, &LayerPath::default(), bytes);
    }

    /// Opens a folder that an image is unpacked in, as `skopeo copy … oci:DIR` writes it.
    pub(super) fn open_folder(&self, name: String, folder: web_sys::FileSystemEntry) {
        let flow = self.clone();
        task::spawn(async move {
            let given = Given::Entries(vec![folder]);
            let found = folder::find(given, |count| count < FILES).await.unwrap_or_default();
            let path = |path: &str| path.split_once('/').map_or("", |(_, rest)| rest).to_owned();
            let files: Vec<(String, u64)> =
                found.files.iter().map(|file| (path(&file.path), file.bytes)).collect();
            let is_image = |name: &str| ["index.json", "manifest.json"].contains(&name);
            let blob = blob::joined(found.files.iter().map(|file| &file.file));
            match blob {
                Ok(blob) if files.iter().any(|(path, _)| is_image(path)) => {
                    let bytes = blob::size(&blob);
                    let source = SourceFile { name, bytes, ..SourceFile::default() };
                    flow.take(Taken { source, from: Source::new(blob, None), others: 0, files });
                }
                _ => flow.tell(AppAction::Notify(Notice::Folder { name })),
            }
        });
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
            (Purpose::Ask { about, .. }, Tell::Surveyed(found)) => {
                let mut name = None;
                let found = found.map(|found| match found {
                    Surveyed::Report(report) => Found::Report(Shared::new(*report)),
                    Surveyed::Picture(blocks) => Found::Picture(Shared::new(blocks)),
                    Surveyed::Scanned(section) => Found::Sections(Shared::new(vec![section])),
                    Surveyed::Compared(compared) => {
                        name = compared.name;
                        Found::Sections(Shared::new(compared.sections))
                    }
                    Surveyed::Refused(error) => Found::Refused(error),
                    Surveyed::Markdown(_) => Found::Sections(Shared::default()),
                });
                self.tell(AppAction::Work(WorkAction::Answer(about, found, name)));
            }
            (
                Purpose::Markdown { name, lang, .. },
                Tell::Surveyed(Ok(Surveyed::Markdown(pieces))),
            ) => match blob::typed(said(lang, &pieces).as_bytes(), "text/markdown") {
                Ok(file) => download::save(&file, &name),
                Err(error) => {
                    let message = error.to_string();
                    self.tell(AppAction::Notify(Notice::SaveFailed { name, message }));
                }
            },
            (Purpose::Markdown { name, .. }, Tell::Surveyed(Err(message))) => {
                self.tell(AppAction::Notify(Notice::SaveFailed { name, message }));
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
