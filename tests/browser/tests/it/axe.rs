//! Every screen, light and dark, looked over by an automatic accessibility checker, axe-core.
//!
//! `cargo xtask test` fetches it and names its file in `ONIONSKIN_AXE`; without it nothing is checked
//! here, and that is said.

use onionskin_browser_tests::{Options, Page, scenes};

/// The checker's program, if it is there.
fn checker() -> Option<String> {
    let Some(file) = std::env::var_os("ONIONSKIN_AXE") else {
        println!("skipped: no ONIONSKIN_AXE, the file axe.min.js of the package axe-core");
        return None;
    };
    Some(
        std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display())),
    )
}

/// Looks over the screens whose name begins so.
fn check(screens: &str) {
    let Some(checker) = checker() else { return };
    let mut found = Vec::new();
    let mut looked = 0;
    for (name, scene) in scenes::ALL.iter().filter(|(name, _)| name.starts_with(screens)) {
        let page = Page::open_with(Options::default(), "");
        scene(&page);
        page.eval(&format!("{checker}; 0"));
        for dark in [false, true] {
            page.look(Options { dark, ..Options::default() });
            page.settle();
            let violations = page.eval(
                "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
                    violations.flatMap(({ id, help, nodes }) =>
                        nodes.slice(0, 3).map(({ html, failureSummary }) =>
                            `${id}: ${help}: ${html.slice(0, 200)}: ${failureSummary}`)))",
            );
            let tint = if dark { "dark" } else { "light" };
            let violations = violations.as_array().expect("a list of violations").clone();
            found.extend(violations.iter().map(|what| format!("{name}, {tint}: {what}")));
            looked += 1;
        }
    }
    assert!(looked > 1, "no screen begins with {screens:?}");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_start_has_no_finding() {
    check("start");
}

#[test]
fn the_inspect_screens_have_no_finding() {
    check("inspect");
}

#[test]
fn the_containers_have_no_finding() {
    check("containers");
}

#[test]
fn the_build_cache_has_no_finding() {
    check("cache");
}

#[test]
fn the_keys_have_no_finding() {
    check("keys");
}

#[test]
fn the_checker_finds_what_is_wrong() {
    let Some(checker) = checker() else { return };
    let page = Page::open();
    page.wait_for("heading", "*");
    page.eval("document.querySelector('main').append(document.createElement('button'))");
    page.eval(&format!("{checker}; 0"));
    let found = page.eval("axe.run(document).then(({ violations }) => violations.map(v => v.id))");
    assert_eq!(found, serde_json::json!(["button-name"]));
}
