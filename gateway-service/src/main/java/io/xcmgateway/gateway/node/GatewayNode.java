package io.xcmgateway.gateway.node;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.gateway.attestation.AttestorKeys;
import io.xcmgateway.gateway.attestation.Signer;
import io.xcmgateway.gateway.attestation.SigningMarkException;
import io.xcmgateway.gateway.attestation.SigningMarks;
import io.xcmgateway.gateway.attestation.SigningSettings;
import io.xcmgateway.gateway.execution.CoreThreads;
import io.xcmgateway.gateway.execution.CoreWatch;
import io.xcmgateway.gateway.execution.GatewayConfiguration;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.execution.InstanceArchive;
import io.xcmgateway.gateway.execution.InstanceStates;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.module.Registration;
import io.xcmgateway.gateway.state.Archives;
import io.xcmgateway.gateway.state.DataDirectory;
import io.xcmgateway.gateway.state.MappedRunRecorder;
import io.xcmgateway.gateway.state.TableUsage;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A gateway that runs on its data directory, with the standard module registered.
public final class GatewayNode implements AutoCloseable {
    private static final String RUNNING_FILE = "running";

    private final DataDirectory data;
    private final RocksStore store;
    private final GatewayCore core;
    private final List<InstanceArchive> archives;

    private GatewayNode(
            DataDirectory data,
            RocksStore store,
            GatewayCore core,
            List<InstanceArchive> archives) {
        this.data = data;
        this.store = store;
        this.core = core;
        this.archives = List.copyOf(archives);
    }

    /// Opens or creates what is in `data`. Takes seconds the first time.
    ///
    /// @param data closed with the node, and only then
    /// @throws SigningMarkException if the keys are no current attestor's, or if something else may
    ///   have been signed than what is in the directory
    public static GatewayNode open(
            DataDirectory data, NodeIdentity identity, NodeSettings settings) {
        Network network = identity.network();
        SigningSettings signing = settings.signing();
        AttestorHistory attestors = attestors(network, signing);
        Signer signer = signerIn(attestors.current(), identity.member());
        Path marks = signing.apartFrom(data.root());
        ModuleCompiler compiler =
                settings.compiler().apply(data.directory(DataDirectory.COMPILED_MODULES));
        RocksStore store =
                RocksStore.open(
                        data.directory(DataDirectory.STORE),
                        nanos -> settings.watch().synced(CoreWatch.Disk.DATA, nanos));
        GatewayCore core =
                GatewayCore.open(
                        new GatewayConfiguration(
                                attestors,
                                signer,
                                settings.clock(),
                                settings.limits(),
                                settings.runBounds(),
                                settings.stateBounds(),
                                identity.acceptsAsserted(),
                                identity.logName(),
                                signing.confirmedState(),
                                settings.watch()),
                        store,
                        new SigningMarks(
                                RocksStore.open(
                                        marks,
                                        nanos ->
                                                settings.watch()
                                                        .synced(CoreWatch.Disk.MARKS, nanos)),
                                network.id()),
                        MappedRunRecorder.open(
                                data.root().resolve(RUNNING_FILE), settings.limits().runsMax()),
                        CoreThreads.start(settings.limits()),
                        compiler);
        List<InstanceArchive> archives = new ArrayList<>();
        try {
            Archives directories = Archives.in(data.root());
            for (Hash32 id : directories.all()) {
                archives.add(
                        InstanceArchive.open(
                                RocksStore.openReadOnly(directories.store(id)),
                                attestors,
                                settings.clock(),
                                compiler));
            }
            core.reserve(Set.copyOf(directories.all()));
            GatewayNode node = new GatewayNode(data, store, core, archives);
            node.registerStandardModule();
            return node;
        } catch (RuntimeException e) {
            core.close();
            archives.forEach(InstanceArchive::close);
            throw e;
        }
    }

    private static AttestorHistory attestors(Network network, SigningSettings signing) {
        return switch (AttestorHistory.follow(network, signing.rotations())) {
            case AttestorHistory.Result.Holds(AttestorHistory history) -> history;
            case AttestorHistory.Result.Refused refused ->
                    throw new SigningMarkException(
                            "rotations of attestors must each follow from the one before: "
                                    + refused,
                            "Correct xcm-gateway.signing.rotations.");
        };
    }

    private static Signer signerIn(AttestorSet set, AttestorKeys member) {
        Signer signer = Signer.of(member, set);
        if (signer == null) {
            throw new SigningMarkException(
                    "the current attestor set must have this gateway's "
                            + member.member()
                            + ", is "
                            + set,
                    "Correct the attestors of the network (xcm-gateway.network.attestors) or"
                            + " xcm-gateway.signing.rotations, or use the keys of a member.");
        }
        return signer;
    }

    private void registerStandardModule() {
        StandardModules.Blob module = StandardModules.xcmExecutor();
        switch (core.modules().register(module.wasm()).toCompletableFuture().join()) {
            case Registration.Registered _, Registration.AlreadyRegistered _ -> {}
            case Registration.Refused(var findings) ->
                    throw new IllegalStateException(
                            "the standard module must be admitted, is not: " + findings);
            case Registration.Unavailable(String reason) ->
                    throw new IllegalStateException("module cannot be registered: " + reason);
        }
    }

    public GatewayCore core() {
        return core;
    }

    /// What is executed here, and what is archived here.
    public Ledger ledger() {
        return InstanceArchive.beside(core.ledger(), archives);
    }

    /// The states of the same.
    public InstanceStates states() {
        return InstanceArchive.beside(core.states(), archives);
    }

    /// Where everything is kept.
    public Path root() {
        return data.root();
    }

    /// Writes everything that was ever committed to a new directory, while the gateway works; as a
    /// backup has it, without keys and without the marks of what was signed.
    ///
    /// @param target is not there; its parent is, best on the same file system
    /// @throws io.xcmgateway.gateway.state.StoreFailureException if it cannot be written
    public void backUp(Path target) {
        store.copyTo(target);
    }

    /// About how much each table of the store takes now.
    ///
    /// @throws io.xcmgateway.gateway.state.StoreFailureException if that cannot be read
    public List<TableUsage> tables() {
        return store.usage();
    }

    /// Writes the policy that accepts this gateway's proofs anew, so that it pins what there is.
    ///
    /// @return the file in the data directory
    public Path writePolicy(String name) {
        Path file = data.root().resolve(name);
        Path fresh = data.root().resolve(name + ".new");
        try {
            Files.writeString(fresh, PolicyJson.write(core.policy()));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("policy cannot be written", e);
        }
        return file;
    }

    @Override
    public void close() {
        core.close();
        archives.forEach(InstanceArchive::close);
        data.close();
    }
}
