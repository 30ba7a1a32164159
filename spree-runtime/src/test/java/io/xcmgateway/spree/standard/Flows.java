package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.XcmVersion;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What went into the holding of one program and what came out of it, asset by asset.
///
/// Events, messages and the exchange's pot show most of it. What they do not show is what a trusted
/// origin says it put in (reserve deposits, teleports), which the program tells; so all that came
/// out beyond what visibly went in must be some of that. What then is missing must be a loss that
/// XCM.md names: burned, or dust.
final class Flows {
    /// An asset without its amount.
    ///
    /// @param instance which one of a class; `null` for fungibles
    private record Kind(Location id, @Nullable AssetInstance instance) {}

    private static final int SUBSETS_OF_MAX = 14;

    /// How far a program may move a price before it pays.
    private static final BigInteger SWAPPED_TIMES_MAX = BigInteger.valueOf(8);

    private final World world;
    private final Fates fates;
    private final LedgerState before;
    private final int messageBytes;
    private final Map<Kind, BigInteger> in = new LinkedHashMap<>();
    private final Map<Kind, BigInteger> out = new LinkedHashMap<>();
    private final Map<Kind, BigInteger> lossMax = new HashMap<>();
    private final Map<Kind, BigInteger> told = new LinkedHashMap<>();
    private final Map<Kind, List<BigInteger>> maybeTold = new LinkedHashMap<>();
    private final Map<Location, BigInteger> earned = new HashMap<>();
    private final Map<Location, BigInteger> paidOut = new HashMap<>();

    private Flows(World world, Fates fates, LedgerState before, int messageBytes) {
        this.world = world;
        this.fates = fates;
        this.before = before;
        this.messageBytes = messageBytes;
    }

    /// Fails if anything was made from nothing or went away unsaid.
    static void check(
            World world,
            ProgramGenerator.Message message,
            ModuleExecution result,
            List<LedgerEvent> events,
            LedgerState before,
            LedgerState after) {
        Fates fates = Fates.of(message.program(), result.outcome());
        Flows flows = new Flows(world, fates, before, message.bytes().length());
        flows.program();
        flows.events(events);
        result.outbound().forEach(flows::sent);
        before.pot().forEach(asset -> put(flows.in, asset));
        after.pot().forEach(asset -> put(flows.out, asset));
        flows.settle();
    }

    private void program() {
        for (Instruction each : fates.done()) {
            tells(each).items().forEach(asset -> put(told, asset));
        }
        for (Instruction each : fates.unknown()) {
            for (Asset asset : tells(each).items()) {
                maybeTold.computeIfAbsent(kind(asset), _ -> new ArrayList<>()).add(amount(asset));
            }
        }
        for (Instruction each : fates.possible()) {
            losses(each);
        }
        for (Instruction each : fates.begun()) {
            if (Fates.sends(each, world.closed())) {
                undelivered(world.deliveryPriceMax(messageBytes));
            }
        }
    }

    /// Delivery is paid from registers that do not roll back, to an account that does (XCM.md 7.5);
    /// with another asset too, where there is a pool for it.
    private void undelivered(Asset price) {
        put(lossMax, price);
        Location id = price.id().location();
        for (LedgerKey.Pool pool : before.pools().keySet()) {
            if (pool.first().equals(id) || pool.second().equals(id)) {
                Location other = pool.first().equals(id) ? pool.second() : pool.first();
                ByteString account = World.poolAccount(pool);
                BigInteger swapped =
                        amount(price)
                                .multiply(before.balance(other, account))
                                .divide(before.balance(id, account))
                                .multiply(SWAPPED_TIMES_MAX);
                lossMax.merge(new Kind(other, null), swapped, BigInteger::add);
            }
        }
    }

    private static Assets tells(Instruction instruction) {
        return switch (instruction) {
            case Instruction.ReserveAssetDeposited(Assets assets) -> assets;
            case Instruction.ReceiveTeleportedAsset(Assets assets) -> assets;
            default -> Assets.EMPTY;
        };
    }

