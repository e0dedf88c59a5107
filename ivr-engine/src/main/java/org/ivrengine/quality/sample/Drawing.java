package org.ivrengine.quality.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.ivrengine.quality.ReviewReport;
import org.ivrengine.report.Contact;

/**
 * Draws the contacts of one week. The same contacts, rules and seed give the same sample, in whatever order the contacts
 * come: each has a rank by a hash. No call is drawn twice; days take turns, so that a sample is spread over the week. Drawn
 * again, it only adds what is missing.
 */
public final class Drawing {

    private final SampleRules rules;
    private final Week week;
    private final BiPredicate<String, SampleRule.StepOutcome> wentThrough;
    private final List<Drawn> before;
    private final Set<String> taken;
    private final List<Contact> contacts = new ArrayList<>();
    private final Map<String, Long> lastByCaller = new HashMap<>();
    private final Map<String, Long> sinceLastMs = new HashMap<>();
    private final Map<String, Integer> busy = new HashMap<>();

    /**
     * Begins with nothing drawn but what there is.
     *
     * @param wentThrough whether a call went through a step with one of these outcomes
     * @param before what was drawn of this week before
     * @param reviewed calls that are reviewed already, drawn or not
     */
    public Drawing(
            SampleRules rules,
            Week week,
            BiPredicate<String, SampleRule.StepOutcome> wentThrough,
            Collection<Drawn> before,
            Set<String> reviewed) {
        this.rules = rules;
        this.week = week;
        this.wentThrough = wentThrough;
        this.before = List.copyOf(before);
        taken = new HashSet<>(reviewed);
        this.before.forEach(drawn -> {
            taken.add(drawn.call());
            busy.merge(drawn.reviewer(), 1, Integer::sum);
        });
    }

    /** Takes a contact of the week, or of the time before it; in order of joining. */
    public void add(Contact contact) {
        String caller = contact.caller();
        if (caller != null && !caller.isEmpty()) {
            Long last = lastByCaller.put(contact.queue() + " " + caller, contact.joinedAtMs());
            if (last != null) {
                sinceLastMs.put(contact.id(), contact.joinedAtMs() - last);
            }
        }
        if (week.contains(contact.joinedAtMs()) && rules.rules().stream().anyMatch(rule -> rule.fits(contact))) {
            contacts.add(contact);
        }
    }

    /**
     * What came of one rule.
     *
     * @param added what was drawn now
     * @param missing agents, or {@code ""} for a sample in all, with how many contacts are missing for want of fitting ones
     */
    public record Result(SampleRule rule, List<Drawn> added, SortedMap<String, Integer> missing) {}

    /** Draws, rule after rule. */
    public List<Result> draw() {
        return rules.rules().stream().map(this::draw).toList();
    }

    private Result draw(SampleRule rule) {
        SortedMap<String, List<Contact>> groups = new TreeMap<>();
        for (Contact contact : contacts) {
            if (rule.fits(contact) && isRepeat(rule, contact)) {
                groups.computeIfAbsent(group(rule, String.valueOf(contact.agent())), _ -> new ArrayList<>())
                        .add(contact);
            }
        }
        List<Drawn> added = new ArrayList<>();
        SortedMap<String, Integer> missing = new TreeMap<>();
        groups.forEach((group, fitting) -> {
            Turns turns = new Turns(rule, group, fitting);
            int open = turns.draw(added);
            if (open > 0) {
                missing.put(group, open);
            }
        });
        return new Result(rule, List.copyOf(added), missing);
    }

    private static String group(SampleRule rule, String agent) {
        return switch (rule.size()) {
            case SampleRule.Size.PerAgent _ -> agent;
            case SampleRule.Size.InAll _ -> "";
        };
    }

    private boolean isRepeat(SampleRule rule, Contact contact) {
        if (rule.where().repeatWithinMs().isEmpty()) {
            return true;
        }
        Long since = sinceLastMs.get(contact.id());
        return since != null && since <= rule.where().repeatWithinMs().getAsLong();
    }

