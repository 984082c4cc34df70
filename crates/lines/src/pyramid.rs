//! A min-max pyramid: the extremes of any range of a long series in a few steps. Not here: pixels, texts.
//!
//! The levels over the values hold extents: one for every `FAN` values, then one for every `FAN` extents, and so on. They take
//! a tenth of the memory of the values. Any range is a few values at its ends and a few extents between.

/// Number of parts of an extent.
const FAN: usize = 32;

/// The extremes of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// The lowest number; `+∞` where there is none.
    pub min: f64,
    /// The highest number; `-∞` where there is none.
    pub max: f64,
    /// Number of gaps (NaN).
    pub gaps: usize,
}

impl Extent {
    /// The extent of an empty range.
    pub const NONE: Self = Self {
        min: f64::INFINITY,
        max: f64::NEG_INFINITY,
        gaps: 0,
    };

    /// Whether it contains no number.
    pub fn is_empty(&self) -> bool {
        self.min > self.max
    }

    fn is_endless(&self) -> bool {
        self.min == f64::NEG_INFINITY || self.max == f64::INFINITY
    }

    // Integers are compared without a branch. With unordered numbers, branch misprediction would take half of the time for
    // millions of values.
    fn of(values: &[f64]) -> Self {
        let ranks = values.iter().map(|value| rank(*value));
        let (low, high) = ranks.fold((i64::MAX, i64::MIN), |(low, high), rank| {
            (low.min(rank), high.max(rank))
        });
        // NaN ranks beyond both infinities.
        if rank(f64::NEG_INFINITY) <= low && low <= high && high <= rank(f64::INFINITY) {
            return Self {
                min: ranked(low),
                max: ranked(high),
                gaps: 0,
            };
        }
        // Comparisons with NaN are false: a gap changes neither extreme. `f64::min` would ask first.
        values.iter().fold(Self::NONE, |all, &value| Self {
            min: if value < all.min { value } else { all.min },
            max: if value > all.max { value } else { all.max },
            gaps: all.gaps + usize::from(value.is_nan()),
        })
    }

    fn over(parts: &[Self]) -> Self {
        parts.iter().fold(Self::NONE, |all, part| all.and(*part))
    }

    fn and(self, other: Self) -> Self {
        Self {
            min: if other.min < self.min { other.min } else { self.min },
            max: if other.max > self.max { other.max } else { self.max },
            gaps: self.gaps + other.gaps,
        }
    }
}

/// The points in one column of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Index of the first point.
    pub from: usize,
    /// Index after the last point.
    pub to: usize,
    /// Value of the first point; NaN for a gap, or without points.
    pub first: f64,
    /// Value of the last point; NaN for a gap, or without points.
    pub last: f64,
    /// Extremes and gaps of the points.
    pub extent: Extent,
}

/// Values with the levels over them. Values that are not finite are gaps, stored as NaN.
#[derive(Clone, Debug, Default)]
pub struct Pyramid {
    values: Vec<f64>,
    levels: Vec<Vec<Extent>>,
}

impl Pyramid {
    /// Takes the values without a copy and builds the levels in linear time.
    pub fn new(values: Vec<f64>) -> Self {
        let mut pyramid = Self {
            values,
            levels: Vec::new(),
        };
        pyramid.raise(0);
        pyramid
    }

    /// Appends values in amortised linear time.
    pub fn append(&mut self, values: &[f64]) {
        let before = self.values.len();
        let room = self.values.capacity() - before;
        if room < values.len() {
            // Doubling the capacity, as `Vec` does, would need three times the memory of millions of values at once.
            self.values.reserve_exact(values.len().max(before / 4));
        }
        self.values.extend_from_slice(values);
        self.raise(before);
    }

    /// Builds the levels over the values from `changed` on.
    fn raise(&mut self, changed: usize) {
        let mut old = std::mem::take(&mut self.levels).into_iter();
        let mut from = changed / FAN;
        let mut level = old.next().unwrap_or_default();
        level.truncate(from);
        level.extend(tail(&self.values, from * FAN).chunks(FAN).map(Extent::of));
        // Rare: so that millions of values are scanned only once.
        if tail(&level, from).iter().any(Extent::is_endless) {
            let added = self.values.iter_mut().skip(changed);
            added
                .filter(|value| value.is_infinite())
                .for_each(|value| *value = f64::NAN);
            level.truncate(from);
            level.extend(tail(&self.values, from * FAN).chunks(FAN).map(Extent::of));
        }
        while level.len() > FAN {
            let mut above = old.next().unwrap_or_default();
            // A new level must be built from its beginning.
            from = (from / FAN).min(above.len());
            above.truncate(from);
            above.extend(tail(&level, from * FAN).chunks(FAN).map(Extent::over));
            self.levels.push(level);
            level = above;
        }
        self.levels.push(level);
    }

