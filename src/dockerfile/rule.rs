//! The build checks by name.

use super::What;

/// A build check of the Dockerfile reference.
///
/// <https://docs.docker.com/reference/build-checks/>
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is its name")]
pub enum Rule {
    StageNameCasing,
    FromAsCasing,
    NoEmptyContinuation,
    ConsistentInstructionCasing,
    DuplicateStageName,
    ReservedStageName,
    JsonArgsRecommended,
    MaintainerDeprecated,
    UndefinedArgInFrom,
    UndefinedVar,
    WorkdirRelativePath,
    InvalidDefaultArgInFrom,
    FromPlatformFlagConstDisallowed,
    RedundantTargetPlatform,
    LegacyKeyValueFormat,
    SecretsUsedInArgOrEnv,
    InvalidDefinitionDescription,
    ExposeProtoCasing,
    ExposeInvalidFormat,
    MultipleInstructionsDisallowed,
    CopyIgnoredFile,
}

impl Rule {
    /// As `# check=skip=` names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::StageNameCasing => "StageNameCasing",
            Self::FromAsCasing => "FromAsCasing",
            Self::NoEmptyContinuation => "NoEmptyContinuation",
            Self::ConsistentInstructionCasing => "ConsistentInstructionCasing",
            Self::DuplicateStageName => "DuplicateStageName",
            Self::ReservedStageName => "ReservedStageName",
            Self::JsonArgsRecommended => "JSONArgsRecommended",
            Self::MaintainerDeprecated => "MaintainerDeprecated",
            Self::UndefinedArgInFrom => "UndefinedArgInFrom",
            Self::UndefinedVar => "UndefinedVar",
            Self::WorkdirRelativePath => "WorkdirRelativePath",
            Self::InvalidDefaultArgInFrom => "InvalidDefaultArgInFrom",
            Self::FromPlatformFlagConstDisallowed => "FromPlatformFlagConstDisallowed",
            Self::RedundantTargetPlatform => "RedundantTargetPlatform",
            Self::LegacyKeyValueFormat => "LegacyKeyValueFormat",
            Self::SecretsUsedInArgOrEnv => "SecretsUsedInArgOrEnv",
            Self::InvalidDefinitionDescription => "InvalidDefinitionDescription",
            Self::ExposeProtoCasing => "ExposeProtoCasing",
            Self::ExposeInvalidFormat => "ExposeInvalidFormat",
            Self::MultipleInstructionsDisallowed => "MultipleInstructionsDisallowed",
            Self::CopyIgnoredFile => "CopyIgnoredFile",
        }
    }

    /// Whether it runs only if `# check=experimental=` asks for it.
    #[must_use]
    pub fn is_experimental(self) -> bool {
        self == Self::InvalidDefinitionDescription
    }
}

impl What {
    /// The build check that this violates.
    #[must_use]
    pub fn rule(&self) -> Option<Rule> {
        Some(match self {
            Self::StageNameCasing { .. } => Rule::StageNameCasing,
            Self::FromAsCasing { .. } => Rule::FromAsCasing,
            Self::NoEmptyContinuation => Rule::NoEmptyContinuation,
            Self::ConsistentInstructionCasing { .. } => Rule::ConsistentInstructionCasing,
            Self::DuplicateStageName { .. } => Rule::DuplicateStageName,
            Self::ReservedStageName { .. } => Rule::ReservedStageName,
            Self::JsonArgsRecommended { .. } => Rule::JsonArgsRecommended,
            Self::MaintainerDeprecated { .. } => Rule::MaintainerDeprecated,
            Self::UndefinedArgInFrom { .. } => Rule::UndefinedArgInFrom,
            Self::UndefinedVar { .. } => Rule::UndefinedVar,
            Self::WorkdirRelativePath { .. } => Rule::WorkdirRelativePath,
            Self::InvalidDefaultArgInFrom { .. } => Rule::InvalidDefaultArgInFrom,
            Self::FromPlatformFlagConstDisallowed { .. } => Rule::FromPlatformFlagConstDisallowed,
            Self::RedundantTargetPlatform { .. } => Rule::RedundantTargetPlatform,
            Self::LegacyKeyValueFormat { .. } => Rule::LegacyKeyValueFormat,
            Self::SecretsUsedInArgOrEnv { .. } => Rule::SecretsUsedInArgOrEnv,
            Self::InvalidDefinitionDescription { .. } => Rule::InvalidDefinitionDescription,
            Self::ExposeProtoCasing { .. } => Rule::ExposeProtoCasing,
            Self::ExposeInvalidFormat { .. } => Rule::ExposeInvalidFormat,
            Self::MultipleInstructionsDisallowed { .. } => Rule::MultipleInstructionsDisallowed,
            Self::CopyIgnoredFile { .. } => Rule::CopyIgnoredFile,
            _ => return None,
        })
    }
}
