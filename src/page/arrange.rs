//! The choices of a reader in a view (order, section, unit), and the view as chosen. Does not offer misleading choices, such
//! as sorting figures of different kinds or one unit for all of them.

use crate::base::address::{ACCEPTED, is_linkable};
use crate::base::cursor::Cursor;
use crate::base::error::{Code, Error};
use crate::base::error_list::Explain;
use crate::base::json::parse;
use crate::chart::annotations::{Note, read_notes};
use crate::page::request::{Request, texts};
use crate::report::{Aim, Axis, Course, Datum, Direction, Items, Measure, Order, Pair, Report, Sorting, View};
use quantity::{Bound, Family, scaled_unit, scales};
use quantity::{Lang, LocalText};
use serde::Serialize;
use std::borrow::Cow;
use std::rc::Rc;

const SORTINGS: [(Sorting, &str); 2] = [(Sorting::Value, "value"), (Sorting::Report, "report")];

/// A reader's choice; the default is the view as described.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Another order.
    pub order: Option<Sorting>,
    /// Id of the only section whose figures are shown.
    pub section: Option<String>,
    /// Size of the unit of the labels in base units (元, 吨, …): `1e4` for 万.
    pub unit: Option<f64>,
}

impl Choice {
    /// Reads `order` (`value` or `report`), `section` (its id) and `unit` (a number written as text, `10000`).
    ///
    /// # Errors
    /// [`Code::UnknownWord`] for another order, [`Code::UnknownUnit`] for a number that is not the size of a unit.
    pub(crate) fn read(place: &Cursor<'_>) -> Result<Self, Error> {
        let order = place.optional_text("order")?.map(|word| {
            let known = SORTINGS.iter().find(|(_, name)| *name == word);
            known.map(|(sorting, _)| *sorting).ok_or_else(|| {
                let message = format!("found \"{word}\"; accepted is value or report");
                Error::new(Code::UnknownWord, "order", message)
            })
        });
        let unit = place.optional_text("unit")?.map(|text| {
            let known = [Lang::Zh, Lang::En].into_iter().flat_map(scales);
            known
                .map(|(scale, _)| *scale)
                .find(|scale| scale.to_string() == text)
                .ok_or_else(|| {
                    let message = format!("found \"{text}\"; accepted is 1, 1000, 10000, 1000000, 100000000 and so on");
                    Error::new(Code::UnknownUnit, "unit", message)
                })
        });
        Ok(Self {
            order: order.transpose()?,
            section: place.optional_text("section")?.map(str::to_owned),
            unit: unit.transpose()?,
        })
    }
}

/// The view as chosen. Choices that are not possible are reported and ignored.
pub fn arrange(report: &Report, view: &View, choice: &Choice, lang: Lang) -> (View, Vec<Error>) {
    let (mut view, mut errors) = (view.clone(), Vec::new());
    let mut report_error = |path: &str, message: String| errors.push(Error::new(Code::UnknownReference, path, message));
    if let Some(section) = &choice.section {
        let kept = only_section(&view, section);
        match kept.data().is_empty() {
            true => report_error(
                "section",
                format!("found \"{section}\"; no figure of this view stands there"),
            ),
            false => {
                say_section(&mut view.subtitle, &kept, section);
                view.items = kept;
            }
        }
    }
    if let Some(order) = choice.order {
        match sorted(report, &view, order) {
            Some(sorted) => view = sorted,
            None => report_error(
                "order",
                "found an order; the figures of this view are unlike and are not sorted".to_owned(),
            ),
        }
    }
    if let Some(unit) = choice.unit {
        match offered_units(&view, lang).contains(&unit) {
            true => view.items = map(&view.items, &|datum| shown_in(datum, unit)),
            false => report_error(
                "unit",
                format!("found {unit}; this view has no common unit of that size"),
            ),
        }
    }
    (view, errors)
}

/// The subtitle of a view of one section names that section, so that a part is not taken for the whole.
fn say_section(subtitle: &mut LocalText, kept: &Items, section: &str) {
    let sections = kept.data().into_iter().map(|datum| &datum.measure.source.section);
    if let Some(section) = sections.into_iter().find(|known| known.id == section) {
        subtitle.zh += &format!("；只看“{}”一节", section.title.zh);
        subtitle.en += &format!("; only the section “{}”", section.title.en);
    }
}

