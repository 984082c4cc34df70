//! Three numbers to an SVG on standard output.

use report_charts::base::theme::Theme;
use report_charts::chart::{Frame, Options, build};
use report_charts::document::{NewFigure, ReportBuilder};
use report_charts::{Error, quantity::Lang, render::svg};

fn main() -> Result<(), Error> {
    let [north, south, west] = [
        ("北省", "North", "约120万吨"),
        ("南省", "South", "131万吨"),
        ("西省", "West", "超过90万吨"),
    ]
    .map(|(zh, en, stated)| NewFigure::level(en.to_lowercase(), (zh, en), "2025", stated));
    let (title, subtitle) = (
        ("南省最多", "The South has most"),
        ("2025年粮食产量", "Grain output, 2025"),
    );
    let report = ReportBuilder::new(
        "grain",
        ("粮食产量", "Grain output"),
        "2026-01",
        ("统计局", "Statistics bureau"),
    )
    .view("bars", "grain", title, subtitle, [north.id(), south.id(), west.id()])
    .figure(north)
    .figure(south)
    .figure(west)
    .build()?;
    let scene = build(
        &report,
        report.view("grain")?,
        Options::new(Lang::Zh, 640.0, Frame::Full),
    );
    println!("{}", svg::render(&scene, Theme::Light, title.0, "三省2025年粮食产量")?);
    Ok(())
}
