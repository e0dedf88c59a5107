package org.ivrengine.flow.run;

import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.QueueDesk.Diversion;
import org.ivrengine.flow.run.CheckpointText.BadCheckpoint;
import org.ivrengine.flow.run.CheckpointText.Scanner;

/**
 * A call's place in its conversation as a line of text, see docs/FLOWS.md. In order, each ended by {@code ~}: form,
 * version of the flows, language, number of the visit, noinput and nomatch counts, flows with the call's step in each
 * (innermost first), variables, where secrets were asked for, then letters for what is said of recording if anything is, in
 * a queue when the caller joined it, in milliseconds since the epoch, and where an agent sent her. Secrets themselves are
 * never in it.
 */
public final class Checkpoint {

    private static final String FORM = "1";

    /** Where it stands if it does, counted from 0. */
    private static final int CONSENT_FIELD = 9;

    private Checkpoint() {}

    /** @return the version of the flows that this checkpoint belongs to; empty when the text is no checkpoint */
    public static Optional<String> flowsHash(String text) {
        try {
            Scanner scanner = new Scanner(text);
            return form(scanner) ? Optional.of(scanner.value()) : Optional.empty();
        } catch (BadCheckpoint e) {
            return Optional.empty();
        }
    }

    /** @return how many visits to steps the call had made; 0 when the text is no checkpoint */
    public static long visits(String text) {
        try {
            Scanner scanner = new Scanner(text);
            if (!form(scanner)) {
                return 0;
            }
            scanner.value();
            scanner.require('~');
            scanner.value();
            scanner.require('~');
            return scanner.number();
        } catch (BadCheckpoint e) {
            return 0;
        }
    }

    private static boolean form(Scanner scanner) {
        return scanner.value().equals(FORM) && scanner.take('~');
    }

    static String write(Conversation conversation) {
        StringBuilder to = new StringBuilder(256);
        to.append(FORM).append('~').append(conversation.flows.hash()).append('~');
        CheckpointText.append(to, conversation.language());
        to.append('~').append(conversation.visit());
        to.append('~').append(conversation.noinput());
        to.append('~').append(conversation.nomatch()).append('~');
        for (Conversation.Frame frame : conversation.frames()) {
            CheckpointText.append(to, frame.flow().name().name());
            CheckpointText.append(to.append(':'), frame.step().name());
            for (String menu : frame.trail()) {
                CheckpointText.append(to.append(':'), menu);
            }
            to.append(',');
        }
        to.append('~');
        ValueText.append(to, conversation.variables.open());
        to.append('~');
        for (Map.Entry<String, Variables.Origin> secret :
                conversation.variables.origins().entrySet()) {
            CheckpointText.append(to, secret.getKey());
            to.append('@').append(secret.getValue().depth()).append(':');
            CheckpointText.append(to, secret.getValue().step());
            to.append(',');
        }
        to.append('~');
        String consent = conversation.consent().text();
        if (!consent.isEmpty()) {
            to.append(consent).append('~');
        }
        conversation.joinedAtMs().ifPresent(atMs -> to.append(atMs).append('~'));
        conversation.diverted().ifPresent(there -> {
            CheckpointText.append(to, there.text());
            to.append('~');
        });
        return to.toString();
    }

    /** @throws BadCheckpoint when the text is none, or names what these flows do not have */
    static Conversation read(String text, Call call, FlowSet flows) {
        Scanner from = new Scanner(text);
        if (!form(from) || !from.value().equals(flows.hash())) {
            throw new BadCheckpoint("of another form or version");
        }
        from.require('~');
        Conversation conversation = new Conversation(call, flows, from.value());
        from.require('~');
        long visit = from.number();
        from.require('~');
        int noinput = Math.toIntExact(from.number());
        from.require('~');
        int nomatch = Math.toIntExact(from.number());
        from.require('~');
        while (!from.take('~')) {
            conversation.frames().addLast(frame(from, flows));
        }
        if (conversation.frames().isEmpty()) {
            throw new BadCheckpoint("in no flow");
        }
        ValueText.values(from).forEach(conversation.variables::set);
        from.require('~');
        while (!from.take('~')) {
            String name = from.value();
            from.require('@');
            int depth = Math.toIntExact(from.number());
            from.require(':');
            conversation.variables.lost(name, new Variables.Origin(depth, from.value()));
            from.require(',');
        }
        readRest(from, conversation);
        if (!from.isAtEnd()) {
            String there = from.value();
            conversation.divertTo(Diversion.read(there).orElseThrow(() -> new BadCheckpoint("sent to " + there)));
            from.require('~');
        }
        if (!from.isAtEnd()) {
            throw new BadCheckpoint("something follows its end");
        }
        conversation.resumeAt(visit, noinput, nomatch);
        return conversation;
    }

    private static void readRest(Scanner from, Conversation conversation) {
        String next = from.value();
        if (Consent.isText(next)) {
            conversation.consent(Consent.read(next));
            from.require('~');
            next = from.value();
        }
        if (!next.isEmpty()) {
            conversation.join(CheckpointText.number(next));
            from.require('~');
        }
    }

    /** @return what a call's checkpoint says of recording; nothing when the text is no checkpoint */
    static Consent consent(String text) {
        String[] fields = text.split("~", -1);
        boolean isSaid = fields.length > CONSENT_FIELD && Consent.isText(fields[CONSENT_FIELD]);
        return isSaid ? Consent.read(fields[CONSENT_FIELD]) : Consent.NOT_ASKED;
    }

    private static Conversation.Frame frame(Scanner from, FlowSet flows) {
        String name = from.value();
        Flow flow = flows.named(name).orElseThrow(() -> new BadCheckpoint("there is no flow \"" + name + "\""));
        from.require(':');
        Conversation.Frame frame = new Conversation.Frame(flow, step(flow, from.value()));
        while (from.take(':')) {
            frame.trail().add(step(flow, from.value()).name());
        }
        from.require(',');
        return frame;
    }

    private static Step step(Flow flow, String name) {
        return flow.step(name)
                .orElseThrow(() -> new BadCheckpoint("flow " + flow.name().name() + " has no step \"" + name + "\""));
    }
}
