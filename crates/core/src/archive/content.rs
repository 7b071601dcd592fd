//! Bytes that are kept for ever under their own hash: issued PDFs, returned originals, logos. Insert-only, outside the images.

use sha2::{Digest, Sha256};

use super::store::Tx;
use crate::error::{Error, Result};
use crate::params;

const INSERT: &str = include_str!("content_insert.sql");
const LOAD: &str = include_str!("content_load.sql");

/// The SHA-256 of bytes, 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
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