/// A request with the choices of the reader and the notes of the editor, for the tools bundle.
#[derive(Clone, Debug)]
pub struct ReaderRequest {
    /// The request of the page.
    pub request: Request,
    /// The reader's choices.
    pub choice: Choice,
    /// Notes of the editor.
    pub notes: Vec<Note>,
    /// Address of the text of the report, in place of the one that the report has.
    pub source: Option<String>,
}

impl ReaderRequest {
    /// Reads a request with all fields of [`Request::read`], and `order`, `section`, `unit`, `source` (the attribute `source-url`) and
    /// `notes` (lists of notes, each as JSON text).
    ///
    /// # Errors
    /// Those of [`Request::read`]; [`Code::UnknownWord`] for another order, [`Code::UnknownUnit`] for a number
    /// that is not the size of a unit. A note that cannot be read and an address that is not linked are added to the errors of the
    /// request; the chart is drawn.
    pub fn read(json: &str) -> Result<Self, Error> {
        let node = parse(json)?;
        let place = Cursor::root(&node, Explain::default());
        let mut request = Request::read_from(&place)?;
        let choice = Choice::read(&place)?;
        let notes = notes(&place, &mut request.errors)?;
        let source = source(&place, &mut request.errors)?;
        Ok(Self {
            request,
            choice,
            notes,
            source,
        })
    }

    /// The report with the address of the request, if there is one.
    pub fn sourced<'r>(&self, report: &'r Report) -> Cow<'r, Report> {
        match &self.source {
            None => Cow::Borrowed(report),
            Some(url) => Cow::Owned(Report {
                url: Some(url.clone()),
                ..report.clone()
            }),
        }
    }

    /// The view as the reader chose it. Choices that are not possible are added to the errors of the request.
    pub fn arrange(&mut self, report: &Report, view: &View) -> View {
        let (view, errors) = arrange(report, view, &self.choice, self.request.lang);
        self.request.errors.extend(errors);
        view
    }
}

/// The address of the text of the report.
fn source(place: &Cursor<'_>, errors: &mut Vec<Error>) -> Result<Option<String>, Error> {
    let found = place.optional_text("source")?;
    if let Some(url) = found.filter(|url| !is_linkable(url)) {
        let message = format!("found {url:?}; accepted is {ACCEPTED}");
        errors.push(Error::new(Code::InvalidAddress, "source-url", message));
    }
    Ok(found.filter(|url| is_linkable(url)).map(str::to_owned))
}

/// Notes of the editor, from all lists; errors in one list do not affect the others.
fn notes(place: &Cursor<'_>, errors: &mut Vec<Error>) -> Result<Vec<Note>, Error> {
    let mut notes = Vec::new();
    for list in texts(place, "notes")? {
        match read_notes(list) {
            Ok(read) => notes.extend(read),
            Err(wrong) => errors.extend(wrong.into_list()),
        }
    }
    Ok(notes)
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// Its value in requests and links; empty for the view as described.
    pub value: String,
    /// Its name.
    pub label: String,
}

/// A group of options: name of the field, label, and at least two options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// `order`, `section` or `unit`.
    pub field: &'static str,
    /// Its name.
    pub label: &'static str,
    /// The options, first the view as described.
    pub offers: Vec<Offer>,
}

/// The options of a reader in a view; groups with a single option are left out.
pub fn offers(report: &Report, view: &View, lang: Lang) -> Vec<Group> {
    let group = |field, label, as_described: &str, rest: Vec<Offer>| Group {
        field,
        label,
        offers: [offer("", as_described)].into_iter().chain(rest).collect(),
    };
    let groups = [
        group(
            "order",
            lang.pick("顺序", "Order"),
            lang.pick("按编者所排", "As arranged"),
            offered_orders(report, view, lang),
        ),
        group(
            "section",
            lang.pick("报告章节", "Section of the report"),
            lang.pick("全部章节", "All sections"),
            offered_sections(view, lang),
        ),
        group(
            "unit",
            lang.pick("单位", "Unit"),
            lang.pick("按报告所写", "As stated"),
            offered_units(view, lang)
                .into_iter()
                .map(|scale| offer(&scale.to_string(), &scaled_unit(family(view), scale, lang)))
                .collect(),
        ),
    ];
    groups.into_iter().filter(|group| group.offers.len() > 1).collect()
}

fn offer(value: &str, label: &str) -> Offer {
    Offer {
        value: value.to_owned(),
        label: label.to_owned(),
    }
}

