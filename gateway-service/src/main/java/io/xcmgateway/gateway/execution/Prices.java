package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.xcm.VersionedAssetId;
import io.xcmgateway.api.xcm.VersionedAssets;
import io.xcmgateway.api.xcm.VersionedLocation;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.query.Answer;
import io.xcmgateway.spree.query.PaymentError;
import io.xcmgateway.spree.query.RuntimeApi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an instance says of weights and prices around one execution. One that has no such entry
/// points says nothing, which is no error.
final class Prices {
    private static final long XCM_VERSION = 5;

    /// The weight, the assets, and each message.
    static final int QUESTIONS_MAX = 2 + DryRun.PRICES_MAX;

    private final RuntimeApi api;
    private final List<Effect> effects;

    /// @param effects of the execution
    Prices(RuntimeApi api, List<Effect> effects) {
        this.api = api;
        this.effects = effects;
    }

    /// @param weight what the message weighs before it runs; `null` if the module does not say
    /// @param deliveries of the first outbound messages
    record Told(@Nullable Weight weight, List<DryRun.DeliveryPrice> deliveries) {
        Told {
            deliveries = List.copyOf(deliveries);
        }
    }

    Told told(ByteString message) {
        return new Told(weight(message), deliveries());
    }

    private @Nullable Weight weight(ByteString message) {
        VersionedXcm program = program(message);
        return program == null ? null : given(api.queryXcmWeight(program));
    }

    /// Of the first outbound messages, told in the asset that execution was paid in.
    private List<DryRun.DeliveryPrice> deliveries() {
        List<Effect.Outbound> outbound =
                effects.stream()
                        .filter(Effect.Outbound.class::isInstance)
                        .map(Effect.Outbound.class::cast)
                        .limit(DryRun.PRICES_MAX)
                        .toList();
        if (outbound.isEmpty()) {
            return List.of();
        }
        VersionedAssetId asset = asset();
        List<DryRun.DeliveryPrice> prices = new ArrayList<>();
        outbound.forEach(each -> prices.add(price(each, asset)));
        return Collections.unmodifiableList(prices);
    }

    private DryRun.DeliveryPrice price(Effect.Outbound sent, @Nullable VersionedAssetId asset) {
        VersionedXcm program = program(sent.message());
        VersionedAssets assets =
                program == null || asset == null
                        ? null
                        : given(
                                api.queryDeliveryFees(
                                        new VersionedLocation.V5(sent.destination()),
                                        program,
                                        asset));
        // The newer of the versions of destination and message, so 5.
        return new DryRun.DeliveryPrice(
                assets instanceof VersionedAssets.V5(var priced) ? priced.items() : null);
    }

    private @Nullable VersionedAssetId asset() {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Event event
                    && LedgerEvent.decode(event.topic(), event.data())
                            instanceof Decoded.Value<LedgerEvent>(LedgerEvent known)
                    && known instanceof LedgerEvent.FeesPaid(Location asset, _, _)) {
                return new VersionedAssetId.V5(new AssetId(asset));
            }
        }
        List<VersionedAssetId> acceptable = given(api.queryAcceptablePaymentAssets(XCM_VERSION));
        return acceptable == null || acceptable.isEmpty() ? null : acceptable.getFirst();
    }

    private static @Nullable VersionedXcm program(ByteString message) {
        return switch (VersionedXcm.decode(message)) {
            case Decoded.Value<VersionedXcm>(VersionedXcm program) -> program;
            case Decoded.Refused<VersionedXcm> _ -> null;
        };
    }

    private static <T> @Nullable T given(Answer<T, PaymentError> answer) {
        return switch (answer) {
            case Answer.Given<T, PaymentError>(T value, long _) -> value;
            case Answer.Declined<T, PaymentError> _, Answer.Trapped<T, PaymentError> _ -> null;
        };
    }
}
