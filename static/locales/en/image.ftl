### severity of findings

severity-warning = Warning
severity-partial = Incomplete

### reasons: why a version replaces another

reason-content = content
reason-size = size
reason-owner = owner
reason-mtime = mtime
reason-xattr = xattr
reason-link = link target
reason-type = type
reason-identical = identical
reason-unknown = not compared yet
change-mode = the mode changed from { $old } to { $new }
change-owner = the owner changed from { $old } to { $new }
change-xattr = the extended attributes changed
differs-mode = mode { $old } → { $new }
differs-owner = owner { $old } → { $new }
differs-xattr = extended attributes
again-because-of-several = { $layer } stores all { $size } again; the bytes are the same, but these changed: { $changes }.
again-with-another-time = { $layer } stores all { $size } again; only the modification time differs.
again-identical = { $layer } stores all { $size } again although nothing differs.

### hidden: bytes that are still in the image

hidden-whiteout = Still in the image. A whiteout in { $by } hides it; anyone who pulls the image can read it from { $layer }.
hidden-parent-whiteout = Still in the image. A whiteout of { $path } in { $by } hides it; anyone who pulls the image can read it from { $layer }.
hidden-opaque = Still in the image. { $path } is opaque in { $by } and hides it; anyone who pulls the image can read it from { $layer }.
hidden-replaced-parent = Still in the image. { $path } is no directory any more in { $by }, which hides it; anyone who pulls the image can read it from { $layer }.
hidden-overwritten = Still in the image. { $by } stores this path again and hides it; anyone who pulls the image can read it from { $layer }.

### waste: causes of reclaimable bytes

waste-deleted-later = Deleted later
waste-deleted-later-advice = A later layer deletes these files, but their bytes stay in the layer below. Delete them in the instruction that makes them, or do not copy them in.
waste-hidden = Hidden
waste-hidden-advice = A later layer replaces the directory above these files, but their bytes stay in the layer below. Replace it in the instruction that makes it.
waste-metadata-only = Metadata only
waste-metadata-only-advice = A later layer stores the same bytes again because only mode, owner, time or attributes changed, or nothing did. Set them where the file is made: "COPY --chown", "COPY --chmod", or chmod in the same RUN.
waste-overwritten = Overwritten
waste-overwritten-advice = A later layer stores another file at the same path, but the old bytes stay in the layer below. Write the file once, in one instruction.
waste-not-compared = Not compared yet
waste-not-compared-advice = A later layer stores a file of the same size at the same path. Whether the bytes are the same is not known yet.

### stage

stage-empty = No container yet.
stage-name = { $name }
stage-merged = merged
stage-merged-about = what { $container } sees
stage-writable = writable sheet
stage-engine = engine
stage-engine-about = mount points
stage-folded = { $lowest }–{ $highest }
stage-folded-about = { $count ->
    [one] { $count } layer
   *[other] { $count } layers
}
stage-whiteout = ⊘ whiteout
stage-opaque = ⊘ opaque
stage-copying = copying…
stage-absent = —
stage-dir-empty = empty
stage-dir = { $count ->
    [one] { $count } name
   *[other] { $count } names
}
stage-symlink = → link
stage-special = special
stage-mount-engine = mounted
stage-mount-kernel = kernel
stage-mount-volume = volume
stage-mount-bind = bind mount
stage-mount-tmpfs = tmpfs
stage-rise = copy-up { $size }
stage-rise-metadata = copy-up, metadata only
stage-rise-name = copy-up { $name }
stage-more = { $count ->
    [one] +{ $count } path
   *[other] +{ $count } paths
}
stage-nothing-in = Not in the next { $count } sheets either, from { $highest } down to { $lowest }.
stage-alike = { $count } more paths, the same way. The last: { $last }
stage-stack = The stack of { $container }: its writable sheet over { $layers ->
    [one] { $layers } layer
   *[other] { $layers } layers
}.
stage-described = { $stack } The container sees: { $paths }.
stage-seen = { $path } from { $from }
stage-seen-there = { $path }
stage-seen-not = no { $path }
stage-seen-mount = { $path } from a mount

### findings about the archive

note-shown-as-file-system = There is neither manifest.json nor index.json: the archive is shown as one file system, as "docker export" writes it. To see layers, save the image with { -save }.
note-member-twice = { $name } is in the archive more than once. The last one counts.
note-byte-order-mark = { $member } starts with a byte-order mark, which JSON must not have. Docker may refuse it.
note-not-utf8 = { $member } has bytes that are not UTF-8, the first at byte { $byte }. They are shown as �.
note-key-case = manifest.json has the key "{ $key }" in another case than Docker writes it. Docker reads it all the same; other tools may not.
note-no-oci-layout-file = oci-layout is missing; an OCI archive must have it. Tools that keep to the OCI rules may refuse the archive.
note-config-missing = The configuration { $name } is not in the archive, so history, settings and diff IDs are unknown. The files are shown.
note-config-not-json = The configuration is not valid JSON: line { $line }, column { $column }. History, settings and diff IDs are unknown; the files are shown.
note-config-shape = The configuration is valid JSON, but not an image configuration. History, settings and diff IDs are unknown; the files are shown.
note-config-digest = The configuration does not match its digest: { $said } is expected, { $is } is there. It is damaged or was changed.
note-no-rootfs = The configuration has no "rootfs", so there are no diff IDs to check the layers against.
note-diff-id-count = The manifest lists { $layers ->
    [one] { $layers } layer
   *[other] { $layers } layers
}, the configuration { $diff_ids ->
    [one] { $diff_ids } diff ID
   *[other] { $diff_ids } diff IDs
}. The layers of the manifest are shown.
note-history-count = The history has { $steps ->
    [one] { $steps } step that makes a layer
   *[other] { $steps } steps that make a layer
}, the manifest { $layers ->
    [one] { $layers } layer
   *[other] { $layers } layers
}. Layers may stand beside the wrong step.
note-ends-inside-member = The archive ends early: at byte { $byte }, inside { $name }. What comes before that point is shown. Copy or save the whole archive again to get the rest.
note-ends-inside-header = The archive ends early: at byte { $byte }, inside a header. What comes before that point is shown. Copy or save the whole archive again to get the rest.
note-damaged-header = The tar header at byte { $byte } is damaged. What comes before that point is shown. Copy or save the archive again to get the rest.
note-outer-ends-early = The { $compression } data ends early, after { $bytes } of unpacked data. What comes before that point is shown. Copy or save the whole file again to get the rest.
note-outer-damaged = The { $compression } data is damaged after { $bytes } of unpacked data. What comes before that point is shown. Copy or save the file again to get the rest.
note-outer-checksum = The { $compression } checksum does not match: the bytes are not those that were compressed. Everything could be unpacked and is shown; compare the file with the original.
note-uncommon-compression = The file is compressed with { $compression }. Not every tool opens such an image: gzip is the safe choice.
note-manifest-digest = The manifest does not match its digest: { $said } is expected, { $is } is there. It is damaged or was changed.
note-image-left-out = The image { $name } is left out. { $error }
note-limit = The archive has { $limit }. The rest is left out.
note-trailing-bytes = There are bytes after the end of the archive. They are ignored.

### findings about one layer

