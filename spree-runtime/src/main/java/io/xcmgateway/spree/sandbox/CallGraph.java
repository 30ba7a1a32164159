package io.xcmgateway.spree.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The strongly connected components of a graph, by the algorithm of Tarjan (1972), without
/// recursion: a module may chain ten thousand calls.
final class CallGraph {
    private final int[][] successors;
    private final int[] number;
    private final int[] low;
    private final boolean[] open;
    private final int[] stack;
    private final int[] path;
    private final int[] taken;
    private final List<int[]> components = new ArrayList<>();
    private int numbered;
    private int height;
    private int depth;

    private CallGraph(int[][] successors) {
        int nodes = successors.length;
        this.successors = successors;
        this.number = new int[nodes];
        this.low = new int[nodes];
        this.open = new boolean[nodes];
        this.stack = new int[nodes];
        this.path = new int[nodes];
        this.taken = new int[nodes];
    }

    /// The components, each behind all those that it leads to; its nodes in ascending order.
    ///
    /// @param successors of each node, by their indices
    static List<int[]> components(int[][] successors) {
        CallGraph graph = new CallGraph(successors);
        for (int node = 0; node < successors.length; node++) {
            if (graph.number[node] == 0) {
                graph.visit(node);
            }
        }
        return graph.components;
    }

    /// Whether the nodes of a component lead back to themselves.
    static boolean isCycle(int[] component, int[][] successors) {
        if (component.length > 1) {
            return true;
        }
        for (int each : successors[component[0]]) {
            if (each == component[0]) {
                return true;
            }
        }
        return false;
    }

    private void visit(int root) {
        enter(root);
        while (depth > 0) {
            int node = path[depth - 1];
            int[] next = successors[node];
            if (taken[node] < next.length) {
                follow(node, next[taken[node]++]);
            } else {
                leave(node);
            }
        }
    }

    private void enter(int node) {
        number[node] = ++numbered;
        low[node] = numbered;
        open[node] = true;
        stack[height++] = node;
        path[depth++] = node;
    }

    private void follow(int node, int to) {
        if (number[to] == 0) {
            enter(to);
        } else if (open[to]) {
            low[node] = Math.min(low[node], number[to]);
        }
    }

    private void leave(int node) {
        depth--;
        if (depth > 0) {
            int caller = path[depth - 1];
            low[caller] = Math.min(low[caller], low[node]);
        }
        if (low[node] == number[node]) {
            int from = height;
            do {
                open[stack[--from]] = false;
            } while (stack[from] != node);
            int[] component = Arrays.copyOfRange(stack, from, height);
            Arrays.sort(component);
            components.add(component);
            height = from;
        }
    }
}
