//! The program without a window: the real commands and capabilities on Tauri's mock runtime.

use serde_json::Value;
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::{App, WebviewWindow};

/// The program as it starts, its window included.
pub(crate) fn start() -> (App<MockRuntime>, WebviewWindow<MockRuntime>) {
    use tauri::Manager;
    let mut app = concilia_desktop::builder(mock_builder())
        .build(concilia_desktop::context())
        .expect("the program is built on the mock runtime");
    #[allow(deprecated, reason = "one turn, which runs the set-up; the warning is about loops")]
    app.run_iteration(|_, _| {});
    let window = app.get_webview_window(concilia_desktop::WINDOW).expect("the configuration opens the window");
    (app, window)
}

/// Calls a command as the screen does; the error is what the screen would get.
pub(crate) fn invoke(window: &WebviewWindow<MockRuntime>, command: &str, arguments: Value) -> Result<Value, Value> {
    let request = tauri::webview::InvokeRequest {
        cmd: command.to_owned(),
        callback: tauri::ipc::CallbackFn(0),
        error: tauri::ipc::CallbackFn(1),
        url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }
            .parse()
            .expect("the address of the screen"),
        body: tauri::ipc::InvokeBody::Json(arguments),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().expect("an answer in JSON"))
}
