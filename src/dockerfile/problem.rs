//! What is wrong with a Dockerfile, and what its author may want to know.

use super::{ExpandError, Keyword, MountError, Span};

/// Something to say about a place of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub span: Span,
    /// How much it matters.
    pub severity: Severity,
    /// What.
    pub what: What,
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// BuildKit builds it, and warns.
    Warning,
    /// BuildKit takes the file, and fails if it comes to this instruction: a stage that is not needed
    /// may have it, and a trigger has it in the builds that use the image.
    Later,
    /// BuildKit builds nothing of the file.
    Error,
}

/// What is wrong, with the facts of the case.
///
/// Names and values are as written. `meant` is a known name close to the one that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    // The text cannot be taken apart.
    /// `# escape=x`.
    EscapeInvalid {
        /// What was given.
        value: String,
    },
    /// The same parser directive again.
    DirectiveTwice {
        /// Which.
        name: &'static str,
    },
    /// There is no instruction at all.
    NoInstructions,
    /// A line has more than 65,535 bytes.
    LineTooLong,
    /// A heredoc has no closing delimiter.
    HeredocOpen {
        /// The delimiter that is missing.
        name: String,
    },
    /// `ENV A`: a name without a value.
    PairIncomplete {
        /// `ENV` or `LABEL`.
        keyword: Keyword,
        /// The name.
        name: String,
    },
    /// `ENV A=1 B`: an equals sign is missing.
    NoEquals {
        /// `ENV` or `LABEL`.
        keyword: Keyword,
        /// The word without one.
        word: String,
    },
    /// A JSON array holds other things than strings.
    JsonNotStrings,

    // The instruction is not one that BuildKit takes.
    /// No such instruction.
    UnknownInstruction {
        /// The word in the place of the keyword.
        name: String,
        /// The keyword that may be meant.
        meant: Option<&'static str>,
    },
    /// There is no `FROM`.
    NoStage,
    /// Something other than `ARG` before the first `FROM`.
    BeforeFrom {
        /// What.
        keyword: Keyword,
    },
    /// `FROM` takes one word, or three: `FROM image AS name`.
    FromWords,
    /// A stage's name may have letters, digits, `-`, `_` and `.`, and begins with a letter.
    StageName {
        /// The name.
        name: String,
    },
    /// No such flag.
    UnknownFlag {
        /// The instruction.
        keyword: Keyword,
        /// The flag without hyphens.
        flag: String,
        /// The flag that may be meant.
        meant: Option<&'static str>,
    },
    /// A flag is given again.
    FlagTwice {
        /// Which.
        flag: String,
    },
    /// A flag has no value.
    FlagWithoutValue {
        /// Which.
        flag: String,
    },
    /// A flag takes true or false.
    FlagNotBoolean {
        /// Which.
        flag: String,
        /// What was given.
        value: String,
    },
    /// At least one argument is needed.
    NoArguments {
        /// By which.
        keyword: Keyword,
    },
    /// Exactly one argument is needed.
    NotOneArgument {
        /// By which.
        keyword: Keyword,
    },
    /// `COPY a`: at least one source and a destination are needed.
    NoDestination {
        /// `COPY` or `ADD`.
        keyword: Keyword,
    },
    /// `ENV =1`: no name before the equals sign.
    BlankName {
        /// `ENV`, `LABEL` or `ARG`.
        keyword: Keyword,
    },
    /// A heredoc in the place of the destination.
    HeredocAsDestination {
        /// `COPY` or `ADD`.
        keyword: Keyword,
    },
    /// `ONBUILD ONBUILD`.
    OnbuildChain,
    /// `ONBUILD FROM`, `ONBUILD MAINTAINER`.
    OnbuildTrigger {
        /// What.
        keyword: Keyword,
    },
    /// A `HEALTHCHECK` is `CMD` or `NONE`.
    HealthcheckType {
        /// What was given.
        given: String,
    },
    /// `HEALTHCHECK NONE x`.
    HealthcheckNoneArguments,
    /// `HEALTHCHECK CMD` alone.
    HealthcheckNoCommand,
    /// Not a time as `1m30s`.
    DurationInvalid {
        /// Of which flag.
        flag: &'static str,
        /// What was given.
        value: String,
    },
    /// A time below one millisecond.
    DurationTooShort {
        /// Of which flag.
        flag: &'static str,
        /// What was given.
        value: String,
    },
    /// `--retries` is no number from 0 up.
    RetriesInvalid {
        /// What was given.
        value: String,
    },
    /// `VOLUME [""]`.
    VolumeEmpty,
    /// `SHELL /bin/bash -c`: not a JSON array.
    ShellNotJson,
    /// A `--mount` that cannot be.
    Mount(MountError),
    /// A `--device` that cannot be.
    Device {
        /// What was given.
        value: String,
    },
    /// `--network=nope`.
    NetworkUnknown {
        /// What was given.
        value: String,
    },
    /// `--security=nope`.
    SecurityUnknown {
        /// What was given.
        value: String,
    },
    /// `COPY --from=9`: there is no such stage.
    NoStageOfNumber {
        /// The number.
        number: u64,
        /// How many stages there are.
        stages: usize,
    },
    /// A variable in `COPY --from`.
    FromVariable {
        /// What was given.
        value: String,
    },
    /// A word that cannot be expanded: `${A`, an open quote.
    Expansion(ExpandError),
    /// `EXPOSE x`: no port, or no protocol of the three there are.
    PortInvalid {
        /// What was given, variables replaced.
        port: String,
    },

    // BuildKit's build checks.
    /// `StageNameCasing`.
    StageNameCasing {
        /// The name.
        name: String,
    },
    /// `FromAsCasing`.
    FromAsCasing {
        /// `FROM` as written.
        from: String,
        /// `AS` as written.
        keyword: String,
    },
    /// `NoEmptyContinuation`.
    NoEmptyContinuation,
    /// `ConsistentInstructionCasing`.
    ConsistentInstructionCasing {
        /// The keyword as written.
        name: String,
        /// Whether most are in lower case.
        lower: bool,
    },
    /// `DuplicateStageName`.
    DuplicateStageName {
        /// The name.
        name: String,
        /// The line of the stage that has it already.
        line: usize,
    },
    /// `ReservedStageName`.
    ReservedStageName {
        /// The name.
        name: String,
    },
    /// `JSONArgsRecommended`.
    JsonArgsRecommended {
        /// `CMD` or `ENTRYPOINT`.
        keyword: Keyword,
    },
    /// `MaintainerDeprecated`.
    MaintainerDeprecated {
        /// Who.
        author: String,
    },
    /// `UndefinedArgInFrom`.
    UndefinedArgInFrom {
        /// The variable.
        name: String,
        /// The variable that may be meant.
        meant: Option<String>,
    },
    /// `UndefinedVar`.
    UndefinedVar {
        /// The variable.
        name: String,
        /// The variable that may be meant.
        meant: Option<String>,
    },
    /// `WorkdirRelativePath`.
    WorkdirRelativePath {
        /// The path.
        path: String,
    },
    /// `InvalidDefaultArgInFrom`.
    InvalidDefaultArgInFrom {
        /// What `FROM` names, as written.
        image: String,
    },
    /// `FromPlatformFlagConstDisallowed`.
    FromPlatformFlagConstDisallowed {
        /// The platform.
        platform: String,
    },
    /// `RedundantTargetPlatform`.
    RedundantTargetPlatform {
        /// The variable as written.
        variable: String,
    },
    /// `LegacyKeyValueFormat`.
    LegacyKeyValueFormat {
        /// `ENV` or `LABEL`.
        keyword: Keyword,
        /// The name.
        name: String,
    },
    /// `SecretsUsedInArgOrEnv`.
    SecretsUsedInArgOrEnv {
        /// `ARG` or `ENV`.
        keyword: Keyword,
        /// The name.
        name: String,
    },
    /// `InvalidDefinitionDescription`.
    InvalidDefinitionDescription {
        /// `FROM` or `ARG`.
        keyword: Keyword,
        /// The name the comment should begin with; nothing if there are several.
        name: Option<String>,
    },
    /// `ExposeProtoCasing`.
    ExposeProtoCasing {
        /// The port as written.
        port: String,
    },
    /// `ExposeInvalidFormat`.
    ExposeInvalidFormat {
        /// The port as written.
        port: String,
    },
    /// `MultipleInstructionsDisallowed`.
    MultipleInstructionsDisallowed {
        /// Which.
        keyword: Keyword,
        /// The line of the one that takes its place.
        line: usize,
    },
    /// `CopyIgnoredFile`: needs the build context, so nothing in this room makes it.
    CopyIgnoredFile {
        /// `COPY` or `ADD`.
        keyword: Keyword,
        /// The source.
        path: String,
    },
    /// A `# check=` that cannot be read.
    CheckInvalid {
        /// The part that is wrong.
        option: String,
    },
}

