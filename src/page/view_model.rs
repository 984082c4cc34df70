//! The view model: texts, colours and marks of a chart as plain data, and the placement of tooltips. Not here: the DOM.

use crate::base::error::Error;
use crate::base::geometry::{Rect, between};
use crate::base::text::{Weight, line_height, width as text_width, wrap};
use crate::base::theme::{NARROW, ROLES, VEIL};
use crate::chart::annotations::{Annotated, Note, NotePlace, annotate};
use crate::chart::kinds::Kinds;
use crate::chart::scene::{Scene, Target};
use crate::chart::{Columns, Frame, Options, WIDTHS, build_of, findings_of};
use crate::page::request::Request;
use crate::phrase;
use crate::phrase::sentences::{Detail, fill};
use crate::report::{Datum, Report, View};
use quantity::{Lang, decimal};
use serde::Serialize;

/// The texts and marks of a chart. Lengths are CSS pixels of the drawing.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// Id of the view.
    pub id: String,
    /// Scale, 1 to 2.
    pub scale: f64,
    /// Errors in the request that do not prevent drawing.
    #[serde(rename = "faults")]
    pub errors: Vec<PageError>,
    /// Tag for the `lang` attribute.
    pub lang: &'static str,
    /// Title of the view.
    pub title: String,
    /// Heading level of the title, if it is a heading.
    pub heading: Option<char>,
    /// Content, unit and period.
    pub subtitle: String,
    /// Notes for the reader.
    pub notes: Vec<String>,
    /// The source line.
    pub source: String,
    /// What stands out most, in a few sentences for screen readers: the marks follow.
    pub summary: String,
    /// The figures as a table.
    pub table: PageTable,
    /// Label of the button that shows the table.
    pub to_table: &'static str,
    /// Label of the button that shows the chart.
    pub to_chart: &'static str,
    /// Name of the group of marks, for screen readers: how many, and of which period if it is that of all.
    pub marks: String,
    /// Label of the button that opens the explore panel.
    pub explore: &'static str,
    /// Label of the button that opens the export panel.
    pub takeaway: &'static str,
    /// Keyboard instructions.
    pub keys: &'static str,
    /// Added to the name of a mark whose figure is pinned.
    pub pinned: &'static str,
    /// Label of the button that unpins a figure.
    pub unpin: &'static str,
    /// Announcement after the last figure is unpinned.
    pub unpinned: &'static str,
    /// Announcement when a panel cannot be loaded.
    pub not_taken: &'static str,
    /// Announcements: the table is shown, the chart is; a column is sorted up, down, or as in the report.
    pub announced: [&'static str; 5],
    /// Label of the link to the overview; empty in a report without one and in the overview itself.
    pub back: String,
    /// Id of the overview, if there is one.
    pub overview: Option<String>,
    /// Whether the layout is narrow.
    pub narrow: bool,
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    /// Names and values of the CSS properties: colours, veil and scale.
    pub style: Vec<(&'static str, String)>,
    /// The marks in reading order.
    pub targets: Vec<PageTarget>,
}

/// An error in the form for pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageError {
    /// Its code in kebab case.
    pub code: &'static str,
    /// Its path.
    pub path: String,
    /// What was found and what is accepted.
    pub message: String,
}

impl From<&Error> for PageError {
    fn from(error: &Error) -> Self {
        Self {
            code: error.code().name(),
            path: error.path().to_owned(),
            message: error.message().to_owned(),
        }
    }
}