    private void losses(Instruction instruction) {
        switch (instruction) {
            case Instruction.BurnAsset(Assets assets) ->
                    assets.items().forEach(asset -> put(lossMax, asset));
            case Instruction.DepositAsset _, Instruction.DepositReserveAsset _ -> dust(1);
            case Instruction.InitiateTransfer transfer -> dust(1 + transfer.assets().size());
            case Instruction.PayFees(Asset fees) -> {
                // XCM.md 7.3: fees that find no room in a full holding at the end are lost.
                if (world.profile().config().holdingLimit() < 8) {
                    put(lossMax, fees);
                }
            }
            default -> {}
        }
    }

    private void dust(int deposits) {
        for (World.Token token : world.tokens()) {
            BigInteger most = world.dustMax(token.id()).multiply(BigInteger.valueOf(deposits));
            lossMax.merge(new Kind(token.id(), null), most, BigInteger::add);
        }
    }

    private void events(List<LedgerEvent> events) {
        Set<ByteString> checks = world.checkAccounts();
        ByteString revenue = world.revenueAccount();
        for (LedgerEvent event : events) {
            switch (event) {
                case LedgerEvent.Withdrawn it when isMoved(it.who(), it.account(), checks) ->
                        put(in, Asset.fungible(it.asset(), it.amount()));
                case LedgerEvent.Deposited it when it.account().equals(revenue) ->
                        paidOut.merge(it.asset(), it.amount().toBigInteger(), BigInteger::add);
                case LedgerEvent.Deposited it when isMoved(it.who(), it.account(), checks) ->
                        put(out, Asset.fungible(it.asset(), it.amount()));
                case LedgerEvent.ItemWithdrawn it -> put(in, item(it.asset(), it.instance()));
                case LedgerEvent.ItemDeposited it -> put(out, item(it.asset(), it.instance()));
                case LedgerEvent.AssetsClaimed it -> it.assets().forEach(asset -> put(in, asset));
                case LedgerEvent.AssetsTrapped it -> it.assets().forEach(asset -> put(out, asset));
                case LedgerEvent.LiquidityAdded it ->
                        put(in, Asset.fungible(it.shares(), it.minted()));
                case LedgerEvent.LiquidityRemoved it ->
                        put(out, Asset.fungible(it.shares(), it.burned()));
                case LedgerEvent.FeesPaid it -> {
                    put(out, Asset.fungible(it.asset(), it.amount()));
                    earned.merge(it.asset(), it.amount().toBigInteger(), BigInteger::add);
                }
                case LedgerEvent.FeesRefunded it -> {
                    put(in, Asset.fungible(it.asset(), it.amount()));
                    earned.merge(it.asset(), it.amount().toBigInteger().negate(), BigInteger::add);
                }
                default -> {}
            }
        }
        if (revenue != null) {
            earned.values().removeIf(amount -> amount.signum() == 0);
            assertThat(paidOut).as("revenue paid out").isEqualTo(earned);
        }
    }

    /// Whether a balance changed for a holding, a pool or another account: not in the books of
    /// teleports, and not by a call that makes balances, which names no location.
    private boolean isMoved(@Nullable Location who, ByteString account, Set<ByteString> checks) {
        return (who != null || !world.forces()) && !checks.contains(account);
    }

    /// Assets that left with a message: those that are to be withdrawn or made anew there.
    private void sent(ModuleExecution.Outbound sent) {
        VersionedXcm message = CommittedBlob.value(VersionedXcm.decode(sent.message()));
        if (!(message.into(XcmVersion.V5)
                instanceof Conversion.Converted<VersionedXcm>(VersionedXcm.V5(var program)))) {
            throw new AssertionError("a message that was sent must convert to version 5");
        }
        for (Instruction each : program.instructions()) {
            switch (each) {
                case Instruction.WithdrawAsset(Assets assets) -> gone(assets, sent.destination());
                case Instruction.ReceiveTeleportedAsset(Assets assets) ->
                        gone(assets, sent.destination());
                case Instruction.ReserveAssetDeposited _, Instruction.PayFees _ -> {}
                default -> {
                    return;
                }
            }
        }
    }

