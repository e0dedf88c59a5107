package org.ivrengine.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ivrengine.channels.ChannelChange.HoldBegan;
import org.ivrengine.channels.ChannelChange.HoldEnded;
import org.ivrengine.channels.ChannelChange.TalkBegan;
import org.ivrengine.channels.ChannelChange.TalkEnded;

/** The talks under way. */
final class Talks {

    private final List<OpenTalk> open = new ArrayList<>();

    List<Talk> now() {
        return open.stream().map(OpenTalk::now).toList();
    }

    /** Who joined hears who was there before. */
    List<ChannelChange> entered(Line joined, List<Line> others, Moment at) {
        List<ChannelChange> changes = new ArrayList<>();
        for (Line other : others) {
            if (isOpen(joined, other) || isOpen(other, joined)) {
                continue; // back from a consultation
            }
            if (isCallerOf(joined, other)) {
                changes.add(begin(joined, other, at));
            } else if (isCallerOf(other, joined)) {
                changes.add(begin(other, joined, at));
            }
        }
        return changes;
    }

    /** Who dialed is the caller of whom was dialed; else who called us is the caller of any telephone that was dialed. */
    private static boolean isCallerOf(Line caller, Line agent) {
        if (Consultations.isNearHalf(caller) || Consultations.isNearHalf(agent)) {
            return false;
        }
        boolean reversed = caller.dialed && caller.dialedBy.equals(agent.id);
        return agent.dialed && !reversed && (agent.dialedBy.equals(caller.id) || !caller.dialed);
    }

    private TalkBegan begin(Line caller, Line agent, Moment at) {
        OpenTalk talk = new OpenTalk(caller, agent, at);
        if (agent.holds == HoldState.HELD) {
            talk.hold(at.atMs());
        }
        open.add(talk);
        return new TalkBegan(talk.now());
    }

    /** Ends the talks of a channel that left its bridge. */
    List<ChannelChange> left(Line gone, Moment at) {
        List<ChannelChange> changes = new ArrayList<>();
        for (OpenTalk talk : List.copyOf(open)) {
            if (talk.caller == gone || talk.agent == gone) {
                open.remove(talk);
                changes.add(new TalkEnded(talk.end(at.atMs(), at.exact()), endedBy(talk, gone)));
            }
        }
        return changes;
    }

    /** She has handed her caller over, whoever hung up to do so. */
    Optional<TalkEnded> handedOver(Line agent, long atMs) {
        Optional<OpenTalk> over =
                open.stream().filter(talk -> talk.agent == agent).findFirst();
        over.ifPresent(open::remove);
        return over.map(talk -> new TalkEnded(talk.end(atMs, true), EndedBy.TRANSFER));
    }

    private static EndedBy endedBy(OpenTalk talk, Line first) {
        OptionalLong caller = talk.caller.hungUpMs;
        OptionalLong agent = talk.agent.hungUpMs;
        if (caller.isEmpty() && agent.isEmpty()) {
            return talk.caller.commanded || talk.agent.commanded ? EndedBy.COMMAND : EndedBy.TRANSFER;
        }
        if (caller.isPresent() && agent.isPresent() && caller.getAsLong() == agent.getAsLong()) {
            return first == talk.caller ? EndedBy.CALLER : EndedBy.AGENT;
        }
        return caller.orElse(Long.MAX_VALUE) < agent.orElse(Long.MAX_VALUE) ? EndedBy.CALLER : EndedBy.AGENT;
    }

    List<ChannelChange> held(Line agent, long atMs) {
        List<ChannelChange> changes = new ArrayList<>();
        for (OpenTalk talk : open) {
            if (talk.agent == agent && talk.hold(atMs)) {
                changes.add(new HoldBegan(talk.now(), atMs));
            }
        }
        return changes;
    }

    List<ChannelChange> unheld(Line agent, long atMs) {
        List<ChannelChange> changes = new ArrayList<>();
        for (OpenTalk talk : open) {
            if (talk.agent == agent && talk.unhold(atMs)) {
                changes.add(new HoldEnded(talk.now(), atMs));
            }
        }
        return changes;
    }

    void reportsLost(long atMs) {
        open.forEach(talk -> talk.reportsLost(atMs));
    }

    /** Those that did not outlive the gap end, the others go on, and those that began in it are adopted. */
    List<ChannelChange> complete(
            Map<String, Line> lines, Bridges bridges, Consultations consultations, OptionalLong lostAtMs, long atMs) {
        List<ChannelChange> changes = new ArrayList<>();
        for (OpenTalk talk : List.copyOf(open)) {
            boolean bothUp = lines.containsKey(talk.caller.id) && lines.containsKey(talk.agent.id);
            boolean together = bridges.othersWith(talk.agent).contains(talk.caller)
                    || consultations.isBetween(talk.caller, talk.agent);
            if (!bothUp || !together) {
                open.remove(talk);
                changes.add(new TalkEnded(talk.end(atMs, lostAtMs.isEmpty()), EndedBy.UNKNOWN));
                continue;
            }
            talk.reportsComplete(atMs, talk.agent.holds);
            if (talk.isHeld()) {
                changes.add(new HoldBegan(talk.now(), atMs));
            }
        }
        for (Line agent : lines.values()) {
            for (Line caller : bridges.othersWith(agent)) {
                if (isCallerOf(caller, agent) && !isOpen(caller, agent)) {
                    changes.add(adopt(caller, agent, lostAtMs, atMs));
                }
            }
            Line waiting = lines.get(agent.linkedId);
            if (waiting != null && consultations.isBetween(waiting, agent) && !isOpen(waiting, agent)) {
                changes.add(adopt(waiting, agent, lostAtMs, atMs));
            }
        }
        return changes;
    }

    private TalkBegan adopt(Line caller, Line agent, OptionalLong lostAtMs, long atMs) {
        long stampMs = caller.talkSinceMs.orElse(Long.MAX_VALUE);
        boolean stamped = stampMs <= atMs && stampMs >= lostAtMs.orElse(Long.MIN_VALUE);
        OpenTalk talk = new OpenTalk(caller, agent, new Moment(stamped ? stampMs : atMs, stamped));
        talk.reportsLost(stamped ? stampMs : atMs);
        talk.reportsComplete(atMs, agent.holds);
        open.add(talk);
        return new TalkBegan(talk.now());
    }

    private boolean isOpen(Line caller, Line agent) {
        return open.stream().anyMatch(talk -> talk.caller == caller && talk.agent == agent);
    }
}