/// The figures of a view as a table.
#[derive(Clone, Debug, Serialize)]
pub struct PageTable {
    /// Names of the columns: indicator, value, period, wording, source.
    pub columns: [&'static str; 5],
    /// The figures, in reading order.
    pub rows: Vec<PageRow>,
}

/// A figure in the table.
#[derive(Clone, Debug, Serialize)]
pub struct PageRow {
    /// Id of the measure.
    pub id: String,
    /// Indicator, value in words, period, wording, section.
    pub cells: [String; 5],
    /// The figure as stated, in quotation marks: shown after the section and never broken.
    pub stated: String,
    /// Sort key of the value column: base units, falls are negative.
    pub number: f64,
}

/// A mark on the page.
#[derive(Clone, Debug, Serialize)]
pub struct PageTarget {
    /// Id of the measure.
    pub id: String,
    /// Id of the indicator.
    pub indicator: String,
    /// Name of the indicator.
    pub name: String,
    /// The label as drawn.
    pub label: String,
    /// The lines of the tooltip.
    pub text: String,
    /// The sentence for screen readers.
    pub sentence: String,
    /// Heading of its section.
    pub section: String,
    /// The figure as stated.
    pub stated: String,
    /// The view that it opens.
    pub opens: Option<String>,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Largest width of a drawing in one column, before scaling, in CSS pixels.
const ONE_COLUMN: f64 = 560.0;

/// Lays out a view for a page: the drawing without title, notes and source, which become text of the page.
pub fn page(report: &Report, view: &View, request: &Request) -> (Scene, Page) {
    page_of(report, view, request, Kinds::ALL)
}

/// The same with a list of the kinds that can be drawn.
pub fn page_of(report: &Report, view: &View, request: &Request, kinds: Kinds) -> (Scene, Page) {
    let plain = |scene| Annotated {
        scene,
        footnotes: Vec::new(),
        errors: Vec::new(),
    };
    lay_out(report, view, request, kinds, plain, |_| None)
}

/// The same with an editor's notes on the drawing, in the tooltips of its marks and as footnotes.
pub fn page_with_notes(report: &Report, view: &View, request: &Request, notes: &[Note]) -> (Scene, Page) {
    let lang = request.lang;
    let annotated = |scene| annotated(scene, notes, lang);
    lay_out(report, view, request, Kinds::ALL, annotated, |datum| {
        let notes: Vec<String> = notes
            .iter()
            .filter(|note| is_on(note, datum))
            .map(|note| noted(note, lang).trim_end_matches(['。', '.']).to_owned())
            .collect();
        (!notes.is_empty()).then(|| notes.join(lang.pick("。", ". ")))
    })
}

fn lay_out(
    report: &Report,
    view: &View,
    request: &Request,
    kinds: Kinds,
    annotated: impl FnOnce(Scene) -> Annotated,
    noted: impl Fn(&Datum) -> Option<String>,
) -> (Scene, Page) {
    let (lang, theme) = (request.lang, request.theme);
    // The scale is limited where a drawing would become wider than the page allows.
    let scale = between(request.width / WIDTHS.0, 1.0, request.scale);
    let mut options = Options::new(lang, request.width / scale, Frame::Bare);
    if request.one_column {
        options.columns = Columns::One;
        // Wider drawings would be harder to read.
        options.width = options.width.min(ONE_COLUMN);
    }
    let Annotated {
        scene,
        footnotes,
        errors: misplaced,
    } = annotated(build_of(report, view, options, kinds));
    let corrections = phrase::corrections(view, lang);
    let narrow = request.one_column || scene.size.width < NARROW;
    let scene = scene.scaled(scale);
    let overview = report.views.iter().find(|view| view.is_overview());
    let period = phrase::spoken_period(scene.targets.iter().map(|target| &target.datum), lang);
    let page = Page {
        id: view.id.clone(),
        scale: request.scale,
        errors: request.errors.iter().chain(&misplaced).map(PageError::from).collect(),
        lang: lang.tag(),
        title: view.title.get(lang).to_owned(),
        heading: request.heading,
        subtitle: view.subtitle.get(lang).to_owned(),
        notes: footnotes
            .into_iter()
            .chain(corrections)
            .chain(view.notes.iter().map(|note| note.get(lang).to_owned()))
            .collect(),
        source: phrase::source(report, view, lang),
        summary: findings_of(view, lang, kinds, Detail::Most),
        table: table_of(view, lang, kinds),
        to_table: lang.pick("看表格", "Show as table"),
        to_chart: lang.pick("看图", "Show as chart"),
        marks: fill(
            lang.pick("图中#项##", "# marks##"),
            &[
                &scene.targets.len().to_string(),
                if period.is_empty() { "" } else { lang.pick("，", ", ") },
                &period,
            ],
        ),
        explore: lang.pick("排序、换单位、收听、转发", "Sort, units, listen, share"),
        takeaway: lang.pick("下载与嵌入", "Download and embed"),
        keys: match view.is_overview() {
            // A mark that opens another view is not pinned.
            true => lang.pick(
                "方向键：逐项看；Home、End：首项、末项；PageUp、PageDown：换指标；回车：打开；Esc：收起",
                "Arrows: mark by mark. Home, End: first, last. Page Up, Page Down: another indicator. Enter: open. Esc: close",
            ),
            false => lang.pick(
                "方向键：逐项看；Home、End：首项、末项；PageUp、PageDown：换指标；回车：固定，再固定一项即可比较；Esc：收起",
                "Arrows: mark by mark. Home, End: first, last. Page Up, Page Down: another indicator. Enter: pin, and pin another \
                 to compare. Esc: close",
            ),
        },
        pinned: lang.pick("，已固定", ", pinned"),
        unpin: lang.pick("取消固定", "Unpin"),
        unpinned: lang.pick("没有固定的数了", "Nothing is pinned"),
        not_taken: lang.pick("没能生成，请稍后再试。", "This could not be made; please try again."),
        announced: lang.pick(
            ["上面是表格", "上面是图", "升序", "降序", "按报告的顺序"],
            [
                "Table above",
                "Chart above",
                "ascending",
                "descending",
                "as in the report",
            ],
        ),
        back: lang.pick("← 返回概览", "← Back to the overview").to_owned(),
        overview: overview.map(|v| v.id.clone()).filter(|id| *id != view.id),
        narrow,
        width: scene.size.width,
        height: scene.size.height,
        style: ROLES
            .iter()
            .map(|(role, name)| (*name, theme.colour(*role).hex()))
            .chain([("veil", decimal(VEIL, 2)), ("scale", decimal(request.scale, 6))])
            .collect(),
        targets: (0..)
            .zip(&scene.targets)
            .map(|(i, target)| {
                let datum = &target.datum;
                let aside = kinds.beside(view, datum, lang).into_iter().chain(noted(datum));
                let figure = phrase::spoken_in(datum, &period, lang);
                on_page(target, heard(figure, aside, (i, scene.targets.len()), lang), lang)
            })
            .collect(),
    };
    (scene, page)
}

/// Adds the editor's notes to a scene and to the tooltips of its marks.
fn annotated(scene: Scene, notes: &[Note], lang: Lang) -> Annotated {
    let mut annotated = annotate(scene, notes);
    for note in notes {
        let mut targets = annotated.scene.targets.iter_mut();
        if let Some(target) = targets.find(|target| is_on(note, &target.datum)) {
            let before = target.tooltip.note.take().map_or_else(String::new, |note| note + "\n");
            target.tooltip.note = Some(before + &noted(note, lang));
        }
    }
    annotated
}

fn is_on(note: &Note, datum: &Datum) -> bool {
    matches!(note.place(), NotePlace::Mark(id) if *id == datum.measure.id)
}

/// An editor's note, marked as such.
fn noted(note: &Note, lang: Lang) -> String {
    format!("{}{}", lang.pick("编者注：", "Note: "), note.text())
}

/// The name of a mark for screen readers: the figure, what the view says beside it, the editor's notes, and its position. Each is a sentence of its
/// own: 共16项完成 would be heard as 16 items that are complete.
fn heard(figure: String, aside: impl Iterator<Item = String>, (i, count): (usize, usize), lang: Lang) -> String {
    let mut words = figure;
    for sentence in aside {
        words = words + lang.pick("", " ") + &sentence + lang.pick("。", ".");
    }
    words + lang.pick("", " ") + &phrase::position(i + 1, count, lang)
}

/// The table rows of a view, including figures that are shown as text only.
pub fn table(view: &View, lang: Lang) -> PageTable {
    table_of(view, lang, Kinds::ALL)
}

fn table_of(view: &View, lang: Lang, kinds: Kinds) -> PageTable {
    PageTable {
        columns: lang.pick(
            ["指标", "数值", "时期", "说法", "出处与原文"],
            [
                "Indicator",
                "Value",
                "Period",
                "Wording",
                "Section and words of the report",
            ],
        ),
        rows: rows(view, lang, kinds),
    }
}

/// The same; the wording of a figure with a verdict includes the verdict.
fn rows(view: &View, lang: Lang, kinds: Kinds) -> Vec<PageRow> {
    let with_verdict = |datum: &Datum| {
        let mut row = row(datum, lang);
        if let (Some(words), [_, _, _, wording, _]) = (kinds.beside(view, datum, lang), &mut row.cells) {
            *wording = format!("{wording}{}{words}", lang.pick("；", "; "));
        }
        row
    };
    view.data().into_iter().map(with_verdict).collect()
}

fn row(datum: &Datum, lang: Lang) -> PageRow {
    let measure = &datum.measure;
    PageRow {
        id: measure.id.clone(),
        cells: [
            datum.name(lang).to_owned(),
            phrase::value_words(datum, lang),
            phrase::period(measure, lang),
            phrase::wording(measure, lang),
            measure.source.section.title.get(lang).to_owned(),
        ],
        stated: format!("“{}”", measure.source.stated),
        number: measure.signed_value(),
    }
}

fn on_page(target: &Target, sentence: String, lang: Lang) -> PageTarget {
    let measure = &target.datum.measure;
    PageTarget {
        id: measure.id.clone(),
        indicator: target.datum.indicator.id.clone(),
        name: target.tooltip.name.clone(),
        label: target.label.clone(),
        text: target.tooltip.text(),
        sentence,
        section: measure.source.section.title.get(lang).to_owned(),
        stated: measure.source.stated.clone(),
        opens: target.opens.clone(),
        x: target.area.x,
        y: target.area.y,
        width: target.area.width,
        height: target.area.height,
    }
}

/// The viewport: its size, and the position of the drawing's top left corner in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// x of the drawing's left edge in the viewport.
    pub left: f64,
    /// y of the drawing's top edge in the viewport.
    pub top: f64,
    /// Extent of the viewport to the right.
    pub width: f64,
    /// Extent of the viewport downwards.
    pub height: f64,
}

/// A tooltip with its position, in CSS pixels of the drawing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TooltipBox {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// The lines: name first, then value, and so on.
    pub lines: Vec<String>,
}

