package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.scale.ScaleWriter;

/// What everything costs, in gas: one unit is about one simple integer instruction, roughly a
/// nanosecond of the slowest machine we support. All prices are 0..2^32-1.
///
/// The instruction prices are used by the metering, the `host…` prices by the host functions. Host
/// prices never depend on the shape of the state, only on sizes.
///
/// How long 10^9 gas last, as `GasCalibration` (profile `bench`) measured on two crowded cores:
/// half of all it tries at most 0.07 s, hashes and signature checks up to 1.5 s, Ed25519 keys
/// outside the prime-order subgroup 7 s, and loads that each miss the cache and wait for the one
/// before 44 s. So a message may run 44 ns for each unit of its gas limit; those last two are not
/// priced at what they cost.
///
/// @param simple any instruction not named below: constants, locals, arithmetic, comparison
/// @param memoryAccess load, store
/// @param division integer division and remainder, signed and unsigned
/// @param branchTable `br_table`
/// @param call `call`
/// @param callIndirect `call_indirect`
/// @param functionEntry entering a function
/// @param frameValue each local variable and operand of a function, on entering it
/// @param loopOnOperandsFactor multiplies every price inside a loop that starts with operands on
///   the stack: HotSpot does not replace such a loop on the stack, it stays in the slow tier
///   (measured: 30 times slower)
/// @param aheadRun a run of instructions up to this price may be paid for with what comes before
///   it, taken or not ([ChargePlan])
/// @param aheadTotal what may be paid so at one place
/// @param flatFunction a function up to this price may be paid for by its caller ([MeterPlan])
/// @param memoryGrowPage `memory.grow`, each page asked for
/// @param bulkBase `memory.copy`, `fill`, `init`
/// @param bulkWord each 8 bytes begun of those
/// @param hostCall any host function call, beside the prices below
/// @param hostByte each byte copied between guest and host: input, keys, values, logs; and of the
///   value that a write replaces
/// @param storageRead a read of one key, or one step to the next key
/// @param storageWrite a write or removal of one key, with reading what it replaces: not less than
///   `storageRead`
/// @param storageTransaction opening, committing or rolling back a transaction
/// @param hashBase any hash function
/// @param hashByte each byte hashed by blake2, keccak or sha2
/// @param twoxByte each byte hashed by twox, per 64 bits of digest
/// @param ed25519Verify one verification, message bytes apart
/// @param sr25519Verify one verification, message bytes apart
/// @param ecdsaVerify one verification, message bytes apart
/// @param ecdsaRecover one public key recovery
/// @param logBase one log call
public record GasSchedule(
        long simple,
        long memoryAccess,
        long division,
        long branchTable,
        long call,
        long callIndirect,
        long functionEntry,
        long frameValue,
        long loopOnOperandsFactor,
        long aheadRun,
        long aheadTotal,
        long flatFunction,
        long memoryGrowPage,
        long bulkBase,
        long bulkWord,
        long hostCall,
        long hostByte,
        long storageRead,
        long storageWrite,
        long storageTransaction,
        long hashBase,
        long hashByte,
        long twoxByte,
        long ed25519Verify,
        long sr25519Verify,
        long ecdsaVerify,
        long ecdsaRecover,
        long logBase) {

    /// The prices of the first profile.
    public static final GasSchedule V1 =
            new GasSchedule(
                    /* simple= */ 1,
                    /* memoryAccess= */ 2,
                    /* division= */ 8,
                    /* branchTable= */ 4,
                    /* call= */ 6,
                    /* callIndirect= */ 12,
                    /* functionEntry= */ 4,
                    /* frameValue= */ 1,
                    /* loopOnOperandsFactor= */ 32,
                    /* aheadRun= */ 32,
                    /* aheadTotal= */ 128,
                    /* flatFunction= */ 128,
                    /* memoryGrowPage= */ 16_384,
                    /* bulkBase= */ 16,
                    /* bulkWord= */ 1,
                    /* hostCall= */ 50,
                    /* hostByte= */ 1,
                    /* storageRead= */ 5_000,
                    /* storageWrite= */ 10_000,
                    /* storageTransaction= */ 1_000,
                    /* hashBase= */ 200,
                    /* hashByte= */ 8,
                    /* twoxByte= */ 1,
                    /* ed25519Verify= */ 300_000,
                    /* sr25519Verify= */ 600_000,
                    /* ecdsaVerify= */ 800_000,
                    /* ecdsaRecover= */ 800_000,
                    /* logBase= */ 500);

    /// The price of an instruction, whatever it does; for a call, without what the function costs.
    long price(CodeReader code) {
        int opcode = code.opcode();
        return switch (opcode) {
            case Opcode.END, Opcode.ELSE -> 0;
            case Opcode.CALL -> call;
            case Opcode.CALL_INDIRECT -> callIndirect;
            case Opcode.BR_TABLE -> branchTable;
            case Opcode.MEMORY_GROW, Opcode.PREFIX_FC -> bulkBase;
            default ->
                    Opcode.isMemoryAccess(opcode)
                            ? memoryAccess
                            : Opcode.isDivision(opcode) ? division : simple;
        };
    }

    void write(ScaleWriter out) {
        long[] prices = {
            simple,
            memoryAccess,
            division,
            branchTable,
            call,
            callIndirect,
            functionEntry,
            frameValue,
            loopOnOperandsFactor,
            aheadRun,
            aheadTotal,
            flatFunction,
            memoryGrowPage,
            bulkBase,
            bulkWord,
            hostCall,
            hostByte,
            storageRead,
            storageWrite,
            storageTransaction,
            hashBase,
            hashByte,
            twoxByte,
            ed25519Verify,
            sr25519Verify,
            ecdsaVerify,
            ecdsaRecover,
            logBase
        };
        for (long price : prices) {
            out.u32(price);
        }
    }
}
