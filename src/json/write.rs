//! A value as JSON text, for what goes to a page: its parser makes objects of it. Refuses: maps and enums with data, which
//! nothing that a page gets has.
//!
//! Written here and not by serde-wasm-bindgen, which sets field by field and keeps a table of their names: 3 KB of every page.

use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};
use std::fmt::{Error, Write as _};

/// The text of a value; numbers that JSON cannot say are null.
pub(crate) fn text<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    let mut text = String::new();
    value.serialize(Writer(&mut text))?;
    Ok(text)
}

struct Writer<'a>(&'a mut String);

/// A list or an object of which more is to come.
struct Open<'a> {
    text: &'a mut String,
    end: char,
}

impl<'a> Writer<'a> {
    fn open(self, start: char, end: char) -> Open<'a> {
        self.0.push(start);
        Open { text: self.0, end }
    }

    fn plain(self, text: &str) -> Result<(), Error> {
        self.0.push_str(text);
        Ok(())
    }
}

impl Open<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.comma();
        value.serialize(Writer(self.text))
    }

    fn comma(&mut self) {
        if !self.text.ends_with(['[', '{']) {
            self.text.push(',');
        }
    }

    fn close(self) -> Result<(), Error> {
        self.text.push(self.end);
        Ok(())
    }
}

fn refused<T>() -> Result<T, Error> {
    Err(Error::custom(""))
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, v: bool) -> Result<(), Error> {
        self.plain(if v { "true" } else { "false" })
    }

    fn serialize_i8(self, v: i8) -> Result<(), Error> {
        self.serialize_f64(v.into())
    }

    fn serialize_i16(self, v: i16) -> Result<(), Error> {
        self.serialize_f64(v.into())
    }

    fn serialize_i32(self, v: i32) -> Result<(), Error> {
        self.serialize_f64(v.into())
    }

    fn serialize_i64(self, v: i64) -> Result<(), Error> {
        write!(self.0, "{v}")
    }

    fn serialize_u8(self, v: u8) -> Result<(), Error> {
        self.serialize_f64(v.into())
    }

    fn serialize_u16(self, v: u16) -> Result<(), Error> {
        self.serialize_f64(v.into())
    }

    fn serialize_u32(self, v: u32) -> Result<(), Error> {
        self.serialize_f64(v.into())
    }

    fn serialize_u64(self, v: u64) -> Result<(), Error> {
        write!(self.0, "{v}")
    }

    fn serialize_f32(self, v: f32) -> Result<(), Error> {
        self.serialize_f64(v.into())
    }

    fn serialize_f64(self, v: f64) -> Result<(), Error> {
        match v.is_finite() {
            true => write!(self.0, "{v}"),
            false => self.serialize_unit(),
        }
    }

    fn serialize_char(self, v: char) -> Result<(), Error> {
        self.serialize_str(v.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, v: &str) -> Result<(), Error> {
        self.0.push('"');
        for c in v.chars() {
            if c < ' ' {
                write!(self.0, "\\u{:04x}", u32::from(c))?;
                continue;
            }
            if c == '"' || c == '\\' {
                self.0.push('\\');
            }
            self.0.push(c);
        }
        self.plain("\"")
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        refused()
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.plain("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        refused()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Error> {
        Ok(self.open('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, Error> {
        Ok(self.open('[', ']'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Error> {
        Ok(self.open('{', '}'))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        refused()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        refused()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        refused()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        refused()
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.comma();
        Writer(self.text).serialize_str(name)?;
        self.text.push(':');
        value.serialize(Writer(self.text))
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
    struct Everything {
        flag: bool,
        count: usize,
        small: i32,
        number: f64,
        sign: char,
        words: Option<String>,
        list: Vec<String>,
        pairs: Vec<(String, f64)>,
        inner: Vec<Everything>,
    }

    proptest! {
        #[test]
        fn another_reader_reads_what_was_written(
            flag: bool, count: usize, small: i32, number in -1e15..1e15, sign: char,
            words: Option<String>, list: Vec<String>, pair in (".*", -1e3..1e3),
        ) {
            let leaf = Everything { flag, count, small, number, sign, words, list, pairs: vec![pair.clone(), pair], inner: vec![] };
            let whole = Everything { inner: vec![leaf.clone(), leaf.clone()], ..leaf };
            let text = text(&whole).unwrap();
            prop_assert_eq!(serde_json::from_str::<Everything>(&text).unwrap(), whole);
            prop_assert!(super::super::parse(&text).is_ok());
        }
    }

    #[test]
    fn what_json_cannot_say_is_null() {
        assert_eq!(text(&[1.5, f64::NAN, f64::INFINITY]).unwrap(), "[1.5,null,null]");
        assert_eq!(text("a\"\\\n").unwrap(), "\"a\\\"\\\\\\u000a\"");
    }
}
