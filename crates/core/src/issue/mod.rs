//! Issued documents: what left the office and under which code. So far the code itself.
//! It must not compose or read pages: documents and signatures do, with these types.

pub mod code;
