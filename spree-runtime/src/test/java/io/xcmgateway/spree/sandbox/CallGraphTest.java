package io.xcmgateway.spree.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallGraphTest {

    @Test
    void componentsComeBehindThoseThatTheyLeadTo() {
        int[][] chain = {{1}, {2}, {}};
        assertThat(components(chain)).isEqualTo("[2] [1] [0]");
        int[][] diamond = {{1, 2}, {3}, {3}, {}};
        assertThat(components(diamond)).isEqualTo("[3] [1] [2] [0]");
        int[][] backwards = {{}, {0}, {1}};
        assertThat(components(backwards)).isEqualTo("[0] [1] [2]");
    }

    @Test
    void whatLeadsBackIsOneComponentInAscendingOrder() {
        int[][] mutual = {{1}, {0}};
        assertThat(components(mutual)).isEqualTo("[0, 1]*");
        int[][] throughOthers = {{3}, {}, {0, 1}, {4}, {2}};
        assertThat(components(throughOthers)).isEqualTo("[1] [0, 2, 3, 4]*");
        int[][] twoCircles = {{1}, {0, 2}, {3}, {2}};
        assertThat(components(twoCircles)).isEqualTo("[2, 3]* [0, 1]*");
    }

    @Test
    void oneNodeIsACircleOnlyIfItLeadsToItself() {
        int[][] graph = {{0}, {0}, {}};
        assertThat(components(graph)).isEqualTo("[0]* [1] [2]");
    }

    @Test
    void anEmptyGraphHasNone() {
        assertThat(CallGraph.components(new int[0][])).isEmpty();
    }

    @Test
    void followsAChainLongerThanAnyStack() {
        int nodes = 200_000;
        int[][] chain = new int[nodes][];
        Arrays.setAll(chain, i -> new int[] {i + 1});
        chain[nodes - 1] = new int[0];
        assertThat(CallGraph.components(chain)).hasSize(nodes);
        chain[nodes - 1] = new int[] {0};
        assertThat(CallGraph.components(chain)).hasSize(1);
    }

    @Test
    void agreesWithReachabilityInGraphsByChance() {
        for (int seed = 0; seed < 2_000; seed++) {
            int[][] graph = graph(new SplittableRandom(seed));
            check("seed " + seed, graph);
        }
    }

    private static int[][] graph(RandomGenerator random) {
        int nodes = 1 + random.nextInt(12);
        int[][] graph = new int[nodes][];
        for (int i = 0; i < nodes; i++) {
            graph[i] = random.ints(random.nextInt(4), 0, nodes).distinct().toArray();
        }
        return graph;
    }

    private static void check(String name, int[][] graph) {
        boolean[][] leads = closure(graph);
        List<int[]> components = CallGraph.components(graph);
        int[] place = new int[graph.length];
        for (int i = 0; i < components.size(); i++) {
            assertThat(components.get(i)).as(name).isSorted();
            for (int node : components.get(i)) {
                place[node] = i;
            }
            int first = components.get(i)[0];
            assertThat(CallGraph.isCycle(components.get(i), graph))
                    .as(name)
                    .isEqualTo(leads[first][first]);
        }
        assertThat(components.stream().flatMapToInt(IntStream::of).sorted())
                .as(name)
                .containsExactlyElementsOf(IntStream.range(0, graph.length).boxed().toList());
        for (int from = 0; from < graph.length; from++) {
            for (int to = 0; to < graph.length; to++) {
                boolean together = from == to || (leads[from][to] && leads[to][from]);
                assertThat(place[from] == place[to]).as(name).isEqualTo(together);
                assertThat(leads[from][to] && place[from] < place[to]).as(name).isFalse();
            }
        }
    }

    /// In one step or more (Warshall, 1962).
    private static boolean[][] closure(int[][] graph) {
        boolean[][] leads = new boolean[graph.length][graph.length];
        for (int from = 0; from < graph.length; from++) {
            for (int to : graph[from]) {
                leads[from][to] = true;
            }
        }
        for (int by = 0; by < graph.length; by++) {
            for (int from = 0; from < graph.length; from++) {
                for (int to = 0; to < graph.length; to++) {
                    leads[from][to] |= leads[from][by] && leads[by][to];
                }
            }
        }
        return leads;
    }

    /// In order, with a star behind those that lead back to themselves.
    private static String components(int[][] graph) {
        return String.join(
                " ",
                CallGraph.components(graph).stream()
                        .map(each ->
                                Arrays.toString(each) + (CallGraph.isCycle(each, graph) ? "*" : ""))
                        .toList());
    }
}
