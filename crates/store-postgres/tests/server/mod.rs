//! Debian's PostgreSQL, started for one test in a temporary folder and stopped at its end.
//!
//! It listens on a socket in that folder only, and runs as an ordinary user: PostgreSQL refuses to run as root.
#![allow(clippy::panic, reason = "a test that stops says by failing what it expected")]

use std::fs;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use postgres::{Config, NoTls};
use tempfile::TempDir;

/// Short, because the path of a socket may not be longer than 107 bytes.
const FOLDERS: &str = "/tmp";

const START: Duration = Duration::from_secs(60);

/// A running server; dropping it stops it and takes its folder away.
pub(crate) struct Server {
    folder: TempDir,
    programs: PathBuf,
    process: Child,
}

impl Server {
    /// Starts a server with an empty database that sorts by code point.
    pub(crate) fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("concilia-").tempdir_in(FOLDERS).expect("a temporary folder");
        give_away(folder.path());
        let programs = programs();
        let data = folder.path().join("data");
        let made = unprivileged(&programs.join("initdb"), folder.path())
            .args(["--username=concilia", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"])
            .arg(&data)
            .output()
            .expect("initdb starts");
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let process = unprivileged(&programs.join("postgres"), folder.path())
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(folder.path())
            .args(["-c", "listen_addresses=", "-c", "fsync=off"])
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.path().join("log")).expect("a log file"))
            .spawn()
            .expect("postgres starts");
        let mut server = Self { folder, programs, process };
        server.wait();
        server
    }

    /// How to connect to it.
    pub(crate) fn config(&self) -> Config {
        let mut config = Config::new();
        config.host_path(self.folder.path()).user("concilia").dbname("postgres");
        config
    }

    fn wait(&mut self) {
        let began = Instant::now();
        while let Err(error) = self.config().connect(NoTls) {
            let ended = self.process.try_wait().expect("the server can be asked");
            if ended.is_some() || began.elapsed() > START {
                let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                panic!("PostgreSQL does not answer ({error}): {log}");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        let mut stop = unprivileged(&self.programs.join("pg_ctl"), self.folder.path());
        stop.args(["stop", "--mode=immediate", "--silent", "-D"]).arg(data);
        if !stop.status().is_ok_and(|status| status.success()) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// The newest installed server.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL is installed: apt-get install postgresql");
    let newest = versions.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok()).max();
    PathBuf::from(format!("/usr/lib/postgresql/{}/bin", newest.expect("a version of PostgreSQL")))
}

/// A command as the user `postgres` when the tests run as root, otherwise as whoever runs them.
fn unprivileged(program: &Path, folder: &Path) -> Command {
    let mut command = if number("-u", None) == 0 {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir(folder).stdin(Stdio::null());
    command
}

fn give_away(folder: &Path) {
    if number("-u", None) == 0 {
        let (user, group) = (number("-u", Some("postgres")), number("-g", Some("postgres")));
        chown(folder, Some(user), Some(group)).expect("root may give a folder away");
    }
}

fn number(kind: &str, user: Option<&str>) -> u32 {
    let output = Command::new("id").arg(kind).args(user).output().expect("id starts");
    String::from_utf8_lossy(&output.stdout).trim().parse().expect("id answers a number")
}
