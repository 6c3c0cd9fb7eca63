### sizes: in a column, in a sentence

size-short = { $count } B
size-exact = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}

### errors: why nothing of a file can be shown

-save = "docker save IMAGE -o FILE"
error-empty = This file is empty: 0 bytes. Save the image again with { -save }.
error-dockerfile = This is a Dockerfile, not an image. Build it with "docker build -t NAME .", then save the image with "docker save NAME -o FILE".
error-html = This is a web page, not an image. A link that leads to a login or error page downloads such a file. Download the archive again, or save the image with { -save }.
error-json = This is JSON text, not an image. Open the whole archive that { -save } writes.
error-text = This is a text file, not an image. Open the archive that { -save } writes.
error-packed = This is a { $kind } archive; images come as tar archives. If one is inside, unpack it and open that file.
error-pdf = This is a PDF document, not an image. Open the archive that { -save } writes.
error-picture = This is a picture ({ $kind }), not a container image. Open the archive that { -save } writes.
error-program = This is a program, not an image. Build it into an image, then open the archive that { -save } writes.
error-squashfs = This is a squashfs file system; images come as tar archives. Save the image with { -save }.
error-disk = This is a disk image of a virtual machine or a CD, not a container image. Open the archive that { -save } writes.
error-not-an-archive = This file is not a tar archive: its first bytes fit no format that Onionskin knows. Save the image with { -save }.
error-no-members = This tar archive is empty: no file is in it. Save the image again with { -save }.
error-compressed-no-tar = This file is compressed with { $compression }, but no tar archive is inside. Open the archive that { -save } writes.
error-unsupported = This file is compressed with { $compression }, which Onionskin does not open. Decompress it first, then open the result.
error-manifest-missing = { $name } is missing, so the order of the layers is unknown. Save the image with { -save }.
error-manifest-cut-off = The archive ends early, at byte { $byte }, before { $name }; without it the order of the layers is unknown. Copy or save the whole archive again.
error-in-folder = manifest.json is in the folder { $folder }, not at the top of the archive. Pack the contents of the folder: "tar -cf FILE -C { $folder } .".
error-json-empty = { $member } is empty, so the layers are unknown. Save the image again with { -save }.
error-json-invalid = { $member } is not valid JSON: line { $line }, column { $column }. Save the image again with { -save }.
error-json-not-utf8 = { $member } is not UTF-8 text, as JSON has to be. Save it as UTF-8, or save the image again with { -save }.
error-json-too-deep = { $member } has JSON nested deeper than any manifest, so it is not read. Save the image again with { -save }.
error-json-shape = { $member } is valid JSON, but not in the form that an image archive has there. Save the image again with { -save }.
error-no-image = { $member } lists no image. Save the image with { -save }.
error-blob-missing = The manifest { $digest } is not in the archive, so the layers are unknown. Copy or save the whole image again.
error-artifact = This is not a container image but an artifact of type { $kind }. It has no layers of files.
error-schema-1 = The manifest has schema version 1, which Docker no longer pulls. Push the image again with a current Docker, then save it.
error-index-too-deep = The index leads to another index again and again, and to no image. Save the image again with { -save }.
error-damaged-header = The tar header at byte { $byte } is damaged. Without what comes after it no image can be shown. Copy or save the archive again.
error-member-too-large = { $name } claims { $claims }, but the whole file has { $file }. The archive is damaged or cut off: copy or save it again.
error-negative-size = { $name } claims a negative size (header at byte { $byte }). The archive is damaged: save it again.
error-ends-early = The archive ends early, at byte { $byte }. Without the rest no image can be shown. Copy or save it again.
error-damaged = The { $compression } data is damaged from its start, so nothing can be unpacked. Copy or save the file again.
error-limit = This archive has { $limit }. Onionskin does not read more.
error-read = The file could not be read: it was changed, moved or taken away. Drop it again. The browser says: { $message }
error-read-quiet = The file could not be read: it was changed, moved or taken away. Drop it again.
error-reader-stopped = Reading stopped: memory ran out, or Onionskin has a bug. The file may be fine. Reload the page and drop it again. The browser says: { $message }

### limits: what is too much, inside other sentences

