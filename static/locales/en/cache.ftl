### Dockerfile, problems

dockerfile-problem = Line { $line }, column { $column }: { $what }
dockerfile-escape-invalid = { $value } cannot be the escape character. Write # escape=` or # escape=\.
dockerfile-directive-twice = The directive { $name } stands here a second time. Remove one of the two.
dockerfile-no-instructions = The file has no instruction. Begin with FROM and an image: FROM alpine.
dockerfile-no-stage = No FROM follows, so there is nothing to build. Add FROM and an image below the ARG.
dockerfile-line-too-long = The line has more than 65,535 bytes, the most BuildKit reads. Split it with the escape character at the line's end.
dockerfile-heredoc-open = The heredoc is never closed. Write a line below that is exactly { $name }.
dockerfile-pair-incomplete = { $keyword } { $name } has no value. Write { $keyword } { $name }=value.
dockerfile-no-equals = { $word } has no equals sign, though the first word has one. Put quotes around a value with blanks: { $keyword } NAME="a value".
dockerfile-json-not-strings = The JSON array holds more than strings. Put each element in double quotes: ["a", "1"].
dockerfile-check-invalid = { $option } is no option of check. Write # check=skip=RULE, experimental=RULE or error=true, with semicolons between them.
dockerfile-unknown-instruction = There is no instruction { $name }. If the line belongs to the one above, end that one with the escape character.
dockerfile-unknown-instruction-meant = There is no instruction { $name }. Write { $meant } if that is meant.
dockerfile-before-from = { $keyword } stands before the first FROM, where only ARG may stand. Move it below FROM.
dockerfile-from-words = FROM takes an image, or an image, AS and a name. Write FROM image or FROM image AS name, and put comments on lines of their own.
dockerfile-stage-name = { $name } cannot name a stage. Begin with a letter; letters, digits, hyphens, underscores and dots may follow.
dockerfile-no-arguments = { $keyword } needs at least one argument. Write one behind it.
dockerfile-not-one-argument = { $keyword } needs exactly one argument. Write it behind { $keyword }.
dockerfile-no-destination = { $keyword } needs at least one source and a destination. Write { $keyword } source destination.
dockerfile-blank-name = { $keyword } has an equals sign without a name before it. Write NAME=value.
dockerfile-heredoc-destination = The last word of { $keyword } is the destination, and a heredoc cannot be one. Write a path as the last word.
dockerfile-onbuild-chain = ONBUILD cannot trigger another ONBUILD. Keep one of the two.
dockerfile-onbuild-trigger = { $keyword } cannot be a trigger of ONBUILD. Write it as an instruction of its own.
dockerfile-healthcheck-type = HEALTHCHECK takes CMD or NONE, not { $given }. Write HEALTHCHECK CMD and a command.
dockerfile-healthcheck-none = HEALTHCHECK NONE takes nothing behind it. Remove the rest of the line.
dockerfile-healthcheck-no-command = HEALTHCHECK CMD has no command. Write it behind CMD.
dockerfile-volume-empty = A path of VOLUME is empty. Write a path.
dockerfile-shell-not-json = SHELL takes a JSON array. Write SHELL ["/bin/sh", "-c"].
dockerfile-no-stage-of-number = There is no stage { $number }: { $stages ->
    [one] the file has one stage, number 0
   *[other] the file has { $stages } stages, counted from 0
}. Write the name of a stage.
dockerfile-from-variable = { $value } is changed by expansion, and --from takes no variables. Define a stage with FROM { $value } AS name before the first use, and write --from=name.
dockerfile-port-invalid = { $port } is no port. Write a number up to 65535 or a range, perhaps with /tcp, /udp or /sctp: EXPOSE 80/tcp.
dockerfile-expansion = The word cannot be expanded: { $why }.
dockerfile-mount = The mount cannot be read: { $why }.

### Dockerfile, flags

dockerfile-unknown-flag = { $keyword } has no flag --{ $flag }. Remove it, or put -- before a word that is no flag.
dockerfile-unknown-flag-meant = { $keyword } has no flag --{ $flag }. Write --{ $meant } if that is meant.
dockerfile-flag-twice = --{ $flag } is given a second time. Keep one of the two.
dockerfile-flag-without-value = --{ $flag } has no value. Write --{ $flag }=value.
dockerfile-flag-not-boolean = --{ $flag } takes true or false, not { $value }. Write --{ $flag }=true or --{ $flag }=false.
dockerfile-duration-invalid = { $value } is no time. Write --{ $flag } with a unit: --{ $flag }=1m30s.
dockerfile-duration-too-short = { $value } is shorter than a millisecond, the least that --{ $flag } takes. Write a longer time: --{ $flag }=5s.
dockerfile-retries-invalid = { $value } is no number of retries. Write a whole number from 0 up: --retries=3.
dockerfile-device = { $value } names no device. Write one name, and required if the build cannot do without it: --device=vendor.com/device=name,required.
dockerfile-network-unknown = There is no network mode { $value }. Write --network=default, --network=none or --network=host.
dockerfile-security-unknown = There is no security mode { $value }. Write --security=sandbox or --security=insecure.

