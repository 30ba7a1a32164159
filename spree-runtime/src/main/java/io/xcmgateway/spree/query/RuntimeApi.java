package io.xcmgateway.spree.query;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.VersionedAssetId;
import io.xcmgateway.api.xcm.VersionedAssets;
import io.xcmgateway.api.xcm.VersionedLocation;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.state.StateView;
import java.util.List;

/// Asks one instance at one state. Whatever a run writes is thrown away.
///
/// The APIs and their versions: `DryRunApi` 2 (only `dry_run_xcm`, which is the same in version 1),
/// `XcmPaymentApi` 2 (in which `query_delivery_fees` names the asset to be told the fees in) and
/// `LocationToAccountApi` 1, of polkadot-sdk `polkadot/xcm/xcm-runtime-apis`. An answer that is not
/// the one encoding of a result is a trap.
///
/// Every method must be called on a thread of [io.xcmgateway.spree.sandbox.Sandbox#threadFactory],
/// and throws what [SpreeRuntime#execute] throws.
public final class RuntimeApi {
    /// More assets than any profile has room for.
    private static final int PAYMENT_ASSETS_MAX = 4096;

    private final SpreeRuntime runtime;
    private final AdmittedModule module;
    private final Mode mode;
    private final StateView state;
    private final long gasLimit;

    /// @param state the instance's whole trie
    /// @param gasLimit 0..2^63-1, what each question may spend
    public RuntimeApi(
            SpreeRuntime runtime,
            AdmittedModule module,
            Mode mode,
            StateView state,
            long gasLimit) {
        this.runtime = runtime;
        this.module = module;
        this.mode = mode;
        this.state = state;
        this.gasLimit = gasLimit;
    }

    /// What would come of a program that arrived now. It is executed as a message is, except that
    /// its id is the hash of its version 5 form without the version byte (XCM.md 5.5).
    ///
    /// @param origin who would send it, as the instance sees it
    public Answer<DryRunEffects, DryRunError> dryRunXcm(
            VersionedLocation origin, VersionedXcm program) {
        ScaleWriter arguments = new ScaleWriter();
        origin.write(arguments);
        program.write(arguments);
        return ask("DryRunApi_dry_run_xcm", arguments, DryRunEffects::read, DryRunError::read);
    }

    /// The assets in which execution can be paid.
    ///
    /// @param xcmVersion unsigned 32 bits: the version that the answer shall be in
    public Answer<List<VersionedAssetId>, PaymentError> queryAcceptablePaymentAssets(
            long xcmVersion) {
        return ask(
                "XcmPaymentApi_query_acceptable_payment_assets",
                new ScaleWriter().u32(xcmVersion),
                in ->
                        in.vec(
                                PAYMENT_ASSETS_MAX,
                                at -> ScaleFormReader.read(at, VersionedAssetId::from)),
                PaymentError::read);
    }

    /// What a weight costs in an asset.
    public Answer<U128, PaymentError> queryWeightToAssetFee(Weight weight, VersionedAssetId asset) {
        ScaleWriter arguments = new ScaleWriter();
        weight.write(arguments);
        asset.write(arguments);
        return ask(
                "XcmPaymentApi_query_weight_to_asset_fee",
                arguments,
                ScaleReader::u128,
                PaymentError::read);
    }

    /// What a program weighs before it runs.
    public Answer<Weight, PaymentError> queryXcmWeight(VersionedXcm program) {
        ScaleWriter arguments = new ScaleWriter();
        program.write(arguments);
        return ask("XcmPaymentApi_query_xcm_weight", arguments, Weight::read, PaymentError::read);
    }

    /// What sending a message costs, told in an asset; nothing at all where sending is free.
    ///
    /// @param destination as the instance sees it
    public Answer<VersionedAssets, PaymentError> queryDeliveryFees(
            VersionedLocation destination, VersionedXcm message, VersionedAssetId asset) {
        ScaleWriter arguments = new ScaleWriter();
        destination.write(arguments);
        message.write(arguments);
        asset.write(arguments);
        return ask(
                "XcmPaymentApi_query_delivery_fees",
                arguments,
                in -> ScaleFormReader.read(in, VersionedAssets::from),
                PaymentError::read);
    }

    /// The account of a location: the bytes of an `AccountId32` or `AccountId20`, or what else the
    /// profile's converters make of it.
    ///
    /// @param location as the instance sees it
    public Answer<ByteString, ConversionError> convertLocation(VersionedLocation location) {
        ScaleWriter arguments = new ScaleWriter();
        location.write(arguments);
        return ask(
                "LocationToAccountApi_convert_location",
                arguments,
                in -> in.bytes(in.remaining()),
                ConversionError::read);
    }

    private <T, E> Answer<T, E> ask(
            String export,
            ScaleWriter arguments,
            ScaleReader.Item<T> value,
            ScaleReader.Item<E> error) {
        Execution execution =
                runtime.execute(module, export, arguments.toByteString(), state, gasLimit, mode);
        return switch (execution) {
            case Execution.Trapped(TrapKind kind, String reason, _) ->
                    new Answer.Trapped<>(kind, reason);
            case Execution.Returned returned -> {
                long gasUsed = returned.gasUsed();
                yield switch (ScaleReader.decode(
                        returned.output(), in -> result(in, value, error, gasUsed))) {
                    case Decoded.Value<Answer<T, E>>(Answer<T, E> answer) -> answer;
                    case Decoded.Refused<Answer<T, E>> refused ->
                            new Answer.Trapped<>(TrapKind.BROKEN_RESULT, refused.message());
                };
            }
        };
    }

    /// A SCALE `Result`.
    private static <T, E> Answer<T, E> result(
            ScaleReader in, ScaleReader.Item<T> value, ScaleReader.Item<E> error, long gasUsed)
            throws Malformed {
        int tag = in.u8();
        return switch (tag) {
            case 0 -> new Answer.Given<>(in.field("Ok", value), gasUsed);
            case 1 -> new Answer.Declined<>(in.field("Err", error), gasUsed);
            default -> throw in.malformedAt(0, "result 0 or 1", String.valueOf(tag));
        };
    }
}
