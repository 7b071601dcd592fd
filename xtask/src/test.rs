//! `cargo xtask test`: everything that must hold before a change lands.
//!
//! Rust stages all select the whole workspace, so that every crate is compiled once with one set of features.

use std::fs;
use std::path::PathBuf;

use crate::packages::{COMPILER, TESTS, WINDOW};
use crate::stages::Stages;
use crate::{Outcome, packages, place, process, screen, types};

/// The layers that run on Windows too, where there is neither WebKitGTK nor Debian's PostgreSQL.
const PORTABLE: &str = "test --locked --package concilia-core --package concilia-text --package concilia-documents \
     --package concilia-office --package concilia-cli";

pub(crate) fn test(chosen: &[String]) -> Outcome {
    let mut stages = Stages::new(chosen);
    if cfg!(target_os = "linux") {
        everything(&mut stages)?
    } else {
        portable(&mut stages)
    }
    stages.close()
}

fn everything(stages: &mut Stages) -> Outcome {
    packages::install(&[COMPILER, WINDOW, TESTS])?;
    packages::install_node()?;
    let ui = place::screen();
    screen::install_packages(&ui)?;
    screen::bring_up_to_date(&ui)?;

    stages.run("format", || process::finish(process::cargo("fmt --all --check")));
    stages.run("build", || process::finish(process::cargo("build --workspace --all-targets --locked")));
    stages.run("rust", rust);
    stages.run("types", types::compare);
    stages
        .run("clippy", || process::finish(process::cargo("clippy --workspace --all-targets --locked -- -D warnings")));
    stages.run("ui-lint", || screen::npm(&ui, &["run", "lint"]));
    stages.run("ui-check", || screen::npm(&ui, &["run", "check"]));
    stages.run("ui-test", || screen::npm(&ui, &["test"]));
    stages.run("bridge", bridge);
    stages.run("window", || {
        process::finish(process::cargo("test --workspace --locked --test window -- --test-threads=1"))
    });
    Ok(())
}

fn portable(stages: &mut Stages) {
    stages.run("rust", || process::finish(process::cargo(PORTABLE)));
    for name in ["format", "types", "clippy", "ui-lint", "ui-check", "ui-test", "bridge", "window"] {
        stages.skip(name, "runs on Debian only; nothing of it has been tested here");
    }
}

/// Every test of every crate but the real window. The types that the screen uses are written meanwhile, to be compared.
fn rust() -> Outcome {
    types::clear(&types::fresh())?;
    let mut command = process::cargo("test --workspace --locked --no-fail-fast");
    command.env("TS_RS_EXPORT_DIR", types::fresh());
    process::finish(command)
}

/// The flows: the screen in Chromium over the real commands.
fn bridge() -> Outcome {
    process::finish(process::cargo("build --workspace --all-targets --locked --quiet"))?;
    let mut command = process::program("node");
    command.args(["--test", "--test-concurrency=2"]).args(flows()?);
    command.env("CONCILIA_BRIDGE", place::program("concilia-bridge"));
    process::finish(command)
}

fn flows() -> Result<Vec<PathBuf>, String> {
    let folder = place::project().join("tests/bridge/flows");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut flows: Vec<PathBuf> = paths.filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    flows.sort();
    Ok(flows)
}
