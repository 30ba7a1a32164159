//! Random programs whose answers the sandbox gave: the native build of the same code gives the same
//! bytes.
//!
//! `programs.txt` is written by `NativeProgramsTest` of the Java build, and renewed as that says. Each
//! line is `genesis` or `apply`, the input, and the Blake2b-256 of the output and of the state
//! afterwards (each key and value after its length as u32). A genesis begins an instance anew.
//! `XCM_PROGRAMS` names another, larger file to run.

use ledger::store::Store;
use native::Memory;
use std::fs::File;
use std::io::{BufRead, BufReader};

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/programs.txt");

#[test]
fn answers_as_the_sandbox_does() {
    check(COMMITTED, 300);
}

#[test]
fn answers_as_the_sandbox_does_to_many_more() {
    if let Ok(file) = std::env::var("XCM_PROGRAMS") {
        check(&file, 1);
    }
}

fn check(file: &str, at_least: usize) {
    let lines = BufReader::new(File::open(file).expect("the file of programs can be read")).lines();
    let mut memory = Memory::default();
    let mut applied = 0;
    for (at, line) in lines.enumerate() {
        let line = line.expect("a line of ASCII");
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!(words.len(), 4, "line {}", at + 1);
        let input = hex(words[1]);
        let output = match words[0] {
            "genesis" => {
                memory = Memory::default();
                xcm_executor::genesis(&mut memory, &input)
            }
            "apply" => {
                applied += 1;
                xcm_executor::apply_message(&mut memory, &input)
            }
            other => panic!("line {}: genesis or apply, was {}", at + 1, other),
        };
        assert_eq!(memory.open_transactions(), 0);
        assert_eq!(memory.blake2_256(&output)[..], hex(words[2]), "output of line {}", at + 1);
        let image = image(&memory);
        assert_eq!(memory.blake2_256(&image)[..], hex(words[3]), "state after line {}", at + 1);
    }
    assert!(applied >= at_least, "{} programs", applied);
}

fn image(memory: &Memory) -> Vec<u8> {
    let mut image = Vec::new();
    for part in memory.values.iter().flat_map(|(key, value)| vec![key, value]) {
        image.extend_from_slice(&(part.len() as u32).to_le_bytes());
        image.extend_from_slice(part);
    }
    image
}

fn hex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| {
            let digits = std::str::from_utf8(pair).expect("ASCII");
            u8::from_str_radix(digits, 16).expect("hexadecimal digits")
        })
        .collect()
}
