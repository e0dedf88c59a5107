package org.ivrengine.real;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds a prompt in what was heard by normalised cross-correlation: level and codec do not matter, and a prompt that
 * was cut short is found by its beginning.
 */
final class PromptMatcher {

    /** The first sound of a prompt, by which it is found. Long enough that two prompts do not share it by chance. */
    private static final int HEAD = 300 * HeardAudio.SAMPLES_PER_MS;

    /** Then it is followed block by block, as far as it was heard. */
    private static final int BLOCK = 50 * HeardAudio.SAMPLES_PER_MS;

    private static final double SAME_HEAD = 0.90;
    private static final double SAME_BLOCK = 0.75;

    /** Energy of a sample, on average, below which a block is silence and any silence is like it. */
    private static final double SILENT = 40.0 * 40.0;

    private final short[] heard;

    PromptMatcher(short[] heard) {
        this.heard = heard;
    }

    List<Hearing> find(Prompt prompt) {
        short[] wanted = prompt.samples();
        int lead = leadingSilence(wanted);
        int head = Math.min(HEAD, wanted.length - lead);
        List<Hearing> hearings = new ArrayList<>();
        for (int at = nextHead(wanted, lead, head, lead); at >= 0; ) {
            int begin = at - lead;
            int matched = follow(wanted, begin);
            hearings.add(new Hearing(
                    prompt.name(),
                    begin / HeardAudio.SAMPLES_PER_MS,
                    matched / HeardAudio.SAMPLES_PER_MS,
                    prompt.lengthMs()));
            at = nextHead(wanted, lead, head, Math.max(begin + matched, at + head) + lead);
        }
        return hearings;
    }

    private static int leadingSilence(short[] samples) {
        for (int at = 0; at + BLOCK / 5 <= samples.length; at += BLOCK / 5) {
            if (energy(samples, at, BLOCK / 5) > SILENT * BLOCK / 5) {
                return at;
            }
        }
        throw new IllegalArgumentException("a silent prompt cannot be heard");
    }

    /** The best place of the first run of places that are alike; -1 when there is none. */
    private int nextHead(short[] wanted, int lead, int head, int from) {
        double wantedEnergy = energy(wanted, lead, head);
        if (from + head > heard.length) {
            return -1;
        }
        double heardEnergy = energy(heard, from, head);
        int best = -1;
        double bestLikeness = SAME_HEAD;
        for (int at = from; at + head < heard.length; at++) {
            if (best >= 0 && at > best + BLOCK) {
                return best;
            }
            if (heardEnergy > SILENT * head) {
                double likeness = product(wanted, lead, at, head) / Math.sqrt(wantedEnergy * heardEnergy);
                if (likeness > bestLikeness) {
                    best = at;
                    bestLikeness = likeness;
                }
            }
            heardEnergy += square(heard[at + head]) - square(heard[at]);
        }
        return best;
    }

    /** How many samples of the prompt were heard from that beginning on. */
    private int follow(short[] wanted, int begin) {
        int at = 0;
        while (at < wanted.length) {
            int length = Math.min(BLOCK, wanted.length - at);
            if (begin + at + length > heard.length || !sameBlock(wanted, at, begin + at, length)) {
                break;
            }
            at += length;
        }
        return at;
    }

    private boolean sameBlock(short[] wanted, int wantedAt, int heardAt, int length) {
        double wantedEnergy = energy(wanted, wantedAt, length);
        double heardEnergy = energy(heard, heardAt, length);
        boolean wantedSilent = wantedEnergy < SILENT * length;
        if (wantedSilent) {
            return heardEnergy < 4 * SILENT * length;
        }
        return product(wanted, wantedAt, heardAt, length) > SAME_BLOCK * Math.sqrt(wantedEnergy * heardEnergy);
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