### Dockerfile, mounts

dockerfile-mount-quotes = a quote stands inside a field or is never closed
dockerfile-mount-key = there is no key { $value }
dockerfile-mount-key-meant = there is no key { $value }; { $meant } may be meant
dockerfile-mount-no-value = { $field } needs a value, { $field }=value
dockerfile-mount-type = there is no type { $value }; the types are bind, cache, tmpfs, secret and ssh
dockerfile-mount-type-meant = there is no type { $value }; { $meant } may be meant
dockerfile-mount-sharing = there is no sharing { $value }; write shared, private or locked
dockerfile-mount-sharing-meant = there is no sharing { $value }; { $meant } may be meant
dockerfile-mount-value = { $value } is no value for { $key }
dockerfile-mount-not-for-type = a mount of type { $kind } has no { $key }
dockerfile-mount-from-variable = from takes no variables, and { $value } has one; define a stage with FROM { $value } AS name and write from=name
dockerfile-mount-secret-unnamed = a secret needs an id, a source or a target
dockerfile-mount-secret-twice = a secret takes an id or a source, not both

### Dockerfile, variables

dockerfile-open-quote = the quote { $quote } is never closed
dockerfile-open-brace = the closing brace behind a variable is missing
dockerfile-open-pattern = the slash between pattern and replacement is missing
dockerfile-bad-substitution = no name follows the dollar sign and the opening brace
dockerfile-modifier = there is no modifier { $modifier }; the modifiers are - + ? # % / and their variants
dockerfile-required-unset = { $name } must be set, and is not
dockerfile-required-empty = { $name } must have a value, and is empty
dockerfile-required-unset-message = { $name } must be set, and is not: { $message }
dockerfile-required-empty-message = { $name } must have a value, and is empty: { $message }
dockerfile-pattern = in the pattern { $pattern }, a backslash stands before a character other than * ? and itself
dockerfile-too-deep = it has words within words more than a hundred deep
dockerfile-too-long = more than one mebibyte comes out, the most this page expands

### build checks

check-stage-name-casing = The stage { $name } is written with capitals, but BuildKit knows it as { $lower }. Write { $lower }.
check-from-as-casing = { $from } and { $keyword } differ in case. Write both in capitals or both in small letters.
check-empty-continuation = A blank line stands inside a continued instruction. Remove it: a later BuildKit will refuse the file.
check-instruction-casing = { $name } differs in case from most instructions of this file. Write { $better }.
check-duplicate-stage-name = Line { $line } already names a stage { $name }. Write another name here: --from={ $name } means only one of the two.
check-reserved-stage-name = { $name } is a name that BuildKit keeps for itself. Write another name for the stage.
check-json-args = { $keyword } in the shell form runs below a shell, which passes no signals on, so the process gets no SIGTERM. Write a JSON array: { $keyword } ["program", "argument"].
check-maintainer = MAINTAINER is deprecated. Write LABEL org.opencontainers.image.authors="{ $author }".
check-undefined-arg = FROM uses { $name }, and no ARG before the first FROM declares it. Write ARG { $name } above.
check-undefined-arg-meant = FROM uses { $name }, and no ARG before the first FROM declares it. Write { $meant } if that is meant, or declare ARG { $name } above.
check-undefined-var = { $name } is not defined here, so nothing is put in its place. Declare it above with ARG or ENV.
check-undefined-var-meant = { $name } is not defined here, so nothing is put in its place. Write { $meant } if that is meant.
check-workdir-relative = { $path } is a relative path, so where it leads depends on the WORKDIR of the base image. Write an absolute path.
check-invalid-default-arg = With the defaults of its ARGs, { $image } is not the name of an image. Give the ARG a default that makes it one.
check-platform-const = The platform { $platform } is fixed, so the stage cannot be built for another. Remove --platform, or write $BUILDPLATFORM for a stage that only builds.
check-redundant-platform = { $variable } is the platform FROM takes anyway. Remove --platform.
check-legacy-pair = { $keyword } { $name } separates name and value by a blank, the old form. Write { $keyword } { $name }=value.
check-secret = { $keyword } { $name } looks like a secret, and its value stays readable in the image or its history. Use RUN --mount=type=secret.
check-description = The comment above { $keyword } does not begin with { $name }. Write # { $name } and a description, or put an empty comment between.
check-description-several = The comment above { $keyword } begins with none of its names. Begin it with the name it describes, or put an empty comment between.
check-expose-casing = The protocol in { $port } has capitals. Write { $lower }.
check-expose-format = { $port } maps a host port or an address, which EXPOSE cannot do. Write { $inside }, and map the port when the container is started.
check-multiple = Line { $line } has another { $keyword } in the same stage, and only the last one counts. Remove this one.
check-copy-ignored = { $keyword } wants { $path }, and .dockerignore keeps it out of the build context. Change .dockerignore or the path.

### build cache, verdicts