/// Orders that differ from the view as described, and from each other.
fn offered_orders(report: &Report, view: &View, lang: Lang) -> Vec<Offer> {
    let ids = |view: &View| -> Vec<String> { shown(view).iter().map(|d| d.measure.id.clone()).collect() };
    let mut seen = vec![ids(view)];
    let mut offered = Vec::new();
    for (sorting, name) in SORTINGS {
        if let Some(sorted) = sorted(report, view, sorting)
            && !seen.contains(&ids(&sorted))
        {
            seen.push(ids(&sorted));
            let label = match sorting {
                Sorting::Value => lang.pick("按数值", "By value"),
                Sorting::Report => lang.pick("按报告先后", "As in the report"),
            };
            offered.push(offer(name, label));
        }
    }
    offered
}

/// The figures in drawing order.
pub fn shown(view: &View) -> Vec<Datum> {
    let items: Vec<Datum> = view.data().into_iter().cloned().collect();
    let ordered = match view.order {
        Order::Value => by_value(&items),
        Order::Listed => items,
    };
    as_drawn(view, ordered)
}

/// Sections with some figures of the view, but not all.
fn offered_sections(view: &View, lang: Lang) -> Vec<Offer> {
    let mut offered: Vec<Offer> = Vec::new();
    let all = view.data();
    for datum in &all {
        let section = &datum.measure.source.section;
        let held = only_section(view, &section.id).data().len();
        if held > 0 && held < all.len() && !offered.iter().any(|known| known.value == section.id) {
            offered.push(offer(&section.id, section.title.get(lang)));
        }
    }
    offered
}

/// Sizes of the unit in which the largest figure is at least one, without the size that all figures are stated in. Empty
/// where the figures have no common unit, or one without sizes, such as percent.
fn offered_units(view: &View, lang: Lang) -> Vec<f64> {
    let data = view.data();
    let one_family = data.iter().all(|d| d.measure.quantity.unit.family() == family(view));
    if !one_family
        || matches!(
            family(view),
            Family::Percent | Family::PercentagePoint | Family::Bandwidth
        )
    {
        return Vec::new();
    }
    let most = data.iter().map(|d| d.measure.quantity.base_high()).fold(0.0, f64::max);
    scales(lang)
        .map(|(scale, _)| *scale)
        .filter(|scale| *scale <= most && data.iter().any(|d| d.measure.quantity.unit.scale() != *scale))
        .collect()
}

fn family(view: &View) -> &Family {
    let first = view.data().into_iter().next();
    first.map_or(&Family::Percent, |datum| datum.measure.quantity.unit.family())
}

/// The same view with `change` applied to each figure.
fn map(items: &Items, change: &dyn Fn(&Datum) -> Datum) -> Items {
    let all = |items: &[Datum]| items.iter().map(change).collect();
    let pair = |pair: &Pair| Pair {
        from: change(&pair.from),
        to: change(&pair.to),
        rate: pair.rate.clone(),
    };
    let aim = |aim: &Aim| Aim {
        target: change(&aim.target),
        result: aim.result.as_ref().map(change),
        next: aim.next.as_ref().map(change),
        tolerance: aim.tolerance,
    };
    let course = |course: &Course| Course {
        target: change(&course.target),
        parts: all(&course.parts),
    };
    match items {
        Items::Data(data) => Items::Data(all(data)),
        Items::Pairs(pairs) => Items::Pairs(pairs.iter().map(pair).collect()),
        Items::Links(links) => Items::Links(links.clone()),
        Items::Aims(aims) => Items::Aims(aims.iter().map(aim).collect()),
        Items::Courses(courses) => Items::Courses(courses.iter().map(course).collect()),
    }
}

fn shown_in(datum: &Datum, unit: f64) -> Datum {
    let measure = Measure {
        shown_in: Some(unit),
        ..Measure::clone(&datum.measure)
    };
    Datum {
        measure: Rc::new(measure),
        ..datum.clone()
    }
}

/// The figures of one section. A pair is kept if either of its figures is in the section; views that must stay whole are
/// kept or dropped as a whole.
fn only_section(view: &View, section: &str) -> Items {
    if !view.kind.divisible {
        return view.items.clone();
    }
    let stands = |datum: &Datum| datum.measure.source.section.id == section;
    match &view.items {
        Items::Data(data) => Items::Data(kept(data, |datum| stands(datum))),
        Items::Pairs(pairs) => Items::Pairs(kept(pairs, |pair| pair.data().any(stands))),
        Items::Links(links) => Items::Links(kept(links, |link| stands(&link.datum))),
        Items::Aims(aims) => Items::Aims(kept(aims, |aim| aim.data().any(stands))),
        Items::Courses(courses) => Items::Courses(kept(courses, |course| course.data().any(stands))),
    }
}

