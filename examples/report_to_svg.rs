//! A report file (JSON or table) to the SVG of one of its views: `cargo run --example report_to_svg FILE [VIEW]`.

use report_charts::base::theme::Theme;
use report_charts::chart::{Frame, Options, build, summary};
use report_charts::quantity::Lang;
use report_charts::render::svg;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let file = args.next().ok_or("usage: report_to_svg FILE [VIEW]")?;
    // Proposes views where the file describes none.
    let report = reading::propose::open(&std::fs::read_to_string(file)?)?;
    let view = match args.next() {
        Some(id) => report.view(&id)?,
        None => report.views.first().ok_or("nothing of this report can be drawn")?,
    };
    let scene = build(&report, view, Options::new(Lang::Zh, 640.0, Frame::Full));
    let (title, words) = (view.title.get(Lang::Zh), summary(&report, view, Lang::Zh));
    println!("{}", svg::render(&scene, Theme::Light, title, &words)?);
    Ok(())
}
