package org.ivrengine.console;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ivrengine.callcenter.supervision.Answer;
import org.ivrengine.callcenter.supervision.Mode;
import org.ivrengine.callcenter.supervision.Supervision;
import org.ivrengine.callcenter.supervision.SupervisorDesk;
import org.ivrengine.callcenter.supervision.Wish;
import org.jspecify.annotations.Nullable;

/** What supervisors can have done, and what they did. */
final class SupervisionEndpoints {

    private static final String VERBS =
            "listen, whisper, barge, join, take-over, leave, move, priority, offer, hang-up, reset";

    private final SupervisorDesk desk;

    SupervisionEndpoints(SupervisorDesk desk) {
        this.desk = desk;
    }

    /** @param verb last part of the path */
    Wire.Supervised grant(String verb, String body) {
        Wire.SupervisionWish asked = Json.read(body, Wire.SupervisionWish.class);
        String supervisor = asked.as();
        if (supervisor == null || supervisor.isBlank()) {
            throw new Refusal(
                    400, "\"as\" is missing: the supervisor in whose name it is done, for example {\"as\": \"eva\"}");
        }
        Answer answer = await(desk, supervisor, wish(verb, asked), AgentEndpoints.who(asked.who()));
        return switch (answer) {
            case Answer.Done(String id, String message) -> new Wire.Supervised(true, id, message);
            case Answer.Refused(Answer.Why why, String message) -> throw new Refusal(status(why), message);
        };
    }

    private static Wish wish(String verb, Wire.SupervisionWish asked) {
        return switch (verb) {
            case "listen" -> new Wish.Watch(target(asked), Mode.LISTEN, asked.stays());
            case "whisper" -> new Wish.Watch(target(asked), Mode.WHISPER, asked.stays());
            case "barge" -> new Wish.Watch(target(asked), Mode.BARGE, asked.stays());
            case "join" -> new Wish.Join(target(asked));
            case "take-over" -> new Wish.TakeOver(target(asked));
            case "leave" -> new Wish.Leave();
            case "move" -> new Wish.Move(target(asked), named("queue", asked.queue(), "the queue to which it goes"));
            case "priority" -> new Wish.Prioritise(target(asked), priority(asked));
            case "offer" -> new Wish.Offer(target(asked), named("agent", asked.agent(), "the id of who is to be rung"));
            case "hang-up" -> new Wish.HangUp(target(asked));
            case "reset" -> new Wish.Reset(target(asked));
            default -> throw new Refusal(404, "nobody can \"" + verb + "\"; there are " + VERBS);
        };
    }

    private static String target(Wire.SupervisionWish asked) {
        String target = asked.target();
        if (target == null || target.isBlank()) {
            throw new Refusal(400, "\"target\" is missing: an agent's id, or a call's id or its beginning");
        }
        return target;
    }

    private static String named(String key, @Nullable String value, String meaning) {
        if (value == null || value.isBlank()) {
            throw new Refusal(400, "\"" + key + "\" is missing: " + meaning);
        }
        return value;
    }

    private static OptionalInt priority(Wire.SupervisionWish asked) {
        Integer priority = asked.priority();
        if (asked.front() == (priority != null)) {
            throw new Refusal(400, "either \"priority\", a whole number, or \"front\": true");
        }
        if (priority == null) {
            return OptionalInt.empty();
        }
        if (Math.abs((long) priority) > Wish.Prioritise.PRIORITY_MAX) {
            throw new Refusal(
                    400,
                    "a priority is a whole number from -" + Wish.Prioritise.PRIORITY_MAX + " to "
                            + Wish.Prioritise.PRIORITY_MAX + ", not " + priority);
        }
        return OptionalInt.of(priority);
    }

    private static Answer await(SupervisorDesk desk, String supervisor, Wish wish, String who) {
        try {
            return desk.grant(supervisor, wish, who)
                    .get(ConsoleLimits.SUPERVISION_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException noAnswer) {
            throw new Refusal(503, "Asterisk does not say what came of it");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "the engine stops");
        }
    }

    private static int status(Answer.Why why) {
        return switch (why) {
            case UNKNOWN -> 404;
            case NOT_ALLOWED -> 403;
            case NOT_NOW -> 409;
            case UNAVAILABLE -> 503;
        };
    }

    /** @param person a supervisor or an agent; null for all */
    Wire.Supervisions log(@Nullable String person, @Nullable String limit) {
        int atMost = ConsoleLimits.SUPERVISIONS_AT_ONCE;
        if (limit != null) {
            if (!limit.matches("[0-9]{1,4}") || Integer.parseInt(limit) < 1) {
                throw new Refusal(400, "limit is a number from 1 to 9999, not \"" + limit + "\"");
            }
            atMost = Integer.parseInt(limit);
        }
        return new Wire.Supervisions(desk.latest(person == null ? "" : person, atMost).stream()
                .map(SupervisionEndpoints::wire)
                .toList());
    }

    private static Wire.Supervision wire(Supervision act) {
        List<Wire.Stretch> stretches = act.stretches().stream()
                .map(stretch -> new Wire.Stretch(
                        stretch.mode().word(),
                        stretch.from().toEpochMilli(),
                        stretch.until().map(until -> until.toEpochMilli()).orElse(null)))
                .toList();
        return new Wire.Supervision(
                act.id(),
                act.kind().word(),
                act.askedAt().toEpochMilli(),
                act.who(),
                act.supervisor(),
                act.subject().agent(),
                act.subject().call(),
                act.subject().queue(),
                act.detail(),
                stretches,
                act.endedAt().map(at -> at.toEpochMilli()).orElse(null),
                act.outcome());
    }
}
