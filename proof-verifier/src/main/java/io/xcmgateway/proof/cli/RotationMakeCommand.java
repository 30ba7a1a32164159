package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Rotation;
import io.xcmgateway.api.statement.SignedRotation;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.TrustedNetworks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Names the set that comes next.
@CommandLine.Command(
        name = "make",
        description =
                "Makes a rotation from the newest set of the policy, for its members to sign.")
final class RotationMakeCommand extends RotationCommand {
    private static final Pattern MEMBER = Pattern.compile("0x([0-9a-f]{40})(?::(0x[0-9a-f]{64}))?");

    @CommandLine.Option(
            names = "--network",
            paramLabel = "ID",
            description = "id of the network, if the policy has several")
    private @Nullable String network;

    @CommandLine.Option(
            names = "--id",
            required = true,
            paramLabel = "N",
            description = "id of the next set, above that of the newest")
    private @Nullable String id;

    @CommandLine.Option(
            names = "--threshold",
            required = true,
            paramLabel = "N",
            description = "how many members of the next set must attest")
    private long threshold;

    @CommandLine.Option(
            names = "--member",
            required = true,
            paramLabel = "ADDRESS[:ED25519]",
            description = "a member of the next set, in their order: 20 bytes, and its second key")
    private @Nullable List<String> members;

    @Override
    int run() throws IOException, Unusable {
        Policy policy = policy(trusted());
        AttestorSet old = newest(policy);
        Rotation rotation;
        try {
            AttestorSet next =
                    new AttestorSet(
                            Long.parseUnsignedLong(Inputs.required(id)),
                            threshold,
                            named(Inputs.required(members)));
            rotation = new Rotation(policy.network().id(), old.id(), next);
        } catch (IllegalArgumentException broken) {
            throw new Unusable("the next set is not sound: " + broken.getMessage());
        }
        give(new SignedRotation(rotation, List.of()), old);
        return Exit.YES;
    }

    private Policy policy(TrustedNetworks trusted) throws Unusable {
        if (network == null && trusted.policies().size() == 1) {
            return trusted.policies().getFirst();
        }
        Hash32 named = network == null ? null : Hash32.parseHex(network.replaceFirst("^0x", ""));
        Policy policy = named == null ? null : trusted.of(named);
        if (policy == null) {
            throw new Unusable("--network must be " + trusted.names());
        }
        return policy;
    }

    private static List<AttestorSet.Member> named(List<String> given) throws Unusable {
        List<AttestorSet.Member> members = new ArrayList<>();
        for (String each : given) {
            Matcher parts = MEMBER.matcher(each);
            if (!parts.matches()) {
                throw new Unusable(
                        "--member must be an address of 20 bytes as 0x and lower-case hex, and"
                                + " after a colon 32 bytes if it has a second key, was "
                                + each);
            }
            String second = parts.group(2);
            members.add(
                    new AttestorSet.Member(
                            ByteString.hex(parts.group(1)),
                            second == null ? null : Hash32.hex(second.substring(2))));
        }
        return members;
    }
}