-save-again = Save the image again to get the rest.
layer-missing = { $layer } is not in the archive: { $name } is missing. Its files are not shown. Copy or save the whole image again.
layer-link-leads-nowhere = { $layer } is a link to { $target }, which is not in the archive. Its files are not shown. Save the image again with { -save }.
layer-invalid-digest = { $layer } has the digest "{ $text }", which is not valid, so the layer cannot be found. Its files are not shown.
layer-encrypted = { $layer } is encrypted. Its files are not shown. Decrypt the image first, for example with "skopeo copy --decryption-key".
layer-foreign = { $layer } is a foreign layer: archives leave it out by design. Its files are not shown.
layer-foreign-at = { $layer } is a foreign layer: archives leave it out by design, and it can be had at { $url }. Its files are not shown.
layer-unknown-media-type = { $layer } has the media type { $kind }, which is not a tar. Its files are not shown.
layer-unknown-compression = { $layer } is neither a tar nor compressed in a way Onionskin knows. Its files are not shown.
layer-known-compression = { $layer } is compressed with { $name }, which Onionskin does not open. Its files are not shown. Save the image with gzip or zstd layers.
layer-not-a-tar = { $layer } is not a tar. Its files are not shown. Save the image again.
layer-zero-bytes = { $layer } has 0 bytes: not even an empty tar. It is shown as a layer without files.
layer-ends-early = { $layer } ends early, after { $bytes } of its uncompressed tar. The files before that point are shown. { -save-again }
layer-ends-inside-file = { $layer } ends early: at byte { $byte } of its tar, inside { $path }. The files before that point are shown. { -save-again }
layer-ends-inside-header = { $layer } ends early: at byte { $byte } of its tar, inside a header. The files before that point are shown. { -save-again }
layer-damaged = The { $compression } data of { $layer } is damaged after { $bytes } of uncompressed tar. The files before that point are shown. { -save-again }
layer-checksum = The { $compression } checksum of { $layer } does not match: its bytes are not those that were compressed. All of it could be unpacked and is shown.
layer-trailing-bytes = There are bytes after the end of the { $compression } data of { $layer }. They are ignored.
layer-zstd-dictionary = { $layer } is compressed by zstd with a dictionary that is not in the archive. Its files are not shown.
layer-media-type-lies = The media type of { $layer } says { $said ->
    [none] not compressed
   *[other] { $said }
}; the bytes are { $is ->
    [none] not compressed
   *[other] { $is }
}. It is read as its bytes say; tools that trust the media type refuse it.
layer-digest-mismatch = { $layer } does not match its digest: { $said } is expected, { $is } is there. It is damaged or was changed.
layer-size-mismatch = { $layer } has { $is }, its descriptor says { $said }. One of the two is wrong.
layer-diff-id-mismatch = { $layer } does not match its diff ID: its bytes are not those the image was built from. It is damaged or was changed. { $said } is expected, { $is } is there.
layer-diff-id-malformed = The diff ID of { $layer } in the configuration is not a digest, so the layer cannot be checked against it.
layer-bad-header = The header of entry { $entry } in { $layer } is damaged (byte { $byte } of its tar). The entries before it are shown. { -save-again }
layer-bad-number = The { $field } of entry { $entry } in { $layer } is not a number (header at byte { $byte } of its tar). It counts as 0.
layer-bad-size = The size of entry { $entry } in { $layer } is not a number (header at byte { $byte } of its tar), so the next entry cannot be found. The entries before it are shown. { -save-again }
layer-negative-size = The size of entry { $entry } in { $layer } is negative (header at byte { $byte } of its tar), so the next entry cannot be found. The entries before it are shown. { -save-again }
layer-bad-pax = The PAX header of entry { $entry } in { $layer } is damaged (byte { $byte } of its tar). The entries before it are shown. { -save-again }
layer-huge-header = A header of { $layer } claims { $bytes }, more than any name needs (byte { $byte } of its tar). The entries before it are shown. { -save-again }
layer-bad-sparse = The sparse map of entry { $entry } in { $layer } is damaged (header at byte { $byte } of its tar). That entry is left out.
layer-sparse-contents = { $count ->
    [one] { $count } sparse file of { $layer } is of a kind whose contents cannot be shown. Its size is right.
   *[other] { $count } sparse files of { $layer } are of a kind whose contents cannot be shown. Their sizes are right.
}
layer-unknown-type = { $path } in { $layer } has the entry type { $kind }, which no tar standard knows. It is shown as an unknown entry.
layer-nameless = Entry { $entry } of { $layer } has no name. It is left out of the tree.
layer-invalid-whiteout = The whiteout { $path } in { $layer } names no file. It hides nothing.
layer-lone-zero-block = { $layer } has one zero block at byte { $byte } of its tar and more data after it. A tar ends there; what follows is not read.
layer-below-lower-file = { $path } in { $layer } is below { $parent }, which is not a directory in the layers under it. A directory takes its place.{ $more ->
    [0] {""}
    [one] {" "}{ $more } more entry is like it.
   *[other] {" "}{ $more } more entries are like it.
}
layer-below-own-file = { $path } in { $layer } is below { $parent }, which the same layer says is not a directory. The entry is left out.{ $more ->
    [0] {""}
    [one] {" "}So is { $more } more.
   *[other] {" "}So are { $more } more.
}
layer-hard-link = The hard link { $path } in { $layer } { $why ->
    [itself] points to itself
    [directory] points to the directory { $target }
    [later] points to { $target }, which comes only later in the layer
   *[nowhere] points to { $target }, which does not exist
}. It is left out.{ $more ->
    [0] {""}
    [one] {" "}So is { $more } more hard link.
   *[other] {" "}So are { $more } more hard links.
}
layer-duplicate = { $path } is in { $layer } more than once. The last one counts.{ $more ->
    [0] {""}
    [one] {" "}{ $more } more path is like it.
   *[other] {" "}{ $more } more paths are like it.
}
layer-limit = { $layer } has { $limit }. What comes before is shown.
layer-limit-at = { $layer } has { $limit }, at { $at }. What comes before is shown.
layer-limit-left-out = { $layer } has { $limit }: { $at }. Entries like it are left out.
layer-read = { $layer } could not be read: the file was changed, moved or taken away. Drop it again. The browser says: { $message }
layer-read-quiet = { $layer } could not be read: the file was changed, moved or taken away. Drop it again.
layer-reader-stopped = Reading { $layer } stopped: memory ran out, or Onionskin has a bug. The file may be fine. Reload the page and drop it again. The browser says: { $message }

### layers of a container

cow-layer-upper = the container layer
cow-layer-init = the engine's layer
cow-layer-image = { $layer }

### copy-on-write, looking

cow-probe-nothing = Not in { $layer }. Look one sheet down.
cow-probe-nothing-lowest = Not in { $layer }. No layer is left to ask.
cow-probe-nothing-last = Not in { $layer }. No layer below has a part in { $parent }.
cow-probe-whiteout = A whiteout of { $path } in { $layer } ends the search: what the layers below have there stays hidden.
cow-probe-opaque = The directory { $path } in { $layer } is opaque and ends the search: nothing of the layers below shows through.
cow-probe-dir = A directory { $path } is in { $layer }. Directories are merged, so the search goes on below.
cow-probe-dir-lowest = A directory { $path } is in { $layer }. No layer is left to ask.
cow-probe-dir-last = A directory { $path } is in { $layer }. No layer below has a part in { $parent }.
cow-probe-file = A { $kind } { $path } is in { $layer }. It ends the search.
cow-probe-from = No layer above { $layer } has { $parent }, so the search begins there. { $then }
cow-probe-from-init = The container layer has no { $parent }, so the search begins in the engine's layer. { $then }
cow-probe-from-below = The container layer has no { $parent }, so the search begins below it. { $then }
cow-found = The container sees { $path } as it is in { $layer }.
cow-found-dir = The container sees one directory { $path }, with the mode and owner it has in { $layer }.
cow-found-hides = Found in { $layer }. The copy in { $hidden } stays hidden.
cow-found-hides-dir = The search is over: what { $hidden } has at { $path } stays hidden.
cow-not-found = Not found: no layer shows { $path }.
cow-not-found-hides = Not found: { $path } is still in { $hidden }, but hidden.
cow-followed = { $path } is a symbolic link. It leads on to { $target }.
cow-read = Read from { $from }: { $bytes } of { $path }. Reading copies nothing up.
cow-read-next = Read from { $from }: { $bytes } of { $path }.
cow-read-upper = Read from the container layer: { $bytes } of { $path }.
cow-read-mount = Read from the mount: { $bytes } of { $path }.
cow-listed = { $path } has { $names ->
    [one] { $names } name
   *[other] { $names } names
}, merged from { $layers }.
cow-listed-one = { $path } has { $names ->
    [one] { $names } name
   *[other] { $names } names
}, from { $layer } alone.
cow-listed-mount = { $path } has { $names ->
    [one] { $names } name
   *[other] { $names } names
}, from the mount. No layer is asked.

### copy-on-write, mounts

cow-on-engine-file = The engine mounts { $path } from outside the layers. No layer is asked, and none changes.
cow-on-kernel = { $path } belongs to the kernel: it is in no layer, and no layer changes.
cow-on-devices = { $path } is below /dev, which the engine mounts from outside the layers. No layer is asked, and none changes.
cow-on-volume = { $path } is on the volume { $volume }. Copy-on-write does not apply there: no layer is asked, and none changes.
cow-on-nameless-volume = { $path } is on a volume without a name. Copy-on-write does not apply there: no layer is asked, and none changes.
cow-on-bind = { $path } is on a bind mount: it is { $host } of the host. No layer is asked, and none changes.
cow-on-tmpfs = { $path } is on a tmpfs: it is in memory. No layer is asked, and none changes.
cow-mount-engine-file = a file of the engine
cow-mount-kernel = a file system of the kernel
cow-mount-devices = the /dev of the engine
cow-mount-volume = the volume { $volume }
cow-mount-nameless-volume = a volume without a name
cow-mount-bind = { $host } of the host
cow-mount-tmpfs = a tmpfs in memory
cow-mounted = At { $path }, { $mount } is mounted. It hides what the layers have there.
cow-mounted-made = At { $path }, { $mount } is mounted. No layer has this mount point, so it is made in the container layer.
cow-volume-filled = The volume { $volume } is empty, so it gets what the image has at { $path }: { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $bytes }.
cow-volume-filled-nameless = The new volume is empty, so it gets what the image has at { $path }: { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $bytes }.