verdict-hit = HIT
verdict-miss = MISS
verdict-rerun = RE-RUN
verdict-skipped = SKIPPED
verdict-error = ERROR
verdict-not-reached = NOT REACHED
verdict-settings = settings only
verdict-base = base
verdict-stage = stage
verdict-scratch = empty base
verdict-global = global ARG
cache-hit = HIT: nothing that line { $line } depends on has changed.
cache-hit-because = HIT: { $why }
cache-miss = MISS: { $why }, so line { $line } has a new key.
cache-miss-never-built = MISS: line { $line } was never built before.
cache-miss-new-line = MISS: line { $line } is new, and its key is not in the cache.
cache-miss-forced = MISS: the build was told not to use the cache for line { $line }.
cache-miss-removed = MISS: the key of line { $line } is the same as before, but the cache no longer has it.
cache-miss-no-result = MISS: the key of line { $line } is in the cache, but its result was not exported, and a step that has to run needs it.
cache-miss-built-on = MISS: line { $line } is built on line { $new } now. In the last build it was built on what line { $old } made.
cache-miss-built-on-other = MISS: what line { $line } is built on is another step than in the last build.
cache-rerun = RE-RUN because of line { $cause }: what line { $line } is built on has changed.
cache-also = Of its own, too: { $why }.
cache-nearest = Compared with the nearest key in the cache, { $why }.
cache-base = The image of line { $line } has the layers it had.
cache-base-changed = The image of line { $line } is another one, so everything built on it has a new key.
cache-skipped = SKIPPED: the requested stage does not need "{ $stage }".
cache-settings = Line { $line } changes settings alone. It is no step, and only the steps that read them take notice.
cache-stage = Line { $line } goes on where an earlier stage ended.
cache-scratch = Line { $line } begins with no files.
cache-global = Only FROM sees the value of line { $line }, unless a stage declares it again.
cache-error = The build failed at line { $line }.
cache-not-reached = The build failed before it came to line { $line }.

### build cache, reasons

why-elsewhere = its key is another one
why-variables = it sees other variables
why-base-layers = the base image has other layers
why-base-image = the base image is another one, and here its configuration counts too
why-variable = the variable { $name } is "{ $new }" instead of "{ $old }"
why-variable-new = the variable { $name } is set to "{ $new }" and was not set before
why-variable-gone = the variable { $name } is no longer set
why-variable-order = the same variables are set in another order
why-file-content = { $path } has new content
why-file-mode = the mode of { $path } changed from { $old } to { $new }
why-file-owner = { $path } has another owner
why-file-attributes = { $path } has other extended attributes
why-file-added = { $path } is new in "{ $source }"
why-file-removed = { $path } is gone from "{ $source }"
why-file-target = { $path } leads elsewhere
why-file-kind = { $path } is of another kind
why-written = "{ $source }" holds other files
why-moved = { $new } stands in the place of { $old }, and the name counts
why-part = { $part } is { $new } instead of { $old }
why-part-new = { $part } is { $new }, and was not given before
why-part-there = { $part } is new
why-part-gone = { $part } is no longer given
why-part-other = { $part } is another one
part-shell = the shell
part-cwd = the working directory
part-user = the user
part-mount = the mount at { $target }
part-network = the network mode
part-security = the security mode
part-device = the device
part-host = the added host { $host }
part-limit = the option { $limit }
part-platform = the platform
part-source-name = the name of the source
part-dest = the destination
part-chown = the value of --chown
part-chmod = the value of --chmod
part-exclude = the list of --exclude
part-parents = the flag --parents
part-unpack = the unpacking of archives
part-directory = the directory
part-owner = the owner of the directory
part-epoch = the value of SOURCE_DATE_EPOCH
part-build-args = the list of build arguments

### build cache, why a change did not count

hit-time = only the modification time of { $path } changed, and it is not part of the key.
hit-ignored = { $path } changed, but line { $line } of the ignore file ({ $pattern }) keeps it out of the build context.
hit-owner = only the owner of { $path } changed, and no client sends it.
hit-attributes = only extended attributes of { $path } changed, and they are not part of the key.
hit-stale = { $path } has new content with the same size and modification time, so BuildKit did not send it again. The result is stale.
hit-directory-mode = only the mode of the directory { $path } changed, and BuildKit does not notice that in a directory it already has.
hit-behind-link = what the link { $path } leads to changed, and only the text of a link inside a directory counts.
hit-elsewhere = { $path } changed, and it is not among the files that this line takes.
hit-spelling = the line is written in another way and means the same.
hit-same-files = the stage that ends at line { $from } ran again, and the files taken from it are the same.
hit-variable = line { $from } is another one, and this step does not read what it sets.
hit-build-arg = the build argument { $name } changed, and this step does not see it.
hit-same-layers = the image of line { $from } is another one with the same layers.
hit-earlier = an earlier build made the same step, and the cache keeps what it has.

### build cache, failures

