package io.xcmgateway.api.fuzz;

import static io.xcmgateway.api.fuzz.Seeds.golden;
import static io.xcmgateway.api.fuzz.Seeds.madeUp;
import static io.xcmgateway.api.fuzz.Seeds.signatures;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.Rotation;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.xcm.VersionedAsset;
import io.xcmgateway.api.xcm.VersionedAssetId;
import io.xcmgateway.api.xcm.VersionedAssets;
import io.xcmgateway.api.xcm.VersionedInteriorLocation;
import io.xcmgateway.api.xcm.VersionedJunction;
import io.xcmgateway.api.xcm.VersionedLocation;
import io.xcmgateway.api.xcm.VersionedNetworkId;
import io.xcmgateway.api.xcm.VersionedResponse;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.json.JsonForm;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All targets there are.
final class FuzzTargets {
    private static final List<FuzzTarget> ALL =
            Stream.of(messages(), parts(), statements(), crypto()).flatMap(List::stream).toList();

    private FuzzTargets() {}

    static List<FuzzTarget> all() {
        return ALL;
    }

    static FuzzTarget named(@Nullable String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "-Dfuzz.target must be one of "
                                        + ALL.stream().map(FuzzTarget::name).toList()
                                        + ", was "
                                        + name));
    }

    private static List<FuzzTarget> messages() {
        return List.of(
                new FuzzTarget("xcm", Properties.scale(VersionedXcm::from), Seeds::messages),
                new FuzzTarget("xcm-to-json", Properties::survivesJson, Seeds::messages),
                new FuzzTarget("xcm-conversion", Properties::converts, Seeds::messages),
                new FuzzTarget(
                        "json-canonical",
                        Properties.json(JsonForm.CANONICAL),
                        Seeds::canonicalJson),
                new FuzzTarget(
                        "json-polkadot-js",
                        Properties.json(JsonForm.POLKADOT_JS),
                        () ->
                                Stream.concat(
                                        Seeds.jsonOf("polkadotJs"),
                                        Seeds.jsonOf("polkadotJsHuman"))),
                new FuzzTarget(
                        "json-papi", Properties.json(JsonForm.PAPI), () -> Seeds.jsonOf("papi")),
                new FuzzTarget(
                        "json-any",
                        Properties.anyJson(),
                        () ->
                                Stream.of("polkadotJs", "papi")
                                        .flatMap(form -> Seeds.jsonOf(form).limit(100))));
    }

    private static List<FuzzTarget> parts() {
        return List.of(
                new FuzzTarget(
                        "location",
                        Properties.scale(VersionedLocation::from),
                        madeUp(VersionedLocation::from)),
                new FuzzTarget(
                        "interior-location",
                        Properties.scale(VersionedInteriorLocation::from),
                        madeUp(VersionedInteriorLocation::from)),
                new FuzzTarget(
                        "asset",
                        Properties.scale(VersionedAsset::from),
                        madeUp(VersionedAsset::from)),
                new FuzzTarget(
                        "assets",
                        Properties.scale(VersionedAssets::from),
                        madeUp(VersionedAssets::from)),
                new FuzzTarget(
                        "asset-id",
                        Properties.scale(VersionedAssetId::from),
                        madeUp(VersionedAssetId::from)),
                new FuzzTarget(
                        "response",
                        Properties.scale(VersionedResponse::from),
                        madeUp(VersionedResponse::from)),
                new FuzzTarget(
                        "network-id",
                        Properties.scale(VersionedNetworkId::from),
                        madeUp(VersionedNetworkId::from)),
                new FuzzTarget(
                        "junction",
                        Properties.scale(VersionedJunction::from),
                        madeUp(VersionedJunction::from)));
    }

    private static List<FuzzTarget> statements() {
        return List.of(
                new FuzzTarget(
                        "statement",
                        Properties.scale(Statement::decode, Statement::encode),
                        golden(
                                "statement-complete",
                                "statement-incomplete",
                                "statement-error",
                                "statement-trapped",
                                "statement-skipped",
                                "statement-call",
                                "statement-genesis")),
                new FuzzTarget(
                        "execution-proof",
                        Properties.scale(ExecutionProof::decode, ExecutionProof::encode),
                        golden(
                                "proof-attested",
                                "proof-logged",
                                "proof-state",
                                "proof-state-unlogged",
                                "proof-replayable",
                                "proof-replayable-bare")),
                new FuzzTarget(
                        "origin-evidence",
                        Properties.scale(OriginEvidence::decode, OriginEvidence::encode),
                        golden(
                                "evidence-account",
                                "evidence-instance",
                                "evidence-host-authority",
                                "evidence-asserted")),
                new FuzzTarget(
                        "attestation",
                        Properties.scale(Attestation::decode, Attestation::encode),
                        golden("attestation-ed25519", "attestation-secp256k1")),
                new FuzzTarget(
                        "attestor-set",
                        Properties.scale(AttestorSet::decode, AttestorSet::encode),
                        golden("attestor-set")),
                new FuzzTarget(
                        "rotation",
                        Properties.scale(Rotation::decode, Rotation::encode),
                        golden("rotation")),
                new FuzzTarget(
                        "checkpoint",
                        Properties.scale(Checkpoint::decode, Checkpoint::encode),
                        golden("checkpoint")),
                new FuzzTarget(
                        "equivocation",
                        Properties.scale(Equivocation::decode, Equivocation::encode),
                        golden("equivocation-statements", "equivocation-checkpoints")),
                new FuzzTarget(
                        "instance",
                        Properties.scale(Instance::decode, Instance::encode),
                        golden("instance", "instance-sender")),
                new FuzzTarget(
                        "network",
                        Properties.scale(Network::decode, Network::encode),
                        golden("network")),
                new FuzzTarget(
                        "input-context",
                        Properties.scale(InputContext::decode, InputContext::encode),
                        golden("input-context")),
                new FuzzTarget(
                        "submission",
                        Properties.scale(Submission::decode, Submission::encode),
                        FuzzTargets::submissions),
                new FuzzTarget(
                        "effect",
                        Properties.scale(Effect::decode, Effect::encode),
                        golden("effect-outbound", "effect-event", "effect-event-empty")));
    }

    /// A submission is the end of the evidence of an account.
    private static Stream<ByteString> submissions() {
        return golden("evidence-account")
                .get()
                .flatMap(evidence ->
                        IntStream.range(0, evidence.length())
                                .mapToObj(at -> evidence.slice(at, evidence.length())))
                .filter(tail -> Submission.decode(tail) instanceof Decoded.Value<Submission>);
    }

    private static List<FuzzTarget> crypto() {
        return List.of(
                new FuzzTarget(
                        "ed25519",
                        Signatures::ed25519,
                        signatures("ed25519", "publicKey", "signature", "message")),
                new FuzzTarget(
                        "sr25519",
                        Signatures::sr25519,
                        signatures("sr25519", "publicKey", "signature", "message")),
                new FuzzTarget(
                        "secp256k1",
                        Signatures::secp256k1,
                        signatures(
                                "ecdsaKeccak", "signature", "messageHash", "publicKeyCompressed")));
    }
}
