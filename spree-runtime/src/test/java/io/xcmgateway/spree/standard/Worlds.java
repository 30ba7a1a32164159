package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.OriginKind;
import io.xcmgateway.api.xcm.PalletInfo;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WildFungibility;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.profile.Adapter;
import io.xcmgateway.spree.profile.AliasRule;
import io.xcmgateway.spree.profile.AssetTrap;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.CallKind;
import io.xcmgateway.spree.profile.Checking;
import io.xcmgateway.spree.profile.Config;
import io.xcmgateway.spree.profile.Converter;
import io.xcmgateway.spree.profile.DeliveryPrice;
import io.xcmgateway.spree.profile.Deny;
import io.xcmgateway.spree.profile.Description;
import io.xcmgateway.spree.profile.DispatchOrigin;
import io.xcmgateway.spree.profile.DustRule;
import io.xcmgateway.spree.profile.Endowment;
import io.xcmgateway.spree.profile.Exchange;
import io.xcmgateway.spree.profile.Export;
import io.xcmgateway.spree.profile.Hrmp;
import io.xcmgateway.spree.profile.JunctionFilter;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Locks;
import io.xcmgateway.spree.profile.MintLocation;
import io.xcmgateway.spree.profile.OriginConverter;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.RegisteredQuery;
import io.xcmgateway.spree.profile.Router;
import io.xcmgateway.spree.profile.Services;
import io.xcmgateway.spree.profile.Subscriptions;
import io.xcmgateway.spree.profile.Terminal;
import io.xcmgateway.spree.profile.Trader;
import io.xcmgateway.spree.profile.Transactional;
import io.xcmgateway.spree.profile.Trust;
import io.xcmgateway.spree.profile.UniversalAlias;
import io.xcmgateway.spree.profile.Waiver;
import io.xcmgateway.spree.profile.Weigher;
import io.xcmgateway.spree.profile.Wrapping;
import io.xcmgateway.spree.standard.World.Token;
import java.util.ArrayList;
import java.util.List;

/// The instances that random programs run on.
final class Worlds {
    private Worlds() {}

    private static final NetworkId POLKADOT = new NetworkId.Polkadot();
    private static final Location HUB = Location.of(1, new Junction.Parachain(1000));
    private static final Location SIBLING = Location.of(1, new Junction.Parachain(2001));
    private static final Location CHILD_HUB = Location.of(0, new Junction.Parachain(1000));
    private static final Location CHILD = Location.of(0, new Junction.Parachain(2001));
    private static final Location ETHEREUM =
            Location.of(2, new Junction.GlobalConsensus(new NetworkId.Ethereum(1)));
    private static final Location USDT =
            Location.of(
                    1,
                    new Junction.Parachain(1000),
                    new Junction.PalletInstance(50),
                    new Junction.GeneralIndex(U128.of(1984)));
    private static final Location ART =
            Location.of(
                    1,
                    new Junction.Parachain(1000),
                    new Junction.PalletInstance(51),
                    new Junction.GeneralIndex(U128.of(7)));
    private static final Location TICKETS =
            Location.of(0, new Junction.PalletInstance(51), new Junction.GeneralIndex(U128.of(1)));
    private static final Location COLLECTOR = account(0xfe);
    private static final Location TREASURY = account(0xfd);
    private static final U128 FUNDS = U128.of(50_000_000_000_000L);
    private static final LocationFilter EVERYWHERE = new LocationFilter.Everything();
    private static final AssetFilter ANYTHING = new AssetFilter.Wild(new WildAsset.All());
    private static final int ACCOUNTS = 5;

    static final List<World> ALL =
            List.of(parachain(), relay(), peoplePaseo(), frugal(), MarketWorld.of(parachain()));

    /// A parachain: four tokens, things, teleports of its own token, exchange, locks, own calls.
    private static World parachain() {
        return parachain("parachain", 64, DustRule.REFUSED, Router.VERSION_MAX);
    }

    /// The same where dust is lost, the holding is soon full and the others are old.
    private static World frugal() {
        return parachain("frugal", 3, DustRule.IGNORED, Router.VERSION_MIN);
    }

