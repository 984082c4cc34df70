//! Reports that a page has opened, by the number that its requests name.

use std::cell::Cell;

/// Values by number. Taken out and put back, never borrowed: a trap leaves nothing borrowed behind.
pub struct Numbered<T>(Cell<Vec<(f64, T)>>);

impl<T: Clone> Numbered<T> {
    /// No values.
    pub const fn new() -> Self {
        Self(Cell::new(Vec::new()))
    }

    /// Puts a value in the place of the one with this number, if there is one.
    pub fn set(&self, number: f64, value: T) {
        let mut all = self.without(number);
        all.push((number, value));
        self.0.set(all);
    }

    /// Removes a value.
    pub fn remove(&self, number: f64) {
        self.0.set(self.without(number));
    }

    /// A value.
    pub fn get(&self, number: f64) -> Option<T> {
        let all = self.0.take();
        let found = all
            .iter()
            .find(|(other, _)| *other == number)
            .map(|(_, value)| value.clone());
        self.0.set(all);
        found
    }

    fn without(&self, number: f64) -> Vec<(f64, T)> {
        let mut all = self.0.take();
        all.retain(|(other, _)| *other != number);
        all
    }
}

impl<T: Clone> Default for Numbered<T> {
    fn default() -> Self {
        Self::new()
    }
}
