//! A desk of its own for one test: a display, a session bus, a home, a driver and the program's window on them.
//!
//! Nothing is shared with other tests or with the person's own session, so that tests may run side by side.

mod group;

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
    /// Calls a command of the program and waits for its answer.
    pub(crate) async fn invoke(&self, command: &str, arguments: Value) -> Value {
        let script = "const [name, given, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(name, given).then((ok) => done({ ok }), (error) => done({ error }));";
        self.client.execute_async(script, vec![json!(command), arguments]).await.expect("the script runs")
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