/// Font size of the value line in CSS pixels; the other lines have [`TOOLTIP_SMALL`].
pub(crate) const TOOLTIP_VALUE: f64 = 14.0;
pub(crate) const TOOLTIP_SMALL: f64 = 12.0;
/// Padding and border on every side.
pub(crate) const TOOLTIP_EDGE: f64 = 13.0;
/// Distance between tooltip and edge of the viewport.
const TOOLTIP_GAP: f64 = 8.0;
/// Distance between tooltip and mark: small, so that the pointer meets no other mark between them.
const TOOLTIP_NEAR: f64 = 1.0;

/// Places the tooltip of a target: above its mark where it fits, else below it, inside the viewport if it fits there at all.
/// It is centred on the x of `pointer`, or on the mark without one. `scale` is that of the drawing.
pub fn place_tooltip(target: &Target, viewport: Viewport, pointer: Option<f64>, scale: f64) -> TooltipBox {
    let text = target.tooltip.text();
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let size = |i: usize| {
        if i == 1 {
            (TOOLTIP_VALUE * scale, Weight::Bold)
        } else {
            (TOOLTIP_SMALL * scale, Weight::Regular)
        }
    };
    let widest = lines
        .iter()
        .enumerate()
        .map(|(i, line)| text_width(line, size(i).0, size(i).1))
        .fold(0.0, f64::max);
    let room = (viewport.width - TOOLTIP_GAP * 2.0).max(120.0);
    let width = between(widest.ceil() + TOOLTIP_EDGE * 2.0, 160.0, 300.0 * scale).min(room);
    let height: f64 = lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let (size, weight) = size(i);
            line_height(size) * wrap(line, width - TOOLTIP_EDGE * 2.0, size, weight).len() as f64 + 2.0
        })
        .sum::<f64>()
        + TOOLTIP_EDGE * 2.0;
    let area = target.area;
    let wanted = pointer.unwrap_or(area.center().x) - width / 2.0;
    let x = within(wanted, -viewport.left, viewport.width, width);
    TooltipBox {
        x,
        y: beside(area, height, viewport),
        width,
        lines,
    }
}

