//! Addresses that a chart may link: of http or https, or relative. Not here: what they lead to.

use crate::base::limits::unseen;

/// An address has at most this many characters.
pub const LONGEST: usize = 1_000;

/// What is accepted, for messages.
pub const ACCEPTED: &str =
    "an address that begins with http:// or https://, or a relative one, without spaces and of at most 1000 characters";

/// Whether an address may be linked. Browsers drop tabs and line ends inside of addresses, so these are refused everywhere.
pub fn is_linkable(address: &str) -> bool {
    let head = address.split(['/', '?', '#']).next().unwrap_or_default();
    let fits = match head.split_once(':') {
        None => true,
        Some((scheme, rest)) => {
            let known = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
            known && rest.is_empty() && address.get(head.len()..).is_some_and(|rest| rest.starts_with("//"))
        }
    };
    let shown = |c: char| !c.is_whitespace() && !unseen(c);
    fits && (1..=LONGEST).contains(&address.chars().count()) && address.chars().all(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_http_and_relative_addresses_are_linked() {
        for address in [
            "https://example.cn/report.html",
            "HTTP://example.cn/a?b=c:d#e",
            "report.html",
            "/2011/报告.html",
            "../a:b/c",
            "?id=3",
            "#text",
            "//example.cn/x",
            "./javascript:alert(1)",
        ] {
            assert!(is_linkable(address), "{address}");
        }
        for address in [
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "https:example.cn",
            "https:/example.cn",
            "http:",
            "https://example.cn/a b",
            "https://example.cn/\u{202e}",
            "mailto:a@example.cn",
            "vbscript:x",
            "blob:https://example.cn/1",
        ] {
            assert!(!is_linkable(address), "{address:?}");
        }
        assert!(!is_linkable(&"a".repeat(LONGEST + 1)));
    }
}
