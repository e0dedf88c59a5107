package org.ivrengine.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/** A continuous-time Markov chain, explored from a first state and solved exactly: what simulation must agree with. */
final class MarkovChain<S> {

    /** Says where a state leads, and at what rate. */
    interface Moves<S> {
        void from(S state, BiConsumer<S, Double> move);
    }

    private record Move(int from, int to, double rate) {}

    private final List<S> states = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final double[] probabilities;

    MarkovChain(S first, Moves<S> rules) {
        Map<S, Integer> indices = new HashMap<>(Map.of(first, 0));
        Deque<S> unexplored = new ArrayDeque<>(List.of(first));
        states.add(first);
        while (!unexplored.isEmpty()) {
            S state = unexplored.remove();
            int from = indices.getOrDefault(state, -1);
            rules.from(state, (next, rate) -> {
                int to = indices.computeIfAbsent(next, any -> {
                    states.add(next);
                    unexplored.add(next);
                    return states.size() - 1;
                });
                moves.add(new Move(from, to, rate));
            });
        }
        probabilities = stationary();
    }

    /** Long-run mean of a function of the state. */
    double mean(ToDoubleFunction<S> of) {
        double mean = 0;
        for (int i = 0; i < probabilities.length; i++) {
            mean += probabilities[i] * of.applyAsDouble(states.get(i));
        }
        return mean;
    }

    int size() {
        return states.size();
    }

    /** Gauss-Seidel on flow in = flow out. */
    private double[] stationary() {
        int n = states.size();
        double[] out = new double[n];
        List<List<Move>> into = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            into.add(new ArrayList<>());
        }
        for (Move move : moves) {
            out[move.from()] += move.rate();
            into.get(move.to()).add(move);
        }
        double[] p = new double[n];
        Arrays.fill(p, 1.0 / n);
        for (double change = 1; change > 1e-13; ) {
            change = 0;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double flow = 0;
                for (Move move : into.get(i)) {
                    flow += p[move.from()] * move.rate();
                }
                double next = flow / out[i];
                change = Math.max(change, Math.abs(next - p[i]));
                p[i] = next;
                sum += next;
            }
            for (int i = 0; i < n; i++) {
                p[i] /= sum;
            }
        }
        return p;
    }
}
