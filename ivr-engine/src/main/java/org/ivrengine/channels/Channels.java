package org.ivrengine.channels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ivrengine.channels.ChannelChange.Answered;
import org.ivrengine.channels.ChannelChange.Complete;
import org.ivrengine.channels.ChannelChange.ConsultationBegan;
import org.ivrengine.channels.ChannelChange.ConsultationEnded;
import org.ivrengine.channels.ChannelChange.Gone;
import org.ivrengine.channels.ChannelChange.Incomplete;
import org.ivrengine.channels.ChannelChange.KeyPressed;
import org.ivrengine.channels.ChannelChange.LegEnded;
import org.ivrengine.channels.ChannelChange.RingingBegan;
import org.ivrengine.channels.ChannelChange.TookPlace;
import org.ivrengine.channels.ChannelChange.Transferred;

/**
 * The channels of one Asterisk, folded from its events in the order in which they came: who is up, who rings for whom, who
 * talks with whom since when, and who holds. Not safe for several threads: it belongs to the thread that reads the events.
 */
public final class Channels {

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Bridges bridges = new Bridges();
    private final Talks talks = new Talks();
    private final Phones phones = new Phones();
    private final Consultations consultations = new Consultations(lines, bridges);
    private OptionalLong lostAtMs = OptionalLong.empty();

    /** @return ids of the channels that are up, in the order of their creation */
    public List<String> up() {
        return List.copyOf(lines.keySet());
    }

    /** @return the talks under way, in the order of their beginning */
    public List<Talk> talks() {
        return talks.now();
    }

    public PhoneState phone(String endpoint) {
        return phones.state(endpoint, bridges);
    }

    /** Takes an event in and returns what follows from it. */
    public List<ChannelChange> apply(ChannelEvent event) {
        return switch (event) {
            case ChannelEvent.Created created -> created(created);
            case ChannelEvent.StateChanged changed -> stateChanged(changed);
            case ChannelEvent.Renamed renamed -> renamed(renamed);
            case ChannelEvent.KeyReleased key ->
                key.received() ? List.of(new KeyPressed(key.channelId(), key.symbol(), key.atMs())) : List.of();
            case ChannelEvent.DialBegan dial -> dialBegan(dial);
            case ChannelEvent.DialEnded dial -> {
                line(dial.dialedId()).ifPresent(dialed -> dialed.dialStatus = dial.status());
                yield List.of();
            }
            case ChannelEvent.Entered entered -> entered(entered);
            case ChannelEvent.Left left -> left(left);
            case ChannelEvent.Moves moves -> {
                line(moves.channelId()).ifPresent(line -> line.moves = true);
                yield List.of();
            }
            case ChannelEvent.Held held -> held(held.channelId(), HoldState.HELD, held.atMs());
            case ChannelEvent.Unheld unheld -> held(unheld.channelId(), HoldState.NOT_HELD, unheld.atMs());
            case ChannelEvent.HangUpRequested wanted -> hangUpRequested(wanted);
            case ChannelEvent.HungUp gone -> hungUp(gone.channelId(), gone.cause(), new Moment(gone.atMs(), true));
            case ChannelEvent.FoundGone gone -> hungUp(gone.channelId(), 0, new Moment(gone.atMs(), false));
            case ChannelEvent.BlindTransferred blind -> blindTransferred(blind);
            case ChannelEvent.AttendedTransferred attended -> attendedTransferred(attended);
            case ChannelEvent.SpyBegan spy -> {
                // A telephone of ours, also when its owner dialed herself: in a talk later she is no caller.
                line(spy.spyingId()).ifPresent(spying -> spying.dialed = true);
                yield List.of(new ChannelChange.SpyBegan(spy.spyingId(), spy.spiedId(), spy.atMs()));
            }
            case ChannelEvent.SpyEnded spy -> {
                // Where no sound comes from her any more, Asterisk notices late that she has hung up.
                long atMs = line(spy.spyingId())
                        .map(spying -> spying.hungUpMs.orElse(spy.atMs()))
                        .orElse(spy.atMs());
                yield List.of(new ChannelChange.SpyEnded(spy.spyingId(), spy.spiedId(), Math.min(atMs, spy.atMs())));
            }
            case ChannelEvent.PhoneReported phone -> {
                phones.reported(phone.endpoint(), phone.reach());
                yield phones.changed(List.of(phone.endpoint()), bridges, phone.atMs());
            }
            case ChannelEvent.Snapshot snapshot -> replaced(snapshot);
            case ChannelEvent.ReportsLost lost -> {
                lostAtMs = OptionalLong.of(lost.atMs());
                lines.values().forEach(line -> line.holds = HoldState.UNKNOWN);
                talks.reportsLost(lost.atMs());
                yield List.of(new Incomplete());
            }
        };
    }

