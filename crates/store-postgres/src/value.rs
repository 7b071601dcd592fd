//! The four value types of the common subset, to and from PostgreSQL's own.

use std::error::Error;

use concilia_core::archive::store::Value;
use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

type Converted<T> = Result<T, Box<dyn Error + Sync + Send>>;

/// A value on its way into a statement.
#[derive(Debug)]
pub(crate) struct Parameter<'a>(pub(crate) &'a Value);

impl ToSql for Parameter<'_> {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Converted<IsNull> {
        match self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) if *wanted == Type::INT8 => number.to_sql(wanted, out),
            Value::Int(number) if *wanted == Type::INT4 => i32::try_from(*number)?.to_sql(wanted, out),
            Value::Text(text) if <&str as ToSql>::accepts(wanted) => text.to_sql(wanted, out),
            Value::Blob(bytes) if *wanted == Type::BYTEA => bytes.to_sql(wanted, out),
            other => Err(format!("{other:?} where the statement wants {wanted}").into()),
        }
    }

    fn accepts(_wanted: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A value on its way out of an answer.
pub(crate) struct Field(pub(crate) Value);

impl<'a> FromSql<'a> for Field {
    fn from_sql(given: &Type, raw: &'a [u8]) -> Converted<Self> {
        Ok(Self(match *given {
            Type::INT8 => Value::Int(i64::from_sql(given, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(given, raw)?.into()),
            Type::TEXT | Type::VARCHAR => Value::Text(String::from_sql(given, raw)?),
            Type::BYTEA => Value::Blob(raw.to_vec()),
            _ => return Err(format!("{given} is not one of the four types").into()),
        }))
    }

    fn from_sql_null(_given: &Type) -> Converted<Self> {
        Ok(Self(Value::Null))
    }

    fn accepts(_given: &Type) -> bool {
        true
    }
}
