package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import io.xcmgateway.gateway.http.json.OutcomeJson;
import io.xcmgateway.gateway.http.json.Times;
import io.xcmgateway.spree.profile.HostChainCall;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes receipts of executed messages.
final class Receipts {
    private Receipts() {}

    static Receipt of(ExecutedMessage executed) {
        Statement statement = executed.statement();
        EffectsJson effects = EffectsJson.of(executed.effects());
        return new Receipt(
                executed.messageId(),
                statement.instanceId(),
                Long.toUnsignedString(statement.sequence()),
                statement.entryPoint().name().toLowerCase(Locale.ROOT),
                OutcomeJson.of(statement.outcome()),
                Long.toUnsignedString(statement.gasUsed()),
                Long.toUnsignedString(executed.context().gasLimit()),
                Times.rfc3339(executed.context().timeMs()),
                executed.context().origin(),
                statement.messageId(),
                executedBytes(statement.entryPoint(), executed.message()),
                new Receipt.Roots(statement.preRoot(), statement.postRoot()),
                executed.statementHash(),
                statement.previousStatementHash(),
                statement.encode(),
                statement.moduleHash(),
                statement.engineProfile(),
                executed.attestations().stream()
                        .map(each ->
                                new Receipt.SignedBy(
                                        Long.toUnsignedString(each.setId()),
                                        each.index(),
                                        each.scheme().name().toLowerCase(Locale.ROOT),
                                        each.signature()))
                        .toList(),
                BalanceChanges.of(effects.events()),
                effects.json(),
                statement.effectsRoot());
    }

    private static Receipt.Executed executedBytes(EntryPoint entryPoint, ByteString message) {
        Hash32 hash = Hashing.blake2b256(message);
        return switch (entryPoint) {
            case GENESIS -> new Receipt.Executed(message, hash, null, null);
            case APPLY_MESSAGE -> new Receipt.Executed(message, hash, xcm(message), null);
            case CALL -> new Receipt.Executed(message, hash, null, call(message));
        };
    }

    private static @Nullable Object call(ByteString message) {
        return HostChainCall.decode(message) instanceof Decoded.Value<HostChainCall>(var call)
                ? Map.of(call.getClass().getSimpleName(), call)
                : null;
    }

    private static @Nullable Object xcm(ByteString message) {
        return VersionedXcm.decode(message) instanceof Decoded.Value<VersionedXcm>(var xcm)
                ? xcm
                : null;
    }
}
