//! docs/benchmark.svg: for each measure, the ratio of each library's figure to the widget's, on a logarithmic axis.

use std::fmt::Write as _;

use super::{PEERS, report::title, table::Table};

/// Ticks of the axis, which ends at the outer ones; ratios beyond are drawn there as hollow marks.
const TICKS: [f64; 7] = [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0];
const COLOURS: [&str; 6] = ["#0b7285", "#c2255c", "#e8590c", "#5f3dc4", "#74b816", "#2b8a3e"];

const LEFT: f64 = 330.0;
const RIGHT: f64 = 880.0;
const WIDTH: f64 = 910.0;
const TOP: f64 = 108.0;
const ROW: f64 = 34.0;

/// The whole picture.
pub(super) fn draw(table: &Table) -> String {
    let rows: Vec<_> = table.measures().filter(|row| row.compared).collect();
    let bottom = (0..rows.len()).fold(TOP, |y, _| y + ROW);
    let mut body = String::new();
    legend(&mut body);
    for tick in TICKS {
        let (x, ours) = (place(tick), (tick - 1.0).abs() < f64::EPSILON);
        let line = if ours { "#222" } else { "#ddd" };
        put(
            &mut body,
            format_args!(r#"<path d="M{x:.1} {TOP}V{bottom}" stroke="{line}"/>"#),
        );
        put(
            &mut body,
            format_args!(
                r#"<text x="{x:.1}" y="{}" text-anchor="middle">×{tick}</text>"#,
                TOP - 8.0
            ),
        );
    }
    let mut y = TOP + ROW / 2.0;
    for row in rows {
        put(
            &mut body,
            format_args!(
                r#"<text x="{}" y="{}" text-anchor="end">{}</text>"#,
                LEFT - 14.0,
                y + 4.0,
                row.label
            ),
        );
        for (peer, colour) in PEERS.into_iter().zip(COLOURS) {
            if let Some(ratio) = table.ratio(row, peer) {
                dot(
                    &mut body,
                    place(ratio),
                    y,
                    colour,
                    inside(ratio),
                    &format!("{}: ×{ratio:.2}", title(peer)),
                );
            }
        }
        y += ROW;
    }
    let height = bottom + 16.0;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\" font-size=\"12\" \
         role=\"img\">\n<title>How many times the widget's figure each library's is</title>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n{body}</svg>\n"
    )
}

fn legend(body: &mut String) {
    put(
        body,
        format_args!(
            r#"<text x="16" y="26" font-size="15" font-weight="bold">Times the widget's figure; right of ×1 the widget needs less</text>"#
        ),
    );
    let mut x = 22.0;
    for (peer, colour) in PEERS.into_iter().zip(COLOURS) {
        let name = title(peer);
        dot(body, x, 54.0, colour, true, name);
        put(body, format_args!(r#"<text x="{}" y="58">{name}</text>"#, x + 11.0));
        x += name.chars().fold(36.0, |x, _| x + 7.0);
    }
    put(
        body,
        format_args!(r##"<text x="16" y="78" fill="#666">Hollow: beyond the axis</text>"##),
    );
}

fn dot(body: &mut String, x: f64, y: f64, colour: &str, full: bool, name: &str) {
    let fill = if full { colour } else { "#fff" };
    put(
        body,
        format_args!(
            r#"<circle cx="{x:.1}" cy="{y}" r="5" fill="{fill}" stroke="{colour}" stroke-width="1.5"><title>{name}</title></circle>"#
        ),
    );
}

fn ends() -> (f64, f64) {
    let [first, .., last] = TICKS;
    (first, last)
}

fn inside(ratio: f64) -> bool {
    let (first, last) = ends();
    (first..=last).contains(&ratio)
}

fn place(ratio: f64) -> f64 {
    let (first, last) = ends();
    let along = (ratio.clamp(first, last) / first).ln() / (last / first).ln();
    LEFT + (RIGHT - LEFT) * along
}

fn put(body: &mut String, item: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _written = writeln!(body, "{item}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::table::MEASURES;

    #[test]
    fn every_label_has_room_on_the_left() {
        for measure in &MEASURES {
            // The widest font takes less than six pixels a letter.
            let wide = measure.label.chars().fold(0.0, |width, _| width + 6.0);
            assert!(wide <= LEFT - 14.0, "{}", measure.label);
        }
    }
}
