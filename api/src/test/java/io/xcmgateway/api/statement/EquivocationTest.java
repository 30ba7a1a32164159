package io.xcmgateway.api.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleWriter;
import org.junit.jupiter.api.Test;

class EquivocationTest {
    private static final Attestation BY = Samples.ATTESTATION;

    @Test
    void isTheSameInEitherOrder() {
        Equivocation one =
                Equivocation.of(Samples.COMPLETE, BY, Samples.ERROR, Samples.ATTESTATION_ED);
        assertThat(one)
                .isNotNull()
                .isEqualTo(
                        Equivocation.of(
                                Samples.ERROR, Samples.ATTESTATION_ED, Samples.COMPLETE, BY));
        assertThat(Equivocation.of(Samples.OTHER_CHECKPOINT, BY, Samples.CHECKPOINT, BY))
                .isNotNull()
                .isEqualTo(Equivocation.of(Samples.CHECKPOINT, BY, Samples.OTHER_CHECKPOINT, BY));
    }

    @Test
    void isNothingWhereStatementsCanBothHold() {
        assertThat(Equivocation.of(Samples.COMPLETE, BY, Samples.COMPLETE, BY)).isNull();
        assertThat(Equivocation.of(Samples.COMPLETE, BY, Samples.GENESIS, BY)).isNull();
        assertThat(Equivocation.of(Samples.COMPLETE, BY, Samples.SENT, BY)).isNull();
    }

    @Test
    void isNothingWhereCheckpointsCanBothHold() {
        Checkpoint base = Samples.CHECKPOINT;
        assertThat(Equivocation.of(base, BY, base, BY)).isNull();
        assertThat(Equivocation.of(base, BY, checkpoint(base, 12, 0x82, 5), BY)).isNull();
        // The same root at another time is no lie about the log.
        assertThat(Equivocation.of(base, BY, checkpoint(base, 11, 0x81, 5), BY)).isNull();
    }

    @Test
    void refusesAPairInTheOtherOrder() {
        Equivocation good = Equivocation.of(Samples.COMPLETE, BY, Samples.ERROR, BY);
        assertThat(good)
                .isInstanceOfSatisfying(
                        Equivocation.Statements.class,
                        it -> {
                            Statement greater = it.second();
                            Statement lesser = it.first();
                            ScaleWriter out = new ScaleWriter();
                            out.bytes(ByteString.ascii("XCMGW-EQUIVOCATE")).u8(0);
                            greater.write(out);
                            BY.write(out);
                            lesser.write(out);
                            BY.write(out);
                            assertThat(Equivocation.decode(out.toByteString()))
                                    .isInstanceOf(Decoded.Refused.class);
                            assertThatThrownBy(() ->
                                            new Equivocation.Statements(greater, BY, lesser, BY))
                                    .hasMessageContaining("ascend");
                        });
    }

    @Test
    void refusesAPairThatCanBothHold() {
        ScaleWriter out = new ScaleWriter();
        out.bytes(ByteString.ascii("XCMGW-EQUIVOCATE")).u8(0);
        Samples.COMPLETE.write(out);
        BY.write(out);
        Samples.GENESIS.write(out);
        BY.write(out);
        assertThat(Equivocation.decode(out.toByteString())).isInstanceOf(Decoded.Refused.class);
        assertThatThrownBy(() ->
                        new Equivocation.Checkpoints(
                                Samples.CHECKPOINT, BY, Samples.CHECKPOINT, BY))
                .hasMessageContaining("different roots");
    }

    private static Checkpoint checkpoint(Checkpoint base, long leaves, int root, long timeMs) {
        return new Checkpoint(base.networkId(), base.logId(), leaves, Samples.hash(root), timeMs);
    }
}
