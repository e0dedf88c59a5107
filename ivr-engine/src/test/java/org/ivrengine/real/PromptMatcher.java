package org.ivrengine.real;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds a prompt in what was heard by normalised cross-correlation: level and codec do not matter, and a prompt that
 * was cut short is found by its beginning. A sender that stalls for a moment and goes on does not break it.
 */
final class PromptMatcher {

    /** A piece of a prompt by which it is found. Long enough that two prompts do not share it by chance. */
    private static final int HEAD = 300 * HeardAudio.SAMPLES_PER_MS;

    /** Where to look when the very beginning was torn by a stall. */
    private static final int[] HEAD_AFTER_MS = {0, 150, 400};

    /** From there it is followed block by block, as far as it was heard. */
    private static final int BLOCK = 50 * HeardAudio.SAMPLES_PER_MS;

    /** After a stall, so many blocks must be found again at once, this far away at most. */
    private static final int FOUND_AGAIN = 3 * BLOCK;

    private static final int STALL = 400 * HeardAudio.SAMPLES_PER_MS;

    private static final double SAME_PIECE = 0.90;
    private static final double SAME_BLOCK = 0.75;

    /** Energy of a sample, on average, below which a block is silence and any silence is like it. */
    private static final double SILENT = 40.0 * 40.0;

    private final short[] heard;

    PromptMatcher(short[] heard) {
        this.heard = heard;
    }

    List<Hearing> find(Prompt prompt) {
        for (int afterMs : HEAD_AFTER_MS) {
            List<Hearing> found = find(prompt, afterMs * HeardAudio.SAMPLES_PER_MS);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<Hearing> find(Prompt prompt, int after) {
        short[] wanted = prompt.samples();
        int lead = leadingSilence(wanted) + after;
        int head = Math.min(HEAD, wanted.length - lead);
        List<Hearing> hearings = new ArrayList<>();
        if (head < Math.min(HEAD, wanted.length - after) / 2) {
            return hearings;
        }
        Correlation wantedHead = new Correlation(wanted, lead, head);
        double wantedEnergy = energy(wanted, lead, head);
        for (int at = nextHead(wantedHead, wantedEnergy, head, 0); at >= 0; ) {
            int matched = lead + follow(wanted, lead, at);
            hearings.add(new Hearing(
                    prompt.name(),
                    (at - lead) / HeardAudio.SAMPLES_PER_MS,
                    matched / HeardAudio.SAMPLES_PER_MS,
                    prompt.lengthMs()));
            at = nextHead(wantedHead, wantedEnergy, head, Math.max(at - lead + matched, at + head));
        }
        return hearings;
    }

    private static int leadingSilence(short[] samples) {
        int step = BLOCK / 5;
        for (int at = 0; at + step <= samples.length; at += step) {
            if (energy(samples, at, step) > SILENT * step) {
                return at;
            }
        }
        throw new IllegalArgumentException("a silent prompt cannot be heard");
    }

    /** The best place of the first run of places that are alike; -1 when there is none. */
    private int nextHead(Correlation wanted, double wantedEnergy, int head, int from) {
        if (from + head > heard.length) {
            return -1;
        }
        double heardEnergy = energy(heard, from, head);
        double[] products = new double[0];
        int productsFrom = from;
        int best = -1;
        double bestLikeness = SAME_PIECE;
        for (int at = from; at + head < heard.length; at++) {
            if (best >= 0 && at > best + BLOCK) {
                return best;
            }
            if (heardEnergy > SILENT * head) {
                if (at >= productsFrom + products.length) {
                    products = wanted.at(heard, at);
                    productsFrom = at;
                }
                double likeness = products[at - productsFrom] / Math.sqrt(wantedEnergy * heardEnergy);
                if (likeness > bestLikeness) {
                    best = at;
                    bestLikeness = likeness;
                }
            }
            heardEnergy += square(heard[at + head]) - square(heard[at]);
        }
        return best;
    }

    /** How many samples of the prompt from {@code begin} on were heard from that place on. */
    private int follow(short[] wanted, int begin, int place) {
        int at = begin;
        int heardAt = place;
        while (at < wanted.length) {
            int length = Math.min(BLOCK, wanted.length - at);
            if (!same(wanted, at, heardAt, length, SAME_BLOCK)) {
                int again = foundAgain(wanted, at, heardAt);
                if (again < 0) {
                    break;
                }
                heardAt = again;
            }
            at += length;
            heardAt += length;
        }
        return at - begin;
    }

    private int foundAgain(short[] wanted, int at, int expected) {
        int length = Math.min(FOUND_AGAIN, wanted.length - at);
        for (int distance = 1; length >= BLOCK && distance <= STALL; distance++) {
            if (same(wanted, at, expected + distance, length, SAME_PIECE)) {
                return expected + distance;
            }
            if (same(wanted, at, expected - distance, length, SAME_PIECE)) {
                return expected - distance;
            }
        }
        return -1;
    }

    private boolean same(short[] wanted, int wantedAt, int heardAt, int length, double likeness) {
        if (heardAt < 0 || heardAt + length > heard.length) {
            return false;
        }
        double wantedEnergy = energy(wanted, wantedAt, length);
        double heardEnergy = energy(heard, heardAt, length);
        if (wantedEnergy < SILENT * length) {
            return heardEnergy < 4 * SILENT * length;
        }
        return product(wanted, wantedAt, heardAt, length) > likeness * Math.sqrt(wantedEnergy * heardEnergy);
    }

    private double product(short[] wanted, int wantedAt, int heardAt, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (long) wanted[wantedAt + i] * heard[heardAt + i];
        }
        return sum;
    }

    private static double energy(short[] samples, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += square(samples[i]);
        }
        return sum;
    }

    private static double square(short sample) {
        return (double) sample * sample;
    }
}
