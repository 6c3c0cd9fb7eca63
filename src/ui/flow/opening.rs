//! Where images come from: files, folders, what was made here, samples, and what was open before a
//! reload.

use web_sys::Blob;
use yew::Callback;

use super::second::Taken;
use super::{Flow, Source};
use crate::app::{AppAction, Notice, Remembered, SCRIPT_FIRST, SourceFile};
use crate::image::ArchiveError;
use crate::platform::folder::{self, Given};
use crate::platform::handles::{self, Handle};
use crate::platform::pick::PickedFile;
use crate::platform::{blob, fetch, pick, task, time};
use crate::ui::pages::start::SAMPLES;

/// Bytes of a script file at most.
const SCRIPT_BYTES: u64 = 256 * 1024;

/// Files of a folder at most.
const FILES: usize = 100_000;

impl Flow {
    /// Opens the first of some files; the others are left and told.
    pub fn open_files(&self, files: Vec<PickedFile>) {
        let others = files.len().saturating_sub(1);
        let Some(file) = files.into_iter().next() else { return };
        if let Some(folder) = file.folder.clone() {
            return self.open_folder(file.name(), Given::Entries(vec![folder]), file.handle);
        }
        if file.bytes() > SCRIPT_BYTES {
            return self.open_image(file, others);
        }
        // What is so small may be a script.
        let flow = self.clone();
        task::spawn(async move {
            match blob::text(&file.blob()).await {
                Ok(text) if text.trim_start_matches('\u{feff}').starts_with(SCRIPT_FIRST) => {
                    let name = file.name();
                    flow.tell_in_words(None, move || AppAction::OpenScript { name, text });
                }
                Ok(text) if flow.take_rules(&file.name(), &text) => {}
                _ => flow.open_image(file, others),
            }
        });
    }

    fn open_image(&self, file: PickedFile, others: usize) {
        let source = SourceFile { name: file.name(), bytes: file.bytes(), ..SourceFile::default() };
        let handle = file.handle.clone();
        let from = Source { file: Some(file.clone()), ..Source::new(file.blob(), handle) };
        self.take(Taken { source, from, others, files: Vec::new() });
    }

    /// Opens a folder that an image is unpacked in, as `skopeo copy … oci:DIR` writes it.
    fn open_folder(&self, name: String, given: Given, handle: Option<Handle>) {
        let flow = self.clone();
        task::spawn(async move {
            match unpacked(given, handle).await {
                Some(taken) => flow.take(taken),
                None => flow.tell(AppAction::Notify(Notice::Folder { name })),
            }
        });
    }

    /// Opens an archive that was made here.
    pub fn open_made(&self, name: String, blob: Blob) {
        let bytes = blob::size(&blob);
        let source = SourceFile { name, bytes, committed: true, ..SourceFile::default() };
        self.begin(source, blob);
    }

    /// Opens one of our own samples.
    pub fn open_sample(&self, id: &str) {
        let Some((id, _, _)) = SAMPLES.iter().find(|(sample, _, _)| *sample == id) else { return };
        let (flow, name) = (self.clone(), format!("{id}.tar"));
        task::spawn(async move {
            match fetch::blob(&format!("samples/{name}")).await {
                Ok(blob) => {
                    let (sample, bytes) = (Some((*id).to_owned()), blob::size(&blob));
                    let source = SourceFile { name, bytes, sample, ..SourceFile::default() };
                    flow.begin(source, blob);
                }
                Err(message) => {
                    let serial = {
                        let mut books = flow.0.books.borrow_mut();
                        books.serial += 1;
                        books.serial
                    };
                    let source = SourceFile { name, ..SourceFile::default() };
                    flow.tell(AppAction::Begin { serial, source, others: 0, now: time::now() });
                    let error = ArchiveError::Read { message };
                    flow.tell(AppAction::Refused { serial, error });
                }
            }
        });
    }

    fn begin(&self, source: SourceFile, blob: Blob) {
        let from = Source::new(blob, None);
        self.begin_with(Taken { source, from, others: 0, files: Vec::new() });
    }

    /// Opens again what was open before a reload: by its handle, else by asking for it.
    pub fn reopen(&self, last: Remembered) {
        if let Some(sample) = &last.sample {
            self.open_sample(sample);
            return;
        }
        let flow = self.clone();
        task::spawn(async move {
            let handle = handles::kept().await;
            if last.folder {
                flow.reopen_folder(last, handle).await;
                return;
            }
            // The handle may be that of a file taken up since.
            if let Some(handle) = handle
                && let Ok(file) = handles::reopen(&handle).await
                && (file.name(), file.bytes()) == (last.name, last.bytes)
            {
                flow.open_files(vec![file]);
                return;
            }
            let chosen = flow.clone();
            pick::ask(Callback::from(move |files| chosen.open_files(files)));
        });
    }

    async fn reopen_folder(&self, last: Remembered, handle: Option<Handle>) {
        if let Some(handle) = handle
            && let Ok(given) = handles::reopen_folder(&handle).await
            && let Some(taken) = unpacked(given, Some(handle)).await
            && (&taken.source.name, taken.source.bytes) == (&last.name, last.bytes)
        {
            self.take(taken);
            return;
        }
        let flow = self.clone();
        pick::ask_folder(Callback::from(move |given| {
            flow.open_folder(last.name.clone(), given, None);
        }));
    }
}

/// What a folder holds, its files one behind the other, if that is an image: the names of all paths
/// begin with that of the folder.
async fn unpacked(given: Given, handle: Option<Handle>) -> Option<Taken> {
    let found = folder::find(given, |count| count < FILES).await.ok()?.files;
    let (name, _) = found.first()?.path.split_once('/')?;
    let path = |path: &str| path.split_once('/').map_or("", |(_, rest)| rest).to_owned();
    let files: Vec<_> = found.iter().map(|file| (path(&file.path), file.bytes)).collect();
    let is_image = |path: &str| ["index.json", "manifest.json"].contains(&path);
    if !files.iter().any(|(path, _)| is_image(path)) {
        return None;
    }
    let blob = blob::joined(found.iter().map(|file| &file.file)).ok()?;
    let (name, bytes) = (name.to_owned(), blob::size(&blob));
    let source = SourceFile { name, bytes, folder: true, ..SourceFile::default() };
    Some(Taken { source, from: Source::new(blob, handle), others: 0, files })
}
