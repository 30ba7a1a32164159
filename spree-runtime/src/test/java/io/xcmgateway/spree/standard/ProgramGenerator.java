package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.XcmVersion;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Response;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKey;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Random messages that mostly pass the barrier of their world: assets come in, weight is bought, a
/// few random instructions follow, and what is left goes to somebody.
final class ProgramGenerator {
    private static final int BODY_MAX = 6;
    private static final int TRAPS_REMEMBERED_MAX = 32;

    private final World world;
    private final RandomGenerator random;
    private final List<LedgerEvent.AssetsTrapped> traps = new ArrayList<>();

    ProgramGenerator(World world, RandomGenerator random) {
        this.world = world;
        this.random = random;
    }

    /// A message of some version.
    ///
    /// @param program as version 5 has it
    record Message(Location origin, Xcm program, VersionedXcm versioned) {
        ByteString bytes() {
            return ScaleWriter.encode(versioned, VersionedXcm::write);
        }
    }

    /// Remembers what may be claimed.
    void trapped(List<LedgerEvent.AssetsTrapped> more) {
        traps.addAll(more);
        while (traps.size() > TRAPS_REMEMBERED_MAX) {
            traps.removeFirst();
        }
    }

    Message next(MapView state) {
        XcmVersion version =
                switch (random.nextInt(5)) {
                    case 0 -> XcmVersion.V3;
                    case 1 -> XcmVersion.V4;
                    default -> XcmVersion.V5;
                };
        boolean claims = !traps.isEmpty() && random.nextInt(8) == 0;
        LedgerEvent.AssetsTrapped trap = claims ? traps.get(random.nextInt(traps.size())) : null;
        Location holder = random.nextInt(3) == 0 ? holder(state) : null;
        Location origin =
                trap != null
                        ? trap.origin()
                        : holder != null
                                ? holder
                                : world.origins().get(random.nextInt(world.origins().size()));
        ProgramValues values = new ProgramValues(world, random, state, origin);
        List<Instruction> program = trap == null ? funded(values) : claimed(values, trap.assets());
        boolean latest = version == XcmVersion.V5;
        if (trap == null && values.chance(3)) {
            program = alone(values);
        } else {
            if (trap == null && holder != null) {
                if (isChain(holder)) {
                    program.clear();
                    program.add(new Instruction.UnpaidExecution(new WeightLimit.Unlimited(), null));
                }
                program.add(unlocking(values));
            }
            body(program, values, latest);
        }
        Xcm whole = new Xcm(program);
        VersionedXcm sent = new VersionedXcm.V5(whole);
        return new Message(
                origin,
                whole,
                sent.into(version) instanceof Conversion.Converted<VersionedXcm>(var older)
                        ? older
                        : sent);
    }

    private static boolean isChain(Location location) {
        return location.interior().items().stream()
                .noneMatch(Junction.AccountId32.class::isInstance);
    }

    /// Somebody who may unlock something; `null` if nobody may.
    private @Nullable Location holder(MapView state) {
        List<Location> holders = new ArrayList<>();
        for (LedgerKey key : LedgerState.keys(state)) {
            if (key instanceof LedgerKey.Unlockables(Location _, Location owner)) {
                holders.add(owner);
            } else if (key instanceof LedgerKey.Locks) {
                ByteString stored = state.get(key.trieKey());
                if (stored != null) {
                    LedgerState.locks(stored).forEach(lock -> holders.add(lock.other()));
                }
            }
        }
        return holders.isEmpty() ? null : holders.get(random.nextInt(holders.size()));
    }

    private static Instruction unlocking(ProgramValues values) {
        if (values.chance(50)) {
            ProgramValues.Locked here = values.locked();
            return new Instruction.UnlockAsset(here.asset(), here.other());
        }
        ProgramValues.Locked there = values.noted();
        return new Instruction.RequestUnlock(there.asset(), there.other());
    }