fn kept<T: Clone>(items: &[T], test: impl Fn(&T) -> bool) -> Vec<T> {
    items.iter().filter(|item| test(item)).cloned().collect()
}

/// The view in another order, or `None` where its kind does not have that order. Pairs and steps are in order of time and are
/// not sorted; figures of different units have no order by value, but have one in the report.
fn sorted(report: &Report, view: &View, order: Sorting) -> Option<View> {
    if !view.kind.sorting.contains(&order) {
        return None;
    }
    let sorted = match order {
        Sorting::Value => by_value(view.items.figures()),
        Sorting::Report => as_reported(report, view.items.figures()),
    };
    Some(View {
        items: Items::Data(as_drawn(view, sorted)),
        order: Order::Listed,
        ..view.clone()
    })
}

fn by_value(items: &[Datum]) -> Vec<Datum> {
    let mut items = items.to_vec();
    items.sort_by(|a, b| {
        let by_number = b.measure.signed_value().total_cmp(&a.measure.signed_value());
        by_number.then_with(|| leaning(&b.measure).cmp(&leaning(&a.measure)))
    });
    items
}

/// On which side of its number a figure lies, and whether the number itself is in it: over 25% is more than 25%, at least 25% is
/// between the two, and a fall of over 25% is the lower of two.
fn leaning(measure: &Measure) -> i8 {
    let side = match measure.quantity.qualifier.bounds() {
        (Bound::Open, _) => 2,
        (_, Bound::Unbounded) => 1,
        (_, Bound::Open) => -2,
        (Bound::Unbounded, _) => -1,
        _ => 0,
    };
    if measure.direction == Direction::Decrease {
        -side
    } else {
        side
    }
}

/// Percentage points last, because they are drawn below the common axis and cannot be ordered with what is on it.
fn as_drawn(view: &View, items: Vec<Datum>) -> Vec<Datum> {
    if view.kind.axis != Axis::Common {
        return items;
    }
    let points = |d: &Datum| *d.measure.quantity.unit.family() == Family::PercentagePoint;
    let (points, mut rest): (Vec<Datum>, Vec<Datum>) = items.into_iter().partition(points);
    rest.extend(points);
    rest
}

