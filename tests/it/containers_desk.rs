//! The prompt and the tree of files as the state keeps them.

use onionskin::app::{
    Completed, ContainersAction, ContainersState, FilesAction, Listings, PromptAction, Question,
    Shown,
};
use onionskin::base::{LayerPath, Shared};
use onionskin::sim::cow::complete::Completion;
use onionskin::sim::cow::look::{ContainerLook, Look};

fn path(text: &str) -> LayerPath {
    LayerPath::clean(text.as_bytes())
}

/// A screen with these containers, the last looked at, and a script.
fn screen(containers: &[&str], script: &[&str]) -> ContainersState {
    let container = |name: &&str| ContainerLook {
        name: (*name).to_owned(),
        id: String::new(),
        image: String::new(),
        running: true,
        logical: 0,
        on_disk: 0,
        mounts: Vec::new(),
    };
    let look = Look {
        containers: containers.iter().map(container).collect(),
        shown: containers.len().checked_sub(1),
        ..Look::default()
    };
    let mut state = ContainersState::default();
    let lines: Vec<String> = script.iter().map(|&line| line.to_owned()).collect();
    let at = lines.len();
    state.apply(ContainersAction::Load(lines, at));
    let shown = Shown::new(at, look, Vec::new(), None);
    state.apply(ContainersAction::Show(Shared::new(shown)));
    state
}

#[test]
fn a_line_is_completed_where_it_will_run() {
    let state = screen(&["web", "db"], &["docker run -d --name web x", "web# ls"]);
    for (typed, wanted) in [
        ("cat /e", Some("web")),
        ("docker di", Some("web")),
        ("db# cat /e", None),
        ("other# cat /e", Some("web")),
        ("", Some("web")),
    ] {
        assert_eq!(state.completes_in(typed).as_deref(), wanted, "{typed}");
    }
    assert_eq!(screen(&[], &[]).completes_in("cat"), None);
}

#[test]
fn earlier_lines_come_back_as_they_are_typed() {
    let state = screen(&["web", "db"], &["docker run -d x", "db# touch /a", "web# touch /b"]);
    for (back, wanted) in [(0, ""), (1, "touch /b"), (2, "db# touch /a"), (3, "docker run -d x")] {
        assert_eq!(state.earlier(back), wanted, "{back}");
    }
    assert_eq!(state.earlier(9), "");
}

#[test]
fn an_answer_to_an_older_question_is_dropped() {
    let mut state = ContainersState::default();
    let question = |line: &str| Question { line: line.to_owned(), ..Question::default() };
    let answer = |line: &str| {
        let completion = Completion { choices: vec![line.to_owned()], ..Completion::default() };
        let completed = Completed { question: question(line), completion };
        ContainersAction::Prompt(PromptAction::Completed(Shared::new(completed)))
    };
    let ask = |line: &str| ContainersAction::Prompt(PromptAction::Ask(question(line)));
    state.apply(ask("ca"));
    state.apply(ask("cat"));
    state.apply(answer("ca"));
    assert_eq!(state.prompt.completed, None);
    state.apply(answer("cat"));
    assert_eq!(state.prompt.completed.as_ref().unwrap().question.line, "cat");
    assert_eq!(state.prompt.draft, "cat");
    state.apply(ContainersAction::Prompt(PromptAction::Keep("cat x".to_owned())));
    assert_eq!((&*state.prompt.draft, &state.prompt.completed), ("cat x", &None));
    state.apply(answer("cat"));
    assert_eq!(state.prompt.completed, None);
}

#[test]
fn only_directories_that_are_seen_open_are_listed() {
    let mut state = screen(&["web"], &[]);
    let wanted = |state: &ContainersState| {
        state.files.wanted().iter().map(LayerPath::shown).collect::<Vec<_>>().join(" ")
    };
    let toggle = |text: &str| ContainersAction::Files(FilesAction::Toggle(path(text)));
    let root = wanted(&state);
    for (text, more) in [
        ("etc/apt", ""),
        ("etc", " /etc /etc/apt"),
        ("etc-2", " /etc /etc-2 /etc/apt"),
        ("etc", " /etc-2"),
    ] {
        state.apply(toggle(text));
        assert_eq!(wanted(&state), format!("{root}{more}"), "{text}");
    }
    // A step changes what is shown, not what is open.
    let listings = Listings { container: "web".to_owned(), dirs: Vec::new() };
    state.apply(ContainersAction::Files(FilesAction::Listed(Shared::new(listings))));
    state.apply(ContainersAction::Type("rm -rf /etc-2".to_owned()));
    assert_eq!(wanted(&state), format!("{root} /etc-2"));
}
