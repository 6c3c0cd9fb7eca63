//! `EXPOSE`.

use super::Sink;
use crate::dockerfile::{Span, What};

/// Checks one port, `[[address:]host:]port[/protocol]`, variables replaced.
pub fn check(port: &str, span: Span, sink: &mut Sink) {
    let invalid = |sink: &mut Sink| {
        sink.later(span, What::PortInvalid { port: port.to_owned() });
    };
    let mut parts = port.rsplitn(3, ':');
    let inside = parts.next().unwrap_or_default();
    let host = parts.next().unwrap_or_default();
    let address = parts.next().unwrap_or_default();
    let (number, protocol) = inside.split_once('/').unwrap_or((inside, ""));
    let known = ["", "tcp", "udp", "sctp"].iter().any(|p| protocol.eq_ignore_ascii_case(p));
    if number.is_empty() || !known {
        invalid(sink);
        return;
    }
    if protocol != protocol.to_lowercase() {
        sink.warn(span, What::ExposeProtoCasing { port: port.to_owned() });
    }
    if !(host.is_empty() && address.is_empty()) {
        sink.warn(span, What::ExposeInvalidFormat { port: port.to_owned() });
    }
    let bare = address.strip_prefix('[').and_then(|a| a.strip_suffix(']')).unwrap_or(address);
    let fits = match (range(number), host.is_empty(), range(host)) {
        (None, ..) | (_, false, None) => false,
        (Some(_), true, _) => true,
        (Some((first, last)), false, Some((from, to))) => {
            last == first || last - first == to - from
        }
    };
    if !fits || !(bare.is_empty() || bare.parse::<std::net::IpAddr>().is_ok()) {
        invalid(sink);
    }
}

/// A port, or two with a hyphen between them, the second not the smaller.
fn range(text: &str) -> Option<(u16, u16)> {
    let number = |text: &str| text.strip_prefix('+').unwrap_or(text).parse::<u16>().ok();
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some((first, last))
}