fn as_reported(report: &Report, items: &[Datum]) -> Vec<Datum> {
    let all: Vec<String> = report.data().map(|datum| datum.measure.id.clone()).collect();
    let mut items = items.to_vec();
    items.sort_by_key(|datum| all.iter().position(|id| *id == datum.measure.id));
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::built_in;
    use crate::phrase::value_words;

    fn arranged(id: &str, choice: &Choice) -> (View, Vec<Error>) {
        let report = built_in().unwrap();
        let view = report.view(id).unwrap();
        arrange(&report, view, choice, Lang::Zh)
    }

    fn words(view: &View, lang: Lang) -> Vec<String> {
        view.data().iter().map(|d| value_words(d, lang)).collect()
    }

    #[test]
    fn without_a_choice_the_view_is_as_described() {
        let report = built_in().unwrap();
        for view in &report.views {
            let (same, errors) = arrange(&report, view, &Choice::default(), Lang::Zh);
            assert_eq!(words(&same, Lang::Zh), words(view, Lang::Zh));
            assert!(errors.is_empty());
        }
    }

    #[test]
    fn every_offer_can_be_chosen_and_keeps_every_figure_or_those_of_a_section() {
        let report = built_in().unwrap();
        for view in &report.views {
            for lang in [Lang::Zh, Lang::En] {
                for group in offers(&report, view, lang) {
                    assert!(group.offers.len() > 1, "{}", view.id);
                    for offer in group.offers.iter().skip(1) {
                        let json = format!("{{\"width\": 640, \"{}\": \"{}\"}}", group.field, offer.value);
                        let choice = ReaderRequest::read(&json).unwrap().choice;
                        let (chosen, errors) = arrange(&report, view, &choice, lang);
                        assert!(errors.is_empty(), "{} {offer:?}: {errors:?}", view.id);
                        let (before, after) = (view.data().len(), chosen.data().len());
                        match group.field {
                            "section" => assert!(after > 0 && after <= before, "{}", view.id),
                            _ => assert_eq!(after, before, "{}", view.id),
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn every_offer_changes_the_view() {
        let report = built_in().unwrap();
        let shown_words = |view: &View, lang| -> Vec<String> {
            let shown = shown(view);
            let words = shown
                .iter()
                .map(|d| d.measure.id.clone() + &crate::phrase::label(&d.measure, lang));
            words.collect()
        };
        for view in &report.views {
            for lang in [Lang::Zh, Lang::En] {
                for group in offers(&report, view, lang) {
                    let mut seen = vec![shown_words(view, lang)];
                    for offer in group.offers.iter().skip(1) {
                        let json = format!("{{\"width\": 640, \"{}\": \"{}\"}}", group.field, offer.value);
                        let choice = ReaderRequest::read(&json).unwrap().choice;
                        let now = shown_words(&arrange(&report, view, &choice, lang).0, lang);
                        assert!(!seen.contains(&now), "{} {offer:?}", view.id);
                        seen.push(now);
                    }
                }
            }
        }
    }

    #[test]
    fn sorting_by_value_puts_falls_after_rises_and_the_largest_fall_last() {
        let choice = Choice {
            order: Some(Sorting::Value),
            ..Choice::default()
        };
        let (view, _) = arranged("growth-2010", &choice);
        let values: Vec<f64> = view.data().iter().map(|d| d.measure.signed_value()).collect();
        assert_eq!(values, [20.4, 15.0, 6.0, -6.0, -11.0]);
    }

    #[test]
    fn a_fall_of_over_25_percent_comes_after_one_of_25() {
        let choice = Choice {
            order: Some(Sorting::Value),
            ..Choice::default()
        };
        let (view, _) = arranged("five-year-reduction", &choice);
        let stated: Vec<String> = view.data().iter().map(|d| d.measure.source.stated.clone()).collect();
        assert_eq!(stated, ["20%左右", "25%", "超过25%"]);
    }

    #[test]
    fn the_order_of_the_report_is_the_order_of_the_document() {
        let choice = Choice {
            order: Some(Sorting::Report),
            ..Choice::default()
        };
        let (view, _) = arranged("eliminated-capacity", &choice);
        assert_eq!(
            words(&view, Lang::Zh),
            ["1.1亿吨", "6860万吨", "3.3亿吨", "1亿吨", "1030万吨"]
        );
    }

    #[test]
    fn different_units_are_not_sorted_and_percent_has_no_sizes() {
        let report = built_in().unwrap();
        let by_value = Choice {
            order: Some(Sorting::Value),
            ..Choice::default()
        };
        for id in ["key-figures", "five-year-change", "telecom-tariff", "overview"] {
            let (view, errors) = arranged(id, &by_value);
            assert_eq!(errors.first().unwrap().path(), "order", "{id}");
            assert_eq!(words(&view, Lang::Zh), words(report.view(id).unwrap(), Lang::Zh));
        }
        for id in ["targets-2011", "five-year-change", "key-figures"] {
            assert!(offered_units(report.view(id).unwrap(), Lang::Zh).is_empty(), "{id}");
        }
    }

    #[test]
    fn another_unit_keeps_the_stated_wording() {
        let choice = Choice {
            unit: Some(1e4),
            ..Choice::default()
        };
        let (view, _) = arranged("eliminated-capacity", &choice);
        let zh = words(&view, Lang::Zh);
        assert_eq!(zh[0], "33000万吨（报告：3.3亿吨）");
        assert_eq!(zh[3], "6860万吨", "stated so: nothing to add");
        let report = built_in().unwrap();
        let millions = Choice {
            unit: Some(1e6),
            ..Choice::default()
        };
        let (view, _) = arrange(
            &report,
            report.view("eliminated-capacity").unwrap(),
            &millions,
            Lang::En,
        );
        assert_eq!(words(&view, Lang::En)[0], "330 million tonnes (report: 3.3亿吨)");
    }

    #[test]
    fn a_view_of_one_section_names_it() {
        let choice = Choice {
            section: Some("restructuring".to_owned()),
            ..Choice::default()
        };
        let (view, _) = arranged("growth-2010", &choice);
        assert!(view.data().len() < 5);
        assert!(
            view.subtitle
                .zh
                .ends_with("；只看“突出抓好淘汰落后产能节能减排和兼并重组”一节"),
            "{}",
            view.subtitle.zh
        );
    }

    #[test]
    fn an_unknown_section_is_reported_and_changes_nothing() {
        let choice = Choice {
            section: Some("nowhere".to_owned()),
            ..Choice::default()
        };
        let (view, errors) = arranged("growth-2010", &choice);
        assert_eq!(view.data().len(), 5);
        assert_eq!(errors.first().unwrap().code(), Code::UnknownReference);
    }
}