    /** The days of one group take turns: the one with the fewest goes next. */
    private final class Turns {

        private final SampleRule rule;
        private final String group;
        private final Map<LocalDate, List<Contact>> days = new TreeMap<>();
        private final Map<LocalDate, Integer> drawn = new HashMap<>();

        private Turns(SampleRule rule, String group, List<Contact> fitting) {
            this.rule = rule;
            this.group = group;
            for (Contact contact : fitting) {
                days.computeIfAbsent(week.day(contact.joinedAtMs()), _ -> new ArrayList<>())
                        .add(contact);
            }
            days.values()
                    .forEach(of -> of.sort(Comparator.comparingLong((Contact contact) -> rank(contact.id()))
                            .thenComparing(Contact::id)));
            for (Drawn each : before) {
                if (each.rule().equals(rule.key()) && group(rule, each.agent()).equals(group)) {
                    drawn.merge(week.day(each.joinedAt().toEpochMilli()), 1, Integer::sum);
                }
            }
        }

        /** @return how many are missing */
        private int draw(List<Drawn> added) {
            int open = rule.size().contacts()
                    - drawn.values().stream().mapToInt(Integer::intValue).sum();
            while (open > 0) {
                Optional<LocalDate> day = days.keySet().stream()
                        .min(Comparator.comparingInt((LocalDate each) -> drawn.getOrDefault(each, 0))
                                .thenComparingLong(each -> rank(group + " " + each)));
                if (day.isEmpty()) {
                    return open;
                }
                Optional<Contact> next = next(day.get());
                if (next.isEmpty()) {
                    days.remove(day.get());
                } else {
                    added.add(drawn(next.get()));
                    drawn.merge(day.get(), 1, Integer::sum);
                    open--;
                }
            }
            return 0;
        }

        private Optional<Contact> next(LocalDate day) {
            List<Contact> left = days.getOrDefault(day, List.of());
            while (!left.isEmpty()) {
                Contact contact = left.removeFirst();
                boolean isRight = !taken.contains(contact.call())
                        && rule.where()
                                .step()
                                .filter(step -> !wentThrough.test(contact.call(), step))
                                .isEmpty();
                if (isRight) {
                    return Optional.of(contact);
                }
            }
            return Optional.empty();
        }

        private Drawn drawn(Contact contact) {
            taken.add(contact.call());
            String agent = String.valueOf(contact.agent());
            String reviewer = rule.reviewers().stream()
                    .filter(each -> !each.equals(agent))
                    .min(Comparator.comparingInt(each -> busy.getOrDefault(each, 0)))
                    .orElse("");
            busy.merge(reviewer, 1, Integer::sum);
            return new Drawn(
                    contact.call(),
                    contact.id(),
                    agent,
                    contact.queue(),
                    Instant.ofEpochMilli(contact.joinedAtMs()),
                    rule.key(),
                    week.name(),
                    rule.scorecard(),
                    reviewer);
        }

        private long rank(String what) {
            return hash(rules.seed() + " " + rule.key() + " " + week.name() + " " + what);
        }
    }

    private static long hash(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** A week of a zone, from Monday on. */
    public record Week(LocalDate monday, ZoneId zone) {

        /** @return for example {@code 2026-W47} */
        public String name() {
            return ReviewReport.week(from(), zone);
        }

        public Instant from() {
            return monday.atStartOfDay(zone).toInstant();
        }

        /** @return first moment of the next one */
        public Instant until() {
            return monday.plusWeeks(1).atStartOfDay(zone).toInstant();
        }

        LocalDate day(long atMs) {
            return LocalDate.ofInstant(Instant.ofEpochMilli(atMs), zone);
        }

        boolean contains(long atMs) {
            return from().toEpochMilli() <= atMs && atMs < until().toEpochMilli();
        }
    }
}
