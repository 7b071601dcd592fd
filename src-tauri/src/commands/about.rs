//! What the program says of itself.

use serde::Serialize;
use ts_rs::TS;

/// The program's name, version and licence, for the settings screen and for who asks for help.
#[derive(Serialize, TS)]
#[ts(export)]
pub(crate) struct About {
    name: &'static str,
    version: &'static str,
    licence: &'static str,
    description: &'static str,
}

#[tauri::command(async)]
pub(crate) fn about() -> About {
    About {
        name: "Concilia",
        version: env!("CARGO_PKG_VERSION"),
        licence: env!("CARGO_PKG_LICENSE"),
        description: env!("CARGO_PKG_DESCRIPTION"),
    }
}
