package io.xcmgateway.api.xcm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.account.AccountConverter;
import io.xcmgateway.api.xcm.account.LocationDescription;
import io.xcmgateway.api.xcm.account.RemoteConsensus;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Xcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The converters that no vector of a real runtime covers. The hashes were computed with Python's
/// hashlib over the bytes that XCM.md 12.2 spells out.
class AccountConverterTest {
    private static final Junction KEY20 =
            new Junction.AccountKey20(null, ByteString.hex("11".repeat(20)));
    private static final Junction ACCOUNT =
            new Junction.AccountId32(new NetworkId.Kusama(), Hash32.ZERO);
    private static final RemoteConsensus REMOTE =
            new RemoteConsensus(
                    Junctions.of(
                            new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                            new Junction.Parachain(1004)));

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "consensus, '', kusama, b0a515ef5ef6d725a227223c279f000bda1f19ddcfd011ff5132b82ea651dbb6",
        "parachain, para, kusama, 3860c3c7ecce15c54ff1c0e09bec7965aca7d4c748d0ef55d847b82ff426fbce",
        "external, para, kusama, 3860c3c7ecce15c54ff1c0e09bec7965aca7d4c748d0ef55d847b82ff426fbce",
        "external, pallet, kusama,"
                + " 912aa2901806b4e4869b1242a57816f7140774a18bcab818c68455060489051a",
        "external, '', kusama, 75754e9f605418b45ee45e4dc633a6990fcaac602ac5275bd5b9cf57c8fe8884",
        "external, '', ethereum, 204dfe37731e8e2b4866ad0da9a17c49f434542c3477c5f914a3349acd88ba1a",
        "external, key20, ethereum,"
                + " 24f221fc51458f964718c42512e5e20b89ac602cad6057b8e13ed866b422acfb",
        "external, pallet, ethereum,"
                + " ff3f41bb28cf485e97301d240f1f738476ca9082206e4f2d322d9dc145a87a58",
    })
    void placesBehindABridgeHaveAccounts(String kind, String tail, String network, String hash) {
        Junction global =
                new Junction.GlobalConsensus(
                        network.equals("kusama")
                                ? new NetworkId.Kusama()
                                : new NetworkId.Ethereum(1));
        Location location =
                switch (tail) {
                    case "para" -> Location.of(2, global, new Junction.Parachain(1000));
                    case "pallet" -> Location.of(2, global, new Junction.PalletInstance(5));
                    case "key20" -> Location.of(2, global, KEY20);
                    default -> Location.of(2, global);
                };
        AccountConverter converter =
                switch (kind) {
                    case "consensus" -> REMOTE.consensus();
                    case "parachain" -> REMOTE.parachain();
                    default -> REMOTE.external();
                };
        assertThat(converter.account(location)).isEqualTo(ByteString.hex(hash));
        assertThat(converter.account(Location.PARENT)).isNull();
    }

    @Test
    void wholeConsensusSystemsAndTheirParachainsAreToldApart() {
        Junction kusama = new Junction.GlobalConsensus(new NetworkId.Kusama());
        assertThat(REMOTE.consensus().account(Location.of(2, kusama, KEY20))).isNull();
        assertThat(REMOTE.parachain().account(Location.of(2, kusama, KEY20))).isNull();
    }

    @Test
    void accountsOfThisChainNameNoNetworkOrTheRightOne() {
        AccountConverter kusama = AccountConverter.accountId32Aliases(new NetworkId.Kusama());
        assertThat(kusama.account(Location.of(0, ACCOUNT))).isEqualTo(Hash32.ZERO.bytes());
        assertThat(AccountConverter.accountId32Aliases(null).account(Location.of(0, ACCOUNT)))
                .isNull();
        assertThat(kusama.account(Location.of(1, ACCOUNT))).isNull();
        assertThat(AccountConverter.accountKey20Aliases(null).account(Location.of(0, KEY20)))
                .isEqualTo(ByteString.hex("11".repeat(20)));
        Location named =
                Location.of(
                        0,
                        new Junction.AccountKey20(
                                new NetworkId.Kusama(), ByteString.hex("22".repeat(20))));
        assertThat(AccountConverter.accountKey20Aliases(new NetworkId.Kusama()).account(named))
                .isEqualTo(ByteString.hex("22".repeat(20)));
        assertThat(AccountConverter.accountKey20Aliases(new NetworkId.Polkadot()).account(named))
                .isNull();
        assertThat(AccountConverter.accountKey20Aliases(null).account(Location.of(0, KEY20, KEY20)))
                .isNull();
    }

    @Test
    void childrenHaveAccountsOnTheRelayChain() {
        Location child = Location.of(0, new Junction.Parachain(2000));
        assertThat(AccountConverter.childParachain().account(child))
                .isEqualTo(ByteString.hex("70617261d0070000" + "00".repeat(24)));
        assertThat(AccountConverter.siblingParachain().account(child)).isNull();
        assertThat(
                        AccountConverter.hashed(
                                        LocationDescription.family(LocationDescription.terminus()))
                                .account(child))
                .isEqualTo(
                        ByteString.hex(
                                "089e441f599bd073a66e2b7abe66230d3f3a3348503d0194111c8acc4cc2a1d3"));
    }

    @Test
    void anyLocationHasAHash() {
        assertThat(AccountConverter.account32Hash().account(Location.PARENT))
                .isEqualTo(
                        ByteString.hex(
                                "320c2c23ecc857ddd1a47189afad10438dd7adbd2d86c8458a4b72c68fc4f477"));
    }

    @Test
    void messagesAreHashedWithTheirVersionAndProgramsWithoutIt() {
        VersionedXcm message = new VersionedXcm.V5(Xcm.EMPTY);
        // hashlib.blake2b(bytes([5, 0]), digest_size=32), and of bytes([0])
        assertThat(MessageHash.of(message))
                .isEqualTo(
                        Hash32.hex(
                                "5f930c75da61bb2e31b5b9426e3a4d8ff9582cade2dc31c6b202e17cecdd97af"))
                .isEqualTo(MessageHash.ofReceived(ByteString.of(5, 0)));
        assertThat(MessageHash.ofProgram(Xcm.EMPTY))
                .isEqualTo(
                        Hash32.hex(
                                "03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314"));
    }
}
