package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.MaybeErrorCode;
import io.xcmgateway.api.xcm.OriginKind;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import org.jspecify.annotations.Nullable;

/// One step of a program, of 48 kinds. What each does is told by the register it works on: the
/// origin, holding (assets in transit), the error, and so on.
public sealed interface Instruction extends FormValue {
    /// Takes assets from the origin's account into holding.
    record WithdrawAsset(Assets assets) implements Instruction {}

    /// Puts into holding what stands for assets that the origin, their reserve, has received.
    record ReserveAssetDeposited(Assets assets) implements Instruction {}

    /// Puts into holding assets that the origin has destroyed on its side.
    record ReceiveTeleportedAsset(Assets assets) implements Instruction {}

    /// Answers a query.
    ///
    /// @param queryId unsigned 64 bits
    /// @param querier who asked, as the answering side sees it
    record QueryResponse(
            long queryId, Response response, Weight maxWeight, @Nullable Location querier)
            implements Instruction {}

    /// Moves assets from the origin's account to another.
    record TransferAsset(Assets assets, Location beneficiary) implements Instruction {}

    /// Moves assets to the destination's account here and tells it so, followed by a program.
    record TransferReserveAsset(Assets assets, Location dest, Xcm xcm) implements Instruction {}

    /// Dispatches a call of the runtime.
    ///
    /// @param requireWeightAtMost the weight that is paid for the call
    /// @param call SCALE of the call, at most what is left of the message
    record Transact(OriginKind originKind, Weight requireWeightAtMost, ByteString call)
            implements Instruction {}

    /// Asks for a channel from a sibling chain. Numbers are 0..2^32-1.
    record HrmpNewChannelOpenRequest(long sender, long maxMessageSize, long maxCapacity)
            implements Instruction {
        public HrmpNewChannelOpenRequest {
            Range.requireU32("sender", sender);
            Range.requireU32("maxMessageSize", maxMessageSize);
            Range.requireU32("maxCapacity", maxCapacity);
        }
    }

    /// Tells that a sibling chain accepted a channel.
    ///
    /// @param recipient 0..2^32-1
    record HrmpChannelAccepted(long recipient) implements Instruction {
        public HrmpChannelAccepted {
            Range.requireU32("recipient", recipient);
        }
    }

    /// Tells that a channel is being closed. Numbers are 0..2^32-1.
    record HrmpChannelClosing(long initiator, long sender, long recipient) implements Instruction {
        public HrmpChannelClosing {
            Range.requireU32("initiator", initiator);
            Range.requireU32("sender", sender);
            Range.requireU32("recipient", recipient);
        }
    }

    /// Gives up the origin for the rest of the program.
    record ClearOrigin() implements Instruction {}

    /// Goes on as a place inside the origin.
    record DescendOrigin(Junctions interior) implements Instruction {}

    /// Sends the error register to someone.
    record ReportError(QueryResponseInfo responseInfo) implements Instruction {}

    /// Moves assets from holding to an account.
    record DepositAsset(AssetFilter assets, Location beneficiary) implements Instruction {}

    /// Moves assets from holding to the destination's account here and tells it so.
    record DepositReserveAsset(AssetFilter assets, Location dest, Xcm xcm) implements Instruction {}

    /// Swaps assets in holding.
    ///
    /// @param maximal whether to give as much, or as little, as it takes
    record ExchangeAsset(AssetFilter give, Assets want, boolean maximal) implements Instruction {}

    /// Has the reserve of assets in holding withdraw the real ones and run a program.
    record InitiateReserveWithdraw(AssetFilter assets, Location reserve, Xcm xcm)
            implements Instruction {}

    /// Destroys assets in holding and has the destination make them anew.
    record InitiateTeleport(AssetFilter assets, Location dest, Xcm xcm) implements Instruction {}

    /// Sends what is in holding to someone.
    record ReportHolding(QueryResponseInfo responseInfo, AssetFilter assets)
            implements Instruction {}

    /// Pays for execution from holding.
    record BuyExecution(Asset fees, WeightLimit weightLimit) implements Instruction {}

    /// Takes back into holding what was paid for weight not used.
    record RefundSurplus() implements Instruction {}