    private Optional<Line> line(String channelId) {
        return Optional.ofNullable(lines.get(channelId));
    }

    private List<ChannelChange> created(ChannelEvent.Created created) {
        if (lines.containsKey(created.channelId())) {
            return List.of();
        }
        Line line = new Line(created.channelId(), created.name());
        line.state = created.state();
        line.linkedId = created.linkedId();
        lines.put(line.id, line);
        phones.add(line);
        return phones.changed(List.of(line.endpoint()), bridges, created.atMs());
    }

    private List<ChannelChange> stateChanged(ChannelEvent.StateChanged changed) {
        Line line = lines.get(changed.channelId());
        if (line == null) {
            return List.of();
        }
        boolean toTelephone = line.dialed || line.state == ChannelState.DOWN || line.state == ChannelState.RINGING;
        line.state = changed.state();
        if (toTelephone && changed.state() == ChannelState.RINGING && line.ringingMs.isEmpty()) {
            line.ringingMs = OptionalLong.of(changed.atMs());
            return line.dialed ? List.of(new RingingBegan(line.leg(), changed.atMs())) : List.of();
        }
        if (toTelephone && changed.state() == ChannelState.UP && line.answeredMs.isEmpty()) {
            line.answeredMs = OptionalLong.of(changed.atMs());
            return line.dialed ? List.of(new Answered(line.leg(), changed.atMs())) : List.of();
        }
        return List.of();
    }

    private List<ChannelChange> renamed(ChannelEvent.Renamed renamed) {
        Line line = lines.get(renamed.channelId());
        if (line == null) {
            return List.of();
        }
        Set<String> endpoints = new LinkedHashSet<>(List.of(line.endpoint()));
        phones.remove(line);
        line.name = renamed.name();
        phones.add(line);
        endpoints.add(line.endpoint());
        return phones.changed(endpoints, bridges, renamed.atMs());
    }

    private List<ChannelChange> dialBegan(ChannelEvent.DialBegan dial) {
        Line line = lines.get(dial.dialedId());
        if (line == null || !line.dialedBy.isEmpty()) {
            return List.of();
        }
        line.dialed = true;
        line.dialedBy = consultations.principal(dial.dialingId());
        List<ChannelChange> changes = new ArrayList<>();
        // A telephone that is quick rings before Asterisk tells for whom.
        line.ringingMs.ifPresent(atMs -> changes.add(new RingingBegan(line.leg(), atMs)));
        line.answeredMs.ifPresent(atMs -> changes.add(new Answered(line.leg(), atMs)));
        changes.addAll(phones.changed(List.of(line.endpoint()), bridges, dial.atMs()));
        return List.copyOf(changes);
    }

