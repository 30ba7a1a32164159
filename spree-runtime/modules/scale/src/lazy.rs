use crate::{Bytes, Codec, Input, Limits, List, Malformed, Plain, Stored, Vec, Wire};
use core::cell::UnsafeCell;
use core::fmt::{Debug, Formatter};
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};

/// A value that is decoded at its first use, if it has none. What an execution does not look at
/// then costs no more than its bytes.
///
/// On the wire it is as the value itself, in storage with its length ahead, so that it can be left
/// alone.
pub struct Lazy<T, C = Plain> {
    /// Of use while there is no value.
    bytes: Vec<u8>,
    /// Written at most once while shared: by the first who looks.
    value: UnsafeCell<Option<T>>,
    codec: PhantomData<C>,
}

/// A list that is decoded at its first use.
pub type LazyList<T> = Lazy<Vec<T>, List>;

impl<T, C: Codec<T>> Stored for Lazy<T, C> {
    fn store(&self, out: &mut Vec<u8>) {
        let mut bytes = Vec::new();
        C::encode(self, &mut bytes);
        Bytes::encode(&bytes, out);
    }

    fn load(input: &mut Input) -> Result<Self, Malformed> {
        let bytes = Bytes::decode(input)?;
        Ok(Lazy { bytes, value: UnsafeCell::new(None), codec: PhantomData })
    }
}

impl<T, C: Codec<T>> Lazy<T, C> {
    /// # Panics
    ///
    /// If the bytes are none of a value, which only a broken state holds.
    fn decoded(&self) -> T {
        let mut input = Input::new(&self.bytes, Limits::TRUSTED);
        match (C::decode(&mut input), input.end()) {
            (Ok(value), Ok(())) => value,
            _ => panic!("stored configuration must decode"),
        }
    }
}

impl<T, C: Codec<T>> Deref for Lazy<T, C> {
    type Target = T;

    fn deref(&self) -> &T {
        // No reference to the value exists while it is written: there is none yet, decoding looks
        // at nothing but the bytes, and the cell keeps other threads out.
        let value = unsafe { &mut *self.value.get() };
        if value.is_none() {
            *value = Some(self.decoded());
        }
        match unsafe { &*self.value.get() } {
            Some(value) => value,
            None => unreachable!("was decoded above"),
        }
    }
}

impl<T, C: Codec<T>> DerefMut for Lazy<T, C> {
    fn deref_mut(&mut self) -> &mut T {
        if self.value.get_mut().is_none() {
            *self.value.get_mut() = Some(self.decoded());
        }
        match self.value.get_mut() {
            Some(value) => value,
            None => unreachable!("was decoded above"),
        }
    }
}

impl<T, C> From<T> for Lazy<T, C> {
    fn from(value: T) -> Self {
        Lazy { bytes: Vec::new(), value: UnsafeCell::new(Some(value)), codec: PhantomData }
    }
}

impl<T: Default, C> Default for Lazy<T, C> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T: Clone, C: Codec<T>> Clone for Lazy<T, C> {
    fn clone(&self) -> Self {
        T::clone(self).into()
    }
}

impl<T: Debug, C: Codec<T>> Debug for Lazy<T, C> {
    fn fmt(&self, to: &mut Formatter) -> core::fmt::Result {
        T::fmt(self, to)
    }
}

impl<T: PartialEq, C: Codec<T>> PartialEq for Lazy<T, C> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq, C: Codec<T>> Eq for Lazy<T, C> {}

impl<T, C: Codec<T>> Wire for Lazy<T, C> {
    fn encode(&self, out: &mut Vec<u8>) {
        C::encode(self, out);
    }

    fn decode(input: &mut Input) -> Result<Self, Malformed> {
        C::decode(input).map(Lazy::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_value_whenever_it_is_decoded() {
        let now: LazyList<u32> = vec![1, 2, 3].into();
        let mut stored = Vec::new();
        now.store(&mut stored);
        stored.push(9);
        let mut input = Input::new(&stored, Limits::TRUSTED);
        let mut later = LazyList::<u32>::load(&mut input).unwrap();
        assert_eq!(input.rest(), [9]);
        assert_eq!((later.len(), later.encoded()), (3, now.encoded()));
        assert_eq!(later, now);
        later.push(4);
        assert_eq!(*later, [1, 2, 3, 4]);
    }

    #[test]
    fn does_not_look_before_it_must() {
        // One item is announced, none is there.
        let later = LazyList::<u32>::load(&mut Input::new(&[4, 4], Limits::TRUSTED)).unwrap();
        assert!(std::panic::catch_unwind(move || later.len()).is_err());
    }
}
