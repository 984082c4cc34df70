//! Colours, type sizes and fonts. Not here: drawing.

use quantity::Lang;

/// The role of a colour. Items of a scene name a role, so that one scene serves every theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Background.
    Ground,
    /// Primary text, and zero lines.
    Ink,
    /// Secondary text.
    Muted,
    /// Thin lines: separators and axes.
    Rule,
    /// Rises, levels and shares.
    Accent,
    /// Falls. It marks the direction and does not mean "bad".
    Fall,
    /// Missing parts, such as what a fall has taken away.
    Empty,
}

/// An opaque colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour as `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Reads a colour as browsers compute it, `rgb(r, g, b)` or `rgba(r, g, b, a)`. `None` for anything else, and for a
    /// colour that is less than half opaque.
    pub fn parse(computed: &str) -> Option<Self> {
        let inside = computed
            .strip_prefix("rgb")?
            .trim_start_matches('a')
            .strip_prefix('(')?;
        let mut parts = inside.trim_end_matches(')').split(',').map(str::trim);
        let mut channel = || parts.next()?.parse::<u8>().ok();
        let colour = Self(channel()?, channel()?, channel()?);
        let tenths = parts.next().and_then(|alpha| alpha.strip_prefix('0'));
        let solid = tenths.is_none_or(|tenths| tenths.trim_start_matches('.') >= "5");
        solid.then_some(colour)
    }

    /// Whether white has more contrast with it than black.
    pub fn is_dark(self) -> bool {
        self.contrast(rgb(0xffffff)) > self.contrast(rgb(0))
    }

    /// Relative luminance as WCAG 2.2 defines it, 0 (black) to 1 (white).
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                power_of_2_4((c + 0.055) / 1.055)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio as WCAG 2.2 defines it, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// `x` to the power of 2.4, for `x` from 0 to 1, with the fifth root by Newton's method: the tables of `powf` would add to
/// the size of every page.
fn power_of_2_4(x: f64) -> f64 {
    let square = x * x;
    let mut root = 1.0_f64;
    for _ in 0..60 {
        root -= (root - square / root.powi(4)) / 5.0;
    }
    square * root
}

/// A colour theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white.
    Light,
    /// Light on near black.
    Dark,
    /// Dark on white, for readers who prefer more contrast.
    LightMore,
    /// Light on black, for readers who prefer more contrast.
    DarkMore,
    /// The system colours of forced-colors mode.
    System(SystemColours),
    /// A theme with custom colours of the page.
    Own(Palette),
}

/// The system colours that are used in forced-colors mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SystemColours {
    /// `Canvas`.
    pub ground: Rgb,
    /// `CanvasText`.
    pub ink: Rgb,
    /// `GrayText`.
    pub quiet: Rgb,
}

/// A colour for each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    ground: Rgb,
    ink: Rgb,
    muted: Rgb,
    rule: Rgb,
    accent: Rgb,
    fall: Rgb,
    empty: Rgb,
}

/// A colour from `0xrrggbb`.
const fn rgb(hex: u32) -> Rgb {
    let [_, r, g, b] = hex.to_be_bytes();
    Rgb(r, g, b)
}

const LIGHT: Palette = Palette {
    ground: rgb(0xffffff),
    ink: rgb(0x1b1f24),
    muted: rgb(0x5b6470),
    rule: rgb(0xe3e6ea),
    accent: rgb(0x1d5fa6),
    fall: rgb(0x9a4b08),
    empty: rgb(0xdfe4ea),
};
const DARK: Palette = Palette {
    ground: rgb(0x14181d),
    ink: rgb(0xeef1f4),
    muted: rgb(0xa4adb8),
    rule: rgb(0x2c333b),
    accent: rgb(0x6fb1f2),
    fall: rgb(0xf0a35e),
    empty: rgb(0x2f3740),
};
const LIGHT_MORE: Palette = Palette {
    ground: rgb(0xffffff),
    ink: rgb(0x000000),
    muted: rgb(0x343b43),
    rule: rgb(0x6b747f),
    accent: rgb(0x0b3f7a),
    fall: rgb(0x6e3503),
    empty: rgb(0xd0d6dd),
};
const DARK_MORE: Palette = Palette {
    ground: rgb(0x000000),
    ink: rgb(0xffffff),
    muted: rgb(0xd5dbe2),
    rule: rgb(0x8b95a1),
    accent: rgb(0x9fd0ff),
    fall: rgb(0xffc88f),
    empty: rgb(0x2f3740),
};

