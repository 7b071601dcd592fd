//! `concilia`: the command line. A thin shell on the office: it reads arguments, calls a use case, prints the answer.
//!
//! It must hold no rule, no SQL and no words of the domain. Exit codes are in docs/command-line.md.

mod args;
mod commands;
mod desk;
mod report;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use args::Arguments;
use report::{Report, Stopped};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let json = arguments.json;
    match commands::run(arguments) {
        Ok(report) => finish(&report, json),
        Err(stopped) => refuse(&stopped, json),
    }
}

fn finish(report: &Report, json: bool) -> ExitCode {
    let words = if json { format!("{:#}", report.json) } else { report.text.trim_end().to_owned() };
    say(&mut std::io::stdout(), &words);
    ExitCode::from(if report.attention { 1 } else { 0 })
}

fn refuse(stopped: &Stopped, json: bool) -> ExitCode {
    if json {
        say(&mut std::io::stdout(), &format!("{:#}", stopped.json()));
    } else {
        say(&mut std::io::stderr(), &stopped.to_string());
    }
    ExitCode::from(3)
}

/// Writes the answer. Who reads it may have gone (a pipe that was closed): the work is done all the same.
fn say(to: &mut dyn Write, words: &str) {
    let _ = writeln!(to, "{words}");
}