    private List<ChannelChange> entered(ChannelEvent.Entered entered) {
        Line line = lines.get(consultations.principal(entered.channelId()));
        if (line == null) {
            return List.of();
        }
        line.moves = false;
        String bridgeId = consultations.bridge(entered.bridgeId());
        if (!line.id.equals(entered.channelId())) {
            return joined(line, bridgeId, entered.atMs());
        }
        if (line.bridgeId.equals(bridgeId)) {
            return List.of();
        }
        Optional<Line> caller = consultations.handedOver(line, bridgeId);
        if (caller.isPresent()) {
            return handedOver(caller.get(), line, entered.atMs());
        }
        List<ChannelChange> changes = new ArrayList<>(leave(line, entered.atMs()));
        line(entered.swappedId()).ifPresent(swapped -> {
            changes.add(new TookPlace(line.id, swapped.id, entered.atMs()));
            changes.addAll(leave(swapped, entered.atMs()));
        });
        if (!line.consultsThrough.isEmpty() && line.callersBridge.equals(bridgeId)) {
            line.consultsThrough = "";
            changes.add(new ConsultationEnded(line.id, entered.atMs()));
        }
        // Where a half stood, the two may have heard each other through it, in a gap.
        boolean exact = line(entered.swappedId()).filter(Consultations::isHalf).isEmpty();
        changes.addAll(enter(line, bridgeId, new Moment(entered.atMs(), exact)));
        return List.copyOf(changes);
    }

    private List<ChannelChange> enter(Line line, String bridgeId, Moment at) {
        bridges.enter(line, bridgeId);
        List<Line> others = bridges.othersWith(line);
        List<ChannelChange> changes = new ArrayList<>(talks.entered(line, others, at));
        changes.addAll(phonesOf(line, others, at.atMs()));
        return changes;
    }

    /** The half that stands for the caller enters a bridge: so does she. */
    private List<ChannelChange> joined(Line caller, String bridgeId, long atMs) {
        if (caller.bridgeId.isEmpty() || caller.bridgeId.equals(bridgeId)) {
            return List.of();
        }
        consultations.join(caller.bridgeId, bridgeId);
        bridges.leave(caller);
        return List.copyOf(enter(caller, bridgeId, new Moment(atMs, true)));
    }

    /** By keys: the near half takes the agent's place beside the caller, who from now on stands where the far half does. */
    private List<ChannelChange> handedOver(Line caller, Line near, long atMs) {
        List<ChannelChange> changes = new ArrayList<>();
        bridges.leave(near);
        Optional<Line> agent = consultations.agentOf(near);
        agent.ifPresent(consulting -> {
            long endMs = consulting.bridgeId.isEmpty() ? consulting.leftMs : atMs;
            changes.addAll(leave(consulting, atMs));
            consulting.consultsThrough = "";
            consulting.handedOver = true;
            talks.handedOver(consulting, endMs).ifPresent(changes::add);
            changes.addAll(phones.changed(List.of(consulting.endpoint()), bridges, atMs));
        });
        String by = agent.map(line -> line.id).orElse("");
        consultations.farHalfOf(near).ifPresent(far -> changes.addAll(standsFor(caller, far, by, atMs)));
        return List.copyOf(changes);
    }

    private List<ChannelChange> standsFor(Line caller, Line far, String by, long atMs) {
        List<ChannelChange> changes = new ArrayList<>();
        String bridgeId = far.bridgeId;
        if (bridgeId.isEmpty()) {
            changes.add(new Transferred(TransferKind.THROUGH_CONSULTATION, caller.id, by, far.id, atMs));
        } else {
            changes.add(new TookPlace(caller.id, far.id, atMs));
            changes.addAll(leave(far, atMs));
        }
        actsFor(far, caller);
        if (!bridgeId.isEmpty()) {
            changes.addAll(joined(caller, bridgeId, atMs));
        }
        return changes;
    }

    /** What the far half has dialed was dialed for her. */
    private void actsFor(Line far, Line caller) {
        far.handedTo = caller.id;
        lines.values().stream().filter(line -> line.dialedBy.equals(far.id)).forEach(line -> line.dialedBy = caller.id);
    }

    private List<ChannelChange> left(ChannelEvent.Left left) {
        Optional<Line> line = line(left.channelId())
                .filter(each -> each.bridgeId.equals(consultations.bridge(left.bridgeId())) && !each.moves);
        if (line.isEmpty()) {
            return List.of();
        }
        if (consultations.begins(line.get())) {
            List<ChannelChange> changes = new ArrayList<>(leaveBridge(line.get(), left.atMs()));
            changes.add(new ConsultationBegan(left.channelId(), left.atMs()));
            return List.copyOf(changes);
        }
        return leave(line.get(), left.atMs());
    }

