//! One short spelling for names that are spelled differently, with the places of the text kept.

/// A character of a short spelling, and where the text has it, in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spelled {
    pub(super) c: char,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Rules that are applied one after the other.
#[derive(Debug)]
pub(super) struct Spellings(Vec<(Vec<char>, Vec<char>)>);

/// What says nothing in a name.
const SILENT: &str = "“”\"‘’（）()《》〈〉的_{} \u{3000}";

impl Spellings {
    /// Rules are the lines that begin with `~`.
    pub(super) fn parse(table: &str) -> Self {
        let rules = table.lines().filter_map(|line| line.strip_prefix('~')?.split_once('|'));
        Self(
            rules
                .map(|(from, to)| (from.chars().collect(), to.chars().collect()))
                .collect(),
        )
    }

    pub(super) fn spell(&self, text: &str) -> Vec<Spelled> {
        let mut spelled: Vec<Spelled> = text
            .chars()
            .enumerate()
            .filter(|(_, c)| !SILENT.contains(*c))
            .map(|(place, c)| Spelled {
                c: plain(c),
                start: place,
                end: place + 1,
            })
            .collect();
        for (from, to) in &self.0 {
            replace(&mut spelled, from, to);
        }
        spelled
    }
}

/// Latin letters and digits as on a keyboard.
fn plain(c: char) -> char {
    let narrow = u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32);
    match narrow {
        Some(narrow) if narrow.is_ascii_alphanumeric() => narrow.to_ascii_uppercase(),
        _ => c.to_ascii_uppercase(),
    }
}

fn replace(spelled: &mut Vec<Spelled>, from: &[char], to: &[char]) {
    let stands = |at: usize, spelled: &[Spelled]| {
        spelled
            .get(at..at + from.len())
            .is_some_and(|part| part.iter().map(|it| it.c).eq(from.iter().copied()))
    };
    if from.is_empty() || !(0..spelled.len()).any(|at| stands(at, spelled)) {
        return;
    }
    let mut new = Vec::with_capacity(spelled.len());
    let mut at = 0;
    while let Some(one) = spelled.get(at) {
        if stands(at, spelled) {
            let end = spelled.get(at + from.len() - 1).map_or(one.end, |last| last.end);
            // All of the short form stands for all of the long one.
            new.extend(to.iter().map(|c| Spelled {
                c: *c,
                start: one.start,
                end,
            }));
            at += from.len();
        } else {
            new.push(*one);
            at += 1;
        }
    }
    *spelled = new;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(text: &str) -> String {
        let rules = Spellings::parse("~规模以上|规上\n~GDP|生产总值\n~地区生产总值|生产总值\n~全社会|");
        rules.spell(text).iter().map(|it| it.c).collect()
    }

    #[test]
    fn names_that_differ_in_spelling_alone_are_one() {
        for (one, other) in [
            ("规模以上工业增加值", "规上工业增加值"),
            ("人均ＧＤＰ", "人均地区生产总值"),
            ("“小巨人”企业", "小巨人企业"),
            ("全社会用电量", "用电量"),
            ("PM_{2.5}浓度", "PM2.5浓度"),
        ] {
            assert_eq!(short(one), short(other));
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let rules = Spellings::parse("~规模以上|规上");
        let spelled = rules.spell("“规模以上”工业");
        let places: Vec<_> = spelled.iter().map(|it| (it.c, it.start, it.end)).collect();
        assert_eq!(places, [('规', 1, 5), ('上', 1, 5), ('工', 6, 7), ('业', 7, 8)]);
    }
}