### copy-on-write, copying up

cow-directory-copied-up = Only the directory { $path } itself is copied up from { $from }: its mode, owner and times, nothing of what is in it.
cow-directory-copied-up-next = The directory { $path } is copied up from { $from } in the same way.
cow-directory-copied-up-from = The directory { $path } is { $source } in { $from }. Only the directory itself is copied up: its mode, owner and times, nothing of what is in it.
cow-copied-up-open = { $path } is in { $from }, which is read-only. It is opened for writing, so the whole file, { $size }, is copied up into the container layer, before a single byte is written.
cow-copied-up-trunc = { $path } is in { $from }, which is read-only. It is opened with O_TRUNC, so the copy in the container layer begins empty: of { $size }, 0 are copied.
cow-copied-up-truncate = { $path } is in { $from }, which is read-only. truncate(2) first copies the whole file, { $size }, up into the container layer, then sets its length.
cow-copied-up-chmod = { $path } is in { $from }, which is read-only. To set its mode, the whole file, { $size }, is copied up into the container layer.
cow-copied-up-chown = { $path } is in { $from }, which is read-only. To set its owner, the whole file, { $size }, is copied up into the container layer.
cow-copied-up-times = { $path } is in { $from }, which is read-only. To set its time, the whole file, { $size }, is copied up into the container layer.
cow-copied-up-xattr = { $path } is in { $from }, which is read-only. To set one extended attribute, the whole file, { $size }, is copied up into the container layer.
cow-copied-up-link = { $path } is in { $from }, which is read-only. A second name needs the file in the container layer, so all of it, { $size }, is copied up.
cow-copied-up-rename = { $path } is in { $from }, which is read-only. To move it, the whole file, { $size }, is copied up into the container layer.
cow-copied-up-from = { $path } is { $source } in { $from }, which is read-only. The whole file, { $size }, is copied up into the container layer.
cow-copied-up-empty = { $path } is in { $from }, which is read-only. It is empty: the copy in the container layer takes 0 bytes of data.
cow-copied-up-holes = { $path } is in { $from }, which is read-only. Of its { $size }, only { $bytes } are data and are copied up into the container layer; the rest is holes.
cow-copied-up-metadata = Only the metadata of { $path } is copied up from { $from } (metacopy). Its data, { $size }, stays there until the file is opened for writing.
cow-copied-up-other = The { $kind } { $path } is in { $from }, which is read-only. It is copied up into the container layer; it has no data to copy.
cow-data-copied-up = So far only the metadata of { $path } was copied up. Now the data follows: { $bytes }.
cow-hard-link-broken = { $path } is one of { $names } names of one file. Its copy stands alone now; { $names ->
    [2] the other name keeps
   *[other] the other names keep
} the old file.

### copy-on-write, writing

cow-created = The { $kind } { $path } is new in the container layer.
cow-created-over-whiteout = The { $kind } { $path } is new in the container layer. It replaces the whiteout there; what the layers below have stays hidden.
cow-created-mount = The { $kind } { $path } is new on the mount.
cow-made-opaque = The new { $path } is opaque: nothing of the layers below shows through.
cow-made-opaque-moved = { $path } becomes opaque before it moves: at { $to }, nothing of the layers below may show through.
cow-redirected = { $path } gets a redirect: in the layers below it is { $to }. None of its data is copied.
cow-wrote = Written to { $path } in the container layer: { $bytes }. The file now has { $size }.
cow-wrote-in-place = { $path } is already in the container layer, so the write costs only its own { $bytes }.
cow-wrote-copy = Written to the copy of { $path }: { $bytes }. Copied up for it: { $copied }.
cow-wrote-new = Written to the new { $path }: { $bytes }. Nothing has to be copied up.
cow-wrote-mount = Written to { $path } on the mount: { $bytes }.
cow-wrote-memory = Written to { $path } in memory: { $bytes }.
cow-cut = { $path } is cut from { $from } to { $to }.
cow-grown = { $path } grows from { $from } to { $to }. The new part is a hole and takes no space.
cow-cut-nothing = The length of { $path } stays { $size }. Only its modification time changes.
cow-mode = The mode of { $path } changes from { $old } to { $new }.
cow-mode-same = The mode of { $path } is set to { $mode } again.
cow-owner = The owner of { $path } changes from { $old } to { $new }.
cow-owner-same = The owner of { $path } is set to { $owner } again.
cow-times = The modification time of { $path } is set.
cow-xattr = The extended attribute { $name } of { $path } is set or removed.

### copy-on-write, removing and moving

cow-whiteout = Nothing is erased. A whiteout in the container layer hides { $path }; its { $bytes ->
    [one] { $bytes } byte stays
   *[other] { $bytes } bytes stay
} in { $hidden }.
cow-whiteout-dir = Nothing is erased. A whiteout in the container layer hides the directory { $path }; it stays in { $hidden }, with all that is in it.
cow-whiteout-other = Nothing is erased. A whiteout in the container layer hides { $path }; the { $kind } stays in { $hidden }.
cow-whiteout-instead = A whiteout in the container layer takes its place: { $path } is in { $hidden } too, stays there, and would show through.
cow-whiteout-instead-dir = One whiteout in the container layer takes the place of the directory and of any whiteouts in it: { $path } is in { $hidden } too, stays there, and would show through.
cow-removed = Erased from the container layer: { $path }, { $bytes }.
cow-removed-other = Erased from the container layer: the { $kind } { $path }.
cow-removed-last = { $path } was in the container layer, and no layer below shows through there. It is erased without a whiteout; the container layer loses { $bytes }.
cow-removed-last-other = The { $kind } { $path } was in the container layer, and no layer below shows through there. It is erased without a whiteout.
cow-removed-mount = Erased from the mount: { $path }.
cow-renamed = { $from } is now { $to }.
cow-renamed-over = { $from } is now { $to }. What { $layer } has there stays hidden.
cow-exchanged = { $from } and { $to } change places.
cow-linked = { $from } and { $to } are two names of one file. Its data is stored once.
cow-refused = { $call } on { $path } fails: { $says } ({ $errno }). Nothing changes.
cow-refused-lower-directory = { $call } on { $path } is refused: { $says } ({ $errno }). It would have to move what the layers below have in this directory, and those are read-only. Nothing changes.
cow-refused-other-file-system = { $call } on { $path } is refused: { $says } ({ $errno }). The two paths are on different file systems. Nothing changes.
cow-refused-mount-point = { $call } on { $path } is refused: { $says } ({ $errno }). It is a mount, from outside the layers. Nothing changes.
cow-copies-instead = mv cannot move { $from } as it is. It copies all of it to { $to }, then removes { $from }.

### copy-on-write, containers

cow-container-created = The container { $name } gets an empty layer of its own over { $layers ->
    [one] the { $layers } layer
   *[other] the { $layers } layers
} of { $image }. Between them is the engine's layer, with its mount points. Nothing is copied.
cow-started = The container { $name } starts.
cow-stopped = The container { $name } stops. What it wrote stays in its layer; what was in memory (tmpfs) is gone.
cow-container-removed = The container { $name } is removed, and its layer with it. Gone: { $bytes }. The layers of the image stay.
cow-committed = The layer of { $name } becomes { $layer } of the new image { $image }: { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
}, { $bytes }.
cow-committed-empty = The layer of { $name } is empty, so the new image { $image } gets no new layer.
cow-more = { $events ->
    [one] { $events } more event is not told one by one.
   *[other] { $events } more events are not told one by one.
}
cow-ended = Exit status { $status }.
cow-ended-cut = { $ended } Output that is not shown: { $bytes }.

### copy-on-write, refusals

