//! What a message queue cannot reach, since it gives no limit and no credit: facts of upstream's
//! tests (weight.rs, barriers.rs).

use scale::LazyList;
use xcm::*;
use xcvm::barrier::{Barrier, Context, Properties, Refusal};
use xcvm::filter::LocationFilter;
use xcvm::weigher::Weigher;

const UNIT: Weight = Weight::new(10, 10);

fn weigher() -> Weigher {
    Weigher::Fixed { unit: UNIT, instructions_max: 10 }
}

fn error(index: u8, error: XcmError) -> Result<Weight, InstructionError> {
    Err(InstructionError { index, error })
}

#[test]
fn tells_which_instruction_exceeds_the_limit() {
    let program = Xcm(vec![Instruction::ClearOrigin; 4]);
    let reached = XcmError::WeightLimitReached(Weight::new(40, 40));
    assert_eq!(weigher().program(&LazyList::default(), &program, Weight::new(30, 30)), error(3, reached));
}

#[test]
fn names_the_outer_instruction_when_a_nested_one_exceeds_the_limit() {
    let inner = Xcm(vec![Instruction::ClearOrigin; 7]);
    let program = Xcm(vec![Instruction::SetAppendix(inner)]);
    let reached = XcmError::WeightLimitReached(Weight::new(40, 40));
    assert_eq!(weigher().program(&LazyList::default(), &program, Weight::new(30, 30)), error(0, reached));
}

#[test]
fn counts_nested_instructions_against_one_budget() {
    let inner = Xcm(vec![Instruction::ClearOrigin; 9]);
    let program = Xcm(vec![Instruction::SetAppendix(inner.clone())]);
    assert_eq!(weigher().program(&LazyList::default(), &program, Weight::MAX), Ok(Weight::new(100, 100)));
    let program = Xcm(vec![Instruction::ClearOrigin, Instruction::SetAppendix(inner)]);
    assert_eq!(weigher().program(&LazyList::default(), &program, Weight::MAX), error(1, XcmError::ExceedsStackLimit));
}

fn check(
    barrier: &Barrier,
    origin: &Location,
    program: &mut [Instruction],
    max_weight: Weight,
    properties: &mut Properties,
) -> Result<(), Refusal> {
    let universal = Junctions::default();
    let context = Context { origin, max_weight, universal: &universal, query: None };
    barrier.check(context, program, properties)
}

#[test]
fn takes_weight_credit_while_there_is_enough() {
    let mut properties = Properties { weight_credit: UNIT, message_id: None };
    let here = Location::here();
    let barrier = Barrier::TakeWeightCredit;
    assert_eq!(check(&barrier, &here, &mut [], UNIT, &mut properties), Ok(()));
    assert_eq!(properties.weight_credit, Weight::ZERO);
    let refused = Err(Refusal::Overweight(UNIT));
    assert_eq!(check(&barrier, &here, &mut [], UNIT, &mut properties), refused);
}

fn paid(limit: WeightLimit) -> Vec<Instruction> {
    let fees = Asset::fungible(Location::new(1, &[]), 1);
    vec![
        Instruction::ReserveAssetDeposited(Assets(vec![fees.clone()])),
        Instruction::BuyExecution { fees, weight_limit: limit },
    ]
}

#[test]
fn tells_why_a_paid_program_is_refused_and_lowers_its_limit() {
    let parent = Location::new(1, &[]);
    let barrier = Barrier::AllowTopLevelPaidExecutionFrom(LocationFilter::Exactly(parent.clone()));
    let mut properties = Properties::default();
    let mut run = |origin: &Location, program: &mut [Instruction]| {
        check(&barrier, origin, program, UNIT, &mut properties)
    };
    let mut program = paid(WeightLimit::Unlimited);
    assert_eq!(run(&Location::here(), &mut program), Err(Refusal::Unsupported));
    assert_eq!(run(&parent, &mut program[..1]), Err(Refusal::BadFormat));
    let less = Weight::new(10, 9);
    let overweight = Err(Refusal::Overweight(UNIT));
    assert_eq!(run(&parent, &mut paid(WeightLimit::Limited(less))), overweight);
    assert_eq!(run(&parent, &mut program), Ok(()));
    assert_eq!(program, paid(WeightLimit::Limited(UNIT)));
}

#[test]
fn gives_up_on_programs_nested_deeper_than_ten() {
    let barrier = |depth| {
        let mut program = Xcm(vec![Instruction::ClearTopic]);
        for _ in 0..depth {
            program = Xcm(vec![Instruction::SetAppendix(program)]);
        }
        let deny = xcvm::barrier::Deny::DenyRecursively(Box::new(
            xcvm::barrier::Deny::DenyClearOrigin,
        ));
        let mut properties = Properties::default();
        let here = Location::here();
        check(&Barrier::Deny(deny), &here, &mut program.0, UNIT, &mut properties)
    };
    assert_eq!(barrier(10), Ok(()));
    assert_eq!(barrier(11), Err(Refusal::StackLimitReached));
}
