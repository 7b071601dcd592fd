//! Runs stages one after the other, keeps the time of each, and closes with one line that counts them.

use std::time::{Duration, Instant};

use crate::Outcome;

enum Result {
    Passed,
    Failed(String),
    Skipped(String),
}

/// What has been run so far.
pub(crate) struct Stages {
    started: Instant,
    chosen: Vec<String>,
    done: Vec<(&'static str, Result, Duration)>,
}

impl Stages {
    /// `chosen`: the names to run; none means all.
    pub(crate) fn new(chosen: &[String]) -> Self {
        Self { started: Instant::now(), chosen: chosen.to_vec(), done: Vec::new() }
    }

    /// Runs a stage, unless others were asked for. A failure does not stop the next ones.
    pub(crate) fn run(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) {
        if !self.chosen.is_empty() && !self.chosen.iter().any(|chosen| chosen == name) {
            return;
        }
        println!("\n=== {name}");
        let began = Instant::now();
        let result = match work() {
            Ok(()) => Result::Passed,
            Err(reason) => Result::Failed(reason),
        };
        if let Result::Failed(reason) = &result {
            println!("FAILED {name}: {reason}");
        }
        self.done.push((name, result, began.elapsed()));
    }

    /// Notes a stage that cannot run on this system.
    pub(crate) fn skip(&mut self, name: &'static str, reason: &str) {
        println!("\n=== {name}\nSKIPPED {name}: {reason}");
        self.done.push((name, Result::Skipped(reason.to_owned()), Duration::ZERO));
    }

    /// Prints the table of times and the last line; an error when a stage failed or none was run.
    pub(crate) fn close(self) -> Outcome {
        println!();
        for (name, result, time) in &self.done {
            let word = match result {
                Result::Passed => "passed".to_owned(),
                Result::Failed(reason) => format!("FAILED   {reason}"),
                Result::Skipped(reason) => format!("SKIPPED  {reason}"),
            };
            println!("{name:12} {:>7.1} s  {word}", time.as_secs_f32());
        }
        let count = |wanted: fn(&Result) -> bool| self.done.iter().filter(|(_, result, _)| wanted(result)).count();
        let passed = count(|result| matches!(result, Result::Passed));
        let failed = count(|result| matches!(result, Result::Failed(_)));
        let skipped = count(|result| matches!(result, Result::Skipped(_)));
        println!("{:12} {:>7.1} s", "all", self.started.elapsed().as_secs_f32());
        println!("\nstages: {passed} passed, {failed} failed, {skipped} skipped");
        match (passed, failed) {
            (0, 0) => Err("no stage was run: see `cargo xtask help`".to_owned()),
            (_, 0) => Ok(()),
            _ => Err(format!("{failed} failed; one alone can be run again: cargo xtask test NAME")),
        }
    }
}
