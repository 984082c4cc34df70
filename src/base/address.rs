//! Addresses that a chart may link: of http or https, or relative. Not here: what they lead to.

use crate::base::limits::unfit;

/// An address has at most this many characters.
pub const LONGEST: usize = 1_000;

/// What is accepted, for messages.
pub const ACCEPTED: &str =
    "an address that begins with http:// or https://, or a relative one, without spaces and of at most 1000 characters";

/// Whether an address may be linked. Browsers drop spaces around an address, and tabs and line ends inside, so these are refused everywhere.
#[inline(never)]
pub fn is_linkable(address: &str) -> bool {
    let is_relative = || !address.bytes().take_while(|b| !b"/?#".contains(b)).any(|b| b == b':');
    (address.starts_with("http://") || address.starts_with("https://") || is_relative())
        && address.bytes().all(|b| b > b' ')
        && unfit(address, LONGEST).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_http_and_relative_addresses_are_linked() {
        for address in [
            "https://example.cn/report.html",
            "http://example.cn/a?b=c:d#e",
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
            "HTTPS://example.cn",
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
