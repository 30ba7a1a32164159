use crate::{Codec, Input, Malformed, Vec};

/// The compact form of an unsigned integer, in its shortest encoding only.
pub struct Compact;

/// Reads a compact integer of at most `bytes_max` bytes, 4..=16.
pub(crate) fn decode(input: &mut Input, bytes_max: usize) -> Result<u128, Malformed> {
    let first = input.byte()?;
    if first & 3 != 3 {
        return short(input, first).map(u128::from);
    }
    let mut bytes = [0; 16];
    let count = long(input, first, &mut bytes[..bytes_max])?;
    let value = u128::from_le_bytes(bytes);
    let least = if count == 4 { 1 << 30 } else { 1 << (8 * (count - 1)) };
    if value < least {
        return Err(Malformed);
    }
    Ok(value)
}

/// The same for at most 8 bytes: arithmetic of 128 bits is slow where there is none.
pub(crate) fn decode_u64(input: &mut Input, bytes_max: usize) -> Result<u64, Malformed> {
    let first = input.byte()?;
    if first & 3 != 3 {
        return short(input, first).map(u64::from);
    }
    let mut bytes = [0; 8];
    let count = long(input, first, &mut bytes[..bytes_max])?;
    let value = u64::from_le_bytes(bytes);
    let least = if count == 4 { 1 << 30 } else { 1 << (8 * (count - 1)) };
    if value < least {
        return Err(Malformed);
    }
    Ok(value)
}

/// The forms of 1, 2 and 4 bytes, of which `first` is the first. A profile is full of them.
#[inline(always)]
fn short(input: &mut Input, first: u8) -> Result<u32, Malformed> {
    let (value, least) = match first & 3 {
        0 => return Ok(u32::from(first >> 2)),
        1 => (u32::from(u16::from_le_bytes([first, input.byte()?]) >> 2), 1 << 6),
        _ => {
            let rest = input.array::<3>()?;
            (u32::from_le_bytes([first, rest[0], rest[1], rest[2]]) >> 2, 1 << 14)
        }
    };
    if value < least {
        return Err(Malformed);
    }
    Ok(value)
}

/// The form that begins with its length.
///
/// @return the length, 4 or more
fn long(input: &mut Input, first: u8, bytes: &mut [u8]) -> Result<usize, Malformed> {
    let count = usize::from(first >> 2) + 4;
    if count > bytes.len() {
        return Err(Malformed);
    }
    bytes[..count].copy_from_slice(input.take(count)?);
    Ok(count)
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
                Ok(decode_u64(input, $bytes)? as $int)
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
