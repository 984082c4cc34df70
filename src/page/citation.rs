//! How a chart is cited, and which edition of its report it shows.

use crate::phrase;
use crate::report::{NO_DATE, Report, View};
use quantity::{Lang, Period};
use serde::Serialize;

/// A citation of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Publisher and year, for running text.
    pub short: String,
    /// The whole reference: in Chinese as GB/T 7714 has it, without the day of reading, which the author adds.
    pub long: String,
}

/// The citation of a view whose page has this address; empty for none.
pub fn citation(report: &Report, view: &View, lang: Lang, address: &str) -> Citation {
    let (publisher, report_title) = (report.publisher.get(lang), report.title.get(lang));
    let title = view.title.get(lang);
    // A chart that is called as its report is cited as the report.
    let is_part = title != report_title;
    let year = report.date.map_or_else(
        || lang.pick(NO_DATE, "n.d.").to_owned(),
        |date| date.first_year().to_string(),
    );
    match lang {
        Lang::Zh => {
            let date = report.date.map_or_else(|| NO_DATE.to_owned(), Period::document);
            let address = ended(" ", address, ".");
            Citation {
                short: format!("（{publisher}，{year}）"),
                long: match is_part {
                    true => format!("{publisher}. {title}[DS/OL]//{report_title}. ({date}).{address}"),
                    false => format!("{publisher}. {title}[DS/OL]. ({date}).{address}"),
                },
            }
        }
        Lang::En => {
            let date = phrase::date(report, lang);
            let address = ended(" ", address, "");
            Citation {
                short: format!("({publisher}, {year})"),
                long: match is_part {
                    true => format!("{publisher}. “{title}.” {report_title}, {date}.{address}"),
                    false => format!("{publisher}. {title}, {date}.{address}"),
                },
            }
        }
    }
}

fn ended(before: &str, text: &str, after: &str) -> String {
    match text {
        "" => String::new(),
        text => format!("{before}{text}{after}"),
    }
}

/// The day, month or year in which the data last changed: the latest correction, else the publication. `None` where the document
/// states neither.
pub fn changed(report: &Report) -> Option<Period> {
    let corrected = report
        .data()
        .filter_map(|datum| datum.measure.corrected.as_ref().map(|it| it.date));
    corrected.max().or(report.date)
}

/// Which edition a chart shows: one that follows its report, or one that is pinned to the report as it was.
pub fn edition(report: &Report, lang: Lang, pinned: bool) -> String {
    let changed = match changed(report) {
        Some(period) => phrase::span(period, lang),
        None => lang.pick("日期未注明", "no date stated").to_owned(),
    };
    let version = report
        .version
        .as_deref()
        .map_or_else(String::new, |version| match lang {
            Lang::Zh => format!("，数据版本 {version}"),
            Lang::En => format!(", data version {version}"),
        });
    match (lang, pinned) {
        (Lang::Zh, false) => format!("随报告更新{version}，最后改动：{changed}"),
        (Lang::Zh, true) => format!("固定不变{version}，数据截至：{changed}"),
        (Lang::En, false) => format!("Live{version}, changed on: {changed}"),
        (Lang::En, true) => format!("Frozen{version}, data of: {changed}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::built_in;

    #[test]
    fn a_chart_is_cited_with_publisher_title_report_date_and_address() {
        let report = built_in().unwrap();
        let view = report.view("five-year-change").unwrap();
        let of = |lang, address| citation(&report, view, lang, address);
        let zh = of(Lang::Zh, "https://host/charts/five-year-change.html");
        assert_eq!(zh.short, "（工业和信息化部，2010）");
        assert_eq!(
            zh.long,
            "工业和信息化部. 五年之间：2005 → 2010[DS/OL]//全国工业和信息化工作会议工作报告摘要. (2010-12). \
             https://host/charts/five-year-change.html."
        );
        let en = of(Lang::En, "");
        assert_eq!(en.short, "(Ministry of Industry and Information Technology, 2010)");
        assert!(en.long.ends_with("conference, December 2010."), "{}", en.long);
        // A title is said once.
        let mut view = view.clone();
        view.title = report.title.clone();
        let long = citation(&report, &view, Lang::Zh, "").long;
        assert_eq!(
            long,
            "工业和信息化部. 全国工业和信息化工作会议工作报告摘要[DS/OL]. (2010-12)."
        );
    }

    #[test]
    fn an_edition_changed_when_its_latest_figure_was_corrected() {
        let mut report = built_in().unwrap();
        assert_eq!(edition(&report, Lang::En, false), "Live, changed on: December 2010");
        assert_eq!(edition(&report, Lang::Zh, true), "固定不变，数据截至：2010年12月");
        report.version = Some("2".to_owned());
        report.date = None;
        assert_eq!(
            edition(&report, Lang::En, true),
            "Frozen, data version 2, data of: no date stated"
        );
        let corrected = include_str!("../../tests/reports/corrected-2014.json");
        let corrected = Report::from_json(corrected).unwrap();
        let latest = corrected
            .data()
            .filter_map(|datum| datum.measure.corrected.as_ref().map(|it| it.date))
            .max();
        assert!(latest.is_some() && changed(&corrected) == latest && latest > corrected.date);
    }
}
