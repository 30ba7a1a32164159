//! The codec against vectors of other implementations.

use scale::Wire;
use xcm::versioned::decode_program;

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn decodes_and_encodes_as_others_do() {
    let mut accepted = 0;
    let mut rejected = 0;
    for line in include_str!("vectors/v5.txt").lines().filter(|line| !line.starts_with('#')) {
        let (verdict, hex) = line.split_once(' ').unwrap();
        let message = bytes(hex);
        match (verdict, decode_program(&message)) {
            ("accept", Ok(program)) => {
                assert_eq!([&[5][..], &program.encoded()].concat(), message, "{}", hex);
                accepted += 1;
            }
            ("reject", Err(_)) => rejected += 1,
            (verdict, result) => panic!("{} {}: {:?}", verdict, hex, result),
        }
    }
    assert!(accepted > 400 && rejected > 20, "{} and {}", accepted, rejected);
}

/// Truncated anywhere or with a byte too many, no message decodes.
#[test]
fn refuses_what_is_cut_or_longer() {
    for line in include_str!("vectors/v5.txt").lines() {
        let message = match line.strip_prefix("accept ") {
            Some(hex) if hex.len() < 2000 => bytes(hex),
            _ => continue,
        };
        for length in 0..message.len() {
            assert!(decode_program(&message[..length]).is_err(), "{} of {}", length, line);
        }
        assert!(decode_program(&[&message[..], &[0]].concat()).is_err(), "{}", line);
    }
}