    /// Number of points, including gaps.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are no points.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value of a point; NaN for a gap, and where there is no point.
    pub fn value(&self, at: usize) -> f64 {
        self.values.get(at).copied().unwrap_or(f64::NAN)
    }

    /// Extremes and gaps of the points `from..to`.
    pub fn extent(&self, from: usize, to: usize) -> Extent {
        let (mut from, mut to) = (from, to.min(self.len()));
        let Some((first, last)) = ends(&mut from, &mut to) else {
            return Extent::of(self.values.get(from..to).unwrap_or_default());
        };
        let values = |(from, to): (usize, usize)| Extent::of(self.values.get(from..to).unwrap_or_default());
        let mut all = values(first).and(values(last));
        for level in &self.levels {
            let parts = |(from, to): (usize, usize)| Extent::over(level.get(from..to).unwrap_or_default());
            let Some((first, last)) = ends(&mut from, &mut to) else {
                return all.and(parts((from, to)));
            };
            all = all.and(parts(first)).and(parts(last));
        }
        all
    }

    /// The first index of a value in `from..to`; the value must be an extreme of that range.
    pub fn place_of(&self, extreme: f64, from: usize, to: usize) -> usize {
        let (mut from, mut to) = (from, to.min(self.len()));
        while to > from + 1 {
            let middle = from + (to - from) / 2;
            let half = self.extent(from, middle);
            if half.min == extreme || half.max == extreme {
                to = middle;
            } else {
                from = middle;
            }
        }
        from
    }

    /// The points in each of `width` columns between two positions; that of point `i` is `i`. A position on the border of two
    /// columns belongs to the second.
    pub fn columns(&self, from: f64, to: f64, width: usize) -> Vec<Column> {
        let border = |column: usize| {
            let place = from + (to - from) * column as f64 / width as f64;
            // Positions below zero become zero, and those beyond the last point the position after it.
            (place.ceil() as usize).min(self.len())
        };
        (0..width)
            .map(|column| {
                let (from, to) = (border(column), border(column + 1));
                let edge = |at| if from < to { self.value(at) } else { f64::NAN };
                Column {
                    from,
                    to,
                    first: edge(from),
                    last: edge(to.saturating_sub(1)),
                    extent: self.extent(from, to),
                }
            })
            .collect()
    }

    /// Memory of values and levels, in bytes.
    pub fn bytes(&self) -> usize {
        let levels: usize = self.levels.iter().map(Vec::capacity).sum();
        self.values.capacity() * size_of::<f64>() + levels * size_of::<Extent>()
    }
}

/// An integer for each number, in the same order. The bits of positive numbers are in order, those of negative ones in reverse.
fn rank(value: f64) -> i64 {
    flipped(value.to_bits().cast_signed())
}

/// The number for such an integer.
fn ranked(rank: i64) -> f64 {
    f64::from_bits(flipped(rank).cast_unsigned())
}

fn flipped(bits: i64) -> i64 {
    bits ^ ((bits >> 63) & i64::MAX)
}

fn tail<T>(all: &[T], from: usize) -> &[T] {
    all.get(from..).unwrap_or_default()
}