build-missing = { $source } is not in the build context, so line { $line } has nothing to take. Create the file, correct the path, or change .dockerignore.
build-command = The command of line { $line } failed. What was built before it stays in the cache; the failed step does not.
build-needs-buildkit = Line { $line } needs BuildKit. The classic builder does not know it.
build-syntax = The Dockerfile has mistakes, so nothing is built. Correct them first.
build-no-stage = No FROM begins a stage, so there is nothing to build.
build-unknown-stage = No stage is called { $name }. Name a stage of this Dockerfile.
build-empty-base = FROM in line { $line } names no image once its variables are replaced. Give the ARG a value.
build-circle = Line { $line } takes files from a stage that comes after it. Move that stage up.
build-ignore-exception = Line { $line } of the ignore file is { $pattern } with nothing behind it. Write a pattern behind it, or remove the line.
build-ignore-syntax = Line { $line } of the ignore file, { $pattern }, is no pattern: a bracket stays open, or it ends in a backslash. Close the bracket or remove the backslash.

### build cache, what happens

cache-event-dockerfile = The Dockerfile has changed.
cache-event-file = { $path } has changed.
cache-event-input = What the next build is given has changed.
cache-event-sent = { $sent ->
    [one] { $sent } file of the context is considered
   *[other] { $sent } files of the context are considered
} and { $ignored } left out, not counting the Dockerfile.
cache-event-gathered = The key of line { $line } is made of { $parts ->
    [one] { $parts } part
   *[other] { $parts } parts
} and of what it is built on.
cache-event-found = The key { $key } of line { $line } is in the cache. Its result is reused.
cache-event-not-found = The key { $key } of line { $line } is not in the cache.
cache-event-not-looked-up = The key of line { $line } is not looked up, because the step has to run anyway.
cache-event-ran = Line { $line } runs, { $time } s in this model.
cache-event-stored = The result of line { $line } is stored under the key { $key }.
cache-event-failed = Line { $line } failed. Nothing is stored for it.
cache-event-finished = The build is done.
cache-event-ended = The build failed. What was stored stays.
cache-event-pruned = The cache is empty. The next build makes every step anew.
cache-event-collected = { $keys ->
    [one] { $keys } key was
   *[other] { $keys } keys were
} removed because no recent build used { $keys ->
    [one] it
   *[other] them
}.
cache-no-line = The Dockerfile has no line { $line }.
cache-no-file = The context has nothing at { $path }.
cache-exists = { $path } is there already. Choose another name.

### build cache, scripts to begin with

cache-five-sleeps-title = Five commands, the middle one changed
cache-five-sleeps-lesson = A changed line re-runs and so does every line below it; what stands above is reused.
cache-copy-all-first-title = Everything copied before npm install
cache-copy-all-first-lesson = With COPY . . above npm install, an edit of any file installs all packages again.
cache-copy-dependencies-first-title = package.json copied first
cache-copy-dependencies-first-lesson = With package.json copied alone first, npm install re-runs only if package.json itself changes.
cache-requirements-title = requirements.txt
cache-requirements-lesson = Going back to the old requirements.txt is a HIT, because the cache keeps the result of every earlier key.
cache-npm-ci-title = npm install becomes npm ci
cache-npm-ci-lesson = The text of a RUN is part of its key, so another command is a MISS even if it would install the same packages.
cache-chmod-touch-title = touch against chmod
cache-chmod-touch-lesson = The modification time of a copied file is not in the key, its permission bits are.
cache-run-date-title = RUN date > /timestamp.txt
cache-run-date-lesson = A command is not run to see whether its output changed: the same text on the same base is a HIT, however old the date is.
cache-apt-update-title = apt-get update alone, and combined
cache-apt-update-lesson = A new package list never re-runs an apt-get update of its own line, so the install below it works with the old one.
cache-comment-title = A comment in the Dockerfile
cache-comment-lesson = COPY . . copies the Dockerfile too, so an edited comment is a MISS until .dockerignore leaves the Dockerfile out.
cache-arg-early-late-title = ARG early, ARG late
cache-arg-early-late-lesson = Every RUN below an ARG has its value in the key, used or not, so an ARG belongs right above the line that reads it.
cache-label-middle-title = LABEL in the middle
cache-label-middle-lesson = A changed LABEL re-runs every line below it in the classic builder, and none in BuildKit.
cache-multi-stage-title = Build, test and serve
cache-multi-stage-lesson = BuildKit skips a stage that the result does not need; the classic builder builds all stages above the last one.
cache-parallel-title = Two stages side by side
cache-parallel-lesson = Stages that do not need each other run at the same time in BuildKit, and an edit of one leaves the other alone.
cache-same-output-title = Run again, same output
cache-same-output-lesson = COPY --from looks at the files, so a stage that re-ran and wrote the same file stops the cascade there.
cache-cache-mount-title = A cache mount
cache-cache-mount-lesson = What lies in a cache mount is not in the key and survives a re-run, so npm install downloads only what is new.
cache-secret-title = A secret
cache-secret-lesson = The value of a secret is not in the key: a new token is a HIT.
cache-copy-link-title = COPY --link on a new base image
cache-copy-link-lesson = A linked copy does not depend on what it is laid on, so it stays a HIT when the base image is replaced.
cache-cache-min-title = External cache, mode=min
cache-cache-min-lesson = With mode=min only the layers of the last stage are exported, so one edit runs the whole build stage on a clean machine.
cache-cache-max-title = External cache, mode=max
cache-cache-max-lesson = With mode=max the layers of all stages are exported, so a clean machine runs only what the edit touches.
cache-layer-explosion-title = Removed in a later layer
cache-layer-explosion-lesson = What a later RUN removes stays in the layer below it; only a RUN that cleans up after itself leaves it out of the image.

