//! The program on the mock runtime, and calls to its commands as the screen makes them.

use std::path::Path;

use chrono::NaiveDate;
use concilia_office::Desk;
use concilia_office::desk::Person;
use concilia_office::system::{RandomIds, StillClock, places};
use serde_json::Value;
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, AppHandle, Manager, WebviewWindow};

/// The program, started. Dropping it ends it.
pub struct Program {
    window: WebviewWindow<MockRuntime>,
    app: App<MockRuntime>,
}

impl Program {
    /// Starts the program as `main` does, but for the runtime and the plugins: it keeps everything below `folder`,
    /// and for it every day is `today`.
    ///
    /// # Errors
    /// When the configuration or a capability does not hold.
    pub fn start(folder: &Path, today: NaiveDate) -> tauri::Result<Self> {
        let mut app =
            concilia_desktop::builder(mock_builder()).manage(desk(folder, today)).build(concilia_desktop::context())?;
        #[allow(deprecated, reason = "one turn, which runs the set-up; the warning is about loops")]
        app.run_iteration(|_, _| {});
        let window = app.get_webview_window(concilia_desktop::WINDOW).ok_or(tauri::Error::WindowNotFound)?;
        Ok(Self { window, app })
    }

    /// For events and for the files of the screen.
    pub fn app(&self) -> &AppHandle<MockRuntime> {
        self.app.handle()
    }

    /// What can call commands from any thread.
    pub fn caller(&self) -> Caller {
        Caller(self.window.clone())
    }
}

fn desk(folder: &Path, today: NaiveDate) -> Desk {
    let places = places(folder.join("dati"), folder.join("Documenti"));
    let person = Person { login: "prova".to_owned(), computer: "computer di prova".to_owned() };
    Desk::new(places, person, Box::new(StillClock(today)), Box::new(RandomIds))
}

/// Calls commands as the screen in the main window.
#[derive(Clone)]
pub struct Caller(WebviewWindow<MockRuntime>);

impl Caller {
    /// Calls a command and waits for its answer; the error is what the screen gets.
    ///
    /// # Errors
    /// Whatever the command or the capability file refuses.
    pub fn call(&self, command: &str, arguments: InvokeBody) -> Result<InvokeResponseBody, Value> {
        let origin = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: origin.parse().map_err(|_| Value::from("the address of the screen does not parse"))?,
            body: arguments,
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.0, request)
    }

    /// The same for a command that takes and answers JSON.
    ///
    /// # Errors
    /// Whatever the command or the capability file refuses.
    pub fn json(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        self.call(command, InvokeBody::Json(arguments))?.deserialize().map_err(|error| Value::from(error.to_string()))
    }
}
