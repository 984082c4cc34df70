//! Work on many things at a time, as many as there are processors.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use anyhow::{Result, anyhow};

/// What `act` gives for each item, in their order. An error ends the work of its processor and is returned.
pub(crate) fn each<T: Sync, R: Send>(items: &[T], act: impl Fn(&T) -> Result<R> + Sync) -> Result<Vec<R>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            match items.get(at) {
                Some(item) => done.push((at, act(item)?)),
                None => return Ok(done),
            }
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut done = thread::scope(|scope| {
        let started: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let mut all = Vec::new();
        for worker in started {
            let part: Result<Vec<(usize, R)>> = worker.join().map_err(|_| anyhow!("a thread panicked"))?;
            all.extend(part?);
        }
        Ok::<_, anyhow::Error>(all)
    })?;
    done.sort_unstable_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, value)| value).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::ensure;

    #[test]
    fn results_are_in_the_order_of_their_items() {
        let items: Vec<usize> = (0..100).collect();
        let found = each(&items, |item| Ok(item * 2)).unwrap();
        assert_eq!(found, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        assert!(each(&[], |(): &()| Ok(())).unwrap().is_empty());
    }

    #[test]
    fn an_error_is_returned() {
        let act = |item: &usize| {
            ensure!(*item != 7, "seven");
            Ok(())
        };
        let items: Vec<usize> = (0..20).collect();
        assert_eq!(each(&items, act).unwrap_err().to_string(), "seven");
    }
}