    private List<ChannelChange> leave(Line line, long atMs) {
        return leave(line, new Moment(atMs, true));
    }

    private List<ChannelChange> leave(Line line, Moment at) {
        if (line.bridgeId.isEmpty()) {
            return List.of();
        }
        List<ChannelChange> changes = new ArrayList<>();
        if (line.consultsThrough.isEmpty()) {
            changes.addAll(talks.left(line, at));
        } else if (line.hungUpMs.isPresent()) {
            talks.handedOver(line, at.atMs()).ifPresent(changes::add); // the rest follows
        }
        changes.addAll(leaveBridge(line, at.atMs()));
        return changes;
    }

    private List<ChannelChange> leaveBridge(Line line, long atMs) {
        List<Line> others = bridges.othersWith(line);
        bridges.leave(line);
        line.leftMs = atMs;
        return phonesOf(line, others, atMs);
    }

    private List<ChannelChange> phonesOf(Line line, List<Line> others, long atMs) {
        Set<String> endpoints = new LinkedHashSet<>();
        endpoints.add(line.endpoint());
        others.forEach(other -> endpoints.add(other.endpoint()));
        return phones.changed(endpoints, bridges, atMs);
    }

    private List<ChannelChange> held(String channelId, HoldState now, long atMs) {
        Line line = lines.get(channelId);
        if (line == null) {
            return List.of();
        }
        line.holds = now;
        return now == HoldState.HELD ? talks.held(line, atMs) : talks.unheld(line, atMs);
    }

    private List<ChannelChange> hangUpRequested(ChannelEvent.HangUpRequested wanted) {
        Line line = lines.get(wanted.channelId());
        if (line != null && wanted.byFarEnd() && line.hungUpMs.isEmpty()) {
            line.hungUpMs = OptionalLong.of(wanted.atMs());
        } else if (line != null && !wanted.byFarEnd()) {
            line.commanded = true;
        }
        return List.of();
    }

    private List<ChannelChange> hungUp(String channelId, int cause, Moment at) {
        Line line = lines.get(channelId);
        if (line == null) {
            return List.of(new Gone(channelId, "", at.atMs(), at.exact()));
        }
        line.consultsThrough = "";
        List<ChannelChange> changes = new ArrayList<>(leave(line, at));
        // Of one who was consulting, and in no bridge any more.
        changes.addAll(talks.left(line, at));
        changes.addAll(removed(line, cause, at));
        lines.remove(line.id);
        phones.remove(line);
        consultations.forgetUnused();
        Set<String> endpoints = new LinkedHashSet<>(List.of(line.endpoint()));
        // Whom an agent consulted while this caller waited, she talks with for herself now.
        consultations.callerGone(line).forEach(agent -> endpoints.add(agent.endpoint()));
        changes.addAll(phones.changed(endpoints, bridges, at.atMs()));
        return List.copyOf(changes);
    }

    private static List<ChannelChange> removed(Line line, int cause, Moment at) {
        long leftMs = Math.min(at.atMs(), line.hungUpMs.orElse(at.atMs()));
        Gone gone = new Gone(line.id, line.call, leftMs, at.exact() || line.hungUpMs.isPresent());
        return line.dialed
                ? List.of(new LegEnded(line.leg(), line.dialStatus, cause, line.ringingMs.isPresent(), at), gone)
                : List.of(gone);
    }

    private static List<ChannelChange> blindTransferred(ChannelEvent.BlindTransferred blind) {
        return List.of(new Transferred(
                TransferKind.BLIND, blind.transfereeId(), blind.transfererId(), blind.extension(), blind.atMs()));
    }