### build cache, scripts

cache-script-step = Line { $line } of the script is no step. Steps are such as "build", "touch FILE" or "chmod 755 FILE".
cache-script-entry = Line { $line } of the script is no file of a context. Write its mode, its path and its text in quotes.
cache-script-section = Line { $line } of the script stands in no section. The sections are Dockerfile, context and steps.
cache-script-ends = The Dockerfile that begins at line { $line } has fewer lines than it says. Copy all of the script again.

### build cache, keys and context

key-built-on = built on
key-variable = variable { $name }
key-file = { $path }
key-time = modification time
key-text = instruction
key-variables = variables
key-base-layers = layers of the base image
key-base-image = base image
key-content = content of { $source }
context-ignored = left out by line { $line } of the ignore file: { $pattern }
context-assumed = mode assumed
context-time = time
context-content = content
context-mode = mode
context-owner = owner
context-attributes = attributes
context-added = new
context-removed = gone
context-target = target
context-kind = kind

### build cache, advice

cache-advice-copy-first = Copy { $files } before line { $line }, install, and copy the rest after that.
cache-advice-merge-update = Join lines { $line } and { $install }: an update of its own line is a HIT while the install below it runs with old package lists.
cache-advice-link = { $copies ->
    [one] Copy with --link in line { $line }: the layer no longer depends on the base image.
   *[other] Copy with --link, { $copies } times from line { $line } on: the layers no longer depend on the base image.
}
cache-advice-chmod = Copy with --chmod in line { $line } and take line { $run } out, which stores the file a second time.
cache-advice-cache-mount = Give line { $line } a cache mount at { $dir }, where the package manager keeps its downloads.
cache-advice-ignore = Leave { $names } out with .dockerignore: line { $line } copies the whole context.
cache-advice-unused-arg = Take ARG { $name } out of line { $line }: no line below names it, yet every RUN below has its value in the key.
cache-advice-effect = If { $probe }, the next build runs { $now ->
    [one] 1 step now
   *[other] { $now } steps now
}, { $then } with this change: { $before } s become { $after } s in this model.
cache-advice-effect-fresh = With this change the update runs whenever the list of packages to install changes.
cache-advice-effect-mount = When line { $line } runs again, only what is new is downloaded. The mount is in no layer and in no key.
cache-advice-probe-edit = { $path } changes
cache-advice-probe-arg = the build argument { $name } changes
cache-advice-probe-base = { $image } is replaced by a new image
cache-advice-probe-comment = a comment of the Dockerfile changes
cache-advice-probe-package = one more package is installed

### build cache, golf

golf-goal = Rewrite the Dockerfile so that the fewest lines run again after "{ $change }". All commands must still run, and all files must still be taken.
golf-runs = { $lines ->
    [one] 1 line runs again.
   *[other] { $lines } lines run again.
}
golf-fails = The Dockerfile does not build.
golf-command = "{ $command }" no longer runs.
golf-file = { $path } is no longer copied.

### build cache, the screen

