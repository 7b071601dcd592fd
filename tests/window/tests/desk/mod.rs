//! A desk of its own for one test: a display, a session bus, a home, a driver and the program's window on them.
//!
//! Nothing is shared with other tests or with the person's own session, so that tests may run side by side.

mod group;
mod person;

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use self::group::Group;

const PATIENCE: Duration = Duration::from_secs(30);

/// The environment of one test. Dropping it ends every process in it and takes its folder away.
pub(crate) struct Desk {
    // Fields are dropped in this order: who uses the display goes before it.
    driver: Option<Group>,
    _bus: Group,
    _display: Group,
    environment: Vec<(&'static str, String)>,
    home: TempDir,
}

impl Desk {
    /// Prepares a display and a home with nothing in it.
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o700)).expect("the folder is ours");
        let mut environment = homes(home.path());
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]);
        let (display, number) = Group::start_and_read(xvfb, &environment);
        environment.push(("DISPLAY", format!(":{number}")));
        let mut dbus = Command::new("dbus-daemon");
        dbus.args(["--session", "--nofork", "--nopidfile", "--print-address"]);
        dbus.arg(format!("--address=unix:path={}/bus", home.path().display()));
        let (bus, address) = Group::start_and_read(dbus, &environment);
        environment.push(("DBUS_SESSION_BUS_ADDRESS", address));
        Self { driver: None, _bus: bus, _display: display, environment, home }
    }

    /// The folder that the program takes for the person's home.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Opens the program and waits until its first screen is there.
    pub(crate) async fn open(&mut self) -> Window {
        let port = free_port();
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--port={port}")).arg("--host=127.0.0.1");
        self.driver = Some(Group::start(driver, &self.environment));
        let client = connect(port).await;
        client.wait().at_most(PATIENCE).for_element(Locator::Css("html[data-ready=true]")).await.expect("the screen");
        Window { client }
    }

    /// Answers the system's file dialog with a path, as a person types it; types again where the dialog was not ready to
    /// hear. On a bare display the dialog is zenity's, which shows no title of ours.
    pub(crate) async fn answer_dialog(&self, path: &Path) {
        let path = path.display().to_string();
        let began = Instant::now();
        let mut seen = false;
        loop {
            let found = self.xdotool(&["search", "--onlyvisible", "--class", "zenity"]).await;
            match found.lines().next() {
                Some(dialog) => {
                    seen = true;
                    self.xdotool(&["windowfocus", dialog]).await;
                    if self.xdotool(&["getwindowfocus"]).await.trim() == dialog {
                        self.type_path(&path).await;
                    }
                }
                None if seen => return,
                None => (),
            }
            assert!(began.elapsed() < PATIENCE, "the dialog opens and closes");
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    }

    async fn type_path(&self, path: &str) {
        // The shortcut opens the field for a path, whatever has the focus in the dialog.
        self.xdotool(&["key", "--delay", "100", "ctrl+l", "ctrl+a"]).await;
        self.xdotool(&["type", "--delay", "10", path]).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        self.xdotool(&["key", "Return"]).await;
    }

    /// What xdotool answers; nothing where it fails, for instance because the window has just gone.
    async fn xdotool(&self, arguments: &[&str]) -> String {
        let environment = self.environment.iter().map(|(name, value)| (name, value));
        let mut command = tokio::process::Command::new("xdotool");
        let running = command.args(arguments).envs(environment).kill_on_drop(true).output();
        let output = tokio::time::timeout(PATIENCE, running).await;
        let output = output.unwrap_or_else(|_| panic!("xdotool {arguments:?} does not end")).expect("xdotool starts");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Starts the program once more, as a second double click does, and waits for its end.
    pub(crate) fn start_again(&self) -> ExitStatus {
        let environment = self.environment.iter().map(|(name, value)| (name, value));
        Command::new(program()).envs(environment).stdin(Stdio::null()).status().expect("the program starts")
    }

    /// Waits until the program has ended by itself.
    pub(crate) fn wait_for_the_end(&mut self) {
        let driver = self.driver.take().expect("a window was opened");
        let began = Instant::now();
        while driver.runs(&program()) {
            assert!(began.elapsed() < PATIENCE, "the program ends after its window is closed");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// The open window.
pub(crate) struct Window {
    /// Finds elements, types, clicks.
    pub(crate) client: Client,
}

impl Window {
    /// Calls a command of the program and waits for its answer: `ok` or `error`.
    pub(crate) async fn invoke(&self, command: &str, arguments: Value) -> Value {
        self.ask(command, arguments).await;
        self.answer().await
    }

    /// Calls a command that answers later, for instance when a dialog is closed.
    pub(crate) async fn ask(&self, command: &str, arguments: Value) {
        let script = "const [name, given] = arguments; window.answer = null;
            window.__TAURI_INTERNALS__.invoke(name, given)
                .then((ok) => { window.answer = { ok }; }, (error) => { window.answer = { error }; });";
        self.client.execute(script, vec![json!(command), arguments]).await.expect("the script runs");
    }

    /// The answer to what was asked last.
    pub(crate) async fn answer(&self) -> Value {
        let began = Instant::now();
        loop {
            let answer = self.client.execute("return window.answer", vec![]).await.expect("the script runs");
            if !answer.is_null() {
                return answer;
            }
            assert!(began.elapsed() < PATIENCE, "the command answers");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Closes the window as its owner does.
    pub(crate) async fn close(self) {
        // The window may be gone before it has answered.
        let _ = self
            .client
            .execute("window.__TAURI_INTERNALS__.invoke('plugin:window|close', { label: 'main' })", vec![])
            .await;
    }
}

async fn connect(port: u16) -> Client {
    let options = json!({ "webkitgtk:browserOptions": { "binary": program(), "args": [] } });
    let capabilities: Capabilities = serde_json::from_value(options).expect("capabilities are an object");
    let address = format!("http://127.0.0.1:{port}");
    let began = Instant::now();
    loop {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match builder.capabilities(capabilities.clone()).connect(&address).await {
            Ok(client) => return client,
            Err(error) if began.elapsed() > PATIENCE => panic!("the window does not open: {error}"),
            // The driver has not begun to listen yet.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// The program, built beside this test.
fn program() -> PathBuf {
    let here = std::env::current_exe().expect("this test has a path");
    let built = here.ancestors().nth(2).expect("the build folder").join("concilia-desktop");
    assert!(built.is_file(), "{} is not built: run `cargo xtask test window`", built.display());
    built
}

fn homes(home: &Path) -> Vec<(&'static str, String)> {
    let below = |name: &str| home.join(name).display().to_string();
    vec![
        ("HOME", home.display().to_string()),
        ("XDG_CACHE_HOME", below("cache")),
        ("XDG_CONFIG_HOME", below("config")),
        ("XDG_DATA_HOME", below("data")),
        ("XDG_RUNTIME_DIR", home.display().to_string()),
        ("TMPDIR", home.display().to_string()),
        ("TAURI_WEBVIEW_AUTOMATION", "true".to_owned()),
        ("WEBKIT_DISABLE_DMABUF_RENDERER", "1".to_owned()),
        ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
        ("NO_AT_BRIDGE", "1".to_owned()),
    ]
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its number").port()
}
