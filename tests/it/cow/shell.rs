//! The language of command lines.

use onionskin::sim::cow::kernel::{Dialect, Stop};
use onionskin::sim::cow::shell::{Construct, Failure, Problem, known, parse};
use proptest::prelude::*;

use super::session::{Session, check};

#[test]
fn lists_pipes_and_groups() {
    check(
        "$ echo a; echo b && echo c || echo d
        a
        b
        c
        $ false && echo a || echo b
        b
        $ false || false && echo a; echo $?
        1
        $ { echo a; echo b; } | tail -n 1
        b
        $ (cd /tmp; X=1; pwd); pwd; echo [$X]
        /tmp
        /app
        []
        $ ! false; echo $?
        0
        $ echo a | (cat; echo b) | wc -l
        2
        $ true | false; echo $?
        1
        $ set -e; false; echo never
        [1]
        $ set -e; false || echo still; ! true; echo on
        still
        on
        $ exit 3; echo never
        [3]
        $ (exit 4); echo $?
        4",
    );
}

#[test]
fn redirections_are_opened_from_the_left() {
    check(
        "$ echo a > f > g; cat f g; ls
        a
        f
        g
        $ cat nope 2> f; cat f
        cat: can't open 'nope': No such file or directory
        $ cat nope > f 2>&1; cat f
        cat: can't open 'nope': No such file or directory
        $ cat nope 2>&1 > f | wc -l; wc -c < f
        1
        0
        $ echo b >> g; { cat; echo c; } < g > f; cat f
        a
        b
        c
        $ echo x >&2
        x
        $ > empty; ls -l empty | cut -c 1-3
        -rw
        $ cat < nope; echo after
        after
        sh: can't open nope: no such file
        $ : > nope/x; echo never
        sh: can't create nope/x: nonexistent directory
        [1]
        $ echo x > /dev/null; cat /dev/null; echo y > /dev/stdout
        y",
    );
}

#[test]
fn words_are_expanded_once() {
    check(
        "$ X='a  b'; echo $X; echo \"$X\"; Y=$X; echo \"[$Y]\" '$X' \\$X
        a b
        a  b
        [a  b] $X $X
        $ touch a.c b.c '*.c'; echo *.c; X='*.h'; echo $X; echo \"*\".c; X='*'; echo $X.c \"$X\".c
        *.c a.c b.c
        *.h
        *.c
        *.c a.c b.c *.c
        $ echo $HOME ~ ~/x $PWD ${HOME}x $nothing.
        /root /root /root/x /app /rootx .
        $ sh -c 'echo $0 $1 \"$@\" $#' a b 'c d'
        a b b c d 2
        $ echo a\\
        a\\
        $ echo 한글 'é' # not this
        한글 é
        $ echo \"\" '' | wc -c
        2",
    );
}

#[test]
fn what_is_not_understood_is_refused_where_it_stands() {
    use Construct::{
        AmpersandRedirect, Arithmetic, Background, Case, CommandSubstitution, Descriptor, For,
        Function, HereDocument, If, ParameterExpansion, While,
    };
    use Problem::{
        MissingCommand, MissingTarget, NotModeled, UnclosedGroup, UnclosedQuote, UnclosedVariable,
        Unexpected,
    };
    let cases = [
        ("echo 'a", "'a", UnclosedQuote('\'')),
        ("echo \"a", "\"a", UnclosedQuote('"')),
        ("(echo a", "(", UnclosedGroup('(')),
        ("{ echo a", "{", UnclosedGroup('{')),
        ("echo ${a", "${a", UnclosedVariable),
        ("a |", "", MissingCommand),
        ("a | | b", "|", MissingCommand),
        ("a && ", "", MissingCommand),
        ("()", ")", MissingCommand),
        ("a >", ">", MissingTarget),
        ("a > ; b", "> ", MissingTarget),
        ("; a", ";", Unexpected),
        ("a ;; b", ";", Unexpected),
        ("a )", ")", Unexpected),
        ("a; done", "done", Unexpected),
        ("for x in a; do b; done", "for", NotModeled(For)),
        ("while true; do a; done", "while", NotModeled(While)),
        ("if a; then b; fi", "if", NotModeled(If)),
        ("case a in b) c;; esac", "case", NotModeled(Case)),
        ("f() { a; }", "(", NotModeled(Function)),
        ("echo $(a)", "$(", NotModeled(CommandSubstitution)),
        ("echo `a`", "`", NotModeled(CommandSubstitution)),
        ("echo $((1+1))", "$((", NotModeled(Arithmetic)),
        ("cat << x", "<<", NotModeled(HereDocument)),
        ("sleep 1 & a", "&", NotModeled(Background)),
        ("a &> b", "&>", NotModeled(AmpersandRedirect)),
        ("echo ${a:-b}", "${a:-b}", NotModeled(ParameterExpansion)),
        ("a 3> b", "3>", NotModeled(Descriptor)),
    ];
    for (line, at, what) in cases {
        let error = parse(line).expect_err(line);
        assert_eq!((&line[error.at.clone()], error.what), (at, what), "{line}");
    }
}

#[test]
fn commands_in_commands_come_to_an_end() {
    let mut session = Session::new(Dialect::BusyBox);
    for line in ["xargs ".repeat(50), "env ".repeat(50), "echo 'sh s' > s; sh s".to_owned()] {
        let failure = session.try_run(&line).unwrap_err();
        assert!(matches!(failure, Failure::Stop(Stop::TooMuch { .. })), "{line}: {failure:?}");
    }
}

#[test]
fn nothing_runs_if_a_command_is_unknown() {
    let mut session = Session::new(Dialect::BusyBox);
    // What the image does not have is not found when its turn comes.
    assert_eq!(session.run("touch g; apt-get x; ls; rm g").1, b"g\n");
    session.run("echo program > /bin/apt-get");
    let failure = session.try_run("touch f; (true | apt-get install x)").unwrap_err();
    let Failure::Unknown { command, known: names } = failure else { panic!("{failure:?}") };
    assert_eq!(command, b"apt-get");
    assert!(names.contains(&"touch") && names.is_sorted());
    let failure = session.try_run("touch f; eval echo").unwrap_err();
    let Failure::Shell(error) = failure else { panic!("{failure:?}") };
    assert_eq!((error.at, error.what), (9..13, Problem::NotModeled(Construct::Builtin)));
    assert_eq!(session.run("ls").1, b"");
    assert_eq!(names, known());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_read_or_refused(line in "[a-c$'\"\\\\(){};&|<>=*~#! \n0-2é`-]{0,40}") {
        if let Err(error) = parse(&line) {
            prop_assert!(line.get(error.at.clone()).is_some(), "{error:?}");
        }
    }

    /// Tools cope with whatever their arguments are.
    #[test]
    fn whatever_is_run_ends(
        tool in proptest::sample::select(known().to_vec()),
        words in proptest::collection::vec("[-a-e0-9/.,:=+*$&{}\\[\\]\\\\^()!%~]{0,8}", 0..4),
    ) {
        let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
        let line = format!("echo a1 > a; mkdir b; {tool} {} < a", quoted.join(" "));
        let _ = Session::new(Dialect::BusyBox).try_run(&line);
        let _ = Session::new(Dialect::Gnu).try_run(&line);
    }
}