impl Problem {
    /// Something wrong.
    #[must_use]
    pub fn error(span: Span, what: What) -> Self {
        Self { span, severity: Severity::Error, what }
    }

    /// Something worth knowing.
    #[must_use]
    pub fn warning(span: Span, what: What) -> Self {
        Self { span, severity: Severity::Warning, what }
    }
}

impl What {
    /// Whether the text cannot be taken apart: BuildKit's parser stops there, before it looks at what
    /// any instruction means.
    #[must_use]
    pub fn is_syntax(&self) -> bool {
        matches!(
            self,
            Self::EscapeInvalid { .. }
                | Self::DirectiveTwice { .. }
                | Self::NoInstructions
                | Self::LineTooLong
                | Self::HeredocOpen { .. }
                | Self::PairIncomplete { .. }
                | Self::NoEquals { .. }
                | Self::JsonNotStrings
        )
    }
}

impl What {
    /// Whether BuildKit takes the instructions for themselves, and refuses them together: it finds
    /// this when it makes a build of them.
    #[must_use]
    pub fn is_conversion(&self) -> bool {
        matches!(
            self,
            Self::NoStage
                | Self::NoStageOfNumber { .. }
                | Self::FromVariable { .. }
                | Self::CheckInvalid { .. }
                | Self::Expansion(_)
        )
    }
}
