//! The containers' picture as shapes: all in its frame, no word wider than its place.

use onionskin::i18n::Lang;
use onionskin::view::stage::shapes::{Anchor, Drawing, Form, Part, Space, Type};
use onionskin::view::stage::svg::svg;
use onionskin::view::stage::{Frame, Options, draw, frames, room};

use super::stage::{CASES, IMAGE, deep, last};

fn all_frames(options: Options) -> Vec<Frame> {
    let mut looks: Vec<_> = CASES.iter().map(|(_, script)| last(IMAGE, script)).collect();
    let big = IMAGE.replace("found-here", &"x".repeat(999_990));
    looks.push(last(&big, "web# echo x >> /srv/app.conf; rm -r /var/cache; mkdir /var/cache"));
    looks.push(last(&big, "web# cat /srv/*; ls /var/cache /bin; rm /srv/old.log"));
    looks.push(last(&deep(), "web# echo x >> /srv/x"));
    let long = IMAGE.replace("app.conf", "the-configuration-of-the-application.conf");
    looks.push(last(&long, "web# chmod 600 /srv/the*"));
    looks.iter().flat_map(|look| frames(look, options)).collect()
}

/// About how wide: a character of code is six tenths of its size, a Korean one is square.
fn width(text: &str, set: Type) -> f64 {
    text.chars()
        .map(|c| if ('\u{1100}'..='\u{d7a3}').contains(&c) { 1.0 } else { 0.6 })
        .sum::<f64>()
        * set.size
}

/// From where to where a text goes.
fn span(form: &Form) -> Option<(f64, f64)> {
    let Form::Text { at, anchor, text, set, .. } = form else { return None };
    let width = width(text, *set);
    Some(match anchor {
        Anchor::Start => (at.0, at.0 + width),
        Anchor::Middle => (at.0 - width / 2.0, at.0 + width / 2.0),
        Anchor::End => (at.0 - width, at.0),
    })
}

fn points(form: &Form) -> Vec<(f64, f64)> {
    match form {
        Form::Polygon(points) | Form::Curve(points) => points.clone(),
        Form::Rect { at, size, .. } => vec![*at, (at.0 + size.0, at.1 + size.1)],
        Form::Circle(at, radius) => {
            vec![(at.0 - radius, at.1 - radius), (at.0 + radius, at.1 + radius)]
        }
        Form::Text { at, set, .. } => {
            let (start, end) = span(form).unwrap();
            vec![(start, at.1 - set.size * 0.8), (end, at.1 + set.size * 0.2)]
        }
    }
}

fn check(drawing: &Drawing) {
    let mut heads_end = 0.0;
    for (at, shape) in drawing.shapes.iter().enumerate() {
        for (x, y) in points(&shape.form) {
            assert!(x.is_finite() && y.is_finite(), "{shape:?}");
            assert!((0.0..=drawing.width).contains(&x), "{shape:?}");
            assert!((0.0..=drawing.height).contains(&y), "{shape:?}");
        }
        let Form::Text { whole, .. } = &shape.form else { continue };
        let (start, end) = span(&shape.form).unwrap();
        match shape.part {
            Part::TokenText => {
                let Form::Rect { at, size, .. } = &drawing.shapes[at - 1].form else { panic!() };
                assert!(start >= at.0 && end <= at.0 + size.0, "{shape:?} in {size:?}");
                assert_eq!(whole, &None, "a token is cut");
            }
            Part::Head => {
                assert!(start > heads_end, "{shape:?}");
                heads_end = end;
            }
            _ => {}
        }
    }
}

#[test]
fn all_is_in_the_frame_and_no_word_leaves_its_place() {
    let spaces = [
        (4, 7, Space::default()),
        (4, 7, Space { large: true, ..Space::default() }),
        (6, 9, Space { width: 880.0, height: 472.0, large: false }),
        (1, 2, Space::default()),
        // A small window, and all paths in a larger one.
        (4, 7, room((475.0, 315.0), 4, false)),
        (8, 7, room((880.0, 470.0), 8, false)),
    ];
    for (columns, rows, space) in spaces {
        for engine in [false, true] {
            for frame in all_frames(Options { rows, columns, engine }) {
                for lang in Lang::ALL {
                    check(&draw(&frame.picture, space, lang));
                }
            }
        }
    }
}

#[test]
fn a_file_stands_alone() {
    for frame in all_frames(Options::default()) {
        for lang in Lang::ALL {
            let svg = svg(&frame, lang);
            for bad in ["NaN", "inf", "var(", "class=", "style=", "{", "}"] {
                assert!(!svg.contains(bad), "{bad}: {svg}");
            }
            for name in ["svg", "text", "title", "desc", "defs", "pattern"] {
                let opened = svg.matches(&format!("<{name}>")).count()
                    + svg.matches(&format!("<{name} ")).count();
                assert_eq!(opened, svg.matches(&format!("</{name}>")).count(), "{name}: {svg}");
            }
        }
    }
}