/// Opacity of the veil over the other marks while one is hovered or focused. Text under it stays readable.
pub(crate) const VEIL: f64 = 0.12;

/// Pairs of colours that must differ, with the least contrast: 4.5 for text, 3 for graphics (WCAG 2.2, 1.4.3 and 1.4.11).
/// Accent and fall are also colours of text.
pub(crate) const PAIRS: [(Role, Role, f64); 6] = [
    (Role::Ink, Role::Ground, 4.5),
    (Role::Muted, Role::Ground, 4.5),
    (Role::Accent, Role::Ground, 4.5),
    (Role::Fall, Role::Ground, 4.5),
    (Role::Accent, Role::Empty, 3.0),
    (Role::Fall, Role::Empty, 3.0),
];

/// The roles in the order in which a page gets them, with their names in CSS and in requests.
pub const ROLES: [(Role, &str); 7] = [
    (Role::Ground, "ground"),
    (Role::Ink, "ink"),
    (Role::Muted, "muted"),
    (Role::Rule, "rule"),
    (Role::Accent, "accent"),
    (Role::Fall, "fall"),
    (Role::Empty, "empty"),
];

impl Theme {
    /// The colour of a role.
    pub fn colour(self, role: Role) -> Rgb {
        let palette = self.palette();
        match role {
            Role::Ground => palette.ground,
            Role::Ink => palette.ink,
            Role::Muted => palette.muted,
            Role::Rule => palette.rule,
            Role::Accent => palette.accent,
            Role::Fall => palette.fall,
            Role::Empty => palette.empty,
        }
    }

    fn palette(self) -> Palette {
        match self {
            Self::Light => LIGHT,
            Self::Dark => DARK,
            Self::LightMore => LIGHT_MORE,
            Self::DarkMore => DARK_MORE,
            Self::Own(palette) => palette,
            Self::System(SystemColours { ground, ink, quiet }) => Palette {
                ground,
                ink,
                muted: ink,
                rule: quiet,
                accent: ink,
                fall: ink,
                empty: quiet,
            },
        }
    }

    /// Whether its background is nearer to black than to white.
    pub fn is_dark(self) -> bool {
        self.colour(Role::Ground).is_dark()
    }

    /// This theme with some custom colours of the page.
    ///
    /// # Errors
    /// The first pair of roles with too little contrast, and that contrast: then none of the colours is to be used.
    pub(crate) fn with(self, colours: &[(Role, Rgb)]) -> Result<Self, (Role, Role, f64)> {
        let mut palette = self.palette();
        for (role, colour) in colours {
            *match role {
                Role::Ground => &mut palette.ground,
                Role::Ink => &mut palette.ink,
                Role::Muted => &mut palette.muted,
                Role::Rule => &mut palette.rule,
                Role::Accent => &mut palette.accent,
                Role::Fall => &mut palette.fall,
                Role::Empty => &mut palette.empty,
            } = *colour;
        }
        let own = Self::Own(palette);
        let faint = PAIRS.iter().find_map(|(mark, ground, least)| {
            let contrast = own.colour(*mark).contrast(own.colour(*ground));
            (contrast < *least).then_some((*mark, *ground, contrast))
        });
        faint.map_or(Ok(own), Err)
    }
}

/// Below this width, in CSS pixels, names are placed above their marks and small multiples become rows.
pub(crate) const NARROW: f64 = 480.0;

/// Font size of titles.
pub(crate) const TITLE: f64 = 19.0;
/// Font size of subtitles.
pub(crate) const SUBTITLE: f64 = 13.0;
/// Font size of names and values at marks.
pub(crate) const LABEL: f64 = 13.5;
/// Font size of notes, legends and sources, the smallest.
pub const NOTE: f64 = 12.0;
/// Font size of the one figure that a panel shows.
pub(crate) const FIGURE: f64 = 22.0;