    private List<ChannelChange> attendedTransferred(ChannelEvent.AttendedTransferred attended) {
        List<ChannelChange> changes = new ArrayList<>();
        if (!attended.toBridge()) {
            // Her talk is over, whether that was told before or follows within a millisecond.
            line(attended.transfereeId()).ifPresent(caller -> changes.addAll(leave(caller, attended.atMs())));
            // What the consultation had dialed rings for the caller now.
            for (Line line : lines.values()) {
                if (!attended.secondId().isEmpty() && line.dialedBy.equals(attended.secondId())) {
                    line.dialedBy = attended.transfereeId();
                }
            }
        }
        changes.add(new Transferred(
                attended.toBridge() ? TransferKind.ATTENDED : TransferKind.INTO_CONSULTATION,
                attended.transfereeId(),
                attended.firstId(),
                attended.toBridge() ? attended.targetId() : attended.secondId(),
                attended.atMs()));
        return List.copyOf(changes);
    }

    private List<ChannelChange> replaced(ChannelEvent.Snapshot snapshot) {
        Map<String, Line> now = new LinkedHashMap<>();
        Set<String> calls = new LinkedHashSet<>();
        Map<String, String> notes = new LinkedHashMap<>();
        for (UpChannel channel : snapshot.channels()) {
            Line line = lines.get(channel.id());
            if (line == null) {
                line = Line.of(channel);
            } else {
                line.refresh(channel);
            }
            now.put(line.id, line);
            if (!line.call.isEmpty()) {
                calls.add(line.call);
            }
            if (!line.note.isEmpty()) {
                notes.put(line.id, line.note);
            }
        }
        List<Line> gone = lines.values().stream()
                .filter(line -> !now.containsKey(line.id))
                .toList();
        lines.clear();
        lines.putAll(now);
        lines.values().forEach(this::adoptLeg);
        bridges.replaceAll(lines.values());
        Set<Line> consulting = consultations.adopt(lines.values());
        consultations
                .handedOver()
                .forEach((near, caller) -> consultations.farHalfOf(near).ifPresent(far -> stoodFor(caller, far, near)));
        phones.replaceAll(lines.values());
        for (UpChannel channel : snapshot.channels()) {
            holdOf(channel);
        }
        consultations.holdCallers();
        List<ChannelChange> changes = new ArrayList<>(consultations.told(consulting, snapshot.atMs()));
        changes.addAll(talks.complete(lines, bridges, consultations, lostAtMs, snapshot.atMs()));
        for (Line line : gone) {
            changes.addAll(removed(line, 0, new Moment(snapshot.atMs(), false)));
        }
        lostAtMs = OptionalLong.empty();
        changes.addAll(phones.changed(phones.endpoints(), bridges, snapshot.atMs()));
        changes.add(new Complete(Set.copyOf(lines.keySet()), Set.copyOf(calls), Map.copyOf(notes)));
        return List.copyOf(changes);
    }

    /** She was handed over before the snapshot. */
    private void stoodFor(Line caller, Line far, Line near) {
        actsFor(far, caller);
        bridges.leave(near);
        if (!far.bridgeId.isEmpty()) {
            String bridgeId = far.bridgeId;
            bridges.leave(far);
            consultations.join(caller.bridgeId, bridgeId);
            bridges.leave(caller);
            bridges.enter(caller, bridgeId);
        }
    }

    /** Asterisk tells of who is on hold, not of who holds: between two it is the other one. */
    private void holdOf(UpChannel channel) {
        Line line = lines.get(channel.id());
        List<Line> others = line == null ? List.of() : bridges.othersWith(line);
        for (Line other : others) {
            other.holds = others.size() == 1 ? channel.onHold() : HoldState.UNKNOWN;
        }
        if (line != null && others.isEmpty()) {
            line.holds = HoldState.NOT_HELD;
        }
    }

    /** A telephone that was dialed while nobody listened was so for the channel with which all began. */
    private void adoptLeg(Line line) {
        boolean unknown = line.dialed && line.dialedBy.isEmpty();
        if (unknown && !line.linkedId.equals(line.id) && lines.containsKey(line.linkedId)) {
            line.dialedBy = line.linkedId;
        }
    }
}
