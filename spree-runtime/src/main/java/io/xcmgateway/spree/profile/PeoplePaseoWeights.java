package io.xcmgateway.spree.profile;

import io.xcmgateway.api.xcm.Weight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Instruction weights of people-paseo 2000006, as measured from outside
/// (`XcmPaymentApi.query_xcm_weight`; vectors `xcm-people-paseo-weights.json`).
final class PeoplePaseoWeights {
    private PeoplePaseoWeights() {}

    /// Picoseconds; no deposit weighs more, whatever its filter.
    private static final long DEPOSIT_REF_TIME_MAX = 1_000_000_000;

    /// Unsigned: 18446744073709551000, more than any block has. What cannot be priced at all is not
    /// listed.
    private static final long EXECUTE_WITH_ORIGIN_REF_TIME = 0xffff_ffff_ffff_fd98L;

    private static final int INSTRUCTIONS_MAX = 100;
    private static final int ALL_UNITS = 100;
    private static final int ITEMS_UNITS = 128;

    static Weigher weigher() {
        return new Weigher.Table(
                new WeightTable(
                        INSTRUCTIONS_MAX,
                        ALL_UNITS,
                        ITEMS_UNITS,
                        List.of(
                                perItem(0, 167_710_000, 3_593), // WithdrawAsset
                                perItem(1, 126_040_000, 4_273), // ReserveAssetDeposited
                                perItem(2, 5_100_000, 0), // ReceiveTeleportedAsset
                                fixed(3, 32_780_000, 3_465), // QueryResponse
                                perItem(4, 323_320_000, 6_196), // TransferAsset
                                perItem(5, 756_750_000, 8_799), // TransferReserveAsset
                                fixed(6, 0, 0), // Transact
                                fixed(10, 860_000, 0), // ClearOrigin
                                fixed(11, 880_000, 0), // DescendOrigin
                                fixed(12, 560_690_000, 6_196), // ReportError
                                perFilterUnit(
                                        13, 159_840_000, 0, DEPOSIT_REF_TIME_MAX), // DepositAsset
                                perFilterUnit(14, 584_380_000, 3_709, null), // DepositReserveAsset
                                perFilterUnit(
                                        16, 571_920_000, 6_196, null), // InitiateReserveWithdraw
                                perFilterUnit(17, 417_959_000, 3_709, null), // InitiateTeleport
                                fixed(18, 560_129_000, 6_196), // ReportHolding
                                fixed(19, 130_400_000, 3_593), // BuyExecution
                                fixed(20, 1_339_000, 0), // RefundSurplus
                                fixed(21, 880_000, 0), // SetErrorHandler
                                fixed(22, 869_000, 0), // SetAppendix
                                fixed(23, 850_000, 0), // ClearError
                                fixed(24, 137_120_000, 3_489), // ClaimAsset
                                fixed(25, 4_670_000, 0), // Trap
                                fixed(26, 468_080_000, 3_640), // SubscribeVersion
                                fixed(27, 105_560_000, 0), // UnsubscribeVersion
                                perItem(28, 1_520_000, 0), // BurnAsset
                                perItem(29, 960_000, 0), // ExpectAsset
                                fixed(30, 5_310_000, 0), // ExpectOrigin
                                fixed(31, 4_760_000, 0), // ExpectError
                                fixed(32, 1_090_000, 0), // ExpectTransactStatus
                                fixed(33, 561_670_000, 6_196), // QueryPallet
                                fixed(34, 5_110_000, 0), // ExpectPallet
                                fixed(35, 559_540_000, 6_196), // ReportTransactStatus
                                fixed(36, 910_000, 0), // ClearTransactStatus
                                fixed(43, 1_000_000, 0), // SetFeesMode
                                fixed(44, 840_000, 0), // SetTopic
                                fixed(45, 850_000, 0), // ClearTopic
                                fixed(46, 930_000, 0), // AliasOrigin
                                fixed(47, 1_060_000, 0), // UnpaidExecution
                                fixed(48, 130_420_000, 3_593), // PayFees
                                perFilterUnit(49, 590_120_000, 6_196, null), // InitiateTransfer
                                fixed(50, EXECUTE_WITH_ORIGIN_REF_TIME, 0), // ExecuteWithOrigin
                                perItem(51, 891_000, 0) // SetHints
                                )));
    }

    private static InstructionPrice fixed(int instruction, long refTime, long proofSize) {
        return new InstructionPrice(instruction, new Price.Fixed(new Weight(refTime, proofSize)));
    }

    private static InstructionPrice perItem(int instruction, long refTime, long proofSize) {
        return new InstructionPrice(instruction, new Price.PerItem(new Weight(refTime, proofSize)));
    }

    private static InstructionPrice perFilterUnit(
            int instruction, long refTime, long proofSize, @Nullable Long refTimeMax) {
        Weight each = new Weight(refTime, proofSize);
        return new InstructionPrice(instruction, new Price.PerFilterUnit(each, refTimeMax));
    }
}