    private List<Instruction> funded(ProgramValues values) {
        List<Instruction> program = new ArrayList<>();
        Assets assets = values.ownedAssets();
        boolean chain = isChain(values.origin());
        switch (chain ? values.below(4) : 3) {
            case 0 -> program.add(new Instruction.ReserveAssetDeposited(values.someAssets()));
            case 1 -> program.add(new Instruction.ReceiveTeleportedAsset(values.someAssets()));
            case 2 -> {
                program.add(new Instruction.WithdrawAsset(assets));
                program.add(new Instruction.UnpaidExecution(new WeightLimit.Unlimited(), null));
                return program;
            }
            default -> program.add(new Instruction.WithdrawAsset(assets));
        }
        if (values.chance(10)) {
            program.add(new Instruction.ClearOrigin());
        }
        if (program.getFirst() instanceof Instruction.WithdrawAsset(Assets withdrawn)
                && withdrawn.items().stream().noneMatch(asset -> asset.fun().isFungible())) {
            // Something to pay with.
            List<Asset> more = new ArrayList<>(withdrawn.items());
            more.add(values.owned());
            program.set(0, new Instruction.WithdrawAsset(values.assets(more)));
        }
        pay(program, values, incoming(program.getFirst()));
        return program;
    }

    private static Assets incoming(Instruction first) {
        return switch (first) {
            case Instruction.WithdrawAsset(Assets assets) -> assets;
            case Instruction.ReserveAssetDeposited(Assets assets) -> assets;
            case Instruction.ReceiveTeleportedAsset(Assets assets) -> assets;
            case Instruction.ClaimAsset claim -> claim.assets();
            default -> throw new IllegalStateException("brings nothing in: " + first);
        };
    }

    private List<Instruction> claimed(ProgramValues values, List<Asset> assets) {
        List<Instruction> program = new ArrayList<>();
        if (assets.size() > Assets.ITEMS_MAX) {
            return funded(values);
        }
        program.add(new Instruction.ClaimAsset(new Assets(assets), Location.HERE));
        pay(program, values, new Assets(assets));
        return program;
    }

    /// With the first asset that came in, whole or in part; too little now and then.
    private void pay(List<Instruction> program, ProgramValues values, Assets from) {
        Asset fees = from.items().getFirst();
        for (Asset asset : from.items()) {
            if (asset.fun().isFungible() && values.chance(90)) {
                fees = asset;
                break;
            }
        }
        WeightLimit limit =
                values.chance(40)
                        ? new WeightLimit.Unlimited()
                        : new WeightLimit.Limited(new Weight(1L << 40, 1L << 30));
        program.add(
                values.chance(60)
                        ? new Instruction.BuyExecution(fees, limit)
                        : new Instruction.PayFees(fees));
    }

    /// What barriers let through by itself.
    private static List<Instruction> alone(ProgramValues values) {
        return List.of(
                switch (values.below(4)) {
                    case 0 -> new Instruction.SubscribeVersion(values.below(9), values.weight());
                    case 1 -> new Instruction.UnsubscribeVersion();
                    case 2 -> new Instruction.HrmpChannelAccepted(1000);
                    default ->
                            new Instruction.QueryResponse(
                                    1 + values.below(2),
                                    new Response.Version(4),
                                    values.weight(),
                                    values.chance(50) ? null : Location.HERE);
                });
    }

    private void body(List<Instruction> program, ProgramValues values, boolean latest) {
        if (!latest) {
            program.replaceAll(each ->
                    each instanceof Instruction.PayFees(Asset fees)
                            ? new Instruction.BuyExecution(fees, new WeightLimit.Unlimited())
                            : each);
        }
        InstructionGenerator instructions = new InstructionGenerator(values, latest);
        for (int i = values.below(BODY_MAX); i > 0; i--) {
            program.add(instructions.next());
        }
        if (values.chance(40)) {
            program.add(new Instruction.RefundSurplus());
        }
        if (values.chance(60)) {
            program.add(
                    new Instruction.DepositAsset(
                            new AssetFilter.Wild(new WildAsset.All()), values.beneficiary()));
        }
        if (values.chance(60)) {
            program.add(new Instruction.SetTopic(values.topic()));
        }
    }
}
