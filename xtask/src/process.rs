//! Starts other programs in the project's folder and turns a failure into a sentence.

use std::process::{Command, Stdio};

use crate::{Outcome, place};

/// Cargo, the same one that started this program, with the given words (split at spaces).
pub(crate) fn cargo(words: &str) -> Command {
    let mut command = program(std::env::var("CARGO").as_deref().unwrap_or("cargo"));
    command.args(words.split_whitespace());
    command
}

/// Any program, in the project's folder and without a standard input.
pub(crate) fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(place::project()).stdin(Stdio::null());
    command
}

/// Waits for the end; anything but success is an error that names the command.
pub(crate) fn finish(mut command: Command) -> Outcome {
    let shown = shown(&command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` failed ({status}): its own message is above")),
        Err(error) => Err(format!("`{shown}` could not start: {error}")),
    }
}

/// The standard output of a short command, or nothing when it failed or is not installed.
pub(crate) fn answer(mut command: Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