/// The y above an area if there is space, else below, else where the tooltip covers least.
fn beside(area: Rect, height: f64, viewport: Viewport) -> f64 {
    let above = area.y - TOOLTIP_NEAR - height;
    let below = area.bottom() + TOOLTIP_NEAR;
    let first = TOOLTIP_GAP - viewport.top;
    let last = viewport.height - viewport.top - TOOLTIP_GAP - height;
    if above >= first && above <= last {
        above
    } else if below >= first && below <= last {
        below
    } else {
        within(above, -viewport.top, viewport.height, height)
    }
}

/// Moves an interval of `extent` into one that begins at `start` and is `room` long.
fn within(wanted: f64, start: f64, room: f64, extent: f64) -> f64 {
    let last = start + room - TOOLTIP_GAP - extent;
    wanted.min(last).max(start + TOOLTIP_GAP)
}

/// Device pixels per CSS pixel for a canvas: that of the screen, or less where the canvas would exceed the limits of
/// browsers (8192 on a side, 16.7 million in all).
pub fn canvas_ratio(scene: &Scene, wanted: f64) -> f64 {
    let wanted = if wanted.is_finite() {
        between(wanted, 0.5, 8.0)
    } else {
        1.0
    };
    let size = scene.size;
    let side = 8192.0 / size.width.max(size.height).max(1.0);
    let area = (16_700_000.0 / (size.width * size.height).max(1.0)).sqrt();
    wanted.min(side).min(area)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::geometry::pt;
    use crate::document::built_in;
    use proptest::prelude::*;

    fn request(lang: &str, width: f64) -> Request {
        Request::read(&format!("{{\"lang\": \"{lang}\", \"width\": {width}}}")).unwrap()
    }

    #[test]
    fn large_type_has_one_column_with_all_marks() {
        let report = built_in().unwrap();
        for view in &report.views {
            for lang in ["zh-CN", "en"] {
                for width in [320.0, 720.0, 1200.0] {
                    let plain = page(&report, view, &request(lang, width)).1;
                    let json = format!("{{\"lang\": \"{lang}\", \"width\": {width}, \"large\": true}}");
                    let (scene, large) = page(&report, view, &Request::read(&json).unwrap());
                    let ids = |page: &Page| page.targets.iter().map(|t| t.id.clone()).collect::<Vec<_>>();
                    assert_eq!(ids(&plain), ids(&large), "{} {lang} {width}", view.id);
                    assert!(large.narrow && large.scale == 1.5);
                    for item in &scene.items {
                        if let crate::chart::scene::Item::Text(text) = item {
                            assert!(text.size >= 18.0, "{}: {text:?}", view.id);
                        }
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn tooltips_stay_in_the_viewport(
            view in 0usize..12, mark in 0usize..12,
            left in -200.0..200.0, top in -900.0..600.0, width in 320.0..1400.0, height in 480.0..1200.0,
            pointer in -50.0..1500.0,
        ) {
            let report = built_in().unwrap();
            let view = report.views.get(view).unwrap();
            let (scene, _) = page(&report, view, &request("en", width));
            let target = scene.targets.get(mark % scene.targets.len()).unwrap();
            let viewport = Viewport { left, top, width, height };
            let tooltip = place_tooltip(target, viewport, Some(pointer), 1.0);
            prop_assert!(left + tooltip.x >= 0.0 && left + tooltip.x + tooltip.width <= width);
            prop_assert!(top + tooltip.y >= 0.0);
        }
    }

    #[test]
    fn the_nearest_mark_is_hit_everywhere() {
        let report = built_in().unwrap();
        for view in &report.views {
            let (scene, _) = page(&report, view, &request("zh-CN", 640.0));
            for (i, target) in scene.targets.iter().enumerate() {
                let hit = crate::chart::hit_test::nearest(&scene, target.area.center());
                let found = hit.and_then(|hit| scene.targets.get(hit)).unwrap();
                assert!(found.area.distance(target.area.center()) == 0.0, "{} {i}", view.id);
            }
            assert!(crate::chart::hit_test::nearest(&scene, pt(-1e6, 1e6)).is_some());
        }
    }
}
