//! The Debian packages that the project needs, and how to install those that a machine lacks.
//!
//! A machine that has them all is only asked once (dpkg-query, some milliseconds): apt is not called.
//! On other systems nothing is installed: the compiler's own message names what is missing.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{Outcome, process};

/// What the command line needs to be compiled (SQLite is C).
pub(crate) const COMPILER: &[&str] = &["build-essential"];

/// What the window needs besides; zenity shows the file dialogs where the desktop has no portal for them.
pub(crate) const WINDOW: &[&str] = &["pkg-config", "libwebkit2gtk-4.1-dev", "zenity"];

/// What the tests need besides.
pub(crate) const TESTS: &[&str] = &[
    "chromium",
    "dbus-daemon",
    "fonts-dejavu-core",
    "poppler-utils",
    "postgresql",
    "qpdf",
    "webkit2gtk-driver",
    "xauth",
    "xdotool",
    "xvfb",
];

/// The oldest Node.js that builds the screen.
const NODE: (u32, u32) = (20, 19);

/// Installs the packages of the given lists that are not there yet. Asks for the administrator's rights only then.
pub(crate) fn install(lists: &[&[&str]]) -> Outcome {
    let missing = missing(&lists.concat());
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing with apt-get: {}", missing.join(" "));
    with_apt_folder(|folder| {
        process::finish(apt(folder, &["update", "-q"]))?;
        let mut install = apt(folder, &["install", "-qy", "--no-install-recommends"]);
        install.args(&missing);
        process::finish(install)
    })
}

/// Makes sure of a Node.js that is new enough, installing Debian's when there is none.
pub(crate) fn install_node() -> Outcome {
    if node_version().is_none() {
        install(&[&["nodejs", "npm"]])?;
    }
    let (major, minor) = NODE;
    match node_version() {
        Some(found) if found >= NODE => Ok(()),
        Some((a, b)) => {
            Err(format!("Node.js {a}.{b} is too old: install {major}.{minor} or newer, with npm, and try again"))
        }
        None => Err(format!("Node.js is missing: install {major}.{minor} or newer, with npm, and try again")),
    }
}

fn node_version() -> Option<(u32, u32)> {
    let mut node = process::program("node");
    node.arg("--version");
    let answer = process::answer(node)?;
    let mut numbers = answer.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

fn missing<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    if !Path::new("/usr/bin/apt-get").exists() {
        return Vec::new();
    }
    // dpkg-query fails when any name is unknown, and still lists the others.
    let output = Command::new("dpkg-query").args(["-W", "-f=${Package} ${db:Status-Status}\n"]).args(wanted).output();
    let listed = output.map(|o| String::from_utf8_lossy(&o.stdout).into_owned()).unwrap_or_default();
    let there = |name: &&str| listed.lines().any(|line| line == format!("{name} installed"));
    wanted.iter().copied().filter(|name| !there(name)).collect()
}

/// apt-get as the administrator, asking nothing, with temporary files in a folder that apt's own user can enter.
fn apt(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = process::program(if is_root() { "env" } else { "sudo" });
    if !is_root() {
        command.arg("env").stdin(std::process::Stdio::inherit());
    }
    command.arg(format!("TMPDIR={}", folder.display()));
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments);
    command
}

fn with_apt_folder(work: impl FnOnce(&Path) -> Outcome) -> Outcome {
    let folder = Path::new("/var/tmp").join(format!("concilia-apt-{}", std::process::id()));
    let explain = |error: std::io::Error| format!("the folder {} cannot be made: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(explain)?;
    open_to_all(&folder).map_err(explain)?;
    let outcome = work(&folder);
    // Left-overs in /var/tmp do no harm and must not hide the outcome.
    let _ = fs::remove_dir_all(&folder);
    outcome
}

#[cfg(unix)]
fn open_to_all(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o1777))
}

#[cfg(not(unix))]
fn open_to_all(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}

fn is_root() -> bool {
    let mut id = process::program("id");
    id.arg("-u");
    process::answer(id).is_some_and(|user| user.trim() == "0")
}
