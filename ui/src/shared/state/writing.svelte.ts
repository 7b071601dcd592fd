/*
 * Whether what is open may be changed at all. What would write is then not offered: `Button writes`, `IconButton writes`,
 * items of a `Menu` with `writes`; the fields of a `Form` are disabled. The frame says why, in one line. Rust refuses in
 * any case.
 */

class Writing {
  allowed = $state(true);
}

export const writing = new Writing();
