use crate::{Box, Codec, Input, Malformed, Vec, Wire};

/// A type's own encoding.
pub struct Plain;

/// A length and that many bytes.
pub struct Bytes;

/// A length and that many items. Counts as a level of nesting.
pub struct List;

/// [`Bytes`], at most `N`.
pub struct BytesMax<const N: usize>;

/// [`List`], at most `N` items.
pub struct ListMax<const N: usize>;

/// Not encoded; decodes to the default value.
pub struct Skipped;

impl<T: Wire> Codec<T> for Plain {
    fn encode(value: &T, out: &mut Vec<u8>) {
        value.encode(out);
    }

    fn decode(input: &mut Input) -> Result<T, Malformed> {
        T::decode(input)
    }
}

impl Codec<Vec<u8>> for Bytes {
    fn encode(value: &Vec<u8>, out: &mut Vec<u8>) {
        crate::compact::encode(value.len() as u128, out);
        out.extend_from_slice(value);
    }

    fn decode(input: &mut Input) -> Result<Vec<u8>, Malformed> {
        let length = input.length(usize::MAX)?;
        Ok(input.take(length)?.to_vec())
    }
}

impl List {
    pub fn encode<T: Wire>(items: &[T], out: &mut Vec<u8>) {
        crate::compact::encode(items.len() as u128, out);
        for item in items {
            item.encode(out);
        }
    }

    /// At most `max` items.
    pub fn decode<T: Wire>(input: &mut Input, max: usize) -> Result<Vec<T>, Malformed> {
        let length = input.length(max)?;
        input.items(length, T::decode)
    }
}

impl<T: Wire> Codec<Vec<T>> for List {
    fn encode(value: &Vec<T>, out: &mut Vec<u8>) {
        List::encode(value, out);
    }

    fn decode(input: &mut Input) -> Result<Vec<T>, Malformed> {
        List::decode(input, usize::MAX)
    }
}

impl<const N: usize> Codec<Vec<u8>> for BytesMax<N> {
    fn encode(value: &Vec<u8>, out: &mut Vec<u8>) {
        Bytes::encode(value, out);
    }

    fn decode(input: &mut Input) -> Result<Vec<u8>, Malformed> {
        let length = input.length(N)?;
        Ok(input.take(length)?.to_vec())
    }
}

impl<T: Wire, const N: usize> Codec<Vec<T>> for ListMax<N> {
    fn encode(value: &Vec<T>, out: &mut Vec<u8>) {
        List::encode(value, out);
    }

    fn decode(input: &mut Input) -> Result<Vec<T>, Malformed> {
        List::decode(input, N)
    }
}

impl Codec<&'static str> for Skipped {
    fn encode(_: &&'static str, _: &mut Vec<u8>) {}

    fn decode(_: &mut Input) -> Result<&'static str, Malformed> {
        Ok("")
    }
}

macro_rules! integers {
    ($($int:ty),*) => { $(
        impl Wire for $int {
            fn encode(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }

            fn decode(input: &mut Input) -> Result<Self, Malformed> {
                Ok(<$int>::from_le_bytes(input.array()?))
            }
        }
    )* };
}

integers!(u8, u16, u32, u64, u128);

impl Wire for bool {
    fn encode(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn decode(input: &mut Input) -> Result<Self, Malformed> {
        match input.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Malformed),
        }
    }
}

impl<const N: usize> Wire for [u8; N] {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self);
    }

    fn decode(input: &mut Input) -> Result<Self, Malformed> {
        input.array()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn encode(&self, out: &mut Vec<u8>) {
        match self {
            None => out.push(0),
            Some(value) => {
                out.push(1);
                value.encode(out);
            }
        }
    }

    fn decode(input: &mut Input) -> Result<Self, Malformed> {
        match input.byte()? {
            0 => Ok(None),
            1 => Ok(Some(T::decode(input)?)),
            _ => Err(Malformed),
        }
    }
}

/// A pointer is transparent in bytes and a level of nesting.
impl<T: Wire> Wire for Box<T> {
    fn encode(&self, out: &mut Vec<u8>) {
        T::encode(self, out);
    }

    fn decode(input: &mut Input) -> Result<Self, Malformed> {
        input.nested(|input| T::decode(input)).map(Box::new)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn encode(&self, out: &mut Vec<u8>) {
        self.0.encode(out);
        self.1.encode(out);
    }

    fn decode(input: &mut Input) -> Result<Self, Malformed> {
        Ok((A::decode(input)?, B::decode(input)?))
    }
}
