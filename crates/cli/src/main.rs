//! `concilia`: the command line. A thin shell on the office: it reads arguments, calls a use case, prints the answer.
//!
//! It must hold no rule, no SQL and no words of the domain. Exit codes are in docs/command-line.md.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what a command line does")]

mod args;
mod commands;
mod desk;
mod report;

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
    if json {
        println!("{:#}", report.json);
    } else {
        println!("{}", report.text.trim_end());
    }
    ExitCode::from(if report.attention { 1 } else { 0 })
}

fn refuse(stopped: &Stopped, json: bool) -> ExitCode {
    if json {
        println!("{:#}", stopped.json());
    } else {
        eprintln!("{stopped}");
    }
    ExitCode::from(3)
}
