//! The bridge, test code only: the program without its window.
//!
//! [`program`] runs the real commands behind the real capability file on Tauri's mock runtime; [`server`] offers them,
//! with the screen as compiled in, to a Chromium that the flows drive. Not covered here: native dialogs, plugins and the
//! real window, which `tests/window` looks at.

pub mod program;
pub mod server;
