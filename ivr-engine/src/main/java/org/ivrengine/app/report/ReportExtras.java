package org.ivrengine.app.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ivrengine.calllog.ContactArchive;
import org.ivrengine.calllog.sql.SqlSurveys;
import org.ivrengine.calllog.sql.figures.CallCounts;
import org.ivrengine.calllog.sql.figures.SqlFigures;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Containment;
import org.ivrengine.report.FirstContactResolution;
import org.ivrengine.report.Survey;
import org.ivrengine.store.Database;

/**
 * Figures of the window as a whole.
 *
 * @param answers of surveys, by their steps; answers off the scale are not among them
 * @param resolution only when it was asked for
 */
record ReportExtras(CallCounts calls, Map<String, List<Integer>> answers, Optional<FirstContactResolution> resolution) {

    static ReportExtras read(Database database, ContactArchive rows, ReportWindow window, boolean withResolution) {
        Map<String, List<Integer>> answers = new LinkedHashMap<>();
        new SqlSurveys(database.jdbi())
                .answers(window.from(), window.until())
                .forEach((step, ratings) -> answers.put(
                        step,
                        ratings.stream()
                                .filter(rating -> isOnScale(step, rating))
                                .toList()));
        return new ReportExtras(
                new SqlFigures(database.jdbi()).calls(window.from(), window.until()),
                answers,
                withResolution ? Optional.of(resolution(rows, window)) : Optional.empty());
    }

    private static boolean isOnScale(String step, int rating) {
        return switch (step) {
            case "csat" -> rating >= 1 && rating <= 5;
            case "ces" -> rating >= 1 && rating <= 7;
            default -> rating >= 0 && rating <= 10;
        };
    }

    private static FirstContactResolution resolution(ContactArchive rows, ReportWindow window) {
        List<Contact> contacts = new ArrayList<>();
        long untilMs = window.until().toEpochMilli();
        long[] newestMs = {window.from().toEpochMilli()};
        rows.contacts(window.from(), window.until().plus(FirstContactResolution.WINDOW.multipliedBy(2)), contact -> {
            newestMs[0] = Math.max(newestMs[0], contact.joinedAtMs());
            contacts.add(contact);
        });
        return FirstContactResolution.of(contacts, contact -> contact.joinedAtMs() < untilMs, newestMs[0]);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("calls", calls.calls());
        json.put("self_service_calls", calls.selfService());
        json.put("contained_calls", calls.contained());
        put(json, "containment", new Containment(calls.selfService(), calls.contained()).rate());
        answers.forEach((step, ratings) -> {
            json.put(step + "_answers", ratings.size());
            put(json, step, figure(step, ratings));
        });
        resolution.ifPresent(fcr -> {
            json.put("fcr_handled", fcr.handled());
            json.put("fcr_resolved", fcr.resolved());
            json.put("fcr_withheld", fcr.withheld());
            json.put("fcr_pending", fcr.pending());
            put(json, "fcr", fcr.rate());
        });
        return json;
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "calls %,d, of these in self-service %,d, of these contained %,d (%s)%n",
                calls.calls(),
                calls.selfService(),
                calls.contained(),
                share(new Containment(calls.selfService(), calls.contained()).rate()));
        answers.forEach((step, ratings) -> out.printf(
                Locale.ROOT,
                "%s %s of %,d answers%n",
                step.toUpperCase(Locale.ROOT),
                step.equals("ces")
                        ? String.format(
                                Locale.ROOT, "%.2f", figure(step, ratings).orElse(0))
                        : share(figure(step, ratings)),
                ratings.size()));
        resolution.ifPresent(fcr -> out.printf(
                Locale.ROOT,
                "first contact resolution %s: %,d of %,d handled contacts; %,d without a number are among them,"
                        + " %,d are not a week old%n",
                share(fcr.rate()),
                fcr.resolved(),
                fcr.handled(),
                fcr.withheld(),
                fcr.pending()));
        out.println();
    }

    private static OptionalDouble figure(String step, List<Integer> ratings) {
        return switch (step) {
            case "csat" -> Survey.csat(ratings);
            case "ces" -> Survey.ces(ratings);
            default -> Survey.nps(ratings);
        };
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.1f%%", share.getAsDouble() * 100) : "-";
    }

    private static void put(Map<String, Object> json, String name, OptionalDouble figure) {
        figure.ifPresent(value -> json.put(name, value));
    }
}
