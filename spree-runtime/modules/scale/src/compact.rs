use crate::{Codec, Input, Malformed, Vec};

/// The compact form of an unsigned integer, in its shortest encoding only.
pub struct Compact;

/// Reads a compact integer of at most `bytes_max` bytes.
pub(crate) fn decode(input: &mut Input, bytes_max: usize) -> Result<u128, Malformed> {
    let first = input.byte()?;
    match first & 3 {
        0 => Ok(u128::from(first >> 2)),
        1 => shortest(u128::from(u16::from_le_bytes([first, input.byte()?]) >> 2), 1 << 6),
        2 => {
            let rest = input.array::<3>()?;
            let value = u32::from_le_bytes([first, rest[0], rest[1], rest[2]]) >> 2;
            shortest(u128::from(value), 1 << 14)
        }
        _ => {
            let count = usize::from(first >> 2) + 4;
            if count > bytes_max {
                return Err(Malformed);
            }
            let mut bytes = [0; 16];
            bytes[..count].copy_from_slice(input.take(count)?);
            let least = if count == 4 { 1 << 30 } else { 1 << (8 * (count - 1)) };
            shortest(u128::from_le_bytes(bytes), least)
        }
    }
}

fn shortest(value: u128, least: u128) -> Result<u128, Malformed> {
    if value < least {
        Err(Malformed)
    } else {
        Ok(value)
    }
}

pub(crate) fn encode(value: u128, out: &mut Vec<u8>) {
    if value < 1 << 6 {
        out.push((value as u8) << 2);
    } else if value < 1 << 14 {
        out.extend_from_slice(&((value as u16) << 2 | 1).to_le_bytes());
    } else if value < 1 << 30 {
        out.extend_from_slice(&((value as u32) << 2 | 2).to_le_bytes());
    } else {
        let count = ((135 - value.leading_zeros() as usize) / 8).max(4);
        out.push(((count - 4) as u8) << 2 | 3);
        out.extend_from_slice(&value.to_le_bytes()[..count]);
    }
}

macro_rules! compact {
    ($($int:ty : $bytes:literal),*) => { $(
        impl Codec<$int> for Compact {
            fn encode(value: &$int, out: &mut Vec<u8>) {
                encode(u128::from(*value), out);
            }

            fn decode(input: &mut Input) -> Result<$int, Malformed> {
                Ok(decode(input, $bytes)? as $int)
            }
        }
    )* };
}

compact!(u32: 4, u64: 8);

impl Codec<u128> for Compact {
    fn encode(value: &u128, out: &mut Vec<u8>) {
        encode(*value, out);
    }

    fn decode(input: &mut Input) -> Result<u128, Malformed> {
        decode(input, 16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn round(value: u128) {
        let mut out = Vec::new();
        encode(value, &mut out);
        let mut input = Input::new(&out, Limits::MESSAGE);
        assert_eq!(decode(&mut input, 16), Ok(value));
        assert_eq!(input.end(), Ok(()));
    }

    #[test]
    fn gives_back_values_around_every_mode_change() {
        for shift in 0..128 {
            for delta in 0..3u128 {
                round((1u128 << shift).wrapping_add(delta).wrapping_sub(1));
            }
        }
        round(u128::MAX);
    }

    #[test]
    fn refuses_longer_forms() {
        for bytes in [
            &[0x01, 0x00][..],
            &[0xfd, 0x00],
            &[0x02, 0x00, 0x00, 0x00],
            &[0xfe, 0xff, 0x00, 0x00],
            &[0x03, 0xff, 0xff, 0xff, 0x3f],
            &[0x07, 0xff, 0xff, 0xff, 0xff, 0x00],
            &[0x37, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        ] {
            assert_eq!(decode(&mut Input::new(bytes, Limits::MESSAGE), 16), Err(Malformed));
        }
    }
}
