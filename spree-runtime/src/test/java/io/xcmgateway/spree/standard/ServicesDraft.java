package io.xcmgateway.spree.standard;

import io.xcmgateway.api.xcm.PalletInfo;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.profile.CallKind;
import io.xcmgateway.spree.profile.Exchange;
import io.xcmgateway.spree.profile.Export;
import io.xcmgateway.spree.profile.Hrmp;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Locks;
import io.xcmgateway.spree.profile.MessageIds;
import io.xcmgateway.spree.profile.OnwardTrust;
import io.xcmgateway.spree.profile.OriginConverter;
import io.xcmgateway.spree.profile.RegisteredQuery;
import io.xcmgateway.spree.profile.Router;
import io.xcmgateway.spree.profile.SafeCalls;
import io.xcmgateway.spree.profile.Services;
import io.xcmgateway.spree.profile.Subscriptions;
import io.xcmgateway.spree.profile.UniversalAlias;
import io.xcmgateway.spree.profile.Waiver;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Services while they are put together: whatever is not set is as in other services.
final class ServicesDraft {
    List<Router> routers;
    List<Waiver> waivers;
    @Nullable Location feesTo;
    OnwardTrust onwardTrust;
    MessageIds messageIds;
    List<UniversalAlias> universalAliases;
    List<Export> exports;
    Exchange exchange;
    List<PalletInfo> pallets;
    List<CallKind> calls;
    SafeCalls safeCalls;
    List<OriginConverter> origins;
    List<RegisteredQuery> queries;
    Subscriptions subscriptions;
    Locks locks;
    long routedGasLimit;
    LocationFilter hostAssets;
    Hrmp hrmp;

    private ServicesDraft(Services from) {
        routers = from.routers();
        waivers = from.waivers();
        feesTo = from.feesTo();
        onwardTrust = from.onwardTrust();
        messageIds = from.messageIds();
        universalAliases = from.universalAliases();
        exports = from.exports();
        exchange = from.exchange();
        pallets = from.pallets();
        calls = from.calls();
        safeCalls = from.safeCalls();
        origins = from.origins();
        queries = from.queries();
        subscriptions = from.subscriptions();
        locks = from.locks();
        routedGasLimit = from.routedGasLimit();
        hostAssets = from.hostAssets();
        hrmp = from.hrmp();
    }

    /// Only what `settings` sets.
    static Services of(Consumer<ServicesDraft> settings) {
        return changed(Services.NONE, settings);
    }

    /// `services`, except for what `settings` sets.
    static Services changed(Services services, Consumer<ServicesDraft> settings) {
        ServicesDraft draft = new ServicesDraft(services);
        settings.accept(draft);
        return draft.services();
    }

    private Services services() {
        return new Services(
                routers,
                waivers,
                feesTo,
                onwardTrust,
                messageIds,
                universalAliases,
                exports,
                exchange,
                pallets,
                calls,
                safeCalls,
                origins,
                queries,
                subscriptions,
                locks,
                routedGasLimit,
                hostAssets,
                hrmp);
    }
}
