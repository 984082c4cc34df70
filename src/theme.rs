//! Every colour, type size and gap. Refuses: what is drawn with them.

use crate::lang::Lang;

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

    /// Relative luminance as WCAG 2.2 defines it, 0 (black) to 1 (white).
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
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

/// One look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white.
    Light,
    /// Light on near black.
    Dark,
    /// The colours that a reader's system imposes.
    System(SystemColours),
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

impl SystemColours {
    /// Reads three computed colours, `rgb(r, g, b)` or `rgba(r, g, b, a)`, parted by semicolons, in the order ground, ink,
    /// quiet; transparency is not looked at. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut colours = text.split(';').map(|colour| {
            let mut numbers = colour
                .split(|c: char| !c.is_ascii_digit())
                .filter(|digits| !digits.is_empty())
                .map(|digits| digits.parse::<u8>().ok());
            Some(Rgb(numbers.next()??, numbers.next()??, numbers.next()??))
        });
        Some(Self {
            ground: colours.next()??,
            ink: colours.next()??,
            quiet: colours.next()??,
        })
    }
}

/// The roles in the order in which a page is told them, with the name each has in CSS.
pub(crate) const ROLES: [(Role, &str); 7] = [
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
        match (self, role) {
            (Self::Light, Role::Ground) => Rgb(0xff, 0xff, 0xff),
            (Self::Light, Role::Ink) => Rgb(0x1b, 0x1f, 0x24),
            (Self::Light, Role::Muted) => Rgb(0x5b, 0x64, 0x70),
            (Self::Light, Role::Rule) => Rgb(0xe3, 0xe6, 0xea),
            (Self::Light, Role::Accent) => Rgb(0x1d, 0x5f, 0xa6),
            (Self::Light, Role::Fall) => Rgb(0xa8, 0x53, 0x0a),
            (Self::Light, Role::Empty) => Rgb(0xdf, 0xe4, 0xea),
            (Self::Dark, Role::Ground) => Rgb(0x14, 0x18, 0x1d),
            (Self::Dark, Role::Ink) => Rgb(0xee, 0xf1, 0xf4),
            (Self::Dark, Role::Muted) => Rgb(0xa4, 0xad, 0xb8),
            (Self::Dark, Role::Rule) => Rgb(0x2c, 0x33, 0x3b),
            (Self::Dark, Role::Accent) => Rgb(0x6f, 0xb1, 0xf2),
            (Self::Dark, Role::Fall) => Rgb(0xf0, 0xa3, 0x5e),
            (Self::Dark, Role::Empty) => Rgb(0x2f, 0x37, 0x40),
            (Self::System(system), Role::Ground) => system.ground,
            (Self::System(system), Role::Ink | Role::Muted | Role::Accent | Role::Fall) => system.ink,
            (Self::System(system), Role::Rule | Role::Empty) => system.quiet,
        }
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
pub(crate) const NOTE: f64 = 12.0;
/// Font size of the one figure that a panel is about.
pub(crate) const FIGURE: f64 = 22.0;

/// The fonts, first found first: names without quotation marks, so that canvas and SVG take the same text. English
/// begins with fonts whose quotation marks and dots are not set on the full square.
pub(crate) fn fonts(lang: Lang) -> &'static str {
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

    #[test]
    fn text_and_marks_stand_out_in_both_themes() {
        for theme in [Theme::Light, Theme::Dark] {
            let ground = theme.colour(Role::Ground);
            for role in [Role::Ink, Role::Muted, Role::Accent, Role::Fall] {
                let ratio = theme.colour(role).contrast(ground);
                assert!(ratio >= 4.5, "{theme:?} {role:?}: {ratio:.2}");
            }
            for role in [Role::Accent, Role::Fall] {
                let ratio = theme.colour(role).contrast(theme.colour(Role::Empty));
                assert!(ratio >= 3.0, "{theme:?} {role:?} on empty: {ratio:.2}");
            }
        }
    }

    #[test]
    fn system_colours_are_read_whole_or_not_at_all() {
        let three = "rgb(0, 0, 0);rgb(255, 255, 255);rgba(0, 255, 0, 0.8)";
        let colours = SystemColours::parse(three).unwrap();
        assert_eq!((colours.ink, colours.quiet), (Rgb(255, 255, 255), Rgb(0, 255, 0)));
        for other in ["", "light", "rgb(0, 0, 0)", "rgb(0, 0, 300);rgb(1,1,1);rgb(1,1,1)"] {
            assert_eq!(SystemColours::parse(other), None, "{other}");
        }
    }

    #[test]
    fn contrast_agrees_with_the_published_extremes() {
        assert_eq!(Rgb(0, 0, 0).contrast(Rgb(255, 255, 255)), 21.0);
        assert_eq!(Rgb(0x1b, 0, 0xff).hex(), "#1b00ff");
    }
}
