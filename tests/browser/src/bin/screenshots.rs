//! Photographs the screens: every one in every look for review, or those the README shows.
#![allow(clippy::unwrap_used, reason = "a tool for the developers")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use onionskin_browser_tests::{Options, Page, chromium, scenes};

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let readme = args.iter().position(|arg| arg == "--readme").map(|at| args.remove(at)).is_some();
    let Some(folder) = args.first().map(PathBuf::from) else {
        eprintln!("usage: screenshots [--readme] DIR [SCREEN...]");
        return ExitCode::FAILURE;
    };
    if let Err(message) = chromium::find() {
        eprintln!("error: {message}");
        return ExitCode::FAILURE;
    }
    let sizes: &[(u32, u32)] = if readme { &[(1280, 720)] } else { &[(1280, 720), (800, 600)] };
    for (name, scene) in scenes::ALL {
        let chosen = args.len() < 2 || args.iter().skip(1).any(|arg| arg == name);
        if !chosen || readme && !scenes::README.contains(name) {
            continue;
        }
        for language in ["en", "ko"] {
            for dark in [false, true] {
                let tint = if dark { "dark" } else { "light" };
                let page = Page::open_with(Options { dark, language, ..Options::default() }, "");
                scene(&page);
                for &size in sizes {
                    page.look(Options { size, dark, language, ..Options::default() });
                    page.settle();
                    let file = if readme {
                        format!("{name}.{tint}.{language}.png")
                    } else {
                        format!("{name}.{}x{}.{tint}.{language}.png", size.0, size.1)
                    };
                    shoot(&page, &folder.join(file));
                }
            }
        }
    }
    ExitCode::SUCCESS
}

fn shoot(page: &Page, file: &Path) {
    page.screenshot(file);
    println!("{}", file.display());
}
