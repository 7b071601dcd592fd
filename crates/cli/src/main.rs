//! `concilia`: the command line. A thin shell on the office: it reads arguments, calls a use case, prints the answer.
//!
//! It must hold no rule, no SQL and no words of the domain. Exit codes are in docs/command-line.md.

mod advice;
mod args;
mod commands;
mod desk;
mod report;
mod usage;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::Arguments;
use report::{Report, Stopped};

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let commands = usage::italian(Arguments::command());
    let parsed = commands.clone().try_get_matches_from(&words);
    let arguments = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(asked) if !asked.use_stderr() => return answer_to(&asked),
        Err(error) => {
            say(&mut std::io::stderr(), &usage::explain(&error, &commands, words.get(1..).unwrap_or_default()));
            return ExitCode::from(2);
        }
    };
    let json = arguments.json;
    match commands::run(arguments) {
        Ok(report) => finish(&report, json),
        Err(stopped) => refuse(&stopped, json),
    }
}

/// Help or version, as they were asked for.
fn answer_to(asked: &clap::Error) -> ExitCode {
    say(&mut std::io::stdout(), &usage::in_italian(asked.to_string().trim_end()));
    ExitCode::SUCCESS
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

/// Writes the answer. Who reads it may have gone (a pipe that was closed): the work is done all the same. What an argument
/// brought along to move the cursor or colour the screen is shown, not done.
fn say(to: &mut dyn Write, words: &str) {
    let plain = words.replace(|c: char| c.is_control() && c != '\n' && c != '\t', "\u{fffd}");
    let _ = writeln!(to, "{plain}");
}
