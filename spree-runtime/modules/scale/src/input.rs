use crate::Vec;

/// The input was not the canonical encoding of a value within the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// Items that memory is set aside for at most before they are read.
const CAPACITY_MAX: usize = 128;

/// Bounds that hold over a whole decoding.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many lists may be open inside one another.
    pub depth_max: u32,
    /// How many instructions all programs of a message may have together.
    pub instructions_max: u32,
}

impl Limits {
    /// XCM at the message queue: 8 levels, 100 instructions (XCM.md 4.2 and 4.4).
    pub const MESSAGE: Limits = Limits { depth_max: 8, instructions_max: 100 };
    /// Configuration and arguments of the host: only recursion is bounded.
    pub const TRUSTED: Limits = Limits { depth_max: 32, instructions_max: 100 };
    /// Arguments of runtime APIs: the budget of instructions alone bounds a message (XCM.md 4.4).
    /// Within it no message has more levels: 101 programs in one another, or 100 of which the last
    /// has a list of filters, of assets, of junctions.
    pub const ARGUMENT: Limits = Limits { depth_max: 103, instructions_max: 100 };
}

/// Bytes being decoded from front to back.
#[derive(Clone)]
pub struct Input<'a> {
    bytes: &'a [u8],
    limits: Limits,
    depth: u32,
    instructions: u32,
    version: u8,
    convertible: bool,
}

/// The version that values in memory have, and that is read unless an [`Input`] says otherwise.
pub const LATEST: u8 = 5;

impl<'a> Input<'a> {
    pub fn new(bytes: &'a [u8], limits: Limits) -> Self {
        Input { bytes, limits, depth: 0, instructions: 0, version: LATEST, convertible: true }
    }

    /// Reads what follows in the form of `version`, all of it convertible so far.
    pub fn set_version(&mut self, version: u8) {
        self.version = version;
        self.convertible = true;
    }

    /// The version of XCM whose form is read. What is read is converted on the way.
    pub fn version(&self) -> u8 {
        self.version
    }

    /// Something was well formed but has no counterpart in the latest version. Reading goes on, to
    /// tell whether the rest is well formed; what was read is then of no use.
    pub fn give_up_conversion(&mut self) {
        self.convertible = false;
    }

    /// Whether all that was read since the version was set has a counterpart in the latest
    /// one.
    pub fn is_convertible(&self) -> bool {
        self.convertible
    }

    /// What has not been read.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    pub fn remaining(&self) -> usize {
        self.bytes.len()
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        if count > self.bytes.len() {
            return Err(Malformed);
        }
        let (head, tail) = self.bytes.split_at(count);
        self.bytes = tail;
        Ok(head)
    }

    pub fn byte(&mut self) -> Result<u8, Malformed> {
        let (first, rest) = self.bytes.split_first().ok_or(Malformed)?;
        self.bytes = rest;
        Ok(*first)
    }

    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    /// A list's length, at most `max` and at most one item per byte that is left.
    pub fn length(&mut self, max: usize) -> Result<usize, Malformed> {
        let length = crate::compact::decode_u64(self, 4)? as usize;
        if length > max || length > self.bytes.len() {
            return Err(Malformed);
        }
        Ok(length)
    }

    /// `count` items one level deeper. The caller has bounded `count`; what is set aside before the
    /// first item is read is bounded here as well.
    pub fn items<T>(
        &mut self,
        count: usize,
        mut item: impl FnMut(&mut Self) -> Result<T, Malformed>,
    ) -> Result<Vec<T>, Malformed> {
        self.nested(|input| {
            let mut items = Vec::with_capacity(count.min(CAPACITY_MAX));
            for _ in 0..count {
                items.push(item(input)?);
            }
            Ok(items)
        })
    }

    /// Runs `inside` one level deeper.
    pub fn nested<T>(
        &mut self,
        inside: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<T, Malformed> {
        if self.depth == self.limits.depth_max {
            return Err(Malformed);
        }
        self.depth += 1;
        let result = inside(self);
        self.depth -= 1;
        result
    }

    /// Counts the instructions of one more program against the whole message's budget.
    pub fn count_instructions(&mut self, more: usize) -> Result<(), Malformed> {
        let left = self.limits.instructions_max - self.instructions;
        if more > left as usize {
            return Err(Malformed);
        }
        self.instructions += more as u32;
        Ok(())
    }

    pub fn end(&self) -> Result<(), Malformed> {
        if self.bytes.is_empty() {
            Ok(())
        } else {
            Err(Malformed)
        }
    }
}
