package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.scale.ScaleWriter;

/// What everything costs, in gas: one unit is about one simple integer instruction, well below a
/// nanosecond on every machine we support. All prices are 0..2^32-1.
///
/// The instruction prices are used by the metering, the `host…` prices by the host functions. Host
/// prices never depend on the shape of the state, only on sizes.
///
/// Each is for the worst that a guest can make of it: a load for one that misses the cache and
/// waits for the one before, a call through the table for one that goes elsewhere each time. So
/// honest code pays more for its loads than it takes, and 10^9 gas last at most about a quarter of
/// a second whatever they are spent on, as `GasCalibration` (profile `bench`) measured of code that
/// HotSpot has compiled.
///
/// @param simple any instruction not named below: constants, locals, arithmetic, comparison
/// @param multiplication integer multiplication, counting of bits
/// @param farLocal reading or writing a local of index [#FAR_LOCAL] or more: so many are in no
///   register
/// @param memoryAccess load, store
/// @param division integer division and remainder, signed and unsigned
/// @param conditionalBranch `br_if`, `if`
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
/// @param ed25519MixedOrder beside that, if the key is outside the subgroup of prime order
/// @param ecdsaVerify one verification, message bytes apart
/// @param ecdsaRecover one public key recovery
/// @param logBase one log call
public record GasSchedule(
        long simple,
        long multiplication,
        long farLocal,
        long memoryAccess,
        long division,
        long conditionalBranch,
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
        long ed25519MixedOrder,
        long ecdsaVerify,
        long ecdsaRecover,
        long logBase) {

    /// The first local that costs more.
    static final int FAR_LOCAL = 64;

    /// The prices of the first profile.
    public static final GasSchedule V1 =
            new GasSchedule(
                    /* simple= */ 1,
                    /* multiplication= */ 2,
                    /* farLocal= */ 4,
                    /* memoryAccess= */ 192,
                    /* division= */ 16,
                    /* conditionalBranch= */ 8,
                    /* branchTable= */ 4,
                    /* call= */ 6,
                    /* callIndirect= */ 96,
                    /* functionEntry= */ 4,
                    /* frameValue= */ 1,
                    /* loopOnOperandsFactor= */ 32,
                    /* aheadRun= */ 8_192,
                    /* aheadTotal= */ 20_480,
                    /* flatFunction= */ 40_960,
                    /* memoryGrowPage= */ 196_608,
                    /* bulkBase= */ 24,
                    /* bulkWord= */ 2,
                    /* hostCall= */ 100,
                    /* hostByte= */ 1,
                    /* storageRead= */ 20_000,
                    /* storageWrite= */ 40_000,
                    /* storageTransaction= */ 1_000,
                    /* hashBase= */ 2_500,
                    /* hashByte= */ 26,
                    /* twoxByte= */ 3,
                    /* ed25519Verify= */ 1_200_000,
                    /* ed25519MixedOrder= */ 12_000_000,
                    /* ecdsaVerify= */ 3_500_000,
                    /* ecdsaRecover= */ 3_000_000,
                    /* logBase= */ 500);

    /// The price of an instruction, whatever it does; for a call, without what the function costs.
    long price(CodeReader code) {
        int opcode = code.opcode();
        return switch (opcode) {
            case Opcode.END, Opcode.ELSE -> 0;
            case Opcode.CALL -> call;
            case Opcode.CALL_INDIRECT -> callIndirect;
            case Opcode.BR_IF, Opcode.IF -> conditionalBranch;
            case Opcode.BR_TABLE -> branchTable;
            case Opcode.MEMORY_GROW, Opcode.PREFIX_FC -> bulkBase;
            case Opcode.LOCAL_GET, Opcode.LOCAL_SET, Opcode.LOCAL_TEE ->
                    code.immediate() < FAR_LOCAL ? simple : farLocal;
            default -> {
                if (Opcode.isMemoryAccess(opcode)) {
                    yield memoryAccess;
                }
                if (Opcode.isDivision(opcode)) {
                    yield division;
                }
                yield Opcode.isMultiplication(opcode) ? multiplication : simple;
            }
        };
    }

    void write(ScaleWriter out) {
        long[] prices = {
            simple,
            multiplication,
            farLocal,
            memoryAccess,
            division,
            conditionalBranch,
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
            ed25519MixedOrder,
            ecdsaVerify,
            ecdsaRecover,
            logBase
        };
        for (long price : prices) {
            out.u32(price);
        }
    }
}
