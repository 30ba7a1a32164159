package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.xcm.account.AccountConverter;
import io.xcmgateway.api.xcm.v5.NetworkId;
import java.util.HashSet;
import java.util.Set;

/// Rules over what is offered besides executing.
///
/// @param accounts of the profile's converters
record ServiceRules(Services services, AccountConverter accounts) {
    /// More the module's genesis refuses (`ROUTED_GAS_LIMIT_MAX` of the module). What the engine
    /// gives ends far below, at [io.xcmgateway.spree.module.RoutedGas#LIMIT_MAX].
    private static final long ROUTED_GAS_LIMIT_MAX = 50_000_000_000L;

    void check(Place place) {
        place.at("routed_gas_limit")
                .require(
                        Long.compareUnsigned(services.routedGasLimit(), ROUTED_GAS_LIMIT_MAX) <= 0,
                        "at most " + ROUTED_GAS_LIMIT_MAX,
                        Long.toUnsignedString(services.routedGasLimit()));
        place.at("fees_to")
                .require(
                        services.feesTo() == null || accounts.account(services.feesTo()) != null,
                        "a location that a converter has an account for",
                        services.feesTo());
        place.at("subscriptions")
                .require(
                        services.subscriptions() != Subscriptions.ANSWERED
                                || !services.routers().isEmpty(),
                        "a router for the answers to subscriptions",
                        "none");
        place.at("calls").each(services.calls(), ServiceRules::call);
        exports(place.at("exports"));
        place.at("origins").each(services.origins(), ServiceRules::origin);
        Set<Long> ids = new HashSet<>();
        place.at("queries")
                .each(services.queries(), (each, query) -> query(each, query, ids.add(query.id())));
    }

    private static void call(Place place, CallKind call) {
        switch (call) {
            case CallKind.Exact(ByteString bytes, _, _) ->
                    place.at("Exact").at("call").require(!bytes.isEmpty(), "a byte at least", "0x");
            case CallKind.Test _, CallKind.Own _, CallKind.Notification _ -> {}
        }
    }

    private void exports(Place place) {
        Set<NetworkId> networks = new HashSet<>();
        place.each(
                services.exports(),
                (each, export) ->
                        each.at("network")
                                .require(
                                        networks.add(export.network()),
                                        "a network that no export before has",
                                        export.network()));
    }

    /// Only a response has the origin of a response.
    private static void origin(Place place, OriginConverter converter) {
        if (converter instanceof OriginConverter.Case(_, _, DispatchOrigin becomes)) {
            place.at("Case")
                    .at("becomes")
                    .require(
                            !(becomes instanceof DispatchOrigin.Response),
                            "an origin that a message can have",
                            becomes);
        }
    }

    private void query(Place place, RegisteredQuery query, boolean first) {
        String id = Long.toUnsignedString(query.id());
        place.at("id").require(first, "an id that no query before has", id);
        place.at("id").require(query.id() != -1, "an id that another can follow", id);
        NotifyTarget target = query.notifyTarget();
        place.at("notify")
                .require(
                        target == null
                                || services.calls().stream().anyMatch(it -> takes(it, target)),
                        "a Notification among the calls",
                        target);
    }

    private static boolean takes(CallKind call, NotifyTarget target) {
        return call instanceof CallKind.Notification(NotifyTarget known, _) && known.equals(target);
    }
}
