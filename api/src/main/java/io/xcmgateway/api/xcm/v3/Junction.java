package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.BodyId;
import io.xcmgateway.api.xcm.BodyPart;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.OrderKey;
import io.xcmgateway.api.xcm.form.Range;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import org.jspecify.annotations.Nullable;

/// One step from a place in the consensus universe to one inside it. Ordered by variant, then by
/// content.
public sealed interface Junction extends FormValue, Comparable<Junction> {
    int KEY20_BYTES = 20;

    /// @param id 0..2^32-1
    record Parachain(long id) implements Junction {
        public Parachain {
            Range.requireU32("id", id);
        }
    }

    /// @param network on which the account is meant, any if null
    record AccountId32(@Nullable NetworkId network, Hash32 id) implements Junction {}

    /// @param index unsigned 64 bits
    record AccountIndex64(@Nullable NetworkId network, long index) implements Junction {}

    /// @param key 20 bytes
    record AccountKey20(@Nullable NetworkId network, ByteString key) implements Junction {
        public AccountKey20 {
            if (key.length() != KEY20_BYTES) {
                throw new IllegalArgumentException("key must be 20 bytes, was " + key.length());
            }
        }
    }

    /// @param index 0..255
    record PalletInstance(int index) implements Junction {
        public PalletInstance {
            Range.requireU8("index", index);
        }
    }

    record GeneralIndex(U128 index) implements Junction {}

    /// A key of at most 32 bytes, in a field of always 32.
    ///
    /// @param length how many bytes of `data` count; 0..255, since decoders do not check it
    /// @param data with its unused bytes as they came
    record GeneralKey(int length, Hash32 data) implements Junction {
        public GeneralKey {
            Range.requireU8("length", length);
        }
    }

    /// The only place there is one level down, whatever it is called.
    record OnlyChild() implements Junction {}

    record Plurality(BodyId id, BodyPart part) implements Junction {}

    record GlobalConsensus(NetworkId network) implements Junction {}

    static Junction read(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, Junction::from);
    }

    static Junction from(FormReader in) throws Malformed {
        return in.variant(LocationTables.JUNCTION);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Parachain(long id) -> out.variant(0, "Parachain").compactU32(id).end();
            case AccountId32(var network, Hash32 id) ->
                    out.openVariant(1, "AccountId32")
                            .optional("network", network)
                            .key("id")
                            .bytes(id.bytes())
                            .closeVariant();
            case AccountIndex64(var network, long index) ->
                    out.openVariant(2, "AccountIndex64")
                            .optional("network", network)
                            .key("index")
                            .compactU64(index)
                            .closeVariant();
            case AccountKey20(var network, ByteString key) ->
                    out.openVariant(3, "AccountKey20")
                            .optional("network", network)
                            .key("key")
                            .bytes(key)
                            .closeVariant();
            case PalletInstance(int index) -> out.variant(4, "PalletInstance").u8(index).end();
            case GeneralIndex(U128 index) ->
                    out.variant(5, "GeneralIndex").compactU128(index).end();
            case GeneralKey(int length, Hash32 data) ->
                    out.openVariant(6, "GeneralKey")
                            .key("length")
                            .u8(length)
                            .key("data")
                            .bytes(data.bytes())
                            .closeVariant();
            case OnlyChild() -> out.unit(7, "OnlyChild");
            case Plurality(BodyId id, BodyPart part) ->
                    out.openVariant(8, "Plurality")
                            .field("id", id)
                            .field("part", part)
                            .closeVariant();
            case GlobalConsensus(NetworkId network) -> out.variant(9, "GlobalConsensus", network);
        }
    }

    @Override
    default int compareTo(Junction other) {
        return OrderKey.compare(this, other);
    }
}
