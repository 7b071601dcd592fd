//! Where things are: the project's folder, the build folder, the programs built there.

use std::path::{Path, PathBuf};

/// The folder that holds the root `Cargo.toml`.
pub(crate) fn project() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder of the screen.
pub(crate) fn screen() -> PathBuf {
    project().join("ui")
}

/// Cargo's build folder, wherever the developer has put it.
pub(crate) fn target() -> PathBuf {
    let chosen = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    project().join(chosen)
}

/// A program of the workspace, as `cargo build` leaves it.
pub(crate) fn program(name: &str) -> PathBuf {
    target().join("debug").join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

/// Whether a window can be shown to somebody.
pub(crate) fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
