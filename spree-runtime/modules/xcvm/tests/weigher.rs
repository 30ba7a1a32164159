//! Limits of weighing (XCM.md section 9): the budget of instructions, the limit of weight, and which
//! instruction is to blame.

use scale::LazyList;
use xcm::*;
use xcvm::calls::{CallKind, Needs};
use xcvm::prices::{InstructionPrice, Price};
use xcvm::weigher::{Weigher, WeightTable};

const UNIT: Weight = Weight::new(10, 10);
const CALL: &[u8] = &[1, 2, 3];

fn fixed(instructions_max: u32) -> Weigher {
    Weigher::Fixed { unit: UNIT, instructions_max }
}

/// ClearOrigin and the nesting instructions have a price.
fn table() -> Weigher {
    let price = |instruction| InstructionPrice { instruction, price: Price::Fixed(UNIT) };
    let clear_origin = Instruction::ClearOrigin.index();
    let execute = Instruction::ExecuteWithOrigin { descendant_origin: None, xcm: Xcm(vec![]) };
    let mut prices: Vec<_> = [
        clear_origin,
        appendix(vec![]).index(),
        execute.index(),
    ]
    .iter()
    .map(|index| price(*index))
    .collect();
    prices.sort_by_key(|row| row.instruction);
    Weigher::Table(WeightTable { instructions_max: 10, all_units: 1, items_units: 1, prices: prices.into() })
}

fn clear(count: usize) -> Vec<Instruction> {
    vec![Instruction::ClearOrigin; count]
}

fn appendix(inner: Vec<Instruction>) -> Instruction {
    Instruction::SetAppendix(Xcm(inner))
}

fn transact(call: &[u8]) -> Instruction {
    Instruction::Transact {
        origin_kind: OriginKind::Native,
        fallback_max_weight: None,
        call: call.to_vec(),
    }
}

fn weigh(weigher: &Weigher, program: Vec<Instruction>) -> Result<Weight, (u8, XcmError)> {
    limited(weigher, program, Weight::MAX)
}

fn limited(
    weigher: &Weigher,
    program: Vec<Instruction>,
    limit: Weight,
) -> Result<Weight, (u8, XcmError)> {
    let weight = Weight::new(7, 0);
    let calls = [CallKind::Exact { call: CALL.to_vec(), weight, needs: Needs::Nothing }];
    let weighed = weigher.program(&calls.to_vec().into(), &Xcm(program), limit);
    weighed.map_err(|failure| (failure.index, failure.error))
}

#[test]
fn allows_exactly_the_limit_and_not_a_bit_more_of_either_component() {
    let three = Weight::new(30, 30);
    assert_eq!(limited(&fixed(10), clear(3), three), Ok(three));
    let reached = Err((2, XcmError::WeightLimitReached(three)));
    assert_eq!(limited(&fixed(10), clear(3), Weight::new(29, 30)), reached);
    assert_eq!(limited(&fixed(10), clear(3), Weight::new(30, 29)), reached);
    assert_eq!(limited(&fixed(10), clear(1), Weight::ZERO).map_err(|(index, _)| index), Err(0));
    assert_eq!(limited(&fixed(10), vec![], Weight::ZERO), Ok(Weight::ZERO));
}

#[test]
fn applies_the_whole_limit_to_each_nested_program() {
    // The nested program alone is within the limit; with the instruction around it, it is not.
    let limit = Weight::new(20, 20);
    let reached = Err((0, XcmError::WeightLimitReached(Weight::new(30, 30))));
    assert_eq!(limited(&fixed(10), vec![appendix(clear(2))], limit), reached);
    let inside = Err((1, XcmError::WeightLimitReached(Weight::new(30, 30))));
    let program = vec![Instruction::ClearOrigin, appendix(clear(3))];
    assert_eq!(limited(&fixed(10), program, limit), inside);
}

