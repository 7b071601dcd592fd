//! What is risky of the place where an archive's file lies. Pure: what is mounted where is asked by a shell.
//!
//! SQLite keeps whole what it writes only where the disk does as it says: a share may lie about locks, a folder that is
//! synchronised is copied half-written, a disk that is pulled out takes the last change with it.

use std::path::Path;

/// A disk of this computer, or a share that is mounted on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// Where it is mounted.
    pub root: String,
    /// Its file system, as the system names it ("ext4", "NTFS", "cifs").
    pub file_system: String,
    /// It can be pulled out.
    pub removable: bool,
}

/// What is risky of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceRisk {
    /// Another computer's disk.
    Share,
    /// A folder that a program copies elsewhere while it is written.
    Synchronised {
        /// The program.
        program: String,
    },
    /// A disk that can be pulled out.
    Removable,
}

/// File systems of other computers' disks.
const SHARED: &[&str] =
    &["nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "fuse.sshfs", "davfs", "fuse.davfs2", "9p", "afs", "afp"];

/// How the folders of programs that synchronise begin, and what they are called.
const SYNCHRONISED: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("il mio drive", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
];

/// What is risky of a file's place, the gravest; `volumes` are those of this computer.
pub fn risk(path: &Path, volumes: &[Volume]) -> Option<PlaceRisk> {
    let path = path.to_string_lossy().replace('\\', "/");
    let local = path.strip_prefix("//?/").or_else(|| path.strip_prefix("//./")).unwrap_or(&path);
    let unc = local.starts_with("//") || local.to_lowercase().starts_with("unc/") && local != path;
    let volume = volumes.iter().filter(|volume| holds(volume, local)).max_by_key(|volume| volume.root.len());
    let elsewhere = volume.is_some_and(|volume| SHARED.contains(&volume.file_system.to_lowercase().as_str()));
    // The system tells its own drives; a letter that is not among them stands for a share.
    let letter = is_drive(local) && volume.is_none() && volumes.iter().any(|volume| is_drive(&volume.root));
    if unc || elsewhere || letter {
        return Some(PlaceRisk::Share);
    }
    if let Some(program) = local.split('/').rev().skip(1).find_map(synchronised) {
        return Some(PlaceRisk::Synchronised { program: program.to_owned() });
    }
    volume.is_some_and(|volume| volume.removable).then_some(PlaceRisk::Removable)
}

fn synchronised(folder: &str) -> Option<&'static str> {
    let folder = folder.to_lowercase();
    let named = |(begins, _): &&(&str, &str)| {
        folder.strip_prefix(begins).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
    };
    SYNCHRONISED.iter().find(named).map(|(_, program)| *program)
}

fn is_drive(path: &str) -> bool {
    let mut signs = path.chars();
    signs.next().is_some_and(|letter| letter.is_ascii_alphabetic()) && signs.next() == Some(':')
}

fn holds(volume: &Volume, path: &str) -> bool {
    let root = volume.root.replace('\\', "/");
    let root = root.trim_end_matches('/');
    let same = |one: &str, other: &str| if is_drive(other) { one.eq_ignore_ascii_case(other) } else { one == other };
    path.get(..root.len()).is_some_and(|begins| same(begins, root))
        && path[root.len()..].chars().next().is_none_or(|next| next == '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn volume(root: &str, file_system: &str, removable: bool) -> Volume {
        Volume { root: root.into(), file_system: file_system.into(), removable }
    }

    fn told(path: &str, volumes: &[Volume]) -> Option<PlaceRisk> {
        risk(Path::new(path), volumes)
    }

    #[test]
    fn another_computers_disk_is_told_by_its_name_its_file_system_or_its_letter() {
        let linux = [volume("/", "ext4", false), volume("/mnt/rete", "cifs", false), volume("/srv", "NFS4", false)];
        assert_eq!(told("/mnt/rete/Concilia/a.concilia", &linux), Some(PlaceRisk::Share));
        assert_eq!(told("/srv/a.concilia", &linux), Some(PlaceRisk::Share));
        assert_eq!(told("/mnt/rete2/a.concilia", &linux), None, "another folder that begins alike");
        let windows = [volume("C:\\", "NTFS", false)];
        assert_eq!(told("\\\\server\\ufficio\\a.concilia", &windows), Some(PlaceRisk::Share));
        assert_eq!(told("\\\\?\\UNC\\server\\ufficio\\a.concilia", &windows), Some(PlaceRisk::Share));
        assert_eq!(told("Z:\\ufficio\\a.concilia", &windows), Some(PlaceRisk::Share));
        assert_eq!(told("c:\\Users\\mrota\\a.concilia", &windows), None);
        assert_eq!(told("\\\\?\\C:\\Users\\a.concilia", &windows), None);
        assert_eq!(told("Z:\\a.concilia", &[]), None, "nothing is known of this computer: nothing is said");
    }

    #[test]
    fn a_folder_that_a_program_synchronises_is_told_with_its_program() {
        let one = |program: &str| Some(PlaceRisk::Synchronised { program: program.into() });
        let windows = [volume("C:\\", "NTFS", false)];
        assert_eq!(told("C:\\Users\\mrota\\OneDrive - ASL di Prova\\a.concilia", &windows), one("OneDrive"));
        assert_eq!(told("/casa/mrota/Dropbox/rete/a.concilia", &[]), one("Dropbox"));
        assert_eq!(told("/casa/mrota/Nextcloud/a.concilia", &[]), one("Nextcloud"));
        assert_eq!(told("/casa/mrota/Dropboxes/a.concilia", &[]), None);
        assert_eq!(told("/casa/mrota/dropbox.concilia", &[]), None, "the file's own name says nothing");
    }

    #[test]
    fn a_disk_that_can_be_pulled_out_is_told() {
        let volumes = [volume("/", "ext4", false), volume("/media/mrota/CHIAVE", "vfat", true)];
        assert_eq!(told("/media/mrota/CHIAVE/a.concilia", &volumes), Some(PlaceRisk::Removable));
        assert_eq!(told("/casa/mrota/a.concilia", &volumes), None);
        let share = [volume("/media/rete", "smb3", true)];
        assert_eq!(told("/media/rete/a.concilia", &share), Some(PlaceRisk::Share), "the gravest");
    }
}
