//! Positions in a list by id.

/// Ids with their positions in a list. Kept sorted, because the code of std's map adds 1 KB to every page.
#[derive(Default)]
pub(crate) struct Index(Vec<(String, usize)>);

impl Index {
    fn find(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(id))
    }

    /// The position of the item with this id.
    pub(crate) fn get(&self, id: &str) -> Option<usize> {
        let (_, at) = self.0.get(self.find(id).ok()?)?;
        Some(*at)
    }

    /// Adds the id of the next item of the list; false for an id that was added before.
    pub(crate) fn add(&mut self, id: &str) -> bool {
        let free = self.find(id);
        if let Err(at) = free {
            self.0.insert(at, (id.to_owned(), self.0.len()));
        }
        free.is_err()
    }
}