limit-archive-bytes = more than { $value }
limit-unpacked-bytes = more than { $value } when unpacked
limit-entries = more than { $value } entries
limit-layers = more than { $value } layers
limit-depth = directories more than { $value } levels deep
limit-path-bytes = a path of more than { $value }
limit-header-bytes = a header of more than { $value }
limit-json-bytes = more than { $value } of JSON
limit-json-depth = JSON nested more than { $value } levels deep
limit-members = more than { $value } members
limit-index-depth = indexes nested more than { $value } levels deep
limit-images = more than { $value } images
limit-zstd-window = zstd data that needs a window of more than { $value }
limit-name-bytes = more than { $value } of paths and names

### severity of findings

severity-note = Note

### reasons: why a version replaces another

reason-mode = mode
again-because = { $layer } stores all { $size } again because { $change }.

### findings about the archive

note-attestations = { $count ->
    [one] { $count } attestation (provenance or SBOM) is in the archive. It is no image and is not shown.
   *[other] { $count } attestations (provenance or SBOM) are in the archive. They are no images and are not shown.
}

### top bar

top-views = Views
top-inspect = Inspect
top-containers = Containers
top-cache = Build cache
top-close = Close image
top-keys = Keys
top-choose-image = Image in this archive
top-image-number = image { $number }
theme-system = Theme: as the system
theme-light = Theme: light
theme-dark = Theme: dark
copy = Copy
copied = Copied

### start page

start-drop = Drop an image here
start-what = A saved image (tar) opens layer by layer: what each layer adds, changes and hides.
start-choose = Choose a file
start-safe = Nothing leaves this machine. No install, no engine.
start-save = Save an image to a file
start-samples = Or start with a sample
sample-three-runs = Three RUNs and a COPY
sample-three-runs-why = what a layer stores
sample-secret = Deleted secret
sample-secret-why = gone from view, not from the image
sample-chmod = chmod doubles a file
sample-chmod-why = metadata change, full copy
sample-opaque = rm -rf, then mkdir
sample-opaque-why = the opaque directory
sample-hard-links = Hard links break
sample-hard-links-why = one inode becomes two
sample-nginx = Four layers, like nginx
sample-nginx-why = base, install, config, start
sample-big-file = One file of 512 MiB
sample-big-file-why = one byte more copies all of it

### reading

reading = Reading
reading-cancel = Cancel
reading-listing = { $name }: { $done } of { $total } looked through · { $speed }/s · { $seconds } s left
reading-listing-first = { $name }: { $done } of { $total } looked through
reading-layers = { $read } of { $layers } layers read · { $done } of { $total } · { $speed }/s · { $seconds } s left
reading-first = { $read } of { $layers } layers read · { $done } of { $total }

### notices

notice-refused = { $name } was not opened.
notice-one-of-many = One image opens at a time: { $name } is opened. { $count ->
    [one] One other file was left aside.
   *[other] { $count } other files were left aside.
}
notice-another-image = { $name } is another image than the one in the address. It is shown from its top layer.
notice-save-failed = { $name } was not saved: { $message }
notice-linked = The address names another image, { $id }. Drop it here to go there.
notice-dismiss = Dismiss

### links

link-elsewhere = This link leads to no script.
link-ends = The link ends at character { $at }, before its script begins. Copy all of it again.
link-number = The link has no number of a step at character { $at }.
link-version = The link is of version { $found }; this page reads version { $known }.
link-text = The link is damaged at character { $at }. Copy all of it again.
link-packed = The packed script of the link is damaged, from character { $at } on. Copy all of it again.
link-too-long = The script of the link is longer than { $limit }.
link-cut = The link stands at step { $step } but has { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
}: its end is missing. Copy all of it again.
script-file-version = The script file is of version { $found }; this page reads version { $known }.

### after a reload

offer-title = Open again
offer-text = { $name } ({ $size }) was open here.
offer-open = Open it again
offer-forget = Forget it

### keys

