//! Each view, in each language and theme, on a small and a large screen.

use anyhow::{Context, Result};
use browser_tests::{
    drawn::check,
    engine::Engine,
    fixture::{LANGS, VIEWS, WIDTHS},
};

use crate::start;

fn check_everywhere(views: &[&str]) -> Result<()> {
    let browser = start()?;
    let ratio = if browser.engine() == Engine::WebKit { 1.0 } else { 2.0 };
    for view in views {
        for lang in LANGS {
            for width in WIDTHS {
                check(&browser, view, lang, width, ratio).with_context(|| format!("{view}, {lang}, {width} px"))?;
            }
        }
    }
    Ok(())
}

// In parts, so that a failure in one view does not hide the others.

#[test]
fn the_first_four_views_draw_everywhere() -> Result<()> {
    check_everywhere(&VIEWS[..4])
}

#[test]
fn the_next_four_views_draw_everywhere() -> Result<()> {
    check_everywhere(&VIEWS[4..8])
}

#[test]
fn the_last_four_views_draw_everywhere() -> Result<()> {
    check_everywhere(&VIEWS[8..])
}
