//! What is done with any text as a `.dockerignore`. The fuzzer and the bounded property tests share
//! it: nothing may panic or hang, and the laws hold of every text.

use onionskin::dockerfile::Ignore;

/// Bytes as an ignore file, its own lines as paths.
pub fn ignore(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (ignore, errors) = Ignore::read(&text);
    let lines = text.split('\n').count();
    assert!(errors.iter().all(|error| (1..=lines).contains(&error.line)));
    assert!(ignore.patterns().iter().all(|pattern| (1..=lines).contains(&pattern.line)));
    assert!(ignore.patterns().len() + errors.len() <= lines);
    for path in text.lines().take(50).chain(["a", "a/b", "a/b/c.txt"]) {
        let decided = ignore.decided_by(path);
        assert_eq!(ignore.excludes(path), decided.is_some_and(|pattern| !pattern.exception));
        // Without exceptions, what lies below something excluded is excluded.
        if !ignore.has_exceptions() && !path.is_empty() && ignore.excludes(path) {
            assert!(ignore.excludes(&format!("{path}/below")), "{path:?}");
        }
    }
}
