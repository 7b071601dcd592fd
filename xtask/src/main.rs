//! The project's own commands: `cargo xtask run`, `test` and `types`.
//!
//! They install what a fresh Debian machine lacks, call Cargo, npm and the tests in the right order, and say what to
//! do when something is missing. Nothing of the product may live here.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks on its standard streams")]

use std::process::ExitCode;

mod packages;
mod place;
mod process;
mod run;
#[path = "../../src-tauri/screen.rs"]
mod screen;
mod stages;
mod test;
mod types;

/// What went wrong and what to do, in one text for the developer.
type Outcome = Result<(), String>;

const HELP: &str = "\
cargo xtask run [FOLDER]   opens the window; without a display does the whole main job on the example archive, in FOLDER
cargo xtask test [STAGE…]  every test of the project, or only the named stages
cargo xtask types          writes the screen's types (ui/src/ipc/generated) from the Rust ones";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = arguments.split_first().map_or(("help", &[][..]), |(c, r)| (c.as_str(), r));
    let outcome = match command {
        "run" => run::run(rest),
        "test" => test::test(rest),
        "types" => types::write(),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        unknown => Err(format!("there is no command `{unknown}`\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("xtask: {reason}");
            ExitCode::FAILURE
        }
    }
}
