//! plotters' backend for a canvas: what [`paint`] calls, and nothing else. Sizes of fonts are printed as the numbers of labels
//! are: std's printing of floating point numbers is 5 KB of every page.
//!
//! [`paint`]: report_charts::render::paint::paint

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use quantity::decimal;
use report_charts::base::theme::Rgb;
use std::f64::consts::TAU;
use std::fmt;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Places of a size: more than a browser tells apart.
const PLACES: i32 = 9;

/// A canvas with its context, and colour and opacity as set there. Setting them again costs more than drawing a box: a colour is
/// a text, which is made here, copied out of the wasm and parsed by the browser.
pub(crate) struct Canvas {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    fill: Option<Rgb>,
    alpha: f64,
}

/// The browser has refused to draw.
#[derive(Debug)]
pub(crate) struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the browser does not draw on it")
    }
}

impl std::error::Error for Refused {}

type Drawn = Result<(), DrawingErrorKind<Refused>>;

fn drawn(answer: Result<(), JsValue>) -> Drawn {
    answer.map_err(|_| DrawingErrorKind::DrawingError(Refused))
}

impl Canvas {
    /// A canvas whose size was just set, which resets its context. `None` for a canvas without a 2d context.
    pub(crate) fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self {
            canvas,
            context,
            fill: None,
            alpha: 1.0,
        })
    }

    /// The opacity of what is drawn next: a number, where a colour with an opacity would be a text for each step of a gradient.
    fn set_alpha(&mut self, alpha: f64) {
        if self.alpha != alpha {
            self.alpha = alpha;
            self.context.set_global_alpha(alpha);
        }
    }

    fn set_fill(&mut self, colour: BackendColor) {
        self.set_alpha(colour.alpha);
        let rgb = rgb(colour);
        if self.fill != Some(rgb) {
            self.fill = Some(rgb);
            self.context.set_fill_style_str(&rgb.hex());
        }
    }

    fn begin(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (i, (x, y)) in path.into_iter().enumerate() {
            match i {
                0 => self.context.move_to(x.into(), y.into()),
                _ => self.context.line_to(x.into(), y.into()),
            }
        }
    }

    /// Fills or strokes the path.
    fn end(&mut self, style: &impl BackendStyle, fill: bool) {
        let colour = style.color();
        if fill {
            self.set_fill(colour);
            self.context.fill();
        } else {
            self.set_alpha(colour.alpha);
            self.context.set_stroke_style_str(&rgb(colour).hex());
            self.context.set_line_width(style.stroke_width().into());
            self.context.stroke();
        }
    }
}

fn rgb(colour: BackendColor) -> Rgb {
    let (red, green, blue) = colour.rgb;
    Rgb(red, green, blue)
}

impl DrawingBackend for Canvas {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        (self.canvas.width(), self.canvas.height())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &colour, true)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if fill {
            self.set_fill(style.color());
            let (width, height) = (right - left, bottom - top);
            self.context
                .fill_rect(left.into(), top.into(), width.into(), height.into());
        } else {
            self.begin([(left, top), (right, top), (right, bottom), (left, bottom)]);
            self.context.close_path();
            self.end(style, false);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.begin(path);
        self.end(style, false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.context.begin_path();
        drawn(self.context.arc(x.into(), y.into(), radius.into(), 0.0, TAU))?;
        self.end(style, fill);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let anchor = style.anchor();
        self.context.set_text_baseline(match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.context.set_text_align(match anchor.h_pos {
            HPos::Left => "start",
            HPos::Center => "center",
            HPos::Right => "end",
        });
        self.set_fill(style.color());
        let (weight, size) = (style.style(), decimal(style.size(), PLACES));
        let font = format!("{} {size}px {}", weight.as_str(), style.family().as_str());
        self.context.set_font(&font);
        drawn(self.context.fill_text(text, x.into(), y.into()))
    }
}
