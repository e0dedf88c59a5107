package org.ivrengine.agi;

import java.util.Optional;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.Checkpoints;
import org.ivrengine.flow.port.Phone;

/**
 * A call's checkpoint in variables of its own channel. Their names contain the call's id, because a transfer can lay
 * another call's variables over this one's.
 *
 * <p>A reply repeats at most 1,023 characters of a variable, so a longer checkpoint goes on in further variables. They
 * alternate between two sets and are written before the first variable, which names the set: whenever we die, the first
 * variable and the ones that it refers to belong together.
 */
public final class ChannelCheckpoints implements Checkpoints {

    /** Characters a variable, some less than what a reply repeats. */
    static final int PART_CHARACTERS = 900;

    /** {@code <parts> <set>:} in front of the first part. */
    private static final int HEADER_LENGTH_MAX = 8;

    private final Phone phone;
    private final String first;
    private int set;

    public ChannelCheckpoints(Phone phone, CallId call) {
        this.phone = phone;
        this.first = ChannelVariables.CHECKPOINT_PREFIX + call.value();
    }

    @Override
    public void save(String checkpoint) {
        if (checkpoint.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "checkpoint of " + checkpoint.length() + " characters; at most " + LENGTH_MAX);
        }
        int parts = Math.max(1, (checkpoint.length() + PART_CHARACTERS - 1) / PART_CHARACTERS);
        if (parts > 1) {
            set = 1 - set;
        }
        for (int part = 1; part < parts; part++) {
            int begin = part * PART_CHARACTERS;
            int end = Math.min(checkpoint.length(), begin + PART_CHARACTERS);
            phone.setVariable(name(set, part), checkpoint.substring(begin, end));
        }
        String head = checkpoint.substring(0, Math.min(PART_CHARACTERS, checkpoint.length()));
        phone.setVariable(first, parts + " " + set + ":" + head);
    }

    /** @return the checkpoint on the channel; empty when there is none, or what stands there is none of ours */
    public Optional<String> load() {
        String head = phone.variable(first).orElse("");
        int colon = head.indexOf(':');
        if (colon < 0 || colon >= HEADER_LENGTH_MAX || !head.substring(0, colon).matches("[0-9]{1,2} [01]")) {
            return Optional.empty();
        }
        int parts = Integer.parseInt(head.substring(0, head.indexOf(' ')));
        set = head.charAt(colon - 1) - '0';
        StringBuilder checkpoint = new StringBuilder(head.substring(colon + 1));
        for (int part = 1; part < parts; part++) {
            Optional<String> more = phone.variable(name(set, part));
            if (more.isEmpty()) {
                return Optional.empty();
            }
            checkpoint.append(more.get());
        }
        return Optional.of(checkpoint.toString());
    }

    private String name(int ofSet, int part) {
        return first + "_" + ofSet + "_" + part;
    }
}
