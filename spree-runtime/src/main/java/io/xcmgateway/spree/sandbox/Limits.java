package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.scale.ScaleWriter;

/// Upper bounds of what a module may be and do, all inclusive. Part of the engine profile: other
/// limits are another profile.
///
/// @param moduleBytesMax a module's size; a runtime-sized profile may raise it
/// @param typesMax distinct function types; a table call compares them, and a known bomb is a
///   million equal ones
/// @param parametersMax of one function type; the JVM allows 255 slots and an i64 takes two
/// @param importsMax imported functions
/// @param functionsMax defined functions; each costs a JVM method
/// @param bodyBytesMax one function body; the JVM refuses methods over 64 KiB of bytecode
/// @param localsMax parameters and locals of one function; declared in four bytes, zeroed on entry
/// @param operandHeightMax operands of one function at once
/// @param nestingMax blocks inside one another; compilers recurse on them
/// @param loopsMax loops of one body; sibling loops made a compiler quadratic
/// @param branchTableMax targets of one `br_table`, without the default
/// @param bodyFrameCellsMax (locals + operand height) times branch targets of one body: the
///   compiler and the JVM's verifier keep a type for each value at each target
/// @param moduleFrameCellsMax the same, all bodies together: bounds the time they take
/// @param tableElementsMax size of the table
/// @param elementSegmentsMax element segments
/// @param memoryPagesMax memory size in pages of 64 KiB, initial and grown
/// @param dataSegmentsMax data segments
/// @param globalsMax globals
/// @param exportsMax exports
/// @param nameBytesMax one import or export name
/// @param customSectionBytesMax all custom sections together; they are skipped
/// @param findingsMax findings reported before admission stops
/// @param stackValuesMax locals and operands of all active functions together; what a 16 MiB Java
///   stack holds with room to spare
/// @param frameValuesBase counted for each active function beside its values, for its return
///   address and the like
/// @param outputBytesMax what an entry point returns
/// @param state what an execution may do with the state
public record Limits(
        int moduleBytesMax,
        int typesMax,
        int parametersMax,
        int importsMax,
        int functionsMax,
        int bodyBytesMax,
        int localsMax,
        int operandHeightMax,
        int nestingMax,
        int loopsMax,
        int branchTableMax,
        int bodyFrameCellsMax,
        int moduleFrameCellsMax,
        int tableElementsMax,
        int elementSegmentsMax,
        int memoryPagesMax,
        int dataSegmentsMax,
        int globalsMax,
        int exportsMax,
        int nameBytesMax,
        int customSectionBytesMax,
        int findingsMax,
        int stackValuesMax,
        int frameValuesBase,
        int outputBytesMax,
        StateLimits state) {

    /// The limits of the first profile.
    public static final Limits V1 =
            new Limits(
                    /* moduleBytesMax= */ 1 << 20,
                    /* typesMax= */ 256,
                    /* parametersMax= */ 64,
                    /* importsMax= */ 256,
                    /* functionsMax= */ 10_000,
                    /* bodyBytesMax= */ 64 << 10,
                    /* localsMax= */ 1_024,
                    /* operandHeightMax= */ 1_024,
                    /* nestingMax= */ 256,
                    /* loopsMax= */ 1_000,
                    /* branchTableMax= */ 256,
                    /* bodyFrameCellsMax= */ 1 << 21,
                    /* moduleFrameCellsMax= */ 1 << 23,
                    /* tableElementsMax= */ 4_096,
                    /* elementSegmentsMax= */ 32,
                    /* memoryPagesMax= */ 64,
                    /* dataSegmentsMax= */ 1_024,
                    /* globalsMax= */ 1_024,
                    /* exportsMax= */ 256,
                    /* nameBytesMax= */ 128,
                    /* customSectionBytesMax= */ 64 << 10,
                    /* findingsMax= */ 64,
                    /* stackValuesMax= */ 65_536,
                    /* frameValuesBase= */ 16,
                    /* outputBytesMax= */ 1 << 20,
                    /* state= */ StateLimits.V1);

    void write(ScaleWriter out) {
        int[] limits = {
            moduleBytesMax,
            typesMax,
            parametersMax,
            importsMax,
            functionsMax,
            bodyBytesMax,
            localsMax,
            operandHeightMax,
            nestingMax,
            loopsMax,
            branchTableMax,
            bodyFrameCellsMax,
            moduleFrameCellsMax,
            tableElementsMax,
            elementSegmentsMax,
            memoryPagesMax,
            dataSegmentsMax,
            globalsMax,
            exportsMax,
            nameBytesMax,
            customSectionBytesMax,
            findingsMax,
            stackValuesMax,
            frameValuesBase,
            outputBytesMax
        };
        for (int limit : limits) {
            out.u32(limit);
        }
        state.write(out);
    }
}