keys-title = Keys
keys-close = Close
keys-view = the view
keys-step = previous or next step
keys-frame = previous or next frame
keys-steps-ends = before the first step, or the last step
keys-play = play, or pause
keys-reveal = show the step that is asked about
keys-container = previous or next container
keys-present = present, or stop presenting
keys-slide = previous or next frame while presenting
keys-all = Everywhere
keys-inspect = Inspect
keys-containers = Containers
keys-undo = undo or redo an edit
keys-row = previous or next row
keys-fold = close or open a directory
keys-ends = first or last row
keys-page = one page up or down
keys-enter = show the path
keys-layer = previous or next layer
keys-mode = merged view or this layer alone
keys-sort = the next column to sort by; the other way round
keys-waste = reclaimable bytes
keys-save = download the file, or the directory as a tar
keys-copy = copy the path
keys-menu = menu of the file
keys-complete = complete the command, at its end
keys-pane = next or previous pane
keys-help = this list; close

### page

top-other-language = 한국어
panic = Onionskin itself failed. The image on your disk is untouched; reload the page and open it again. The failure:
live-read = { $name } is read: { $layers ->
    [one] { $layers } layer
   *[other] { $layers } layers
}.
offer-link = The address names this image. Drop it here to go to the place.
second-title = An image is open already
second-text = { $open } is open. { $name } can take its place or be compared with it.
second-open = Open it instead
second-compare = Compare with { $open }
notice-folder = { $name } is a folder, and neither index.json nor manifest.json is in it. Drop an OCI layout, or a saved archive (a .tar file).

### containers

stage-happens = What happens
stage-crash = The simulator stopped: { $message }. The script is kept; go to another step to start it again.
stage-transport = Steps
stage-first = First step
stage-back = One step back
stage-frame-back = One frame back
stage-frame-on = One frame on
stage-forward = One step on
stage-last = Last step
stage-play = Play
stage-pause = Pause
stage-speed = Speed: { $speed } times
stage-scrub = Step
stage-scrub-at = { $step ->
    [0] before the first of { $steps ->
        [one] { $steps } step
       *[other] { $steps } steps
    }
   *[other] step { $step } of { $steps }: { $line }
}
stage-predict = Predict first
stage-present = Present
ask-show = Show it
ask-score = { $right } of { $asked } right
script-open = Open
script-save = Save
notice-bad-script = { $name } is no script that can be played. { $error }
notice-script-for = This script was made for another image: { $image }. Its lines are shown; on this image their results may differ.
notice-script-waits = The script was made for { $image }. Drop that image, or open it as a sample.
top-share = Share
top-share-why = Copy a link to what is on screen. It carries the place and the commands, never the image: whoever opens it needs the same image file.
top-share-build-why = Copy a link to what is on screen. It carries the Dockerfile, the context and the steps; whoever opens it needs no other file.
top-shared = The link is copied.
top-share-failed = The browser does not let the link be copied. It is in the address bar.
stage-undo = Undo the last edit of the script (z)
stage-redo = Redo the edit of the script (Shift+z)
stage-place = step { $step } · frame { $frame }/{ $frames }
stage-more-lines = { $count ->
    [one] and { $count } more line
   *[other] and { $count } more lines
}

### panels

export-caption = Copy sentence
export-output = Copy output
export-copied = Copied.
export-not-copied = The browser does not allow copying here.

### build cache, reasons

why-text = the text is another one

### a screen that is loaded on demand

module-loading = The build cache is loading.
module-failed = The build cache could not be loaded
module-failed-do = Its files come from where this page came from. Check that this place can be reached, then load it again. What the browser says:
module-retry = Load it again
module-stopped = The build cache stopped because of a fault in Onionskin. The rest of the page goes on; load the build cache again to start from what its address says.
module-panic = The build cache itself failed. Your files are untouched; load it again with the button above. The failure:
notice-no-words = The words of the other language could not be fetched. Check that the place this page came from can be reached, then switch again. What the browser says: { $message }
notice-no-image-words = The words for images could not be fetched, so nothing was opened. Check that the place this page came from can be reached, then open it again. What the browser says: { $message }
notice-to-cache = Open it in the build cache
keys-cache = Build cache
keys-build = Build
keys-line = Move the line of the Dockerfile up or down
keys-builds = The build before, the next build
top-share-long = This is too long for a link. Save it as a file and send that.
keys-toggle = open or close a directory
keys-range = range of layers; in their list, move one end
keys-kinds = show or hide what is added, changed, deleted, hidden earlier, unchanged
keys-filter = filter of the files
keys-search = search all layers; next or previous match
keys-timeline = versions of the file
keys-tabs = next tab of the detail; the bytes
