package io.xcmgateway.gateway.execution;

import io.xcmgateway.spree.profile.DeliveryPrice;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Router;
import io.xcmgateway.spree.profile.Services;
import io.xcmgateway.spree.profile.Wrapping;
import java.util.List;

/// Services with one way out.
final class RoutedServices {
    private RoutedServices() {}

    static Services of(Services base, LocationFilter to, long routedGasLimit) {
        return new Services(
                List.of(
                        new Router(
                                to,
                                to,
                                new DeliveryPrice.Free(),
                                Wrapping.UNIQUE_TOPIC,
                                Router.VERSION_MAX)),
                base.waivers(),
                base.feesTo(),
                base.onwardTrust(),
                base.messageIds(),
                base.universalAliases(),
                base.exports(),
                base.exchange(),
                base.pallets(),
                base.calls(),
                base.safeCalls(),
                base.origins(),
                base.queries(),
                base.subscriptions(),
                base.locks(),
                routedGasLimit,
                base.hostAssets(),
                base.hrmp());
    }
}
