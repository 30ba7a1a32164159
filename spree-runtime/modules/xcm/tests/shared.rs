//! The codec against the shared vector files, where they are at hand (`VECTORS=folder`).

mod support;

use support::{vectors, Json};
use xcm::versioned::{decode_program, encode, Refused, VersionedXcm};

const WESTEND: u8 = 4;

fn accepts(file: &str) {
    let json = match vectors(file) {
        Some(json) => json,
        None => return,
    };
    let vectors = json.list("vectors");
    for vector in vectors {
        let message = vector.bytes("scaleHex");
        let decoded = decode_program(&message);
        match (message[0], has_abstract_id(vector.get("json").unwrap())) {
            (3, true) => assert_eq!(decoded, Err(Refused::Inconvertible), "{}", vector.text("name")),
            _ => assert!(decoded.is_ok(), "{}: {:?}", vector.text("name"), decoded),
        }
        for cut in [message.len() - 1, message.len() / 2] {
            assert_eq!(decode_program(&message[..cut]), Err(Refused::Malformed));
        }
        let longer = [&message[..], &[0]].concat();
        assert_eq!(decode_program(&longer), Err(Refused::Malformed));
        if message[0] == 5 {
            let encoded = encode(&decoded.unwrap(), 5).unwrap();
            assert_eq!(encoded, message, "{}", vector.text("name"));
        }
    }
    assert!(vectors.len() > 400, "{} vectors", vectors.len());
    eprintln!("{}: {} vectors", file, vectors.len());
}

fn has_abstract_id(json: &Json) -> bool {
    match json {
        Json::List(items) => items.iter().any(has_abstract_id),
        Json::Object(fields) => {
            fields.contains_key("Abstract") || fields.values().any(has_abstract_id)
        }
        _ => false,
    }
}

#[test]
fn decodes_version_3() {
    accepts("xcm-v3.json");
}

#[test]
fn decodes_version_4() {
    accepts("xcm-v4.json");
}

#[test]
fn decodes_and_encodes_version_5() {
    accepts("xcm-v5.json");
}

#[test]
fn draws_the_boundary_where_real_runtimes_do() {
    let json = match vectors("xcm-boundary.json") {
        Some(json) => json,
        None => return,
    };
    let (mut accepted, mut refused) = (0, 0);
    for vector in json.list("vectors") {
        let decoded = decode_program(&vector.bytes("scaleHex"));
        match (vector.text("expect"), decoded) {
            ("decode-error", Err(Refused::Malformed)) => refused += 1,
            ("decode-error", other) => panic!("{}: {:?}", vector.text("name"), other),
            (_, Err(Refused::Malformed)) => panic!("{} is refused", vector.text("name")),
            (_, _) => accepted += 1,
        }
    }
    assert!(accepted > 0 && refused > 0, "{} and {}", accepted, refused);
    eprintln!("boundary: {} accepted, {} refused", accepted, refused);
}

#[test]
fn converts_as_a_real_runtime_does() {
    let json = match vectors("xcm-conversions.json") {
        Some(json) => json,
        None => return,
    };
    let mut targets = 0;
    for row in json.list("rows") {
        let input = row.bytes("inputHex");
        let program = decode_program(&input).ok();
        let expected = match row.get("to") {
            Some(Json::Object(expected)) => expected,
            other => panic!("targets: {:?}", other),
        };
        for (version, expected) in expected {
            let version: u8 = version.parse().unwrap();
            let found = program.as_ref().and_then(|program| encode(program, version));
            let expected = match expected {
                Json::Text(identity) if identity == "identity" => Some(input.clone()),
                refused if refused.get("error").is_some() => None,
                given => Some(given.bytes("hex")),
            };
            assert_eq!(found, expected, "{} to {}", row.text("name"), version);
            targets += 1;
        }
    }
    assert!(targets > 1000, "{} targets", targets);
    eprintln!("conversions: {} targets", targets);
}

/// Names sort where they stood in the message's own version, not where their hashes would.
#[test]
fn checks_the_order_of_assets_before_it_converts_them() {
    let asset = |network: &[u8]| [&[2, 1, 9][..], network, &[0, 4]].concat();
    let program = |assets: [Vec<u8>; 2]| {
        [&[4, 4, 0, 8][..], &assets[0], &assets[1]].concat()
    };
    let (westend, rococo) = (asset(&[WESTEND]), asset(&[WESTEND + 1]));
    let genesis = asset(&[&[0][..], &[0xff; 32]].concat());
    assert!(decode_program(&program([genesis.clone(), westend.clone()])).is_ok());
    assert!(decode_program(&program([westend.clone(), rococo.clone()])).is_ok());
    assert!(decode_program(&program([rococo, westend.clone()])).is_err());
    assert!(decode_program(&program([westend, genesis])).is_err());
}

#[test]
fn knows_no_other_version() {
    for version in (0..=u8::MAX).filter(|version| !(3..=5).contains(version)) {
        assert_eq!(decode_program(&[version, 0]), Err(Refused::Malformed));
        assert_eq!(encode(&xcm::Xcm::default(), version), None);
    }
}

/// A runtime API bounds a message by its instructions alone.
#[test]
fn takes_arguments_as_deep_as_instructions_allow() {
    let nested = |levels: usize| [&[5][..], &[4, 22].repeat(levels), &[0]].concat();
    let argument = |levels| VersionedXcm::decode_all(&nested(levels), scale::Limits::ARGUMENT);
    assert!(argument(100).is_ok());
    assert!(argument(101).is_err());
    assert!(decode_program(&nested(7)).is_ok());
    assert!(decode_program(&nested(8)).is_err());
}