    private static World parachain(String name, int holdingLimit, DustRule dust, int version) {
        List<Token> tokens =
                List.of(
                        new Token(Location.HERE, 1_000_000),
                        new Token(Location.PARENT, 10_000_000),
                        new Token(USDT, 10_000),
                        new Token(SIBLING, U128.of(1), true, true));
        List<Asset> items = items(ART, TICKETS);
        LocationFilter siblings = pattern(1, new JunctionFilter.Parachain());
        Config config =
                new Config(
                        holdingLimit,
                        Transactional.EVERYTHING,
                        dust,
                        new Weigher.Fixed(new Weight(1_000_000_000, 65_536), 100),
                        barrier(),
                        List.of(
                                fixedRate(Location.HERE, 1_000_000_000L),
                                fixedRate(Location.PARENT, 10_000_000_000L),
                                fixedRate(USDT, 10_000_000L)),
                        List.of(
                                new Trust.NativeAsset(),
                                new Trust.Case(
                                        ANYTHING, new LocationFilter.Exactly(Location.PARENT)),
                                new Trust.AssetsWithin(siblings)),
                        List.of(
                                teleported(Location.HERE, siblings),
                                teleported(Location.PARENT, siblings)),
                        List.of(new AliasRule.ChildLocation()),
                        List.of(
                                new Adapter.Fungible(
                                        Location.HERE,
                                        U128.of(1_000_000),
                                        new Checking(ByteString.ascii("in"), MintLocation.LOCAL)),
                                new Adapter.Fungible(
                                        Location.PARENT,
                                        U128.of(10_000_000),
                                        new Checking(
                                                ByteString.ascii("out"), MintLocation.NON_LOCAL)),
                                new Adapter.Fungible(USDT, U128.of(10_000), null),
                                new Adapter.PerLocation(U128.of(1))),
                        List.of(
                                new Converter.ParentIsPreset(),
                                new Converter.SiblingParachain(),
                                new Converter.AccountId32Aliases(POLKADOT),
                                new Converter.HashedDescription(
                                        new Description.Local(List.of(Terminal.HERE))),
                                new Converter.HashedDescription(
                                        new Description.Family(Description.allTerminals()))),
                        new AssetTrap.Hashed());
        List<Location> origins = new ArrayList<>(accounts());
        origins.addAll(List.of(Location.PARENT, HUB, SIBLING, below(SIBLING, 1), below(HUB, 2)));
        return new World(
                name,
                Junctions.of(new Junction.GlobalConsensus(POLKADOT), new Junction.Parachain(2000)),
                new Profile(config, endowments(origins, tokens, items))
                        .withServices(services(HUB, version)),
                origins,
                beneficiaries(HUB),
                tokens,
                items,
                List.of(Location.PARENT, HUB, SIBLING, Location.of(1, new Junction.Parachain(9))),
                calls(Location.PARENT));
    }

    /// A relay chain that mints its token and keeps the books of what was teleported.
    private static World relay() {
        List<Token> tokens = List.of(new Token(Location.HERE, 33_333_333));
        LocationFilter children = pattern(0, new JunctionFilter.Parachain());
        Config config =
                new Config(
                        4,
                        Transactional.EVERYTHING,
                        DustRule.REFUSED,
                        new Weigher.Fixed(new Weight(1_000_000_000, 1024), 100),
                        barrier(),
                        List.of(
                                new Trader.FixedRateOfFungible(
                                        Location.HERE,
                                        U128.of(20_000_000_000L),
                                        U128.of(1_000_000),
                                        COLLECTOR)),
                        List.of(),
                        List.of(teleported(Location.HERE, children)),
                        List.of(new AliasRule.ChildLocation()),
                        List.of(
                                new Adapter.Fungible(
                                        Location.HERE,
                                        U128.of(33_333_333),
                                        new Checking(
                                                ByteString.ascii("checking"), MintLocation.LOCAL))),
                        List.of(
                                new Converter.ChildParachain(),
                                new Converter.AccountId32Aliases(POLKADOT),
                                new Converter.HashedDescription(
                                        new Description.Family(Description.allTerminals()))),
                        new AssetTrap.Hashed());
        List<Location> origins = new ArrayList<>(accounts());
        origins.addAll(List.of(CHILD_HUB, CHILD, below(CHILD, 1)));
        List<Endowment> endowments = endowments(origins, tokens, List.of());
        endowments.add(
                new Endowment(
                        new AccountRef.Account(ByteString.ascii("checking")),
                        Asset.fungible(Location.HERE, FUNDS)));
        return new World(
                "relay",
                Junctions.of(new Junction.GlobalConsensus(POLKADOT)),
                new Profile(config, endowments)
                        .withServices(services(CHILD_HUB, Router.VERSION_MAX)),
                origins,
                beneficiaries(CHILD_HUB),
                tokens,
                List.of(),
                List.of(CHILD_HUB, CHILD, Location.of(0, new Junction.Parachain(9))),
                calls(Location.HERE));
    }

