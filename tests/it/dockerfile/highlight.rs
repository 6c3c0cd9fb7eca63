//! Colors for an editor.

use onionskin::dockerfile::{highlight, parse};

fn check(text: &str, expected: &str) {
    let tokens = highlight(text, &parse(text)).into_iter();
    let shown = tokens.map(|t| format!("{:?}:{}", t.kind, text[t.span.range()].escape_debug()));
    assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{text}");
}

#[test]
fn each_kind() {
    check("# escape=`\n# c\n", "Directive:# escape=` Comment:# c");
    check("FROM a AS b", "Keyword:FROM Keyword:AS StageName:b");
    check(
        "COPY --from=b a \"$A b\" /c",
        "Keyword:COPY Flag:--from=b Text:\\\" Variable:$A Text: b\\\"",
    );
    check(
        "RUN a \\\n  # c\n  ${B:-x} 'y'\n",
        "Keyword:RUN Continuation:\\\\ Comment:# c Variable:${B:-x} Text:\\'y\\'",
    );
    check(
        "RUN cat <<-EOF > /f\n\ta $A\n\tEOF\nUSER a",
        "Keyword:RUN HeredocMark:<<-EOF HeredocBody:\\ta $A\\n HeredocMark:\\tEOF Keyword:USER",
    );
    check("ONBUILD COPY --link a b", "Keyword:ONBUILD Keyword:COPY Flag:--link");
}

#[test]
fn broken_text_has_colors_too() {
    check("FROM a\nFOO \"bar", "Keyword:FROM Text:\\\"bar");
    check("RUN <<E\nabc", "Keyword:RUN HeredocMark:<<E HeredocBody:abc");
    check("RUN a \\", "Keyword:RUN Continuation:\\\\");
    check("RUN a \\\\\nUSER b", "Keyword:RUN Keyword:USER");
    check("", "");
}
