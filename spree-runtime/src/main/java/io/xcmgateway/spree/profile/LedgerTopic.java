package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import org.jspecify.annotations.Nullable;

/// Topics of the standard module's events: `blake2_256("xcm-executor/" ++ name)`.
public enum LedgerTopic {
    ASSETS_TRAPPED("AssetsTrapped"),
    ASSETS_CLAIMED("AssetsClaimed"),
    WITHDRAWN("Withdrawn"),
    DEPOSITED("Deposited"),
    DUST_LOST("DustLost"),
    ITEM_WITHDRAWN("ItemWithdrawn"),
    ITEM_DEPOSITED("ItemDeposited"),
    FEES_PAID("FeesPaid"),
    FEES_REFUNDED("FeesRefunded"),
    SENT("Sent"),
    SEND_FAILED("SendFailed"),
    ASSET_LOCKED("AssetLocked"),
    ASSET_UNLOCKED("AssetUnlocked"),
    UNLOCKABLE_NOTED("UnlockableNoted"),
    UNLOCKABLE_REDUCED("UnlockableReduced"),
    EXPORTED("Exported"),
    RESPONSE_READY("ResponseReady"),
    REMARKED("Remarked"),
    POOL_CREATED("PoolCreated"),
    LIQUIDITY_ADDED("LiquidityAdded"),
    LIQUIDITY_REMOVED("LiquidityRemoved"),
    SWAPPED("Swapped"),
    UNEXPECTED_RESPONSE("UnexpectedResponse"),
    INVALID_RESPONDER("InvalidResponder"),
    INVALID_QUERIER("InvalidQuerier"),
    NOTIFIED("Notified"),
    NOTIFY_OVERWEIGHT("NotifyOverweight"),
    NOTIFY_DISPATCH_ERROR("NotifyDispatchError"),
    NOTIFY_DECODE_FAILED("NotifyDecodeFailed"),
    NOTIFICATION_RECEIVED("NotificationReceived"),
    QUERY_REGISTERED("QueryRegistered"),
    RESPONSE_TAKEN("ResponseTaken"),
    QUERY_EXPIRED("QueryExpired"),
    HRMP_NEW_CHANNEL_OPEN_REQUEST("HrmpNewChannelOpenRequest"),
    HRMP_CHANNEL_ACCEPTED("HrmpChannelAccepted"),
    HRMP_CHANNEL_CLOSING("HrmpChannelClosing");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // Hash32 is immutable, but not annotated as such
    private final Hash32 topic;

    LedgerTopic(String label) {
        this.label = label;
        this.topic = Hashing.blake2b256(ByteString.ascii("xcm-executor/" + label));
    }

    /// The event's name, as hashed.
    public String label() {
        return label;
    }

    public Hash32 topic() {
        return topic;
    }

    static @Nullable LedgerTopic of(Hash32 topic) {
        for (LedgerTopic each : values()) {
            if (each.topic.equals(topic)) {
                return each;
            }
        }
        return null;
    }
}