    /// people-paseo as the vectors have it, with delivery fees that go somewhere.
    private static World peoplePaseo() {
        List<Token> tokens = List.of(new Token(Location.PARENT, 1_000_000_000));
        List<ByteString> funded = new ArrayList<>();
        for (int i = 1; i <= ACCOUNTS; i++) {
            funded.add(octets(i).bytes());
        }
        funded.add(octets(0xfd).bytes());
        funded.add(ByteString.ascii("Parent").concat(ByteString.hex("00".repeat(26))));
        Services services =
                ServicesDraft.changed(
                        VectorServices.peoplePaseo(List.of(pallet())), it -> it.feesTo = TREASURY);
        List<Location> origins = new ArrayList<>(accounts());
        origins.addAll(List.of(Location.PARENT, HUB));
        return new World(
                "people-paseo",
                VectorProfiles.PEOPLE_PASEO,
                VectorProfiles.peoplePaseo(funded, FUNDS).withServices(services),
                origins,
                beneficiaries(HUB),
                tokens,
                List.of(),
                List.of(Location.PARENT, HUB, Location.of(1, new Junction.Parachain(9))),
                List.of(ByteString.hex("00070c010203"), ByteString.hex("00014000000000000000")));
    }

    private static Barrier barrier() {
        Barrier computed =
                new Barrier.Any(
                        List.of(
                                new Barrier.AllowTopLevelPaidExecutionFrom(EVERYWHERE),
                                new Barrier.AllowExplicitUnpaidExecutionFrom(
                                        chains(), List.of(new AliasRule.ChildLocation())),
                                new Barrier.AllowSubscriptionsFrom(EVERYWHERE),
                                new Barrier.AllowHrmpNotificationsFromRelayChain()));
        return new Barrier.TrailingSetTopicAsId(
                new Barrier.DenyThenTry(
                        new Deny.DenyReserveTransferToRelayChain(),
                        new Barrier.Any(
                                List.of(
                                        new Barrier.TakeWeightCredit(),
                                        new Barrier.AllowKnownQueryResponses(),
                                        new Barrier.WithComputedOrigin(computed, 8)))));
    }

    private static LocationFilter chains() {
        return new LocationFilter.AnyOf(
                List.of(
                        new LocationFilter.Exactly(Location.PARENT),
                        pattern(1, new JunctionFilter.Parachain()),
                        pattern(0, new JunctionFilter.Parachain())));
    }

    /// @param version that receivers understand
    private static Services services(Location hub, int version) {
        Weight light = new Weight(1_000_000, 100);
        Asset fee = Asset.fungible(Location.HERE, U128.of(2_000_000));
        LocationFilter closed =
                new LocationFilter.Not(
                        new LocationFilter.Within(
                                Location.of(hub.parents(), new Junction.Parachain(9))));
        return ServicesDraft.of(it -> {
            it.routers =
                    List.of(
                            router(
                                    new LocationFilter.Exactly(Location.PARENT),
                                    EVERYWHERE,
                                    new DeliveryPrice.Free(),
                                    version),
                            router(chains(), closed, new DeliveryPrice.Fixed(fee), version));
            it.waivers = List.of(new Waiver(new LocationFilter.Exactly(hub), List.of()));
            it.feesTo = TREASURY;
            it.universalAliases =
                    List.of(
                            new UniversalAlias(
                                    new LocationFilter.Exactly(hub),
                                    new Junction.GlobalConsensus(new NetworkId.Kusama())));
            it.exports = List.of(new Export(new NetworkId.Kusama(), new DeliveryPrice.Fixed(fee)));
            it.hrmp = Hrmp.TOLD;
            it.exchange =
                    new Exchange.Pot(
                            List.of(
                                    Asset.fungible(Location.HERE, U128.of(9_000_000_000L)),
                                    Asset.fungible(Location.PARENT, U128.of(9_000_000_000L))));
            it.pallets = List.of(pallet());
            it.calls = List.of(CallKind.Own.each(light));
            it.origins =
                    List.of(
                            new OriginConverter.SovereignSignedViaLocation(),
                            new OriginConverter.Case(
                                    OriginKind.SUPERUSER,
                                    new LocationFilter.Exactly(hub),
                                    new DispatchOrigin.Root()),
                            new OriginConverter.XcmPassthrough());
            it.queries =
                    List.of(
                            new RegisteredQuery(1, hub, null, null, null),
                            new RegisteredQuery(2, hub, Location.HERE, null, null));
            it.subscriptions = Subscriptions.ANSWERED;
            it.locks = new Locks.Kept(4);
        });
    }

