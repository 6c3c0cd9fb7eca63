//! What an engineer is told of an image, and the instructions it is about.

use super::instruction::{Instruction, instruction};
use crate::base::LayerId;
use crate::image::{Image, history_rows};
use crate::union::audit::{
    BaseGuess, Change, Leftover, MadeBy, Secret, SetId, advice, base_guess, leftovers,
    secrets_by_name, secrets_of_config, set_id_files,
};
use crate::union::{UnionTree, Waste};

/// What there is to say about an image without reading contents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audit {
    /// Secrets by their paths, in settings and in the history.
    pub secrets: Vec<Secret>,
    /// Programs that run with the rights of their owner or group.
    pub set_id: Vec<SetId>,
    /// Caches that are still to be seen.
    pub leftovers: Vec<Leftover>,
    /// Where the base image is guessed to end.
    pub base: Option<BaseGuess>,
    /// What to change, largest gain first.
    pub changes: Vec<Change>,
}

/// Looks through an image.
#[must_use]
pub fn audit(image: &Image, tree: &UnionTree, waste: &Waste) -> Audit {
    let config = image.config.as_ref();
    let mut secrets = secrets_by_name(tree);
    secrets.extend(config.map(secrets_of_config).into_iter().flatten());
    let base = config.and_then(base_guess);
    let made: Vec<MadeBy> = instructions(image).iter().map(made_by).collect();
    let by = |layer: LayerId| made.get(layer.index()).copied().unwrap_or(MadeBy::Other);
    let leftovers = leftovers(tree);
    let of_base = base.as_ref().map_or(0, |base| base.layers);
    Audit {
        changes: advice(tree, waste, &leftovers, of_base, &by),
        set_id: set_id_files(tree),
        secrets,
        leftovers,
        base,
    }
}

/// The instruction that made each layer, lowest first; an empty one where the history has none.
#[must_use]
pub fn instructions(image: &Image) -> Vec<Instruction> {
    let history = image.config.as_ref().and_then(|config| config.history.as_deref());
    let mut made = vec![Instruction::default(); image.layers.len()];
    for row in history_rows(history, image.layers.len()) {
        let step = row.step.and_then(|step| history?.get(step)?.created_by.as_deref());
        if let (Some(layer), Some(step)) = (row.layer, step)
            && let Some(of) = made.get_mut(layer.index())
        {
            *of = instruction(step);
        }
    }
    made
}

/// What kind of instruction it is.
#[must_use]
pub fn made_by(of: &Instruction) -> MadeBy {
    match of.keyword.as_str() {
        "RUN" => MadeBy::Run,
        "COPY" | "ADD" => MadeBy::Copy,
        _ => MadeBy::Other,
    }
}