    /// Sets the program to run when an instruction fails.
    record SetErrorHandler(Xcm handler) implements Instruction {}

    /// Sets the program to run at the end, however that comes.
    record SetAppendix(Xcm appendix) implements Instruction {}

    /// Clears the error register.
    record ClearError() implements Instruction {}

    /// Takes trapped assets into holding.
    ///
    /// @param ticket which trap, usually the version it was recorded in
    record ClaimAsset(Assets assets, Location ticket) implements Instruction {}

    /// Fails with a code of the author's choice.
    ///
    /// @param code unsigned 64 bits
    record Trap(long code) implements Instruction {}

    /// Asks to be told the XCM version that is spoken here, now and when it changes.
    ///
    /// @param queryId unsigned 64 bits
    record SubscribeVersion(long queryId, Weight maxResponseWeight) implements Instruction {}

    /// Ends a version subscription.
    record UnsubscribeVersion() implements Instruction {}

    /// Destroys assets in holding, as many as are there.
    record BurnAsset(Assets assets) implements Instruction {}

    /// Fails unless holding contains the assets.
    record ExpectAsset(Assets assets) implements Instruction {}

    /// Fails unless the origin is this one; none if null.
    record ExpectOrigin(@Nullable Location origin) implements Instruction {}

    /// Fails unless the error register is this; empty if null.
    record ExpectError(@Nullable RaisedError error) implements Instruction {}

    /// Fails unless the last call ended so.
    record ExpectTransactStatus(MaybeErrorCode status) implements Instruction {}

    /// Asks which pallets have a module name.
    record QueryPallet(ByteString moduleName, QueryResponseInfo responseInfo)
            implements Instruction {}

    /// Fails unless a pallet is the one described. Numbers are 0..2^32-1.
    record ExpectPallet(
            long index, ByteString name, ByteString moduleName, long crateMajor, long minCrateMinor)
            implements Instruction {
        public ExpectPallet {
            Range.requireU32("index", index);
            Range.requireU32("crateMajor", crateMajor);
            Range.requireU32("minCrateMinor", minCrateMinor);
        }
    }

    /// Sends what the last call came to.
    record ReportTransactStatus(QueryResponseInfo responseInfo) implements Instruction {}

    /// Forgets what the last call came to.
    record ClearTransactStatus() implements Instruction {}

    /// Goes on as a place outside the local consensus, if the origin may speak for it.
    record UniversalOrigin(Junction junction) implements Instruction {}

    /// Has this place, a bridge, send a program into another consensus system.
    record ExportMessage(NetworkId network, Junctions destination, Xcm xcm)
            implements Instruction {}

    /// Locks an asset of the origin here, for someone elsewhere to unlock.
    record LockAsset(Asset asset, Location unlocker) implements Instruction {}

    /// Releases a lock on an asset here.
    record UnlockAsset(Asset asset, Location target) implements Instruction {}

    /// Tells that an asset is locked elsewhere and that this place may unlock it.
    record NoteUnlockable(Asset asset, Location owner) implements Instruction {}

    /// Asks the place where an asset is locked to unlock it.
    record RequestUnlock(Asset asset, Location locker) implements Instruction {}

    /// Says where fees come from.
    ///
    /// @param jitWithdraw from the origin's account when needed, instead of from holding
    record SetFeesMode(boolean jitWithdraw) implements Instruction {}

    /// Sets a name for what this program is about.
    record SetTopic(Hash32 topic) implements Instruction {}

    /// Clears the topic.
    record ClearTopic() implements Instruction {}

    /// Goes on as another origin, if the present one may.
    record AliasOrigin(Location origin) implements Instruction {}

    /// Asks for execution without payment.
    ///
    /// @param checkOrigin who must be the origin, anyone if null
    record UnpaidExecution(WeightLimit weightLimit, @Nullable Location checkOrigin)
            implements Instruction {}

    static Instruction from(FormReader in) throws Malformed {
        return in.variant(InstructionTable.INSTRUCTIONS);
    }

    @Override
    default void to(FormWriter out) {
        InstructionWriter.write(this, out);
    }
}
