package io.xcmgateway.gateway.http.dryrun;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.execution.DryRun;
import io.xcmgateway.gateway.http.json.AssetWords;
import io.xcmgateway.gateway.http.json.OutcomeJson;
import io.xcmgateway.gateway.http.message.BalanceChanges;
import io.xcmgateway.gateway.http.message.EffectsJson;
import io.xcmgateway.gateway.http.routing.XcmBytes;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the answer of a dry run.
final class DryRunViews {
    private static final int CHANGES_MAX = 1000;
    private static final long CHANGES_BYTES_MAX = 256L << 10;

    private DryRunViews() {}

    static DryRunView of(DryRun run) {
        AssetWords assets = new AssetWords(run.instance().universal());
        EffectsJson effects = EffectsJson.of(run.effects());
        return new DryRunView(
                run.instance().id(),
                Long.toUnsignedString(run.sequence()),
                run.stateRoot(),
                OutcomeJson.of(run.outcome()),
                failure(run.outcome()),
                new EffectWords(assets).of(run.effects()),
                BalanceChanges.of(effects.events()),
                forwarded(run),
                new DryRunView.Fees(fees(effects.events(), assets)),
                Long.toUnsignedString(run.gasUsed()),
                Long.toUnsignedString(run.context().gasLimit()),
                run.weight(),
                run.context().origin(),
                run.messageId(),
                XcmBytes.of(run.message()),
                storage(run.changes()),
                effects.json(),
                EffectTree.root(run.effects()),
                run.postRoot());
    }

    private static DryRunView.@Nullable Failure failure(StatementOutcome outcome) {
        return switch (outcome) {
            case StatementOutcome.Complete _ -> null;
            case StatementOutcome.Incomplete(_, int index, var error) ->
                    new DryRunView.Failure(index, error);
            case StatementOutcome.Error(int index, var error) ->
                    new DryRunView.Failure(index, error);
            case StatementOutcome.Trapped(var kind) ->
                    new DryRunView.Failure(null, OutcomeJson.trap(kind));
            case StatementOutcome.Skipped _ ->
                    throw new IllegalStateException("what is tried is not skipped");
        };
    }

    private static List<DryRunView.Forwarded> forwarded(DryRun run) {
        List<DryRunView.Forwarded> forwarded = new ArrayList<>();
        for (Effect effect : run.effects()) {
            if (effect instanceof Effect.Outbound sent) {
                forwarded.add(
                        new DryRunView.Forwarded(
                                sent.destination(),
                                Long.toUnsignedString(sent.channel()),
                                XcmBytes.of(sent.message()),
                                price(run, forwarded.size())));
            }
        }
        return forwarded;
    }

    private static @Nullable List<Asset> price(DryRun run, int index) {
        return index < run.deliveryPrices().size()
                ? run.deliveryPrices().get(index).assets()
                : null;
    }

    private record Sums(BigInteger paid, BigInteger refunded) {
        Sums and(Sums other) {
            return new Sums(paid.add(other.paid), refunded.add(other.refunded));
        }
    }

    private static List<DryRunView.Paid> fees(List<LedgerEvent> events, AssetWords words) {
        Map<Location, Sums> sums = new LinkedHashMap<>();
        for (LedgerEvent event : events) {
            if (event instanceof LedgerEvent.FeesPaid(Location asset, U128 amount, _)) {
                sums.merge(asset, new Sums(amount.toBigInteger(), BigInteger.ZERO), Sums::and);
            } else if (event instanceof LedgerEvent.FeesRefunded(Location asset, U128 amount, _)) {
                sums.merge(asset, new Sums(BigInteger.ZERO, amount.toBigInteger()), Sums::and);
            }
        }
        List<DryRunView.Paid> paid = new ArrayList<>();
        sums.forEach((asset, sum) -> paid.add(paid(asset, sum, words)));
        return paid;
    }

    private static DryRunView.Paid paid(Location asset, Sums sums, AssetWords words) {
        BigInteger rest = sums.paid().subtract(sums.refunded()).max(BigInteger.ZERO);
        return new DryRunView.Paid(
                asset,
                sums.paid().toString(),
                sums.refunded().toString(),
                words.amount(asset, U128.from(rest)));
    }

    private static DryRunView.Storage storage(List<DryRun.Change> changes) {
        List<DryRunView.Change> shown = new ArrayList<>();
        long bytes = 0;
        for (DryRun.Change change : changes) {
            bytes += change.key().length() + length(change.before()) + length(change.after());
            if (shown.size() == CHANGES_MAX || bytes > CHANGES_BYTES_MAX) {
                return new DryRunView.Storage(shown, true);
            }
            shown.add(
                    new DryRunView.Change(
                            change.key(), about(change.key()), change.before(), change.after()));
        }
        return new DryRunView.Storage(shown, false);
    }

    private static long length(@Nullable ByteString value) {
        return value == null ? 0 : value.length();
    }

    private static @Nullable Object about(ByteString trieKey) {
        LedgerKey key = LedgerKey.of(trieKey);
        return key == null ? null : Map.of(key.getClass().getSimpleName(), key);
    }
}