cow-needs-content = Needed first, from the image: { $bytes } of { $path } in { $layer }.
cow-needs-contents = Needed first, from the image: { $bytes } of { $files } files.
cow-cancelled = Canceled. Nothing changes.
cow-too-many-bytes = The command looks at more than { $limit } of contents, which this model does not do. Nothing changes.
cow-too-much-output = The command prints more than { $limit }, which this model does not do. Nothing changes.
cow-too-many-names = The patterns of one command stand for more than { $limit } names, which this model does not do. Nothing changes.
cow-too-deep = Commands call each other more than { $limit } deep, which this model does not do. Nothing changes.
cow-too-many-calls = The command makes more than { $limit } system calls, which this model does not do. Nothing changes.
cow-no-command = The image has no { $command }, and neither does this model. It knows: { $known }.
cow-unknown-command = The image has { $command }, but this model does not run programs of the image. It knows: { $known }.
shell-unclosed-quote = The quote ({ $mark }) at position { $at } is not closed.
shell-unclosed-group = The bracket at position { $at } is not closed.
shell-unclosed-variable = The variable in braces at position { $at } is not closed.
shell-missing-command = A command is missing at position { $at }.
shell-missing-target = The redirection at position { $at } names no file.
shell-unexpected = What is at position { $at } cannot stand there.
shell-too-deep = At position { $at }, there are too many brackets inside brackets.
shell-too-long = The line is too long; position { $at } is out of reach.
shell-not-modeled = Not in this model: { $what }, at position { $at }.
shell-construct-word = { $word }
shell-construct-function = functions
shell-construct-substitution = command substitution
shell-construct-arithmetic = arithmetic
shell-construct-here-document = here documents (<<)
shell-construct-background = commands in the background (&)
shell-construct-ampersand = the redirection &>
shell-construct-parameter = variables with conditions or cuts
shell-construct-descriptor = descriptors other than 0, 1 and 2, and <>
shell-construct-builtin = this command of the shell
docker-no-command = docker needs a command. This model knows: { $known }.
docker-unknown-command = docker { $command } is not in this model. It knows: { $known }.
docker-unknown-option = docker { $command } has no option { $option } in this model.
docker-missing = docker { $command } needs { $what }, and the line ends before it.
docker-invalid = docker { $command } cannot use { $value }.
script-line = Line { $line }: { $why }
script-no-container = This line is no docker command and names no container, as in NAME# COMMAND.
script-call = No system call of this model, or not with these arguments: { $call }.

### scripts to begin with

ready-first-write-title = First write, second write
ready-first-write-about = The first line added to a file of the image copies the whole file up; the second costs only its own bytes.
ready-two-containers-title = Two containers, one image
ready-two-containers-about = Both share the layers of the image, and each has a layer of its own: what one writes, the other does not see.
ready-delete-title = Delete, and the bytes stay
ready-delete-about = Deleting a file of the image makes a whiteout and frees nothing; only what the container itself wrote is erased.
ready-opaque-title = rm -rf, then mkdir
ready-opaque-about = A deleted directory leaves one whiteout; made again, it becomes an opaque directory that hides all its old files.
ready-chmod-title = chmod stores the file again
ready-chmod-about = Even a chmod that changes nothing copies the whole file up: docker diff has no line for it, but docker ps -s counts its bytes.
ready-overwrite-append-title = > against >>
ready-overwrite-append-about = >> copies the whole file up before it adds a line; > begins with an empty copy, so none of the old contents are copied.
ready-one-byte-title = One byte more, 537 MB copied
ready-one-byte-about = An image holds a file of 512 MiB. The first byte that a container adds copies all of it; the second costs one byte.
ready-sed-title = sed -i writes a new file
ready-sed-about = sed -i copies nothing up: it writes a new file and moves it over the old one. All of the new file is in the container layer.
ready-rename-directory-title = Move a directory
ready-rename-directory-about = A directory of the image cannot be renamed (EXDEV), so mv copies every file in it. A directory of the container layer is renamed as it is.
ready-hard-link-title = A hard link breaks
ready-hard-link-about = One file has two names. A write to one name copies it up; the other name keeps the old file.
ready-volume-title = A volume bypasses the layers
ready-volume-about = A write to a volume copies nothing up and shows nowhere in docker diff; it is still there when the container is gone.
ready-hosts-title = /etc/hosts and docker diff
ready-hosts-about = The engine mounts /etc/hosts over the layers: a write to it shows nowhere in docker diff, and it cannot be removed.
ready-commit-title = Commit, whiteouts too
ready-commit-about = docker commit makes an image layer of the container layer, whiteouts included: the deleted file stays hidden, and its bytes stay in the image.
ready-removed-title = Container removed, data gone
ready-removed-about = A stopped container keeps what it wrote. A removed one loses its layer, and a new one of the same name begins empty.

### predict first

predict-serves = Which layer serves { $path } in { $container }?
predict-gains = How many bytes does the container layer of { $container } gain?
predict-diff = What does docker diff { $container } print after this step?
predict-sees = { $container } changes { $path }. What does { $other } see there?
predict-layer-of = the container layer of { $container }
predict-no-layer = no layer
predict-bytes = { $bytes }
predict-loses = −{ $bytes }
predict-nothing = nothing
predict-lines = { $lines }
predict-sees-unchanged = what it saw before
predict-sees-changed = the change
predict-sees-gone = nothing any more
predict-sees-absent = nothing, as before
predict-sees-new = what is new there
predict-right = Right: { $answer }. Frame { $frame } shows it.
predict-wrong = Not quite: the answer is in frame { $frame }.

### storage drivers

driver-plain = { $name }
driver-overlay2-ext4 = overlay2 on ext4
driver-overlay2-reflink = overlay2 on XFS (reflink)
driver-devicemapper = devicemapper ({ $chunk } chunks)
driver-place-directory = Each layer is a directory: { $path }.
driver-place-loop = All layers lie in one pool of blocks, the file { $path }.
driver-place-pool = All layers lie in one pool of blocks, the logical volume { $path }.
driver-place-subvolume = Each layer is a subvolume of btrfs: { $path }.
driver-place-data-set = Each layer is a data set of zfs, mounted at { $path }.
driver-place-copy = Each layer is a directory with all files of the layers below, too: { $path }.
driver-status-default = The default of Docker's own image store. New installations of Docker 29 keep images in containerd, where the snapshotter overlayfs works by the same rules.
driver-status-kept = Still in Docker. It needs /var/lib/docker on { $name }.
driver-status-fallback = Still in Docker, for tests and where no other driver works.
driver-status-removed = Removed in Docker { $version }.0.
driver-level-file = Works on files: the first change of an image file copies the whole file. Later changes copy nothing.
driver-level-clone = Works on files, but a copy shares the blocks of the file below. Only what is written takes space.
driver-level-chunk = Works on blocks: the first change of a chunk copies that chunk, whatever the size of the file. Later changes copy nothing.
driver-level-again = Works on blocks: each write puts the blocks that change in a new place, whatever the size of the file.
driver-level-image = Shares nothing: each layer and each container is a full copy.

### operations

operation-start = Start of a container
operation-open = Open for writing
operation-first-write = First write
operation-second-write = Second write
operation-new-file = New file
operation-delete = Delete
operation-chmod = chmod, chown, touch
operation-truncate-open = Open with O_TRUNC
operation-truncate = truncate(2)
operation-rename-dir = Move a directory
operation-lookup = Look up a name
operation-readdir = List a directory

### costs

cost-start-mount = The layers are mounted as one tree; no file of the image is copied. New space: { $space }.
cost-start-snapshot = A snapshot shares all blocks of the image. New space: { $space }.
cost-start-copy = Every file of the image is copied. New space: { $space }.
cost-file = The whole file, { $read }, is read and written. New space: { $space }.
cost-file-cut = The whole file, { $read }, is read and written, then cut. New space that stays: { $space }.
cost-clone = The copy shares the blocks of the file below, whatever its size. New space: { $space }.
cost-begins-empty = The file begins empty, so nothing of the old one is copied. New space: { $space }.
cost-in-place = Written in place; nothing is copied. New space: { $space }.
cost-in-place-unless-shared = Blocks that are already the container's own are written in place; those still shared with the image get a new place. New space: { $space }.
cost-in-place-unless-first = Chunks that are already the container's own are written in place; any other is copied first. New space: { $space }.
cost-new = No file is copied for it. New space: { $space }.
cost-tree = rename(2) is refused (EXDEV), so mv reads and writes the whole tree, { $read }. New space: { $space }.
cost-renamed = The directory is renamed as it is; none of its files is copied. New space: { $space }.
cost-whiteout = A whiteout hides the file below, which stays. New space: { $space }.
cost-own-erased = What the container layer has of the file is erased. Freed: { $freed }.
cost-shared-stay = The name is erased; blocks that it shares with the image stay. Freed: { $freed }.
cost-copy-erased = The container's own copy is erased. Freed: { $freed }.
cost-private = The file has been the container's own since its start; nothing is copied. New space: { $space }.
cost-open-nothing = Opening a file copies nothing. New space: { $space }.
cost-chunks = Only the chunks that change are copied, { $chunk } each: data, inode, journal. The size of the file does not matter. New space: { $space }.
cost-extents = Only the blocks that change go to a new place, with the tree nodes that lead to them. The disk gets { $written }. New space: { $space }.
cost-records = Only the records that change go to a new place, 128 KiB each. The disk gets { $written }. New space: { $space }.
cost-again = The blocks that change go to a new place again, and the old place is freed. The disk gets { $written }. New space: { $space }.
cost-metadata = Only metadata changes; no data of the file is copied. New space: { $space }.
cost-lookup = The first time, up to { $layers ->
    [one] { $layers } layer is
   *[other] { $layers } layers are
} asked: about { $time }.
cost-lookup-unmeasured = The first time, up to { $layers ->
    [one] { $layers } layer is
   *[other] { $layers } layers are
} asked. How long that takes was not measured.
cost-lookup-again = The kernel remembers the name, and no layer is asked: about { $time }, however many layers there are.
cost-lookup-again-unmeasured = The kernel remembers the name, and no layer is asked.
cost-readdir = The names of { $layers ->
    [one] { $layers } directory are
   *[other] { $layers } directories are
} merged: about { $time }.
cost-readdir-unmeasured = The names of { $layers ->
    [one] { $layers } directory are
   *[other] { $layers } directories are
} merged. How long that takes was not measured.
cost-no-depth = There is one file system and no stack to look through. The number of layers does not matter.
figure-exact = { $bytes }
figure-up-to = up to { $bytes }
figure-range = { $low } to { $high }
figure-time-range = { $low } to { $high }
figure-us = { $count } µs
figure-ms = { $count } ms
figure-s = { $count } s
figure-measured = measured
figure-derived = derived, not measured

