//! What tests over vector files need: where they are, and just enough JSON to read them.

use std::collections::BTreeMap;
use std::path::PathBuf;

#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

impl Json {
    pub fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Object(fields) => fields.get(key),
            _ => None,
        }
    }

    pub fn text(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Json::Text(text)) => text,
            other => panic!("{} should be a text: {:?}", key, other),
        }
    }

    pub fn bytes(&self, key: &str) -> Vec<u8> {
        let hex = self.text(key).strip_prefix("0x").unwrap();
        let octet = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        (0..hex.len()).step_by(2).map(octet).collect()
    }

    pub fn list(&self, key: &str) -> &[Json] {
        match self.get(key) {
            Some(Json::List(items)) => items,
            other => panic!("{} should be a list: {:?}", key, other),
        }
    }

    pub fn parse(text: &str) -> Json {
        let mut parser = Parser { rest: text };
        let value = parser.value();
        parser.space();
        assert!(parser.rest.is_empty(), "left over: {:.40}", parser.rest);
        value
    }
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn accept(&mut self, token: &str) -> bool {
        self.space();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn value(&mut self) -> Json {
        if self.accept("null") {
            Json::Null
        } else if self.accept("true") {
            Json::Bool(true)
        } else if self.accept("false") {
            Json::Bool(false)
        } else if self.accept("\"") {
            Json::Text(self.string())
        } else if self.accept("[") {
            let mut items = Vec::new();
            while !self.accept("]") {
                items.push(self.value());
                self.accept(",");
            }
            Json::List(items)
        } else if self.accept("{") {
            let mut fields = BTreeMap::new();
            while !self.accept("}") {
                assert!(self.accept("\""), "a key: {:.40}", self.rest);
                let key = self.string();
                assert!(self.accept(":"), "a colon: {:.40}", self.rest);
                fields.insert(key, self.value());
                self.accept(",");
            }
            Json::Object(fields)
        } else {
            let end = self.rest.find(|c: char| !"+-.eE0123456789".contains(c));
            let (number, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
            assert!(!number.is_empty(), "a value: {:.40}", rest);
            self.rest = rest;
            Json::Number(number.to_string())
        }
    }

    /// The rest of a string whose opening quote was read.
    fn string(&mut self) -> String {
        let mut text = String::new();
        loop {
            let mut chars = self.rest.chars();
            match chars.next().expect("a closing quote") {
                '"' => {
                    self.rest = chars.as_str();
                    return text;
                }
                '\\' => match chars.next().unwrap() {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    'u' => {
                        let code: String = chars.by_ref().take(4).collect();
                        let code = u32::from_str_radix(&code, 16).unwrap();
                        text.push(char::from_u32(code).expect("no surrogates in vectors"));
                    }
                    same => text.push(same),
                },
                same => text.push(same),
            }
            self.rest = chars.as_str();
        }
    }
}

/// A vector file from the folder that VECTORS names, or else from the one beside the project. None
/// if neither is there: whoever has only the sources can still run the other tests.
pub fn vectors(file: &str) -> Option<Json> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/vectors");
    let named = std::env::var_os("VECTORS");
    let path = PathBuf::from(named.clone().unwrap_or_else(|| beside.into())).join(file);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(Json::parse(&text)),
        Err(error) if named.is_some() => panic!("{}: {}", path.display(), error),
        Err(_) => {
            eprintln!("skipped: no {}; set VECTORS to the folder that has it", path.display());
            None
        }
    }
}