#[test]
fn spends_one_budget_on_all_levels() {
    assert_eq!(weigh(&fixed(3), clear(3)), Ok(Weight::new(30, 30)));
    assert_eq!(weigh(&fixed(3), clear(4)), Err((3, XcmError::ExceedsStackLimit)));
    let two_levels = |inner| vec![appendix(vec![appendix(clear(inner))]), Instruction::ClearOrigin];
    assert_eq!(weigh(&fixed(10), two_levels(7)), Ok(Weight::new(100, 100)));
    assert_eq!(weigh(&fixed(10), two_levels(8)), Err((1, XcmError::ExceedsStackLimit)));
    assert_eq!(weigh(&fixed(10), two_levels(9)), Err((0, XcmError::ExceedsStackLimit)));
}

#[test]
fn leaves_programs_for_elsewhere_unweighed() {
    let there = Instruction::TransferReserveAsset {
        assets: Assets(vec![]),
        dest: Location::new(1, &[]),
        xcm: Xcm(clear(50)),
    };
    assert_eq!(weigh(&fixed(1), vec![there]), Ok(UNIT));
}

#[test]
fn names_no_index_above_255() {
    assert_eq!(weigh(&fixed(256), clear(257)), Err((255, XcmError::ExceedsStackLimit)));
    assert_eq!(weigh(&fixed(300), clear(301)), Err((255, XcmError::ExceedsStackLimit)));
    assert_eq!(weigh(&fixed(254), clear(301)), Err((254, XcmError::ExceedsStackLimit)));
}

#[test]
fn adds_the_weight_of_calls_and_refuses_unknown_ones() {
    assert_eq!(weigh(&fixed(10), vec![transact(CALL)]), Ok(Weight::new(17, 10)));
    let unknown = || transact(&[1, 2]);
    let program = vec![Instruction::ClearOrigin, unknown()];
    assert_eq!(weigh(&fixed(10), program), Err((1, XcmError::FailedToDecode)));
    let nested = vec![appendix(vec![Instruction::ClearOrigin, unknown()])];
    assert_eq!(weigh(&fixed(10), nested), Err((0, XcmError::FailedToDecode)));
}

#[test]
fn overflows_instead_of_saturating() {
    let heavy = Weigher::Fixed { unit: Weight::new(u64::MAX, 0), instructions_max: 10 };
    assert_eq!(weigh(&heavy, clear(1)), Ok(Weight::new(u64::MAX, 0)));
    assert_eq!(weigh(&heavy, clear(2)), Err((1, XcmError::Overflow)));
    assert_eq!(weigh(&heavy, vec![appendix(clear(1))]), Err((0, XcmError::Overflow)));
    // What has no price weighs all there is: alone it can be weighed, with anything else it cannot.
    let unpriced = || Instruction::ClearTopic;
    assert_eq!(weigh(&table(), vec![unpriced()]), Ok(Weight::MAX));
    let program = vec![unpriced(), Instruction::ClearOrigin];
    assert_eq!(weigh(&table(), program), Err((1, XcmError::Overflow)));
}

#[test]
fn weighs_what_runs_under_another_origin_only_where_every_instruction_weighs_the_same() {
    let execute = |inner| Instruction::ExecuteWithOrigin {
        descendant_origin: None,
        xcm: Xcm(clear(inner)),
    };
    assert_eq!(weigh(&fixed(10), vec![execute(9)]), Ok(Weight::new(100, 100)));
    assert_eq!(weigh(&fixed(10), vec![execute(10)]), Err((0, XcmError::ExceedsStackLimit)));
    assert_eq!(weigh(&table(), vec![execute(50)]), Ok(UNIT));
    assert_eq!(weigh(&table(), vec![appendix(clear(9))]), Ok(Weight::new(100, 100)));
    assert_eq!(weigh(&table(), vec![appendix(clear(10))]), Err((0, XcmError::ExceedsStackLimit)));
}

#[test]
fn weighs_one_instruction_without_a_budget() {
    let weight = fixed(1).instruction(&LazyList::default(), &appendix(clear(20)));
    assert_eq!(weight, Ok(Weight::new(210, 210)));
    assert_eq!(fixed(1).instruction(&LazyList::default(), &transact(CALL)), Err(XcmError::FailedToDecode));
}