### reading

reading-drop-here = Drop to open this image instead

### containers

stage-waiting = The layers are still being read. Containers can start when all of them are there.
stage-containers = Containers
stage-start = Start a container
stage-count = { $count ->
    [0] No container yet over { $image }
    [one] { $count } container over { $image }
   *[other] { $count } containers over { $image }; they share its read-only layers
}
stage-begin = Start a container, or type a command: what the kernel does then is told here, sentence by sentence.
stage-working = Still at it: { $calls } system calls so far.
stage-cancel = Cancel
stage-unread = These bytes of the image cannot be read: { $message }. If the file has changed or moved, drop it again.
stage-full = The commands have looked at { $held } of the image; { $cap } is the most that is kept. Shorten the script.
stage-commands = Commands
stage-examples = Examples
stage-prompt = Command
stage-prompt-hint = echo hi >> /etc/motd
stage-run = Run
stage-engine-sheet = Engine's sheet
stage-all-paths = All paths
ask-first = Answer the question under the picture to see what the step did.
script-open-why = Open a script from a text file
script-save-why = Save the script as a text file
stage-output = Output
stage-diff-none = No difference from the image.

### panels

panels-label = Facts
panels-drivers = Drivers
panels-disk = On disk
panels-weight = Weight
panels-commit = commit
driver-measure = Compare by
driver-read = Read
driver-written = Written
driver-space = New space
driver-scale-read = bytes of files this step reads (log scale)
driver-scale-written = bytes the disk gets from this step (log scale)
driver-scale-space = bytes newly taken on the disk (log scale)
driver-nothing = In this step no storage driver copies or writes file contents in a layer.
driver-bytes = { $bytes } B
driver-size = { $bytes }
driver-at-most = ≤ { $high }
driver-short-ext4 = overlay2 ext4
driver-short-reflink = overlay2 XFS
driver-short-loop = devicemapper 64K
driver-short-direct = devicemapper 512K
driver-bar = { $driver }: { $figure }, { $how }
driver-operation = { $operation }: { $cost }
driver-partial = The step did more: these figures are those of its first { $facts } facts.
driver-derived = Derived, not measured: { $drivers }.
driver-more = { $count ->
    [one] One more operation is in the bars.
   *[other] { $count } more operations are in the bars.
}
disk-empty = The container layer is empty: nothing in it has changed.
disk-list = Container layer on disk
disk-lowerdir = lowerdir
disk-upperdir = upperdir
disk-workdir = workdir
disk-merged = merged
disk-options = mount options
disk-names = An engine draws the names of these directories at random; here they are made from what the directories hold. A layer that two containers share is one directory.
disk-copy-mount = Copy mount command
disk-whiteout = A whiteout: a character device 0/0 that hides { $path } of the layers below.
disk-xattrs = Extended attributes
weight-logical = docker ps -s
weight-on-disk = on disk
weight-file = file
weight-logical-why = { $bytes } by "docker ps -s": the lengths of all files, each inode once. Directories and whiteouts count 0.
weight-disk-why = { $bytes } on disk: { $files } in blocks of 4 KiB for files, { $dirs } for directories. Whiteouts take no block.
weight-names = { $path } and { $count ->
    [one] one more name
   *[other] { $count } more names
}
weight-none = No files in the container layer: it weighs nothing by "docker ps -s".
weight-more = { $count ->
    [one] One lighter file follows.
   *[other] { $count } lighter files follow.
}
commit-empty = The container layer is empty: "docker commit" adds no layer.
commit-adds = "docker commit" adds one layer: { $members ->
    [one] one member
   *[other] { $members } members
}, a tar of { $bytes }.
commit-whiteout = whiteout
commit-opaque = opaque
commit-link = hard link to { $path }
commit-members = Members of the tar
commit-images = Committed images
commit-image = { $layers ->
    [one] One layer above the image on screen.
   *[other] { $layers } layers above the image on screen.
} As an archive: { $bytes }.
commit-image-bare = No layer above the image on screen. As an archive: { $bytes }.
commit-image-unsaved = This image cannot be saved: the archive on screen lacks its configuration or a layer.
commit-inspect = Inspect { $name }
commit-inspect-short = Inspect
commit-download = Download { $name }
commit-download-short = Download
commit-saving = { $name }: { $done } of { $bytes }
commit-failed = No archive of { $name }: { $why }
save-layer-missing = The archive on screen does not hold the bytes of { $layer }.
save-no-config = The archive on screen holds no readable configuration of the image.
save-failed-io = The browser says "{ $message }".
diff-new = { $count ->
    [one] +1 line
   *[other] +{ $count } lines
}
diff-gone = { $count ->
    [one] −1 line
   *[other] −{ $count } lines
}
diff-line-new = new
diff-line-gone = gone
beside-button = Side by side
beside-choose = Second container
beside-sees = what { $container } sees
beside-shared = { $layers ->
    [one] One read-only sheet is the same directory for both; only { $one } and { $other } differ.
   *[other] { $layers } read-only sheets are the same directories for both; only { $one } and { $other } differ.
}
beside-shared-partly = { $layers ->
    [one] One read-only sheet is the same directory for both; { $other } stands on other layers, too.
   *[other] { $layers } read-only sheets are the same directories for both; { $other } stands on other layers, too.
}
export-label = More
export-diff = Copy docker diff
export-commands = Copy commands
export-svg = Save as SVG
export-print = Print frames

### inspect