/// The parts at both ends of a range that do not fill an extent of the level above; the range becomes that of the full extents
/// between. `None` for a short range, which is scanned directly.
fn ends(from: &mut usize, to: &mut usize) -> Option<((usize, usize), (usize, usize))> {
    if *to < *from + 2 * FAN {
        return None;
    }
    let (first, last) = (from.next_multiple_of(FAN), *to / FAN * FAN);
    let around = ((*from, first), (last, *to));
    (*from, *to) = (first / FAN, last / FAN);
    Some(around)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Numbers of all sizes, with gaps of both kinds: a few in a row and single ones.
    fn values(most: usize) -> impl Strategy<Value = Vec<f64>> {
        let value = prop_oneof![
            6 => -1e3..1e3f64,
            1 => any::<f64>(),
            1 => Just(f64::NAN),
            1 => prop_oneof![Just(f64::INFINITY), Just(f64::NEG_INFINITY)],
            1 => Just(0.0),
        ];
        let run = (value, 1..5usize).prop_map(|(value, times)| vec![value; times]);
        prop::collection::vec(run, 0..most / 2).prop_map(|runs| runs.concat())
    }

    /// The same by scanning every value.
    fn plain(values: &[f64]) -> Extent {
        let numbers: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
        Extent {
            min: numbers.iter().copied().fold(f64::INFINITY, f64::min),
            max: numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            gaps: values.len() - numbers.len(),
        }
    }

    fn same(a: f64, b: f64) -> bool {
        a == b || (a.is_nan() && b.is_nan())
    }

    proptest! {
        #[test]
        fn a_range_has_the_extremes_and_the_gaps_of_its_points(values in values(6000), a in 0..9000usize, b in 0..9000usize) {
            let pyramid = Pyramid::new(values.clone());
            let (from, to) = (a.min(b), a.max(b));
            let inside = values.get(from.min(values.len())..to.min(values.len())).unwrap();
            prop_assert_eq!(pyramid.extent(from, to), plain(inside));
        }

        #[test]
        fn a_column_has_the_extremes_of_its_points(
            values in values(3000), from in -20.0..3000f64, span in 0.5..5000f64, width in 1..300usize,
        ) {
            let pyramid = Pyramid::new(values.clone());
            let columns = pyramid.columns(from, from + span, width);
            prop_assert_eq!(columns.len(), width);
            for (i, column) in columns.iter().enumerate() {
                // Each point is tested for each column, independently of how the borders are computed.
                let place = |c: usize| from + (from + span - from) * c as f64 / width as f64;
                let inside: Vec<usize> = (0..values.len())
                    .filter(|&at| place(i) <= at as f64 && (at as f64) < place(i + 1))
                    .collect();
                let points: Vec<f64> = inside.iter().map(|&at| values[at]).collect();
                prop_assert_eq!(column.extent, plain(&points));
                let finite = |value: Option<&f64>| value.copied().filter(|v| v.is_finite()).unwrap_or(f64::NAN);
                prop_assert!(same(column.first, finite(points.first())), "first of column {}", i);
                prop_assert!(same(column.last, finite(points.last())), "last of column {}", i);
                prop_assert_eq!(column.to - column.from, points.len());
            }
        }

        #[test]
        fn appending_equals_building_at_once(parts in prop::collection::vec(values(1500), 0..6)) {
            let mut grown = Pyramid::default();
            for part in &parts {
                grown.append(part);
            }
            let whole = Pyramid::new(parts.concat());
            prop_assert_eq!(grown.len(), whole.len());
            if !parts.is_empty() {
                prop_assert_eq!(&grown.levels, &whole.levels);
            }
            prop_assert!(grown.values.iter().zip(&whole.values).all(|(a, b)| same(*a, *b)));
        }

        #[test]
        fn the_index_of_an_extreme_is_found(values in values(3000)) {
            let pyramid = Pyramid::new(values.clone());
            let all = pyramid.extent(0, values.len());
            if !all.is_empty() {
                for extreme in [all.min, all.max] {
                    let first = values.iter().position(|value| *value == extreme).unwrap();
                    prop_assert_eq!(pyramid.place_of(extreme, 0, values.len()), first);
                }
            }
        }
    }

    #[test]
    fn a_new_level_covers_all_values_below_it() {
        let mut grown = Pyramid::new(vec![1.0; FAN * FAN]);
        grown.append(&[2.0]);
        let mut whole = vec![1.0; FAN * FAN];
        whole.push(2.0);
        assert_eq!(grown.levels, Pyramid::new(whole).levels);
        assert_eq!(grown.extent(0, FAN * FAN + 1).max, 2.0);
        assert_eq!(grown.extent(0, FAN * FAN + 1).min, 1.0);
    }

    #[test]
    fn levels_take_a_tenth_of_the_memory() {
        let pyramid = Pyramid::new(vec![1.5; 1_000_000]);
        let share = pyramid.bytes() as f64 / 8e6;
        assert!(share < 1.15, "{share}");
    }

    #[test]
    fn a_range_beyond_the_points_is_empty() {
        let pyramid = Pyramid::new(vec![1.0; 100]);
        assert!(pyramid.extent(100, 200).is_empty());
        assert!(pyramid.extent(300, 20).is_empty());
        assert!(
            Pyramid::default()
                .columns(0.0, 10.0, 3)
                .iter()
                .all(|column| column.first.is_nan())
        );
    }
}