    private static Router router(
            LocationFilter to, LocationFilter open, DeliveryPrice price, int version) {
        return new Router(to, open, price, Wrapping.UNIQUE_TOPIC, version);
    }

    private static PalletInfo pallet() {
        return new PalletInfo(
                10, ByteString.ascii("Balances"), ByteString.ascii("pallet_balances"), 1, 2, 3);
    }

    /// The module's own calls: a remark, transfers, and a balance that root sets.
    private static List<ByteString> calls(Location token) {
        List<ByteString> calls = new ArrayList<>();
        calls.add(new ScaleWriter().u8(0).byteVec(ByteString.hex("c0ffee")).toByteString());
        for (long amount : new long[] {1, 500_000_000, 40_000_000_000_000L}) {
            calls.add(call(1, token, 3, amount));
            calls.add(call(2, token, 4, amount));
        }
        return calls;
    }

    static ByteString call(int number, Location token, int to, long amount) {
        ScaleWriter out = new ScaleWriter().u8(number);
        token.write(out);
        return out.byteVec(octets(to).bytes()).compactU128(U128.of(amount)).toByteString();
    }

    static List<Endowment> endowments(
            List<Location> owners, List<Token> tokens, List<Asset> items) {
        List<Endowment> endowments = new ArrayList<>();
        for (Token token : tokens) {
            Asset funds = Asset.fungible(token.id(), FUNDS);
            endowments.add(new Endowment(new AccountRef.At(TREASURY), funds));
            endowments.add(new Endowment(new AccountRef.At(COLLECTOR), funds));
            for (Location owner : owners) {
                endowments.add(new Endowment(new AccountRef.At(owner), funds));
            }
        }
        for (int i = 0; i < items.size(); i++) {
            Location owner = owners.get(i % owners.size());
            endowments.add(new Endowment(new AccountRef.At(owner), items.get(i)));
        }
        return endowments;
    }

    private static List<Asset> items(Location... classes) {
        List<Asset> items = new ArrayList<>();
        for (Location each : classes) {
            for (int i = 0; i < 4; i++) {
                AssetInstance instance = new AssetInstance.Index(U128.of(i));
                items.add(new Asset(new AssetId(each), new Fungibility.NonFungible(instance)));
            }
        }
        return items;
    }

    private static List<Location> accounts() {
        List<Location> accounts = new ArrayList<>();
        for (int i = 1; i <= ACCOUNTS; i++) {
            accounts.add(account(i));
        }
        return accounts;
    }

    /// Those who send, some who have nothing yet, and one without account.
    private static List<Location> beneficiaries(Location hub) {
        List<Location> all = new ArrayList<>(accounts());
        all.addAll(List.of(account(0x77), account(0x78), hub, below(hub, 9), ETHEREUM));
        return all;
    }

    static Location account(int octet) {
        return Location.of(0, new Junction.AccountId32(null, octets(octet)));
    }

    private static Location below(Location chain, int octet) {
        return new Location(
                chain.parents(),
                chain.interior()
                        .concat(Junctions.of(new Junction.AccountId32(null, octets(octet)))));
    }

    static Hash32 octets(int octet) {
        return Hash32.hex("%02x".formatted(octet).repeat(Hash32.LENGTH_BYTES));
    }

    private static Trust teleported(Location token, LocationFilter with) {
        return new Trust.Case(
                new AssetFilter.Wild(
                        new WildAsset.AllOf(new AssetId(token), WildFungibility.FUNGIBLE)),
                with);
    }

    private static Trader fixedRate(Location token, long perSecond) {
        return new Trader.FixedRateOfFungible(token, U128.of(perSecond), U128.of(1000), COLLECTOR);
    }

    private static LocationFilter pattern(int parents, JunctionFilter junction) {
        return new LocationFilter.Pattern(parents, List.of(junction), false);
    }
}