inspect-layers = { $count ->
    [one] { $count } layer
   *[other] { $count } layers
} · { $size }
inspect-newest = newest first
inspect-layers-label = Layers
inspect-files-label = Files
inspect-detail-label = Detail
inspect-waste-label = The whole image
layer-none = no layer
layer-none-why = A setting only: this step made no layer.
layer-no-step = no instruction recorded
layer-masked = Values of secrets are masked. "Show values of secrets" in What to change shows them.
layer-waiting = waiting
layer-reading = reading
layer-unreadable = not readable
layer-size-why = The files of { $layer } take { $size } in its tar.
layer-size-none = { $layer } stores no file contents: 0 bytes.
layer-size-gains-all = { $size } in { $layer }. The container gains all of it.
layer-size-gains = { $size } in { $layer }. The container gains { $by }, because files of the layers below are replaced or removed.
layer-size-gains-nothing = { $size } in { $layer }. The container gains nothing: files of the same size are replaced or removed.
layer-size-loses = { $size } in { $layer }. The container loses { $by }, but the layers below keep those bytes.
layer-size-stored-why = { $layer } takes { $size } of the archive; the size of its files is known once it is read.
layer-args = Build arguments: { $args }
mode-label = What is shown
mode-merged = Merged
mode-layer = This layer
mode-upto = up to { $layer }
mode-alone = { $layer } alone
column-name = Name
column-why = Why
column-size = Size
column-layer = Layer
tree-empty = { $layer } changes no file.
tree-empty-image = This image has no files.
tree-waiting = { $layer } is not read yet.
row-layer = layer { $layer }
row-hidden = hidden by layer { $layer }
row-reasons = reason: { $reasons }
chip-holds = { $layer } holds the bytes: show { $layer }
chip-hides = { $layer } hides it: show { $layer }
row-below-deleted = { $size } deleted below
state-added = added
state-changed = changed
state-deleted = deleted
state-deleted-before = deleted earlier
state-transient = came and went
state-unchanged = unchanged
reason-opaque = opaque
reason-opaque-why = Opaque: nothing of the layers below shows through here.
kind-file = file
kind-dir = directory
kind-symlink = symbolic link
kind-hardlink = hard link
kind-char = character device
kind-block = block device
kind-fifo = named pipe
kind-other = file of an unknown type
detail-nothing = Choose a file to see what happened to it.
detail-timeline = Versions
detail-untouched = { $layer } does not touch it
detail-added = added in { $layer }
detail-changed = changed in { $layer }
detail-deleted = deleted in { $layer }
detail-implicit = No entry of its own: the directory exists because of what lies in it.
why-unknown = { $layer } stores it again with the same size; the contents are not compared yet.
why-type = { $layer } puts a { $new } in the place of a { $old }.
why-link = { $layer } points the link to { $new }; before it was { $old }.
why-size = { $layer } stores other contents: { $new } instead of { $old }.
why-content = { $layer } stores other contents of the same size, { $new }; before it was { $old } too.
why-mode-only = { $layer } changes the mode from { $old } to { $new }.
why-owner-only = { $layer } changes the owner from { $old } to { $new }.
why-xattr-only = { $layer } changes its extended attributes.
tab-contents = Contents
tab-metadata = Metadata
tabs-label = About this file
download = Download
copy-path = Copy path
contents-loading = Reading the contents …
contents-failed = The contents could not be read: { $message }
contents-empty = The file is empty.
contents-none = A { $kind } has no contents.
contents-encoding = { $encoding }
contents-binary = Binary file, the first bytes:
contents-cut = Only the beginning is shown; Download saves all { $size }.
picture-show = Show the picture ({ $size })
picture-too-large = This picture has { $size }. Up to { $most } are shown here; Download saves all of it.
contents-label = Contents of { $path }, version of { $layer }
meta-path = Path
meta-kind = Type
meta-size = Size
meta-mode = Mode
meta-owner = Owner
meta-mtime = Modified
meta-link = Target
meta-device = Device
meta-xattr = Extended attributes
meta-names = Other names
meta-layer = Stored in
waste-bytes = { $size } reclaimable
waste-none = No reclaimable bytes: every stored file is visible.
waste-so-far = so far
waste-percent = { $percent } %
waste-list = What to change
waste-path = Path
waste-cause = Cause
waste-stored-in = Stored in
waste-hidden-by = Hidden by
waste-more = { $count ->
    [one] { $count } more file, smaller than these.
   *[other] { $count } more files, smaller than these.
}
waste-dive = dive counts differently: efficiency { $score } %, wasted { $wasted }, user-wasted { $user } %. It counts every copy of a path found in two or more layers, visible ones too.
waste-dive-one-layer = dive counts differently: efficiency { $score } %, wasted { $wasted }; its user-wasted percentage is not a number, because this image has one layer.
waste-dive-random = dive reads the layers of this archive in random order, so its numbers change from run to run; these are for the true order.

### findings

findings-count = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
} while reading
checks-running = verifying digests: { $done } of { $layers } layers
checks-done = digests verified
checks-none = no digests to verify
checks-partly = digests verified for { $done } of { $layers } layers
checks-mismatch = a digest does not match: see the findings

### the prompt

prompt-choices = Choices

### files of a container

panels-files = Files
files-none = Start a container to see its files.
files-of = Files that { $container } sees
files-cut = { $path } has { $count } names; the first { $first } of them are listed.
files-menu = What to do with { $path }
files-link = symbolic link to { $target }
files-from-layer = from { $layer }
files-from-container = from the container layer
files-from-engine = from the engine's layer
files-from-mount = from a mount
files-container = container
files-mount = mount
files-list = List
files-read = Read
files-append = Append a line
files-overwrite = Overwrite
files-private = For the owner alone
files-executable = Make executable
files-copy = Copy
files-make-dir = Make a directory in it
files-make-file = Make a file in it
files-rename = Rename
files-delete = Delete
files-inspect = Look at it in Inspect
files-unsayable = A command line cannot say this name: it has bytes that are no text.
files-new-name = New name
files-dir-name = Name of the directory
files-file-name = Name of the file
files-cancel = Cancel

### filter

filter-quote = "{ $text }" (character { $at }): a quote is open. Close it with a second one.
filter-size = "{ $text }" (character { $at }): write a number of bytes, as ">10M", "<1k" or ">=1.5GB".
filter-layer = "{ $text }" (character { $at }): write a layer, as "layer:3" or "layer:2-4".
filter-is = "{ $text }" (character { $at }): write one of is:added, is:changed, is:deleted, is:opaque, is:unchanged.
filter-mode = "{ $text }" (character { $at }): write octal bits, as "mode:0644", or one of mode:suid, mode:sgid, mode:sticky, mode:world-writable, mode:exec.
filter-type = "{ $text }" (character { $at }): write one of type:file, type:dir, type:link, type:hardlink, type:device, type:fifo, type:other.
filter-owner = "{ $text }" (character { $at }): write numbers, as "owner:0", "owner:1000:1000" or "owner::33".
filter-regex-parenthesis = "{ $text }" (character { $at }): a parenthesis has no partner. A backslash before it makes it a plain character.
filter-regex-class = "{ $text }" (character { $at }): the class in square brackets has no end or an empty range. Write it as [a-z0-9].
filter-regex-repeat = "{ $text }" (character { $at }): a repetition stands behind nothing, or its count is above 200. A backslash before it makes it a plain character.
filter-regex-escape = "{ $text }" (character { $at }): this backslash has no meaning. Known are \d, \w, \s, \D, \W, \S, \t, \n and a backslash before a sign.
filter-regex-too-large = "{ $text }" (character { $at }): the expression is too large. Use fewer parentheses or smaller counts.

### audit

