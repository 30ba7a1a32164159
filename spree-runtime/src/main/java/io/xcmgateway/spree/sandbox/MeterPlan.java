package io.xcmgateway.spree.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the functions of a module are metered together.
///
/// **Gas.** A function that pays all on entry, costs at most [GasSchedule#flatFunction], and is
/// called by name only (not exported, not in the table, not in a recursion) is *flat*: whoever
/// calls it pays for it with the call, and it counts nothing.
///
/// **Stack.** Only recursion needs counting. A function that may come to call itself, through the
/// table too, counts its own frame and the deepest chain of functions below it that do not count.
/// So does one where such a chain exceeds [#CHAIN_VALUES_MAX]. A `call_indirect` may reach every
/// function of its type that is in the table.
final class MeterPlan implements ChargePlan.Callees {
    /// Values on the stack of a chain of calls that nobody counts: what the stack may hold beyond
    /// the limit.
    static final int CHAIN_VALUES_MAX = 1_024;

    private static final int[] NONE = {};

    private final DecodedModule module;
    private final List<FunctionShape> shapes;
    private final EngineProfile profile;
    private final int imported;
    private final int functions;

    private final ChargePlan[] charges;
    private final boolean[] flat;
    private final boolean[] quiet;
    private final int[] counted;
    private final int[] chain;

    private MeterPlan(DecodedModule module, List<FunctionShape> shapes, EngineProfile profile) {
        this.module = module;
        this.shapes = shapes;
        this.profile = profile;
        this.imported = module.importedFunctions();
        this.functions = module.functions().size();
        this.charges = new ChargePlan[shapes.size()];
        this.flat = new boolean[functions];
        this.quiet = new boolean[functions];
        this.counted = new int[shapes.size()];
        this.chain = new int[functions + module.types().size()];
    }

    static MeterPlan of(DecodedModule module, List<FunctionShape> shapes, EngineProfile profile)
            throws BrokenRule {
        MeterPlan plan = new MeterPlan(module, shapes, profile);
        plan.planCharges();
        plan.planStack();
        return plan;
    }

    /// @param defined index among the defined functions
    ChargePlan charges(int defined) {
        return charges[defined];
    }

    /// Whether the callers pay for this function.
    boolean flat(int defined) {
        return flat[imported + defined];
    }

    /// Values that this function adds to the stack while it is active, or 0 if it does not count.
    int counted(int defined) {
        return counted[defined];
    }

    @Override
    public long callPrice(int function) {
        long call = profile.gas().call();
        return flat[function] ? call + charges[function - imported].price(0) : call;
    }

    @Override
    public boolean quiet(int function) {
        return quiet[function];
    }

    private void planCharges() throws BrokenRule {
        int[][] callees = new int[functions][];
        for (int i = 0; i < functions; i++) {
            callees[i] = i < imported ? NONE : ints(shapes.get(i - imported).callees());
        }
        for (int[] component : CallGraph.components(callees)) {
            boolean recursive = CallGraph.isCycle(component, callees);
            for (int function : component) {
                if (function >= imported) {
                    planCharges(function, recursive);
                }
            }
        }
    }

    private void planCharges(int function, boolean recursive) throws BrokenRule {
        int defined = function - imported;
        ChargePlan plan =
                ChargePlan.of(
                        module, module.bodies().get(defined), shapes.get(defined), profile, this);
        charges[defined] = plan;
        flat[function] =
                !recursive
                        && plan.paysOnEntryOnly()
                        && plan.price(0) <= profile.gas().flatFunction()
                        && !module.exported().get(function)
                        && !module.inTable().get(function);
        quiet[function] = flat[function] && plan.touches() == 0;
    }

    /// The nodes are the functions and, behind them, the types that are called through the table.
    private void planStack() {
        int[][] successors = successors();
        for (int[] component : CallGraph.components(successors)) {
            boolean recursive = CallGraph.isCycle(component, successors);
            // The types, last in a component, come first: they add no frame of their own.
            for (int i = component.length - 1; i >= 0; i--) {
                int node = component[i];
                int below = 0;
                for (int each : successors[node]) {
                    below = Math.max(below, chain[each]);
                }
                chain[node] = node >= functions ? below : frame(node, below, recursive);
            }
        }
    }

    /// @return what the callers have to add to their own frame
    private int frame(int function, int below, boolean recursive) {
        if (function < imported) {
            return 0;
        }
        int defined = function - imported;
        int values = profile.limits().frameValuesBase() + shapes.get(defined).frameValues() + below;
        if (recursive || values > CHAIN_VALUES_MAX) {
            counted[defined] = values;
            return 0;
        }
        return values;
    }

    private int[][] successors() {
        int[][] successors = new int[chain.length][];
        Map<Signature, List<Integer>> inTable = inTable();
        for (int i = 0; i < successors.length; i++) {
            if (i < imported) {
                successors[i] = NONE;
            } else if (i < functions) {
                FunctionShape shape = shapes.get(i - imported);
                List<Integer> called = new ArrayList<>(shape.callees());
                shape.calledTypes().forEach(type -> called.add(functions + type));
                successors[i] = ints(called);
            } else {
                Signature type = module.types().get(i - functions);
                successors[i] = ints(inTable.getOrDefault(type, List.of()));
            }
        }
        return successors;
    }

    private Map<Signature, List<Integer>> inTable() {
        Map<Signature, List<Integer>> inTable = new HashMap<>();
        for (int i = module.inTable().nextSetBit(0);
                i >= 0;
                i = module.inTable().nextSetBit(i + 1)) {
            inTable.computeIfAbsent(module.functions().get(i), _ -> new ArrayList<>()).add(i);
        }
        return inTable;
    }

    private static int[] ints(List<Integer> list) {
        int[] ints = new int[list.size()];
        Arrays.setAll(ints, list::get);
        return ints;
    }
}
