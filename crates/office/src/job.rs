//! Long work (import, batches, exports): progress, cancel, result. A job works on a snapshot and writes once, at the end.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use ts_rs::TS;

use crate::failure::{Error, Result};

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Progress {
    /// The name the screen gave to the job.
    pub job: String,
    /// How many are done.
    pub done: usize,
    /// Of how many.
    pub total: usize,
}

/// The jobs that run now, by the name that the screen gave them.
#[derive(Debug, Default)]
pub struct Jobs {
    running: Mutex<HashMap<String, Arc<AtomicBool>>>,
}

impl Jobs {
    /// Starts a job; `report` is called as it goes on.
    pub fn start<'a>(&'a self, job: &str, report: &'a (dyn Fn(Progress) + Sync)) -> Job<'a> {
        let stopped = Arc::new(AtomicBool::new(false));
        self.lock().insert(job.to_owned(), Arc::clone(&stopped));
        Job { name: job.to_owned(), stopped, report, jobs: Some(self) }
    }

    /// Asks a running job to stop; it answers [`Error::Stopped`] and leaves nothing half-written.
    pub fn stop(&self, job: &str) {
        if let Some(stopped) = self.lock().get(job) {
            stopped.store(true, Ordering::Relaxed);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<AtomicBool>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A running job.
pub struct Job<'a> {
    name: String,
    stopped: Arc<AtomicBool>,
    report: &'a (dyn Fn(Progress) + Sync),
    jobs: Option<&'a Jobs>,
}

impl Job<'_> {
    /// A job that nobody watches or stops: scripts and tests.
    pub fn silent() -> Job<'static> {
        Job { name: String::new(), stopped: Arc::default(), report: &|_| {}, jobs: None }
    }

    /// Tells how far it is; answers [`Error::Stopped`] where the user asked to stop.
    pub fn step(&self, done: usize, total: usize) -> Result<()> {
        (self.report)(Progress { job: self.name.clone(), done, total });
        self.check()
    }

    /// Answers [`Error::Stopped`] where the user asked to stop; tells nothing.
    pub fn check(&self) -> Result<()> {
        if self.is_stopped() { Err(Error::Stopped) } else { Ok(()) }
    }

    /// The user asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        if let Some(jobs) = self.jobs {
            jobs.lock().remove(&self.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_job_says_so_at_its_next_step_and_leaves_no_trace() {
        let jobs = Jobs::default();
        let seen = Mutex::new(Vec::new());
        let report = |progress: Progress| seen.lock().unwrap().push(progress.done);
        let job = jobs.start("stampa", &report);
        job.step(1, 3).unwrap();
        jobs.stop("stampa");
        assert!(matches!(job.step(2, 3), Err(Error::Stopped)));
        drop(job);
        assert_eq!(*seen.lock().unwrap(), [1, 2]);
        assert!(jobs.lock().is_empty());
    }
}
