### general

app-name = Onionskin
app-tagline = See through a container image, layer by layer.
language-name = English

close = Close
copy-path = Copy path
download = Download
back = Back

files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
layers = { $count ->
    [one] { $count } layer
   *[other] { $count } layers
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
error-json-empty = { $member } is empty, so no image is listed. Save the image again with { -save }.
error-json-invalid = { $member } is not valid JSON: line { $line }, column { $column }. Save the image again with { -save }.
error-json-not-utf8 = { $member } is not UTF-8 text, as JSON has to be. Save it as UTF-8, or save the image again with { -save }.
error-json-too-deep = { $member } has JSON nested deeper than any manifest, so it is not read. Save the image again with { -save }.
error-json-shape = { $member } is valid JSON, but not in the form of a list of images. Save the image again with { -save }.
error-no-image = { $member } lists no image. Save the image with { -save }.
error-blob-missing = The manifest { $digest } is not in the archive, so the layers are unknown. Copy or save the whole image again.
error-artifact = This is not a container image but an artifact of type { $kind }. It has no layers of files.
error-schema-1 = The manifest has schema version 1, which Docker no longer pulls. Push the image again with a current Docker, then save it.
error-index-too-deep = The index leads to another index again and again, and to no image. Save the image again with { -save }.
error-damaged-header = The tar header at byte { $byte } is damaged, before anything that can be shown. Copy or save the archive again.
error-member-too-large = { $name } claims { $claims }, but the whole file has { $file }. The archive is damaged or cut off: copy or save it again.
error-negative-size = { $name } claims a negative size (header at byte { $byte }). The archive is damaged: save it again.
error-ends-early = The archive ends early, at byte { $byte }, before anything that can be shown. Copy or save it again.
error-damaged = The { $compression } data is damaged from its start, so nothing can be unpacked. Copy or save the file again.
error-limit = This archive has { $limit }. Onionskin does not read more.
error-read = The file could not be read: it was changed, moved or taken away. Drop it again. The browser says: { $message }
error-read-quiet = The file could not be read: it was changed, moved or taken away. Drop it again.

### limits: what is too much, inside other sentences

limit-archive-bytes = more than { $value }
limit-unpacked-bytes = more than { $value } when unpacked
limit-entries = more than { $value } entries in its layers
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