secret-private-key = private key
secret-env-file = .env file
secret-cloud-credentials = cloud credentials
secret-registry-login = registry login
secret-password-file = password file
secret-key-store = key store
secret-infra-state = infrastructure state
secret-web-token = web token (JWT)
secret-url-password = password in a URL
secret-named = value named as a secret
secret-token = { $issuer } token
secret-file = { $path } looks by its name like a secret ({ $kind }). It is in { $layer }; anyone who pulls the image can read it.
secret-hidden-file = { $path } looks by its name like a secret ({ $kind }). { $by } hides it, but its bytes are in { $layer }; anyone who pulls the image can read them.
secret-in-file = { $path } in { $layer } holds a secret ({ $kind }). Anyone who pulls the image can read it.
secret-in-hidden-file = { $path } in { $layer } holds a secret ({ $kind }). { $by } hides the file, but anyone who pulls the image can read it from { $layer }.
secret-in-env = The variable { $name } holds a secret ({ $kind }). It is in the configuration; anyone who pulls the image can read it.
secret-in-label = The label { $name } holds a secret ({ $kind }). It is in the configuration; anyone who pulls the image can read it.
secret-in-history = Step { $step } of the history holds a secret ({ $kind }). "docker history --no-trunc" prints it. Use "RUN --mount=type=secret" instead.
base-by-command = A guess: the lowest { $layers ->
    [one] layer is
   *[other] { $layers } layers are
} the base image, because CMD or ENTRYPOINT ends a Dockerfile and more layers follow.
base-by-command-named = A guess: the lowest { $layers ->
    [one] layer is
   *[other] { $layers } layers are
} the base image { $name }, because CMD or ENTRYPOINT ends a Dockerfile and more layers follow. A label gives the name.
base-by-gap = A guess: the lowest { $layers ->
    [one] layer is
   *[other] { $layers } layers are
} the base image, because { $hours ->
    [one] 1 hour lies
   *[other] { $hours } hours lie
} between it and the next step.
base-by-gap-named = A guess: the lowest { $layers ->
    [one] layer is
   *[other] { $layers } layers are
} the base image { $name }, because { $hours ->
    [one] 1 hour lies
   *[other] { $hours } hours lie
} between it and the next step. A label gives the name.
setid-user = Whoever runs { $path } (mode { $mode }, in { $layer }) runs it with the rights of user { $uid }.
setid-group = Whoever runs { $path } (mode { $mode }, in { $layer }) runs it with the rights of group { $gid }.
setid-both = Whoever runs { $path } (mode { $mode }, in { $layer }) runs it with the rights of user { $uid } and group { $gid }.
leftover-cache = { $tool } left { $bytes } in { $path }, stored in { $layer } ({ $count ->
    [one] 1 file
   *[other] { $count } files
}).
advice-join-runs = Join the RUN of { $layer } and the RUN of { $by } into one: { $bytes } less to push and pull. Largest file: { $path }.
advice-copy-chmod = Write "COPY --chmod={ $mode }" in { $layer } instead of the RUN of { $by }: { $bytes } less to push and pull. Largest file: { $path }.
advice-copy-chmod-several = Set the modes in { $layer } with "COPY --chmod" instead of the RUN of { $by }: { $bytes } less to push and pull. Largest file: { $path }.
advice-copy-chown = Write "COPY --chown={ $owner }" in { $layer } instead of the RUN of { $by }: { $bytes } less to push and pull. Largest file: { $path }.
advice-copy-chown-several = Set the owners in { $layer } with "COPY --chown" instead of the RUN of { $by }: { $bytes } less to push and pull. Largest file: { $path }.
advice-copy-chmod-chown = Set modes and owners in { $layer } with "COPY --chmod --chown" instead of the RUN of { $by }: { $bytes } less to push and pull. Largest file: { $path }.
advice-leave-out = { $count ->
    [1] Name { $path } in .dockerignore, so that { $layer } does not copy it: { $bytes } less to push and pull.
   *[other] Name in .dockerignore the { $count } files that { $layer } copies and { $by } hides: { $bytes } less to push and pull. Largest file: { $path }.
}
advice-write-once = { $count ->
    [1] { $layer } stores { $path }, and { $by } replaces or hides it. Write it once: { $bytes } less to push and pull.
   *[other] { $layer } stores { $count } files that { $by } replaces or hides. Write each once: { $bytes } less to push and pull. Largest file: { $path }.
}
advice-write-once-same = { $count ->
    [1] { $layer } stores { $path }, but a later entry of { $layer } replaces it or the directory it is in. Store one of them: { $bytes } less to push and pull.
   *[other] { $layer } stores { $count } files that later entries of { $layer } replace. Store each path once: { $bytes } less to push and pull. Largest file: { $path }.
}
advice-remove-in-same-run = { $count ->
    [1] Remove { $path } in the RUN that makes it, that of { $layer }: { $bytes } less to push and pull.
   *[other] Remove { $count } files in the RUN that makes them, that of { $layer }, not in { $by }: { $bytes } less to push and pull. Largest file: { $path }.
}
advice-cache-mount = Give the RUN of { $layer } "--mount=type=cache,target={ $target }" for { $tool }: { $bytes } less to push and pull.
advice-smaller-base = { $count ->
    [1] { $by } hides { $path }, which the base image stores in { $layer }. Only a base image without it is smaller: { $bytes }.
   *[other] { $by } hides { $count } files that the base image stores in { $layer }. Only a base image without them is smaller: { $bytes }. Largest file: { $path }.
}

### dive

dive-rule-off = { $rule } is off.
dive-efficiency-kept = Kept: dive's efficiency is { $is }; { $rule } asks for { $limit } or more.
dive-efficiency-broken = Broken: dive's efficiency is { $is }; { $rule } asks for { $limit } or more.
dive-wasted-kept = Kept: dive counts { $is } as wasted; { $rule } allows { $limit }.
dive-wasted-broken = Broken: dive counts { $is } as wasted; { $rule } allows { $limit }.
dive-share-kept = Kept: what dive counts as wasted is { $is } of the bytes above the lowest layer; { $rule } allows { $limit }.
dive-share-broken = Broken: what dive counts as wasted is { $is } of the bytes above the lowest layer; { $rule } allows { $limit }.
dive-share-of-one-layer = Kept: the image has no bytes above the lowest layer, so there is no share to compare ({ $rule }).
dive-ci-no-mapping = Line { $line } is no "key: value". Write it as "lowestEfficiency: 0.95" below "rules:".
dive-ci-unknown-rule = Line { $line }: dive has no rule "{ $rule }". It has lowestEfficiency, highestWastedBytes and highestUserWastedPercent.
dive-ci-no-ratio = Line { $line }: "{ $value }" is no number from 0 to 1. Write a ratio as 0.95, or "disabled".
dive-ci-no-bytes = Line { $line }: "{ $value }" is no number of bytes. Write it as 20MB, or "disabled".
dive-ci-twice = Line { $line } gives { $rule } a second time. Keep one of them.

### report

report-title = Image
report-total = { $layers ->
    [one] 1 layer holds
   *[other] { $layers } layers hold
} { $stored } of files; no path shows { $waste } of them any more.
report-layers = Layers
report-layer = Layer
report-bytes = Bytes
report-instruction = Instruction
report-waste = Reclaimable bytes
report-changes = What to change
report-secrets = Secrets
report-set-id = Programs that run with the rights of their owner or group
report-leftovers = Caches left behind
report-dive = dive's rules
report-more = { $count } more

### facts

facts-tags = Names
facts-id = Image ID
facts-manifest = Manifest
facts-platform = Platform
facts-created = Created
facts-author = Author
facts-entrypoint = ENTRYPOINT
facts-cmd = CMD
facts-shell = SHELL
facts-working-dir = WORKDIR
facts-user = USER
facts-env = ENV
facts-ports = EXPOSE
facts-volumes = VOLUME
facts-labels = LABEL
facts-health = HEALTHCHECK
facts-stop-signal = STOPSIGNAL
facts-on-build = ONBUILD
facts-missing = "docker history" prints <missing> for these steps. Nothing is missing: an image stores only its own ID, and the images of the steps in between stay on the machine that built it, if it kept any.

### windows

windows-files = C:\
windows-hives = Registry changes (Hives)
windows-utility-vm = Virtual machine for Hyper-V isolation (UtilityVM)
windows-layout = A Windows image: its layers keep the files of C:\ in the folder Files and changes of the registry in the folder Hives. Permission bits and owners mean nothing in them.

### a screen that is loaded on demand

mode-range = Range
mode-between = { $from } to { $to }
kinds-label = Rows shown
kind-of-added = Added
kind-of-added-why = Paths that are new
kind-of-changed = Changed
kind-of-changed-why = Paths that are stored again
kind-of-deleted = Deleted
kind-of-deleted-why = Paths that go
kind-of-hidden = Hidden earlier
kind-of-hidden-why = Paths that layers below deleted or hid
kind-of-unchanged = Unchanged
kind-of-unchanged-why = Paths that nothing here touches
column-mode = Mode
column-owner = Owner
column-time = Modified
columns-all = Columns of mode, owner and time
sort-by = Sort by { $column }
tree-no-match = No file of { $layer } matches "{ $filter }". Clear the filter to see all { $count }.
tree-nothing-shown = All rows are switched off. The buttons above switch them on.
filter-label = Filter
filter-placeholder = Filter: node, >10M, is:deleted
filter-matches = { $count ->
    [one] { $count } match
   *[other] { $count } matches
}
filter-help = What a filter can ask
filter-and = Blanks between two mean that both must hold; - before one means that it must not. Choose one to try it:
filter-by-text = the name has this text; capitals count only if you write one
filter-by-regex = the name fits this regular expression
filter-by-path = with a slash in it, the whole path is compared
filter-by-size = larger than 10 MB; also <1k, >=1.5GB, >64KiB
filter-by-layer = stored in or hidden by L0; also layer:2-4
filter-by-is = deleted; also is:added, is:changed, is:unchanged
filter-by-opaque = directories that hide what layers below have in them
filter-by-mode = runs with its owner's rights; also mode:sgid, mode:exec, mode:world-writable, mode:0644
filter-by-type = symbolic links; also type:file, type:dir, type:device, type:fifo
filter-by-hardlink = files with several names
filter-by-owner = user 0; also owner:1000:1000, owner::33
filter-by-not = no directories, and larger than 1 kB
search-open = Search
tab-diff = Diff
tab-hex = Hex
contents-more = Show more
secrets-masked = { $count ->
    [one] { $count } value found as a secret is masked. The download is exact.
   *[other] { $count } values found as secrets are masked. The download is exact.
}
secrets-shown = { $count ->
    [one] { $count } value found as a secret is shown.
   *[other] { $count } values found as secrets are shown.
}
secrets-show = Show
diff-against = Compared with
diff-nothing = { $layer } stores the only version of this file. There is nothing to compare it with.
diff-same = No line differs.
diff-same-but-secrets = No line differs but in values that are masked.
diff-same-bytes = No text; the bytes that were read are the same.
diff-binary = One of the two is no text, and their bytes differ. The tab Hex shows them.
diff-count = { $added ->
    [one] { $added } line added
   *[other] { $added } lines added
}, { $removed } removed
diff-rough = There are more differences than are looked for: lines told as removed and added may be in both.
diff-left-out = { $count ->
    [one] { $count } line is the same
   *[other] { $count } lines are the same
}
diff-added = added
diff-removed = removed
download-folder = Download as tar, { $size }
search-label = Search all layers
search-placeholder = Search the names of all layers: passwd, /\.so$/
search-count = { $count ->
    [one] { $count } found
   *[other] { $count } found
}
search-at = { $at } of { $count } · { $layer }
search-next = Next match (n)
search-previous = Previous match (N)
search-close = Close the search (Esc)
search-inside = In files
search-inside-why = Search inside the text files of all layers
search-inside-now = Searching inside files …
search-inside-close = Close the list
search-inside-count = { $count ->
    [0] No file has "{ $text }" in it.
    [one] { $count } file has "{ $text }" in it.
   *[other] { $count } files have "{ $text }" in them.
}
search-inside-more = { $count ->
    [one] and { $count } line more
   *[other] and { $count } lines more
}
search-inside-searched = { $count ->
    [one] { $count } text file was searched.
   *[other] { $count } text files were searched.
}
search-inside-binary = { $count ->
    [one] { $count } file is no text and was left out.
   *[other] { $count } files are no text and were left out.
}
search-inside-large = { $count ->
    [one] { $count } file of more than 8 MiB was left out.
   *[other] { $count } files of more than 8 MiB were left out.
}
search-inside-failed = { $count ->
    [one] { $count } layer could not be read.
   *[other] { $count } layers could not be read.
}
search-inside-cut = Of a layer the first 500 files are listed.
inspect-order = Turn the order of the layers
inspect-base-first = base first
range-from = From
range-to = To
base-mark = base image up to here (a guess)
base-mark-named = base: { $name } (a guess)
layer-save = Download { $layer } as tar, { $size } of files
layer-linked = { $count ->
    [one] { $count } further name of a file in { $layer } is a hard link: its { $size } are stored and counted once.
   *[other] { $count } further names of files in { $layer } are hard links: their { $size } are stored and counted once.
}
layer-shared = { $count } images of this archive share { $layer }.
save-label = Writing a file
save-now = { $name }: { $done } of { $total } read and written
save-so-far = { $name }: { $done } written

