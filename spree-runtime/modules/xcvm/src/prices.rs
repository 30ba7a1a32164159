//! What kinds of instruction weigh, ready to be searched.

use alloc::vec::Vec;
use scale::{wire_enum, wire_struct, Bytes, Codec, Input, List, Malformed, Stored, Wire};
use xcm::Weight;

wire_struct! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct InstructionPrice {
        instruction: u8,
        price: Price,
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Price {
        0 = Fixed(weight: Weight),
        /// Times the number of assets (or hints) listed.
        1 = PerItem(weight: Weight),
        /// Times what the filter may cover, the time capped if there is a cap.
        2 = PerFilterUnit { weight: Weight, ref_time_max: Option<u64> },
    }
}

/// An instruction, a kind of price, a weight and a cap.
const ROW_BYTES: usize = 1 + 1 + 3 * 8;
/// The kinds in a row: those of [`Price`], and the last with a cap.
const PER_FILTER_UNIT_CAPPED: u8 = 3;

/// Prices by instruction index, in rows of one length: a message looks at few of them, and decoding
/// them all would be most of its work. On the wire they are a list of [`InstructionPrice`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prices {
    rows: Vec<u8>,
}

impl Prices {
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = InstructionPrice> + '_ {
        self.rows.chunks_exact(ROW_BYTES).map(read)
    }

    /// The price of an instruction, if there is one. The rows ascend: genesis saw to it.
    pub fn of(&self, instruction: u8) -> Option<Price> {
        let (mut from, mut to) = (0, self.rows.len() / ROW_BYTES);
        while from < to {
            let middle = (from + to) / 2;
            let row = &self.rows[middle * ROW_BYTES..(middle + 1) * ROW_BYTES];
            if row[0] == instruction {
                return Some(read(row).price);
            }
            if row[0] < instruction {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        None
    }

    fn push(&mut self, row: &InstructionPrice) {
        let (kind, weight, most) = match row.price {
            Price::Fixed(weight) | Price::PerItem(weight) => (row.price.index(), weight, 0),
            Price::PerFilterUnit { weight, ref_time_max: None } => (row.price.index(), weight, 0),
            Price::PerFilterUnit { weight, ref_time_max: Some(most) } => {
                (PER_FILTER_UNIT_CAPPED, weight, most)
            }
        };
        self.rows.extend_from_slice(&[row.instruction, kind]);
        for number in [weight.ref_time, weight.proof_size, most] {
            self.rows.extend_from_slice(&number.to_le_bytes());
        }
    }
}

fn read(row: &[u8]) -> InstructionPrice {
    let number = |at: usize| {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&row[2 + 8 * at..10 + 8 * at]);
        u64::from_le_bytes(bytes)
    };
    let weight = Weight { ref_time: number(0), proof_size: number(1) };
    let price = match row[1] {
        0 => Price::Fixed(weight),
        1 => Price::PerItem(weight),
        2 => Price::PerFilterUnit { weight, ref_time_max: None },
        PER_FILTER_UNIT_CAPPED => {
            Price::PerFilterUnit { weight, ref_time_max: Some(number(2)) }
        }
        _ => panic!("stored price must be of a kind"),
    };
    InstructionPrice { instruction: row[0], price }
}

impl From<Vec<InstructionPrice>> for Prices {
    fn from(list: Vec<InstructionPrice>) -> Self {
        let mut prices = Prices { rows: Vec::with_capacity(list.len() * ROW_BYTES) };
        list.iter().for_each(|row| prices.push(row));
        prices
    }
}

impl Wire for Prices {
    fn encode(&self, out: &mut Vec<u8>) {
        List::encode(&self.iter().collect::<Vec<_>>(), out);
    }

    fn decode(input: &mut Input) -> Result<Self, Malformed> {
        List::decode::<InstructionPrice>(input, usize::MAX).map(Prices::from)
    }
}

impl Stored for Prices {
    fn store(&self, out: &mut Vec<u8>) {
        <Bytes as Codec<_>>::encode(&self.rows, out);
    }

    fn load(input: &mut Input) -> Result<Self, Malformed> {
        let rows: Vec<u8> = Bytes::decode(input)?;
        if rows.len() % ROW_BYTES != 0 {
            return Err(Malformed);
        }
        Ok(Prices { rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scale::Limits;

    #[test]
    fn finds_every_kind_of_price_and_nothing_else() {
        let weight = Weight { ref_time: 1 << 40, proof_size: 7 };
        let rows = vec![
            InstructionPrice { instruction: 2, price: Price::Fixed(weight) },
            InstructionPrice { instruction: 3, price: Price::PerItem(weight) },
            InstructionPrice {
                instruction: 9,
                price: Price::PerFilterUnit { weight, ref_time_max: None },
            },
            InstructionPrice {
                instruction: 51,
                price: Price::PerFilterUnit { weight, ref_time_max: Some(5) },
            },
        ];
        let prices = Prices::from(rows.clone());
        assert_eq!(prices.iter().collect::<Vec<_>>(), rows);
        for instruction in 0..=255 {
            let row = rows.iter().find(|row| row.instruction == instruction);
            assert_eq!(prices.of(instruction), row.map(|row| row.price));
        }
        let mut wire = Vec::new();
        List::encode(&rows, &mut wire);
        assert_eq!(prices.encoded(), wire);
        assert_eq!(Prices::decode_all(&wire, Limits::TRUSTED).as_ref(), Ok(&prices));
        let mut stored = Vec::new();
        prices.store(&mut stored);
        assert_eq!(Prices::load(&mut Input::new(&stored, Limits::TRUSTED)), Ok(prices));
    }
}