    private void gone(Assets assets, Location to) {
        for (Asset asset : assets.items()) {
            put(out, new Asset(new AssetId(here(asset.id().location(), to)), asset.fun()));
        }
    }

    /// The id here of what is called `there` at `to`.
    private Location here(Location there, Location to) {
        for (World.Token token : world.tokens()) {
            if (there.equals(token.id().reanchor(to, world.universal()))) {
                return token.id();
            }
        }
        for (Asset item : world.items()) {
            if (there.equals(item.id().location().reanchor(to, world.universal()))) {
                return item.id().location();
            }
        }
        for (Location stranger : ProgramValues.STRANGERS) {
            if (there.equals(stranger.reanchor(to, world.universal()))) {
                return stranger;
            }
        }
        throw new AssertionError("an asset was sent that nobody has: " + there + " to " + to);
    }

    private void settle() {
        Map<Kind, BigInteger> all = new LinkedHashMap<>(in);
        out.forEach(all::putIfAbsent);
        told.forEach(all::putIfAbsent);
        maybeTold.keySet().forEach(kind -> all.putIfAbsent(kind, BigInteger.ZERO));
        for (Kind kind : all.keySet()) {
            settle(kind);
        }
    }

    private void settle(Kind kind) {
        BigInteger entered = zero(in, kind).add(zero(told, kind));
        BigInteger left = zero(out, kind);
        if (entered.bitLength() > 126 || left.bitLength() > 126) {
            // The holding adds up to the maximum at most: all beyond is lost (XCM.md 6.1).
            return;
        }
        BigInteger most = zero(lossMax, kind);
        List<BigInteger> maybe = maybeTold.getOrDefault(kind, List.of());
        if (kind.instance() != null) {
            // A thing that is put in twice is there once (XCM.md 6.1).
            BigInteger copies = entered.add(BigInteger.valueOf(maybe.size()));
            most = most.add(copies.subtract(BigInteger.ONE).max(BigInteger.ZERO));
        }
        List<BigInteger> lost = new ArrayList<>();
        for (BigInteger extra : sums(maybe)) {
            BigInteger missing = entered.add(extra).subtract(left);
            if (missing.signum() >= 0 && missing.compareTo(most) <= 0) {
                return;
            }
            lost.add(missing);
        }
        throw new AssertionError(
                "of "
                        + kind
                        + " went in "
                        + entered
                        + ", came out "
                        + left
                        + "; lost may be 0.."
                        + most
                        + ", was one of "
                        + lost);
    }

    /// What some, none or all of the amounts add up to.
    private static List<BigInteger> sums(List<BigInteger> amounts) {
        assertThat(amounts.size()).isLessThanOrEqualTo(SUBSETS_OF_MAX);
        List<BigInteger> sums = new ArrayList<>(List.of(BigInteger.ZERO));
        for (BigInteger amount : amounts) {
            for (BigInteger sum : List.copyOf(sums)) {
                sums.add(sum.add(amount));
            }
        }
        return sums;
    }

    private static BigInteger zero(Map<Kind, BigInteger> of, Kind kind) {
        return of.getOrDefault(kind, BigInteger.ZERO);
    }

    private static void put(Map<Kind, BigInteger> to, Asset asset) {
        to.merge(kind(asset), amount(asset), BigInteger::add);
    }

    private static Asset item(Location id, AssetInstance instance) {
        return new Asset(new AssetId(id), new Fungibility.NonFungible(instance));
    }

    private static Kind kind(Asset asset) {
        return switch (asset.fun()) {
            case Fungibility.Fungible _ -> new Kind(asset.id().location(), null);
            case Fungibility.NonFungible(AssetInstance instance) ->
                    new Kind(asset.id().location(), instance);
        };
    }

    private static BigInteger amount(Asset asset) {
        return switch (asset.fun()) {
            case Fungibility.Fungible(U128 amount) -> amount.toBigInteger();
            case Fungibility.NonFungible _ -> BigInteger.ONE;
        };
    }
}
