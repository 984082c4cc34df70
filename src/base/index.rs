//! Where the thing of an id is in a list.

/// Ids with their places in a list. Kept sorted; std's map would be a KB more in every page.
#[derive(Default)]
pub(crate) struct Index(Vec<(String, usize)>);

impl Index {
    fn find(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(id))
    }

    /// The place of the thing with this id.
    pub(crate) fn get(&self, id: &str) -> Option<usize> {
        let (_, at) = self.0.get(self.find(id).ok()?)?;
        Some(*at)
    }

    /// Takes the id of the next thing in the list; false if it is there already.
    pub(crate) fn add(&mut self, id: &str) -> bool {
        let free = self.find(id);
        if let Err(at) = free {
            self.0.insert(at, (id.to_owned(), self.0.len()));
        }
        free.is_err()
    }
}
