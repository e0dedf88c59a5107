package org.ivrengine.flow.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.QueueDesk.Diversion;

/** Where one call stands. Belongs to the call's thread; a checkpoint holds all of it but the secrets. */
final class Conversation {

    /** A flow that the call is in. */
    static final class Frame {
        private final Flow flow;
        private Step step;
        /** Menus that the caller came through, for "back". */
        private final List<String> trail = new ArrayList<>();

        Frame(Flow flow, Step step) {
            this.flow = flow;
            this.step = step;
        }

        Flow flow() {
            return flow;
        }

        /** Where the call stands in this flow; in a flow that has called another: the step that called it. */
        Step step() {
            return step;
        }

        List<String> trail() {
            return trail;
        }
    }

    final Call call;
    final FlowSet flows;
    final Variables variables = new Variables();
    /** Innermost first. */
    private final Deque<Frame> frames = new ArrayDeque<>();

    private String language;
    private long visit;
    private int noinput;
    private int nomatch;
    private OptionalLong joinedAtMs = OptionalLong.empty();
    private boolean returned;
    private Optional<Diversion> diverted = Optional.empty();
    private Consent consent = Consent.NOT_ASKED;

    Conversation(Call call, FlowSet flows, String language) {
        this.call = call;
        this.flows = flows;
        this.language = language;
    }

    String language() {
        return language;
    }

    void speak(String tag) {
        language = tag;
    }

    /** Whether talks of this call may be recorded. */
    Consent consent() {
        return consent;
    }

    void consent(Consent now) {
        consent = now;
    }

    /** The number of this visit to a step; no other visit of this call has it. */
    long visit() {
        return visit;
    }

    /** How often the caller has pressed nothing in this visit. */
    int noinput() {
        return noinput;
    }

    /** How often the caller has pressed nothing that fits in this visit. */
    int nomatch() {
        return nomatch;
    }

    void countNoinput() {
        noinput++;
    }

    void countNomatch() {
        nomatch++;
    }

    /** Counters of a visit that a checkpoint has kept. */
    void resumeAt(long visitNumber, int noinputs, int nomatches) {
        visit = visitNumber;
        noinput = noinputs;
        nomatch = nomatches;
        returned = true;
    }

    /** When the caller joined the queue in whose step she is; empty elsewhere. */
    OptionalLong joinedAtMs() {
        return joinedAtMs;
    }

    void join(long atMs) {
        joinedAtMs = OptionalLong.of(atMs);
    }

    /** Where an agent has sent the caller who stands in the step of a queue. */
    Optional<Diversion> diverted() {
        return diverted;
    }

    void divertTo(Diversion to) {
        diverted = Optional.of(to);
    }

    /** Once more into the step in which the call stands, sent there by an agent or a supervisor. */
    void visitAgain(Diversion to, long joinedAt) {
        visited();
        divertTo(to);
        join(joinedAt);
        returned = true;
    }

    /** The visits of another call come before ours: it is this one now. */
    void countVisits(long before) {
        visit += before;
    }

    /** Whether a checkpoint brought the call into this visit. */
    boolean isReturned() {
        return returned;
    }

    Frame frame() {
        return frames.getFirst();
    }

    Deque<Frame> frames() {
        return frames;
    }

    int depth() {
        return frames.size() - 1;
    }

    /** Begins at the start of a flow, inside of the one that the call is in. */
    void enter(Flow flow) {
        frames.addFirst(new Frame(flow, flow.require(flow.start().name())));
        visited();
    }

    /** Leaves the innermost flow for good. */
    void leave() {
        frames.removeFirst();
    }

    void goTo(Step step) {
        frame().step = step;
        visited();
    }

    private void visited() {
        visit++;
        joinedAtMs = OptionalLong.empty();
        diverted = Optional.empty();
        returned = false;
        noinput = 0;
        nomatch = 0;
        Frame frame = frame();
        if (frame.step instanceof Step.Menu menu && menu.isWritten()) {
            int before = frame.trail.indexOf(menu.name());
            if (before >= 0) {
                frame.trail.subList(before, frame.trail.size()).clear();
            }
            frame.trail.add(menu.name());
        }
    }

    /** The menu before this one goes on: in this flow, or in those that called it. A first menu only begins again. */
    void back() {
        Deque<Frame> left = new ArrayDeque<>();
        while (true) {
            Frame frame = frame();
            List<String> trail = frame.trail;
            boolean stands =
                    left.isEmpty() && !trail.isEmpty() && trail.getLast().equals(frame.step.name());
            int last = trail.size() - (stands ? 2 : 1);
            if (last >= 0) {
                goTo(frame.flow.require(trail.get(last)));
                return;
            }
            if (frames.size() == 1) {
                break;
            }
            left.addFirst(frames.removeFirst());
        }
        // Nowhere to go back to: the step where the key was pressed once more.
        left.forEach(frames::addFirst);
        goTo(frame().step);
    }
}
