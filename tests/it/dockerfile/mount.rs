//! `RUN --mount`.

use onionskin::dockerfile::{ExpandError, Expander, MountError, parse_mount};

enum Why {
    Mount(MountError),
    Expand(ExpandError),
}

impl From<MountError> for Why {
    fn from(error: MountError) -> Self {
        Self::Mount(error)
    }
}

/// The mount, with `S=shared` and `D=/data`.
fn mount(text: &str) -> String {
    let env = [("S".to_owned(), "shared".to_owned()), ("D".to_owned(), "/data".to_owned())];
    let expand = |value: &str| {
        let expanded = Expander::new('\\').word(value, &env[..]);
        expanded.map(|expanded| expanded.text).map_err(Why::Expand)
    };
    match parse_mount(text, expand) {
        Err(Why::Mount(error)) => format!("Mount({error:?})"),
        Err(Why::Expand(error)) => format!("Expand({error:?})"),
        Ok(m) => {
            let rw = if m.read_only { "ro" } else { "rw" };
            let mut out = format!("{} {}→{} {rw}", m.kind.name(), m.source, m.target);
            let given = [
                (!m.from.is_empty()).then(|| format!("from={}", m.from)),
                (!m.id.is_empty()).then(|| format!("id={}", m.id)),
                m.sharing.map(|s| s.name().to_owned()),
                m.required.then(|| "required".to_owned()),
                (m.size != 0).then(|| format!("size={}", m.size)),
                m.mode.map(|mode| format!("mode={mode:o}")),
                m.uid.map(|uid| format!("uid={uid}")),
                m.gid.map(|gid| format!("gid={gid}")),
                m.env.map(|env| format!("env={env}")),
            ];
            for given in given.into_iter().flatten() {
                out += &format!(" {given}");
            }
            out
        }
    }
}

#[test]
fn every_field() {
    let cases = [
        ("target=/t", "bind →/t ro"),
        ("type=bind,from=b,source=/s,target=/t,rw", "bind /s→/t rw from=b"),
        ("TYPE=Cache,dst=/c", "cache →/c rw"),
        ("type=cache,destination=$D,id=n,sharing=$S,ro=1", "cache →/data ro id=n shared"),
        ("type=cache,target=/c,mode=0755,uid=1,gid=2", "cache →/c rw mode=755 uid=1 gid=2"),
        ("type=tmpfs,target=/t,size=1.5k", "tmpfs →/t rw size=1536"),
        ("type=tmpfs,target=/t,size=64 MiB", "tmpfs →/t rw size=67108864"),
        ("type=secret,id=a,required", "secret → ro id=a required"),
        ("type=secret,id=a,env=E,required=false", "secret → ro id=a env=E"),
        ("type=ssh,required=true", "ssh → ro required"),
        ("\"target=/a,b\",readwrite", "bind →/a,b rw"),
        ("target=/a,readonly=false", "bind →/a rw"),
        ("target=/a,rw=false", "bind →/a ro"),
    ];
    for (text, expected) in cases {
        assert_eq!(mount(text), expected, "{text}");
    }
}

#[test]
fn every_mistake() {
    let cases = [
        ("flavor=/a", "Mount(UnknownKey { key: \"flavor\", meant: None })"),
        ("taget=/a", "Mount(UnknownKey { key: \"taget\", meant: Some(\"target\") })"),
        ("target", "Mount(NoValue { field: \"target\" })"),
        ("type=volume", "Mount(UnknownType { value: \"volume\", meant: None })"),
        (
            "type=cache,sharing=lock",
            "Mount(UnknownSharing { value: \"lock\", meant: Some(\"locked\") })",
        ),
        ("type=cache,uid=-1", "Mount(InvalidValue { key: \"uid\", value: \"-1\" })"),
        ("type=cache,mode=08", "Mount(InvalidValue { key: \"mode\", value: \"08\" })"),
        ("type=tmpfs,size=1x", "Mount(InvalidValue { key: \"size\", value: \"1x\" })"),
        ("ro=maybe", "Mount(InvalidValue { key: \"ro\", value: \"maybe\" })"),
        ("size=1", "Mount(NotForType { key: \"size\", kind: Bind })"),
        ("type=cache,required", "Mount(NotForType { key: \"required\", kind: Cache })"),
        ("type=tmpfs,uid=1", "Mount(NotForType { key: \"uid\", kind: Tmpfs })"),
        ("type=ssh,sharing=shared", "Mount(NotForType { key: \"sharing\", kind: Ssh })"),
        ("type=secret,from=a,id=b", "Mount(NotForType { key: \"from\", kind: Secret })"),
        ("type=secret", "Mount(SecretUnnamed)"),
        ("type=secret,id=a,src=b", "Mount(SecretTwice)"),
        ("target=\"/a\"", "Mount(Quotes)"),
        ("\"target=/a\"b", "Mount(Quotes)"),
        ("target=${", "Expand(OpenBrace)"),
    ];
    for (text, expected) in cases {
        assert_eq!(mount(text), expected, "{text}");
    }
}
