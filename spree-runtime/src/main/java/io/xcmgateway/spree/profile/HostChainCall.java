package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import org.jspecify.annotations.Nullable;

/// What a host chain may ask of its instance of the standard module: the call of
/// `SpreeModule_call`, a version byte and one of these.
///
/// It is all or nothing. `Complete` means done, and `used` is the declared weight of a dispatched
/// call, else zero. `Incomplete` at index 0 means tried and failed, with the ledger's error, or
/// `ExpectationFalse` for a dispatched call that failed or a query that cannot be dropped. `Error`
/// at index 0 means not tried: `FailedToDecode` for bytes that are no call, `NoPermission` for an
/// asset that is not the host chain's or a call that is not safe, `BadOrigin` if the host chain has
/// no account here. In both the instance's state is as before.
public sealed interface HostChainCall {

    /// The first byte of a call.
    int VERSION = 1;

    /// Bytes of a dispatched call, as many as fit the longest call of a host chain.
    int DISPATCHED_BYTES_MAX = 256 * 1024;

    /// Makes an asset whose home is the host chain for someone here.
    ///
    /// @param asset one of [Services#hostAssets]
    /// @param beneficiary as the instance sees it
    record Deposit(Asset asset, Location beneficiary) implements HostChainCall {}

    /// Destroys an asset whose home is the host chain, out of the host chain's own account.
    ///
    /// @param asset one of [Services#hostAssets]
    record Withdraw(Asset asset) implements HostChainCall {}

    /// One of the module's own calls, signed by the host chain's account.
    ///
    /// @param call as `Transact` has it, at most [#DISPATCHED_BYTES_MAX] bytes
    record Dispatch(ByteString call) implements HostChainCall {
        public Dispatch {
            if (call.length() > DISPATCHED_BYTES_MAX) {
                throw new IllegalArgumentException(
                        "dispatched call must be at most "
                                + DISPATCHED_BYTES_MAX
                                + " bytes, was "
                                + call.length());
            }
        }
    }

    /// Opens a query under the next id, which an event tells.
    ///
    /// @param responder who may answer, as the instance sees it
    /// @param querier whom the answer must name; null if it need not
    /// @param notifyTarget the call that gets the answer; null keeps it for reading
    /// @param timeoutMs unsigned, milliseconds since 1970, from when on the query may be dropped
    record NewQuery(
            Location responder,
            @Nullable Location querier,
            @Nullable NotifyTarget notifyTarget,
            @Nullable Long timeoutMs)
            implements HostChainCall {}

    /// Forgets a query that was answered or is overdue.
    ///
    /// @param id unsigned 64 bits
    record DropQuery(long id) implements HostChainCall {}

    static Decoded<HostChainCall> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, HostChainCall::read);
    }

    default ByteString encode() {
        return ScaleWriter.encode(this, HostChainCall::write);
    }

    static HostChainCall read(ScaleReader in) throws Malformed {
        int version = in.u8();
        if (version != VERSION) {
            throw in.malformedAt(0, "call version " + VERSION, String.valueOf(version));
        }
        int kind = in.u8();
        return switch (kind) {
            case 0 ->
                    new Deposit(
                            in.field("asset", Asset::read),
                            in.field("beneficiary", Location::read));
            case 1 -> new Withdraw(in.field("asset", Asset::read));
            case 2 -> new Dispatch(in.field("call", at -> at.byteVec(DISPATCHED_BYTES_MAX)));
            case 3 -> query(in);
            case 4 -> new DropQuery(in.field("id", ScaleReader::u64));
            default -> throw in.malformedAt(1, "call 0..4", String.valueOf(kind));
        };
    }

    private static NewQuery query(ScaleReader in) throws Malformed {
        Location responder = in.field("responder", Location::read);
        Location querier = in.option(Location::read);
        NotifyTarget notifyTarget = in.option(HostChainCall::target);
        Long timeoutMs = in.option(ScaleReader::u64);
        return new NewQuery(responder, querier, notifyTarget, timeoutMs);
    }

    private static NotifyTarget target(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, NotifyTarget::from);
    }

    default void write(ScaleWriter out) {
        out.u8(VERSION);
        switch (this) {
            case Deposit(Asset asset, Location beneficiary) -> {
                out.u8(0);
                asset.write(out);
                beneficiary.write(out);
            }
            case Withdraw(Asset asset) -> {
                out.u8(1);
                asset.write(out);
            }
            case Dispatch(ByteString call) -> out.u8(2).byteVec(call);
            case NewQuery(
                            Location responder,
                            Location querier,
                            NotifyTarget notifyTarget,
                            Long timeoutMs) -> {
                out.u8(3);
                responder.write(out);
                out.option(querier, Location::write)
                        .option(notifyTarget, NotifyTarget::write)
                        .option(timeoutMs, (value, to) -> to.u64(value));
            }
            case DropQuery(long id) -> out.u8(4).u64(id);
        }
    }
}
