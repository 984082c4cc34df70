//! Words about corrected figures: the mark behind the figure, the former figure, the date and the reason. A correction always has
//! the former figure.

use super::{period, plain_value, span};
use crate::report::{Correction, Measure, View};
use quantity::Lang;

/// The mark behind a corrected figure; empty for others.
pub(crate) fn mark(measure: &Measure, lang: Lang) -> &'static str {
    match measure.corrected {
        Some(_) => lang.pick("（更正）", " (corrected)"),
        None => "",
    }
}

/// The former figure: as stated in Chinese, rendered in English.
pub(crate) fn former(correction: &Correction, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("“{}”", correction.from),
        Lang::En => correction.quantity.english(),
    }
}

/// `更正（2011年3月2日）：原为“15%左右”。原因：…`, beside the figure.
pub(crate) fn correction(measure: &Measure, lang: Lang) -> Option<String> {
    let corrected = measure.corrected.as_ref()?;
    let (date, former) = (span(corrected.date, lang), former(corrected, lang));
    let reason = corrected.reason.as_ref().map_or_else(String::new, |reason| {
        let reason = reason.get(lang);
        // The editor may have ended the sentence.
        let end = if reason.ends_with(['。', '！', '.', '!', '？', '?']) {
            ""
        } else {
            lang.pick("。", ".")
        };
        format!("{}{reason}{end}", lang.pick("原因：", " Reason: "))
    });
    Some(match lang {
        Lang::Zh => format!("更正（{date}）：原为{former}。{reason}"),
        Lang::En => format!("Corrected ({date}): was {former}.{reason}"),
    })
}

/// The same for the wording cell of a table.
pub(crate) fn cell(measure: &Measure, lang: Lang) -> String {
    match correction(measure, lang) {
        Some(words) => format!("{}{}", lang.pick("；", "; "), words.trim_end_matches(['。', '.'])),
        None => String::new(),
    }
}

/// A line below the chart for each corrected figure of a view, with its name and period.
pub(crate) fn corrections(view: &View, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for datum in view.data() {
        let measure = &datum.measure;
        let Some(words) = correction(measure, lang) else {
            continue;
        };
        let (name, period, value) = (
            datum.indicator.name.get(lang),
            period(measure, lang),
            plain_value(datum, lang),
        );
        let line = match lang {
            Lang::Zh => format!("{name}，{period}，{value}——{words}"),
            Lang::En => format!("{name}, {period}, {value}. {words}"),
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Period;

    #[test]
    fn dates_are_worded_in_each_language() {
        let day = |text: &str, lang| span(Period::parse(text).unwrap(), lang);
        assert_eq!(day("2011-03-02", Lang::Zh), "2011年3月2日");
        assert_eq!(day("2011-03-02", Lang::En), "2 March 2011");
        assert_eq!(day("2011-03", Lang::En), "March 2011");
    }
}
