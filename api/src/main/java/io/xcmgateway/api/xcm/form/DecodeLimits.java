package io.xcmgateway.api.xcm.form;

/// What one message may use up while it is decoded, over all its nested programs together: the
/// budget of instructions and the nesting depth. Every version and every form draws on the same.
public final class DecodeLimits {
    /// Instructions of a message, nested programs included (`MAX_INSTRUCTIONS_TO_DECODE`).
    public static final int INSTRUCTIONS_MAX = 100;

    /// Levels of nesting: programs, lists and V4/V5 junction arrays (`MAX_XCM_DECODE_DEPTH`).
    public static final int DEPTH_MAX = 8;

    /// Whether an entry point limits the nesting depth. The message queue, sending and the call
    /// bytes of `Transact` do; runtime APIs and extrinsic arguments do not.
    public enum Depth {
        LIMITED(DEPTH_MAX),

        /// Configuration is no message: its recursion alone is bounded.
        CONFIGURATION(32),

        UNLIMITED(Integer.MAX_VALUE);

        private final int max;

        Depth(int max) {
            this.max = max;
        }
    }

    private final int depthMax;
    private int depth;
    private int instructions;

    public DecodeLimits(Depth rule) {
        depthMax = rule.max;
    }

    /// Goes one level deeper; false when that is too deep.
    public boolean enter() {
        depth++;
        return depth <= depthMax;
    }

    /// Levels of nesting that are allowed.
    public int depthMax() {
        return depthMax;
    }

    public void leave() {
        depth--;
    }

    /// Takes `count` instructions from the budget; false when there are not as many left.
    ///
    /// @param count 0 or more
    public boolean takeInstructions(int count) {
        if (count > INSTRUCTIONS_MAX - instructions) {
            return false;
        }
        instructions += count;
        return true;
    }
}
