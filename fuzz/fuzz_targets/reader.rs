//! Text as JSON: the reader of the crate accepts nothing that serde_json refuses. It is met through notes, whose faults say
//! whether the text was no JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use report_charts::Code;
use report_charts::chart::annotations::read_notes;

fuzz_target!(|text: &str| {
    let ours = match read_notes(text) {
        Ok(_) => true,
        Err(error) => error.all().all(|fault| fault.code() != Code::InvalidDocument),
    };
    let theirs = serde_json::from_str::<serde_json::Value>(text.strip_prefix('\u{feff}').unwrap_or(text)).is_ok();
    assert!(theirs || !ours, "accepted what is no JSON: {text:?}");
    // The other way round the crate is stricter: names given twice, more than 64 fields, numbers beyond all bounds.
    if theirs && !ours {
        let told = read_notes(text).unwrap_err();
        let known = ["twice", "more than", "beyond"];
        assert!(
            told.all()
                .any(|fault| known.iter().any(|word| fault.message().contains(word))),
            "{told:?} {text:?}"
        );
    }
});
