package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;

/// A consensus system of its own: a relay chain with its parachains, or a foreign chain.
public sealed interface NetworkId extends FormValue {

    /// @param genesis hash of block 0
    record ByGenesis(Hash32 genesis) implements NetworkId {}

    /// A fork of another network.
    ///
    /// @param blockNumber unsigned 64 bits
    record ByFork(long blockNumber, Hash32 blockHash) implements NetworkId {}

    record Polkadot() implements NetworkId {}

    record Kusama() implements NetworkId {}

    /// A test network that has been started anew; V5 names it by its genesis.
    record Westend() implements NetworkId {}

    /// A test network that is gone; V5 names it by its genesis.
    record Rococo() implements NetworkId {}

    /// A test network that is gone; V5 has only a placeholder for it.
    record Wococo() implements NetworkId {}

    /// @param chainId of EIP-155, unsigned 64 bits
    record Ethereum(long chainId) implements NetworkId {}

    record BitcoinCore() implements NetworkId {}

    record BitcoinCash() implements NetworkId {}

    record PolkadotBulletin() implements NetworkId {}

    static NetworkId read(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, NetworkId::from);
    }

    static NetworkId from(FormReader in) throws Malformed {
        return in.variant(LocationTables.NETWORK_ID);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case ByGenesis(Hash32 genesis) ->
                    out.variant(0, "ByGenesis").bytes(genesis.bytes()).end();
            case ByFork(long blockNumber, Hash32 blockHash) ->
                    out.openVariant(1, "ByFork")
                            .key("block_number")
                            .u64(blockNumber)
                            .key("block_hash")
                            .bytes(blockHash.bytes())
                            .closeVariant();
            case Polkadot() -> out.unit(2, "Polkadot");
            case Kusama() -> out.unit(3, "Kusama");
            case Westend() -> out.unit(4, "Westend");
            case Rococo() -> out.unit(5, "Rococo");
            case Wococo() -> out.unit(6, "Wococo");
            case Ethereum(long chainId) ->
                    out.openVariant(7, "Ethereum")
                            .key("chain_id")
                            .compactU64(chainId)
                            .closeVariant();
            case BitcoinCore() -> out.unit(8, "BitcoinCore");
            case BitcoinCash() -> out.unit(9, "BitcoinCash");
            case PolkadotBulletin() -> out.unit(10, "PolkadotBulletin");
        }
    }
}