/// The font stack. Names have no quotation marks, so that canvas and SVG take the same text. The English stack begins with
/// fonts whose quotation marks and dots are not full-width.
pub fn fonts(lang: Lang) -> &'static str {
    lang.pick(
        "PingFang SC, Hiragino Sans GB, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, \
         WenQuanYi Micro Hei, Helvetica Neue, Arial, sans-serif",
        "Helvetica Neue, Segoe UI, Roboto, Arial, Liberation Sans, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, \
         sans-serif",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A colour seen through a veil that lets `share` of it through.
    fn under(colour: Rgb, veil: Rgb, share: f64) -> Rgb {
        let mix = |a: u8, b: u8| (f64::from(a) * (1.0 - share) + f64::from(b) * share).round() as u8;
        Rgb(mix(colour.0, veil.0), mix(colour.1, veil.1), mix(colour.2, veil.2))
    }

    #[test]
    fn text_and_marks_stand_out_in_every_theme() {
        for theme in [Theme::Light, Theme::Dark, Theme::LightMore, Theme::DarkMore] {
            // With more contrast, text gets 7 and graphics 4.5.
            let more = if matches!(theme, Theme::LightMore | Theme::DarkMore) {
                1.5
            } else {
                1.0
            };
            for (mark, ground, least) in PAIRS {
                let ratio = theme.colour(mark).contrast(theme.colour(ground));
                assert!(ratio >= least * more, "{theme:?} {mark:?} on {ground:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn text_under_the_veil_stays_readable() {
        for theme in [Theme::Light, Theme::Dark, Theme::LightMore, Theme::DarkMore] {
            let ground = theme.colour(Role::Ground);
            for role in [Role::Ink, Role::Muted, Role::Accent, Role::Fall] {
                let ratio = under(theme.colour(role), ground, VEIL).contrast(ground);
                assert!(ratio >= 4.5, "{theme:?} {role:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn custom_colours_are_used_together_or_not_at_all() {
        let green = Rgb(0x0b, 0x6b, 0x3a);
        let own = Theme::Light.with(&[(Role::Accent, green)]).unwrap();
        assert_eq!((own.colour(Role::Accent), own.colour(Role::Fall)), (green, LIGHT.fall));
        let yellow = Theme::Light.with(&[(Role::Accent, Rgb(255, 230, 0))]);
        let (mark, ground, contrast) = yellow.unwrap_err();
        assert_eq!((mark, ground), (Role::Accent, Role::Ground));
        assert!(contrast < 1.5);
        assert_eq!(Theme::Dark.with(&[]).unwrap().colour(Role::Ink), DARK.ink);
    }

    #[test]
    fn only_complete_computed_colours_are_read() {
        for (text, colour) in [
            ("rgb(0, 128, 255)", Some(Rgb(0, 128, 255))),
            ("rgba(1, 2, 3, 1)", Some(Rgb(1, 2, 3))),
            ("rgba(1, 2, 3, 0.8)", Some(Rgb(1, 2, 3))),
            ("rgba(1, 2, 3, 0.2)", None),
            ("rgba(0, 0, 0, 0)", None),
            ("rgb(0, 0, 300)", None),
            ("rgb(0, 0)", None),
            ("oklch(0.5 0.1 20)", None),
            ("", None),
        ] {
            assert_eq!(Rgb::parse(text), colour, "{text}");
        }
    }

    #[test]
    fn the_power_function_is_accurate() {
        for i in 1..=255 {
            let x = f64::from(i) / 255.0;
            assert!((power_of_2_4(x) - x.powf(2.4)).abs() < 1e-12, "{x}");
        }
    }

    #[test]
    fn contrast_agrees_with_the_published_extremes() {
        assert_eq!(Rgb(0, 0, 0).contrast(Rgb(255, 255, 255)), 21.0);
        assert_eq!(Rgb(0x1b, 0, 0xff).hex(), "#1b00ff");
    }
}
