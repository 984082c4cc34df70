//! Text as JSON: the reader of the crate accepts nothing that serde_json rejects. It is called through `read_notes`, whose errors
//! say whether the text is JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use report_charts::Code;
use report_charts::chart::annotations::read_notes;

fuzz_target!(|text: &str| {
    let ours = match read_notes(text) {
        Ok(_) => true,
        Err(error) => error.all().all(|error| error.code() != Code::InvalidDocument),
    };
    let theirs = serde_json::from_str::<serde_json::Value>(text.strip_prefix('\u{feff}').unwrap_or(text)).is_ok();
    assert!(theirs || !ours, "accepted what is no JSON: {text:?}");
    // The crate rejects more: duplicate names, more than 64 fields, numbers beyond the range of a double.
    if theirs && !ours {
        let found = read_notes(text).unwrap_err();
        let known = ["twice", "more than", "beyond"];
        assert!(
            found.all()
                .any(|error| known.iter().any(|word| error.message().contains(word))),
            "{found:?} {text:?}"
        );
    }
});