cache-dockerfile = Dockerfile
cache-builders = Builders
cache-buildkit = BuildKit
cache-classic = classic
cache-both = both
cache-build = Build
cache-build-key = Build (Ctrl or ⌘ + Enter)
cache-builds = Builds
cache-build-number = Build { $build }
cache-build-was = Build { $build }, { $builder }: { $hits ->
    [one] 1 hit
   *[other] { $hits } hits
}, { $runs ->
    [one] 1 run
   *[other] { $runs } runs
}, { $time } in this model
cache-line = Line { $line }
cache-move = Move line { $line }: drag, or arrow keys
cache-verdict-of = Line { $line }: { $word }. Show its key
cache-right = Right
cache-wrong = Not right
cache-guess = Line { $line }: your answer
cache-guess-runs = RUNS
cache-guess-answer = Check my answers
cache-guess-left = { $lines ->
    [0] All lines are marked.
    [one] 1 line is not marked yet.
   *[other] { $lines } lines are not marked yet.
}
cache-guess-so-far = So far:
cache-question = Mark each line of the Dockerfile: is it reused (HIT), or does it run?
cache-begin = Press Build: each line is then told, frame by frame. Change a line or a file and build again.
cache-restart = Start again
cache-place-build = build #{ $build } · step { $step } · frame { $frame }/{ $frames }
cache-ready = Ready scripts
cache-own = Own Dockerfile
cache-own-lesson = Type or drop a Dockerfile, build, change a line or a file, build again.
cache-golf = Golf: fewest lines run again
cache-golf-best = { $lines ->
    [one] Your best: 1 line.
   *[other] Your best: { $lines } lines.
}
cache-golf-stop = Stop playing
cache-not-kept = The browser does not keep what is here over a reload: its storage is full, denied, or this is too large for it. Save it as a file.
cache-open-why = Open a saved script, or a Dockerfile
cache-save-why = Save the Dockerfile, the list of files and all steps as a text file
cache-consequences = { $count ->
    [one] Line { $lines } stands on it and runs again.
   *[other] Lines { $lines } stand on it and run again.
}
cache-reconstructed = Reconstructed from the history of { $image }: what was copied is not known, only that it was.
cache-reconstructed-masked = Values of secrets are masked: this text goes into links and files.
cache-from-image = From the history of { $image }
cache-title = Build cache
cache-stage-last = final
cache-stage-not-needed = not needed
cache-stage-takes = COPY --from={ $from } · { $bytes }
cache-stages = Stages
cache-timeline = Time line
cache-picture = Picture
cache-flow = data flows left to right
cache-times = { $before } → { $after }
cache-model = model
cache-model-why = Times and sizes are a model; your machine will differ.
cache-no-build = Nothing is built yet. Build, and what became of each line stands here.
cache-asked = Mark the lines first. What the build did is shown after that.
cache-all-steps = All steps
cache-timeline-none = Every step was found in the cache, so none took time.
cache-graph-said = { $builder }, build #{ $build }: { $stages ->
    [one] one stage
   *[other] { $stages } stages
}, { $hits ->
    [one] one step found
   *[other] { $hits } steps found
}, { $runs ->
    [one] one run
   *[other] { $runs } run
}
cache-timeline-said = { $builder }, time line of build #{ $build }: { $runs ->
    [one] one step ran
   *[other] { $runs } steps ran
} in { $stages ->
    [one] one stage
   *[other] { $stages } stages
}, { $hits ->
    [one] one was found
   *[other] { $hits } were found
}
cache-stage-said = Stage { $stage }, { $time }
cache-stage-said-skipped = Stage { $stage }, not needed
cache-step-said = Line { $line }: { $text }, { $verdict }
cache-step-ran = Line { $line }: { $text }, { $verdict }, { $time }
cache-steps-said = { $steps } steps from line { $line } on: { $verdict }
cache-edge-goes-on = { $to } goes on where { $from } ended.
cache-edge-takes = { $to } takes files from { $from }: { $text }
cache-edge-copies = { $to } copies { $bytes } from { $from }.
cache-panels = Facts
cache-panel-why = Why
cache-panel-output = Output
cache-panel-image = Image
cache-panel-registry = Registry
cache-panel-compare = Compare
cache-panel-advice = Advice
cache-why-none = The build on screen has no such line.
cache-why-title = { $mark ->
    [hit] Line { $line } · why did { $text } hit?
    [miss] Line { $line } · why did { $text } miss?
    [rerun] Line { $line } · why did { $text } run again?
    [skipped] Line { $line } · why was { $text } skipped?
    [error] Line { $line } · why did { $text } fail?
   *[other] Line { $line } · { $text }
}
cache-why-more = { $count ->
    [one] … and one more.
   *[other] … and { $count } more.
}
cache-why-cause = Why line { $line }?
cache-why-part = key part
cache-why-not-part = not part of the key
cache-why-differs = differs
cache-why-more-files = { $count ->
    [one] … and one more file.
   *[other] … and { $count } more files.
}
cache-leaves = leaves
cache-bytes = bytes
cache-layer = a layer
cache-layer-base = the base image
cache-layer-perhaps = a layer, if it changes files
cache-layer-metadata = metadata only
cache-layer-nothing = nothing
cache-layer-sum = { $layers ->
    [0] No layer
    [one] One layer
   *[other] { $layers } layers
} above the base image, { $own }; { $metadata ->
    [0] no line of metadata
    [one] one line of metadata
   *[other] { $metadata } lines of metadata
}. With the base image { $all } in this model.
cache-push = Push of build #{ $number }: { $bytes } sent, { $there } of { $layers ->
    [one] one layer
   *[other] { $layers } layers
} there already.
cache-pull = Pull of build #{ $number } on a machine that has the other one: { $bytes } fetched, { $there } of { $layers ->
    [one] one layer
   *[other] { $layers } layers
} there already.
cache-push-line = line { $line } · { $bytes }
cache-push-none = The build failed, so there is no image to push.
cache-push-one = Build again, and the second push shows which layers the registry has already.
cache-disk-sum = Both on one disk take { $bytes }: a layer that both have lies there once.
cache-disk-size = SIZE
cache-disk-shared = SHARED SIZE
cache-disk-unique = UNIQUE SIZE
cache-external = On a clean machine
cache-external-why = The build before exports its cache, and a machine without one builds the Dockerfile of this build with it.
cache-external-cache = exported cache
cache-external-nothing = none
cache-external-min = mode=min: layers of the last stage
cache-external-max = mode=max: layers of all stages
cache-external-none = Two builds by BuildKit that succeed show what an exported cache saves on a clean machine.
cache-found = steps found
cache-runs = steps run
cache-time = time (model)
cache-image-bytes = image
cache-push-bytes = to push
cache-compare-first = Compare
cache-compare-second = with
cache-compare-one = One build is there. Build again to compare two.
cache-compare-none = No builder made both of these builds.
cache-compare-same = Every line that both builds have ended the same way.
cache-compare-lines = Lines that ended another way
cache-advice-wait = Each advice is tried before it is told.
cache-advice-none = Nothing to advise: no other way of writing it that is known here would save a step.
cache-advice-stale = The Dockerfile was changed after this build. Build again, and the advice is about the new text.
cache-advice-apply = Apply
cache-advice-added = added:
cache-advice-removed = removed:
cache-export = More
cache-export-verdicts-text = Copy verdicts
cache-export-dockerfile = Copy Dockerfile
cache-export-frame = Save frame as SVG
cache-export-verdicts = Save verdicts as SVG
cache-export-graph = Save stages as SVG
cache-export-times = Save time line as SVG
cache-export-print = Print
cache-export-title = Build #{ $number }, { $builder }
cache-stage-said-untold = Stage { $stage }
cache-untold = not told yet
cache-build-of = build #{ $number }
cache-line-head = line
cache-disk = docker system df -v
cache-context = Build context
cache-context-files = { $files ->
    [one] 1 file
   *[other] { $files } files
}
cache-context-files-ignored = { $files ->
    [one] 1 file
   *[other] { $files } files
}, { $ignored } ignored
cache-context-empty = The context has no files. Add one, or drop a folder here.
cache-context-cut = { $count ->
    [one] 1 more entry of open directories is not listed
   *[other] { $count } more entries of open directories are not listed
}. Builds take them all the same.
cache-context-more = Add to the build context, or take another one
cache-file-size = file, { $size }
cache-dir-size = { $count ->
    [one] directory with 1 entry
   *[other] directory with { $count } entries
}
cache-link-to = symbolic link to { $target }
cache-mode = mode { $mode }
cache-gone = { $path }, gone since the last build
cache-mode-assumed = Mode { $mode } is assumed: browsers do not tell modes. Chmod sets it.
cache-do-to = { $what } { $path }
cache-menu-of = More for { $path }
cache-edit = Edit
cache-other-content = Other content
cache-touch = Touch
cache-chmod = Chmod
cache-chmod-to = Mode { $mode }
cache-rename = Rename
cache-delete = Delete
cache-file-in = New file in it
cache-dir-in = New directory in it
cache-add-file = + file
cache-add-dir = + directory
cache-add-link = + link
cache-take-folder = Choose a folder
cache-take-files = Choose files or a tar
cache-form-edit = Text of { $path }
cache-form-chmod = Mode of { $path }
cache-form-rename = New path of { $path }
cache-form-file = New file
cache-form-dir = New directory
cache-form-link = New link
cache-field-path = Path in the context
cache-field-text = Text
cache-field-mode = Mode in octal
cache-field-target = Where it leads
cache-form-save = Save
cache-form-cancel = Cancel
cache-form-hint-edit = New content gives every COPY of this file a new key.
cache-form-hint-chmod = The mode is part of the key of a COPY, unless it has --chmod.
cache-form-hint-rename = The name is part of the key of a COPY that takes its directory or a pattern.
cache-mode-bad = Write the mode as three or four digits from 0 to 7, such as 0644.
cache-path-bad = Write a path inside the context, such as src/app.js.
cache-path-dockerfile = The Dockerfile is the text in the editor. Choose another path.
cache-path-below = A directory cannot go into itself: choose a path outside of { $path }.
cache-target-bad = Write where the link leads, such as ../shared/config.json.
cache-drop-here = Drop files, a folder, or a tar of the context
cache-finding = { $files ->
    [one] 1 file found
   *[other] { $files } files found
}
cache-reading = { $done } of { $files } files
cache-reading-bytes = { $done } of { $all } read
cache-take-cancel = Cancel
cache-note-close = Dismiss
cache-note-undo = Undo
cache-took-folder = { $name } is the build context now: { $files ->
    [one] 1 file
   *[other] { $files } files
}. Modes (0644, 0755) are assumed: browsers tell neither modes nor links, a tar keeps both.
cache-took-files = The dropped files are the build context now: { $files ->
    [one] 1 file
   *[other] { $files } files
}. Modes (0644, 0755) are assumed: browsers tell neither modes nor links, a tar keeps both.
cache-took-tar = { $name } is the build context now, with its modes and links: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
}.
cache-took-tar-damaged = { $name } is damaged. The build context is what could be read of it: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
}.
cache-took-dockerfile = { $name } is the Dockerfile now.
cache-took-script = { $name } is the script now.
cache-took-file = { $path } is in the build context now.
cache-left-out = { $count ->
    [one] 1 file could not be read and is left out
   *[other] { $count } files could not be read and are left out
}; the first is { $path }.
cache-take-none = Nothing was taken: there is no file in it.
cache-take-many = Nothing was taken: there are more than { $most } files. Drop a smaller folder.
cache-take-large = Nothing was taken: the files have { $bytes }, and at most { $most } are read. Drop a smaller folder.
cache-take-failed = Nothing was taken: { $message }
cache-take-long = { $name } is too long for a Dockerfile: it has { $bytes }, and at most { $most } are taken.
cache-did-write = { $path } has a new text.
cache-did-edit = { $path } has other content.
cache-did-dir = The directory { $path } is new.
cache-did-link = { $path } is a link to { $target } now.
cache-did-touch = { $path } has a new modification time and the same content.
cache-did-chmod = { $path } has mode { $mode } now.
cache-did-rename = { $old } is { $new } now.
cache-did-delete = { $path } is gone from the context.
cache-did-arg = The next build is given { $name }={ $value }.
cache-did-no-arg = The next build is no longer given { $name }.
cache-did-secret = The secret { $id } has another value.
cache-did-no-secret = The next build is no longer given the secret { $id }.
cache-did-target = The next build makes the stage { $name }.
cache-did-no-target = The next build makes the last stage.
cache-did-no-cache = The next build looks nothing up: --no-cache.
cache-did-cache = The next build looks in the cache again.
cache-did-network = The next build has the network { $name }.
cache-did-platform = The next build is for { $name }.
cache-did-no-platform = The next build is for the platform of this machine.
cache-did-cache-inline = The next build exports its cache inside the image, as { $name }.
cache-did-cache-min = The next build exports the layers of its last stage to { $name }.
cache-did-cache-max = The next build exports the layers of all stages to { $name }.
cache-did-no-cache-to = The next build exports no cache.
cache-did-cache-from = The next build also looks in the cache { $name }.
cache-did-no-cache-from = The next build looks in no other cache.
cache-did-base-layers = { $name } is another image now: it has other layers.
cache-did-base-config = { $name } has another configuration now and the same layers.
cache-did-run = What RUN { $command } does has changed.
cache-tab-files = Files
cache-tab-options = Options
cache-option-args = Build arguments
cache-option-args-note = A value is part of the key of every RUN below its ARG, whether it is used there or not.
cache-option-arg-none = The Dockerfile declares none.
cache-option-arg-default = { $value } in the Dockerfile
cache-option-arg-unset = no value
cache-option-arg-given = given { $value }
cache-option-arg-undeclared = No ARG declares it.
cache-option-another = Another value
cache-option-set = Set
cache-option-remove = Remove
cache-option-arg-value = New value of { $name }
cache-option-arg-new = New argument as NAME=value
cache-arg-bad = Write a name of letters, digits and underscores, then = and the value.
cache-option-secrets = Secrets
cache-option-secrets-note = A secret's value is part of no key: another value is still a HIT. Values are kept nowhere here.
cache-option-secret-none = No RUN mounts one.
cache-option-secret-given = given
cache-option-secret-missing = not given
cache-option-secret-give = Give
cache-option-secret-another = Another value
cache-option-bases = Base images
cache-option-bases-note = A tag can name another image tomorrow. Other layers are a new key for all that is built on them.
cache-option-base-layers = New digest
cache-option-base-config = Same layers, new configuration
cache-option-base-none = No stage starts from an image.
cache-option-build = How to build
cache-option-target = Stage (--target)
cache-option-target-note = Only the stages that this one needs are built.
cache-option-last-stage = the last one
cache-option-no-cache = Look nothing up (--no-cache)
cache-option-no-cache-note = Every step runs; its result is stored all the same.
cache-option-network = Network (--network)
cache-option-network-note = A network other than the default is part of the key of a RUN.
cache-option-platform = Platform (--platform)
cache-option-platform-note = Each platform has keys of its own.
cache-option-default = default
cache-option-cache = Cache elsewhere
cache-option-cache-to = Export (--cache-to)
cache-option-cache-to-note = min exports the layers of the last stage, max those of all stages, inline those of the last stage with the image.
cache-option-cache-from = Import (--cache-from)
cache-option-cache-from-note = A clean machine finds there what another one has built.
cache-option-none = none
cache-option-prune = Empty the cache
cache-option-prune-note = The next build makes every step anew.
cache-option-collect = Clean up
cache-option-collect-note = Removes what the last build did not use.
cache-option-runs = What each RUN writes
cache-option-runs-note = No text shows what a command writes, so the model is told here.
cache-option-run-none = The Dockerfile has no RUN.
cache-option-run-line = Line { $line }
cache-option-output = Output of line { $line }
cache-option-output-inputs = a function of its inputs
cache-option-output-same = always the same
cache-option-output-fresh = different each time
cache-option-output-of = the same for { $text }
cache-option-fails = fails
cache-option-nothing = changes no file
cache-option-seconds = seconds
cache-advice-apply-what = Apply: { $what }
cache-advice-done = This is done. Build, and its effect is seen.