### sheets

sheet-label = The image as a whole
sheet-close = Close
sheet-reading = This is told when all layers are read.
sheet-asking = Looking through the image…
sheet-failed = This could not be found out. The browser says: { $message }
sheet-changes = What to change
sheet-files = Files
sheet-image = Image
sheet-history = History
sheet-sizes = Sizes
sheet-rules = CI rules
sheet-compare = Compare
report-show = Show values of secrets
report-copy = Copy
report-no-changes = No change of the Dockerfile would make this image smaller, as far as its layers tell.
report-no-secrets = No name of a file, no setting and no step of the history looks like a secret. Contents were not read.
report-dive-numbers = dive's numbers
report-scan = Search inside files
report-scan-why = Reads configuration files, scripts and the like of all layers, up to 1 MiB each, for keys, tokens and passwords.
report-scanned = Secrets inside files
report-scanned-files = { $files ->
    [one] { $files } file was read, { $bytes }.
   *[other] { $files } files were read, { $bytes }.
}
report-scanned-none = None of them has a value in the form of a known key, token or password.
facts-settings = Settings
facts-layers = Digests of the layers
facts-layers-about = A diff ID is the digest of a layer's uncompressed tar; a chain ID names the stack up to it.
facts-members = Members of the archive
facts-findings = What was noticed
facts-history = docker history --no-trunc
facts-step-image = the image itself
facts-step-missing = <missing>
facts-step-empty = metadata only, no layer
facts-step-created = { $text }
facts-step-comment = comment: { $text }

### rules of a .dive-ci file

rules-label = Drop a .dive-ci file on the page, or paste its text here.
rules-check = Check the rules
rules-own = Use dive's own rules
rules-of-file = These are the rules of your file; what it does not name is as dive has it.
rules-of-dive = No file was given: these are dive's own rules.
rules-verdict = { $failed ->
    [0] dive --ci passes: no rule is broken.
    [one] dive --ci fails: { $failed } rule is broken.
   *[other] dive --ci fails: { $failed } rules are broken.
}
rules-files = Files that dive counts as wasted
rules-files-about = dive adds up the sizes of all copies of a path that is in two layers or more; a whiteout counts as one.
rules-copies = in { $count } layers
mark-pass = kept
mark-fail = broken
mark-skip = off
mark-added = added
mark-changed = changed
mark-removed = removed
mark-same = shared

### two images

compare-choose = Choose the second image…
compare-with = Compare with
compare-how = While this sheet is open, an archive that is dropped is compared, not opened.
compare-drop = Drop to compare
compare-refused = { $name } was not compared.
compare-expected = The second image must be one that is saved: by docker save, as an OCI archive, or as a folder that holds an OCI layout.
compare-stays = { $open } stays open.
compare-title = { $first } → { $second }
compare-no-layer = The second image shares no layer with the first.
compare-both-layers = Layers of both images
compare-layers-apart = Of the second image's { $layers ->
    [one] { $layers } layer
   *[other] { $layers } layers
}, the first has { $shared }, but on another stack.
compare-same-stack = Both images are built of the same { $layers ->
    [one] { $layers } layer
   *[other] { $layers } layers
}.
compare-layers = Of the second image's { $layers ->
    [one] { $layers } layer
   *[other] { $layers } layers
}, the first has { $shared }; the lowest { $stack } are the same stack.
compare-pull-nothing = Whoever has the first image pulls no layer for the second.
compare-pull-chain = Whoever has the first pulls { $layers ->
    [one] { $layers } layer
   *[other] { $layers } layers
}, { $bytes } as stored here, with Docker's classic image store: it asks by chain ID.
compare-pull-blob = With containerd's store: { $layers ->
    [one] { $layers } layer
   *[other] { $layers } layers
}, { $bytes }. It asks by the digest of the stored bytes.
compare-pull-layers = Not in the shared stack: { $layers }
compare-layer-same = { $layer } is { $first } of the first image.
compare-layer-new = { $layer } is only in the second image.
compare-settings = Settings that differ
compare-setting = { $setting } { $name }
compare-files-title = Files that differ
compare-same-files = All { $same } paths are the same.
compare-files = { $differ ->
    [one] { $differ } path differs
   *[other] { $differ } paths differ
}, { $same } are the same. New bytes: { $added }; bytes that are gone or replaced: { $removed }.
compare-only-time = { $count ->
    [one] { $count } of them differs in its modification time alone.
   *[other] { $count } of them differ in their modification times alone.
}
compare-change = Change
compare-before = Before
compare-after = After
compare-difference = Difference
compare-row-before = { $size } before
compare-row-after = { $size } after
compare-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
compare-rows-of = { $count } of { $all } rows
compare-only-second = Only the second image has { $path }: it is not among the files above.
compare-filter = Filter of the files that differ
compare-filter-size = larger than 10 MB in the second image, or in the first if only that has it
compare-filter-layer = stored in L0 of either image; also layer:2-4
compare-filter-is = only in the first image; also is:added, is:changed
compare-filter-opaque = is:opaque is asked of layers. What is compared is what both images show.
compare-filter-unchanged = is:unchanged finds nothing: only paths that differ are listed.
compare-wanted = This address compares { $open } with the image { $id }. Drop the second image here, or choose its file: the comparison is then shown as it was.
compare-missed = The address names the image { $id }; this is another one.

### picture of sizes

sizes-label = What the picture is of
sizes-of-seen = Files seen
sizes-of-layers = By layer
sizes-of-causes = By cause
sizes-crumbs = Directory of the picture
sizes-zoomed = The picture shows what is in { $path }.
sizes-part = The picture shows this part: { $parts }.
sizes-show = Show in the files
sizes-none = There are no bytes to draw.
sizes-list = Largest first
sizes-path = { $path }: { $size }
sizes-rest = { $count ->
    [one] { $count } smaller path
   *[other] { $count } smaller paths
} in { $path }: { $size }
sizes-block = { $name }: { $size }
sizes-all = all that is stored
sizes-seen = seen

### exports

sheet-export = Export
export-json = JSON: layers, changes, reasons
export-dive = dive's JSON
export-csv = CSV: the files looked at
export-markdown = Report (Markdown)
export-sizes = Picture of sizes (SVG)
export-root = Root file system up to { $layer } (tar, { $size })
