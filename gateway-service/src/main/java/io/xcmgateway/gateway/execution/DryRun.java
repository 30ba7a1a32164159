package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What executing a message would come to. The fields up to `postRoot` are those that the statement
/// would have, if the message were the next one and were ordered at that time.
///
/// @param instance that it was tried on
/// @param sequence of the statement that left the state that it was tried on; unsigned
/// @param stateRoot of that state, without what was minted
/// @param message the bytes that were executed
/// @param context what the run saw
/// @param messageId as the module settled it
/// @param effects in the order of the effects tree
/// @param postRoot the root of the state after it, with what was minted
/// @param changes every key that would have another value than before, in the order of the keys
/// @param weight what the module says the program weighs before it runs; `null` if it does not
/// @param deliveryPrices for each outbound message in their order, as far as asked: at most
///   [#PRICES_MAX]
public record DryRun(
        Instance instance,
        long sequence,
        Hash32 stateRoot,
        ByteString message,
        InputContext context,
        StatementOutcome outcome,
        Hash32 messageId,
        long gasUsed,
        List<Effect> effects,
        Hash32 postRoot,
        List<Change> changes,
        @Nullable Weight weight,
        List<DeliveryPrice> deliveryPrices) {
    public static final int PRICES_MAX = 16;

    public DryRun {
        effects = List.copyOf(effects);
        changes = List.copyOf(changes);
        deliveryPrices = List.copyOf(deliveryPrices);
    }

    /// The fate of one key.
    ///
    /// @param key a whole trie key
    /// @param before `null` if there was none
    /// @param after `null` if there is none
    public record Change(ByteString key, @Nullable ByteString before, @Nullable ByteString after) {}

    /// What the module says that sending a message costs, whether or not the sender had to pay.
    ///
    /// @param assets none if it is free; `null` if the module does not say
    public record DeliveryPrice(@Nullable List<Asset> assets) {
        public DeliveryPrice {
            assets = assets == null ? null : List.copyOf(assets);
        }
    }
}
