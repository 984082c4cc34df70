//! Every colour, type size and gap. Refuses: what is drawn with them.

use quantity::Lang;

/// What a colour is for. Items of a scene name a role, so that one scene serves every theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What everything stands on.
    Ground,
    /// Text to be read first, and zero lines.
    Ink,
    /// Text to be read second.
    Muted,
    /// Thin lines that part and carry.
    Rule,
    /// Rises, levels and shares.
    Accent,
    /// Falls: another side, never "bad".
    Fall,
    /// What is not there, such as the part that is gone.
    Empty,
}

/// A colour without transparency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour as `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Reads a colour as browsers compute it, `rgb(r, g, b)` or `rgba(r, g, b, a)`. `None` for anything else, and for a
    /// colour that lets more than half of what is behind it through.
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

    /// Whether white stands out from it better than black does.
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

/// The power of 2.4 of a number from 0 to 1, by Newton's way to a fifth root: the power function itself would bring its tables
/// into every page.
fn power_of_2_4(x: f64) -> f64 {
    let square = x * x;
    let mut root = 1.0_f64;
    for _ in 0..60 {
        root -= (root - square / root.powi(4)) / 5.0;
    }
    square * root
}

/// One look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white.
    Light,
    /// Light on near black.
    Dark,
    /// Dark on white, for readers who ask for more contrast.
    LightMore,
    /// Light on black, for readers who ask for more contrast.
    DarkMore,
    /// The colours that a reader's system imposes.
    System(SystemColours),
    /// A theme with colours of the page's own.
    Own(Palette),
}

/// The few colours of a system in forced colours mode.
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

/// Hexadecimal, as colours are usually written.
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

/// How much of the ground lies over the marks that stand back while one is pointed at: what is written on them stays
/// readable.
pub(crate) const VEIL: f64 = 0.12;

/// What has to be told apart, and the least contrast for it: 4.5 for text, 3 for what is only seen (WCAG 2.2, 1.4.3 and
/// 1.4.11). Accent and fall are colours of text too.
pub(crate) const PAIRS: [(Role, Role, f64); 6] = [
    (Role::Ink, Role::Ground, 4.5),
    (Role::Muted, Role::Ground, 4.5),
    (Role::Accent, Role::Ground, 4.5),
    (Role::Fall, Role::Ground, 4.5),
    (Role::Accent, Role::Empty, 3.0),
    (Role::Fall, Role::Empty, 3.0),
];

/// The roles in the order in which a page is told them, with the name each has in CSS and in requests.
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

    /// Whether its ground is nearer to black than to white.
    pub fn is_dark(self) -> bool {
        self.colour(Role::Ground).is_dark()
    }

    /// This theme with some colours of the page's own.
    ///
    /// # Errors
    /// The first two roles that could not be told apart, with their contrast: then none of the colours is to be used.
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

/// Below this width names stand above their marks and small multiples become rows.
pub(crate) const NARROW: f64 = 480.0;

/// Font size of titles.
pub(crate) const TITLE: f64 = 19.0;
/// Font size of subtitles.
pub(crate) const SUBTITLE: f64 = 13.0;
/// Font size of names and values at marks.
pub(crate) const LABEL: f64 = 13.5;
/// Font size of notes, keys and sources: nothing is smaller.
pub const NOTE: f64 = 12.0;
/// Font size of the one figure that a panel is about.
pub(crate) const FIGURE: f64 = 22.0;

/// The fonts, first found first: names without quotation marks, so that canvas and SVG take the same text. English
/// begins with fonts whose quotation marks and dots are not set on the full square.
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

    /// Colour of one over another that lets `share` of it through.
    fn under(colour: Rgb, veil: Rgb, share: f64) -> Rgb {
        let mix = |a: u8, b: u8| (f64::from(a) * (1.0 - share) + f64::from(b) * share).round() as u8;
        Rgb(mix(colour.0, veil.0), mix(colour.1, veil.1), mix(colour.2, veil.2))
    }

    #[test]
    fn text_and_marks_stand_out_in_every_theme() {
        for theme in [Theme::Light, Theme::Dark, Theme::LightMore, Theme::DarkMore] {
            // Readers who ask for more get 7 for text and 4.5 for the rest.
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
    fn what_stands_back_stays_readable() {
        for theme in [Theme::Light, Theme::Dark, Theme::LightMore, Theme::DarkMore] {
            let ground = theme.colour(Role::Ground);
            for role in [Role::Ink, Role::Muted, Role::Accent, Role::Fall] {
                let ratio = under(theme.colour(role), ground, VEIL).contrast(ground);
                assert!(ratio >= 4.5, "{theme:?} {role:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn colours_of_the_page_are_taken_as_a_whole_or_not_at_all() {
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
    fn computed_colours_are_read_whole_or_not_at_all() {
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
    fn the_power_is_the_power() {
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
