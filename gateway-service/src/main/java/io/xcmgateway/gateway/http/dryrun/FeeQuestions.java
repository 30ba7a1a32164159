package io.xcmgateway.gateway.http.dryrun;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.VersionedAssetId;
import io.xcmgateway.api.xcm.VersionedAssets;
import io.xcmgateway.api.xcm.VersionedLocation;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.execution.StateAt;
import io.xcmgateway.gateway.http.json.AssetWords;
import io.xcmgateway.gateway.http.json.OutcomeJson;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.spree.query.Answer;
import io.xcmgateway.spree.query.PaymentError;
import io.xcmgateway.spree.query.RuntimeApi;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks an instance what a program costs, in its `XcmPaymentApi`.
///
/// @param destination where the program would be sent to; `null` if that is not asked
record FeeQuestions(Hash32 instanceId, VersionedXcm program, @Nullable Location destination) {
    private static final long XCM_VERSION = 5;
    private static final int ASSETS_MAX = 64;

    /// Weight, assets, and two for each asset.
    static final int QUESTIONS_MAX = 2 + 2 * ASSETS_MAX;

    Checked<FeesView> ask(StateAt at, RuntimeApi api) {
        return given("query_xcm_weight", api.queryXcmWeight(program))
                .then(weight ->
                        given(
                                        "query_acceptable_payment_assets",
                                        api.queryAcceptablePaymentAssets(XCM_VERSION))
                                .then(assets ->
                                        Checked.good(view(at, api, weight, locations(assets)))));
    }

    private FeesView view(StateAt at, RuntimeApi api, Weight weight, List<Location> assets) {
        AssetWords words = new AssetWords(at.instance().universal());
        List<Location> shown = assets.subList(0, Math.min(assets.size(), ASSETS_MAX));
        List<FeesView.Execution> execution = new ArrayList<>();
        for (Location asset : shown) {
            if (api.queryWeightToAssetFee(weight, id(asset))
                    instanceof Answer.Given<U128, PaymentError>(U128 fee, long _)) {
                execution.add(
                        new FeesView.Execution(asset, fee.toString(), words.amount(asset, fee)));
            }
        }
        return new FeesView(
                at.instance().id(),
                Long.toUnsignedString(at.sequence()),
                at.stateRoot(),
                weight,
                execution,
                shown.size() < assets.size(),
                destination == null ? null : delivery(destination, api, shown, words));
    }

    private FeesView.Delivery delivery(
            Location to, RuntimeApi api, List<Location> assets, AssetWords words) {
        List<FeesView.InAsset> prices = new ArrayList<>();
        boolean routable = true;
        for (Location asset : assets) {
            var answer = api.queryDeliveryFees(new VersionedLocation.V5(to), program, id(asset));
            switch (answer) {
                case Answer.Given<VersionedAssets, PaymentError>(VersionedAssets fees, long _) -> {
                    // The newer of the versions of destination and program, so 5.
                    if (fees instanceof VersionedAssets.V5(var given)) {
                        List<Asset> items = given.items();
                        prices.add(new FeesView.InAsset(asset, items, words.assets(items)));
                    }
                }
                case Answer.Declined<VersionedAssets, PaymentError>(PaymentError why, long _) ->
                        routable &= why != PaymentError.UNROUTABLE;
                case Answer.Trapped<VersionedAssets, PaymentError> _ -> {
                    // no price in this asset
                }
            }
        }
        return new FeesView.Delivery(to, routable, prices);
    }

    private static List<Location> locations(List<VersionedAssetId> assets) {
        List<Location> locations = new ArrayList<>();
        for (VersionedAssetId each : assets) {
            if (each instanceof VersionedAssetId.V5(AssetId(Location asset))) {
                locations.add(asset);
            }
        }
        return locations;
    }

    private static VersionedAssetId id(Location asset) {
        return new VersionedAssetId.V5(new AssetId(asset));
    }

    private static <T> Checked<T> given(String question, Answer<T, PaymentError> answer) {
        return switch (answer) {
            case Answer.Given<T, PaymentError>(T value, long _) -> Checked.good(value);
            case Answer.Declined<T, PaymentError>(PaymentError why, long _) ->
                    unanswered(question, why.name());
            case Answer.Trapped<T, PaymentError>(TrapKind kind, String _) ->
                    unanswered(question, OutcomeJson.trap(kind));
        };
    }

    private static <T> Checked<T> unanswered(String question, String why) {
        return Checked.bad(
                Problem.of(
                                ProblemType.NOT_ANSWERED,
                                "the module of the instance does not answer " + question)
                        .with("error", why));
    }
}
