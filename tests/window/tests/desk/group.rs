//! A program together with all that it starts, ended together.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A process group; dropping it ends it.
pub(crate) struct Group {
    leader: Child,
}

impl Group {
    /// Starts a program as the leader of a new group.
    pub(crate) fn start(mut command: Command, environment: &[(&'static str, String)]) -> Self {
        let name = command.get_program().to_owned();
        command.envs(environment.iter().map(|(name, value)| (name, value)));
        command.process_group(0).stdin(Stdio::null()).stderr(Stdio::null());
        let leader = command.spawn().unwrap_or_else(|error| panic!("{name:?} does not start: {error}"));
        Self { leader }
    }

    /// Starts a program that says one line when it is ready.
    pub(crate) fn start_and_read(mut command: Command, environment: &[(&'static str, String)]) -> (Self, String) {
        command.stdout(Stdio::piped());
        let mut group = Self::start(command, environment);
        let output = group.leader.stdout.take().expect("the output is ours");
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).expect("the program says a line");
        assert!(!line.trim().is_empty(), "the program ends before it is ready");
        (group, line.trim().to_owned())
    }

    /// Whether a program of the group is that one.
    pub(crate) fn runs(&self, program: &Path) -> bool {
        let processes = fs::read_dir("/proc").expect("the processes of the system");
        processes.filter_map(|entry| Some(entry.ok()?.path())).any(|process| {
            group_of(&process) == Some(self.leader.id())
                && fs::read_link(process.join("exe")).is_ok_and(|path| path == program)
        })
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Asked first, so that the display takes its lock away; what does not listen is ended.
        self.signal("-TERM");
        let asked = Instant::now();
        while asked.elapsed() < Duration::from_millis(500) && matches!(self.leader.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(10));
        }
        self.signal("-KILL");
        let _ = self.leader.wait();
    }
}

impl Group {
    fn signal(&self, signal: &str) {
        let group = format!("-{}", self.leader.id());
        let _ = Command::new("kill").args([signal, "--", &group]).stderr(Stdio::null()).status();
    }
}

/// The fifth field of `/proc/PID/stat`; the second, a name in brackets, may hold spaces.
fn group_of(process: &Path) -> Option<u32> {
    let stat = fs::read_to_string(process.join("stat")).ok()?;
    let (_, after_name) = stat.rsplit_once(')')?;
    after_name.split_whitespace().nth(2)?.parse().ok()
}
