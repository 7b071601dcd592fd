//! Declares closed sets of values that stand in the archive under a short code. The mapping only; meaning stands with each set.

/// Declares an enum whose members are stored, shown to the screen and written to files under their code.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $code:literal,)* }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        $(#[$doc])*
        pub enum $name {
            $($(#[$member_doc])* #[serde(rename = $code)] $member,)*
        }

        impl $name {
            /// Every member, in the order of the screen.
            pub const ALL: &[$name] = &[$($name::$member),*];

            /// The code kept in the archive and in files.
            pub const fn code(self) -> &'static str {
                match self { $($name::$member => $code),* }
            }

            /// The member of a stored code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some($name::$member),)* _ => None }
            }
        }
    };
}

pub(crate) use coded;
