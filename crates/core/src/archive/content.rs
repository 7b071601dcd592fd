//! Bytes that are kept for ever under their own hash: issued PDFs, returned originals, logos. Insert-only, outside the images.

use sha2::{Digest, Sha256};

use super::store::{Row, StoreError, Tx};
use crate::error::{Error, Result};
use crate::params;

const INSERT: &str = include_str!("content_insert.sql");
const LIST: &str = include_str!("content_list.sql");
const FILL: &str = include_str!("content_fill.sql");
const LOAD: &str = include_str!("content_load.sql");

/// The SHA-256 of bytes, 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// A digest in lower-case hexadecimal digits.
pub(super) fn hexadecimal(digest: &[u8]) -> String {
    use std::fmt::Write;
    digest.iter().fold(String::with_capacity(digest.len() * 2), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A content as its row names it, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its SHA-256.
    pub hash: String,
    /// How many bytes.
    pub size: u64,
}

/// Every content, by hash.
pub fn list(tx: &mut dyn Tx) -> Result<Vec<Listed>, StoreError> {
    let listed = |row: &Row| {
        let mut row = row.cursor();
        Ok(Listed { hash: row.text()?, size: row.int()?.unsigned_abs() })
    };
    tx.rows(LIST, &[])?.iter().map(listed).collect()
}

/// Puts the bytes back into the row that names them: a copy keeps them apart.
pub(super) fn fill(tx: &mut dyn Tx, hash: &str, bytes: Vec<u8>) -> Result<(), StoreError> {
    tx.exec(FILL, params![hash, bytes]).map(|_| ())
}

/// Keeps bytes and answers their hash; the same bytes are kept once.
pub fn keep(tx: &mut dyn Tx, bytes: &[u8], media_type: &str) -> Result<String> {
    let hash = sha256(bytes);
    tx.exec(INSERT, params![hash.as_str(), bytes.len() as i64, media_type, bytes.to_vec()])?;
    Ok(hash)
}

/// Gives bytes back, checked against their hash.
pub fn load(tx: &mut dyn Tx, hash: &str) -> Result<Vec<u8>> {
    let row = tx.one(LOAD, params![hash])?.ok_or(Error::NotFound { entity: "content" })?;
    let bytes = row.cursor().bytes()?;
    if sha256(&bytes) == hash { Ok(bytes) } else { Err(Error::ContentDamaged { hash: hash.to_owned() }) }
}
