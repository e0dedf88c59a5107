package org.ivrengine.app.retention;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.app.calls.CallLookup;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.calllog.PersonalLines;
import org.ivrengine.calllog.sql.SqlPersonalCalls;
import org.ivrengine.quality.Review;
import org.ivrengine.quality.ReviewBook.Filter;
import org.ivrengine.quality.sql.SqlReviewBook;
import org.ivrengine.retention.Hold;
import org.ivrengine.retention.RefusedException;
import org.ivrengine.retention.Terms;
import org.ivrengine.selfservice.sql.PersonalAccounts;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ivr retention find}. */
@Command(
        name = "find",
        description = "Everything that we hold about a person, as JSON that can be given to her.",
        mixinStandardHelpOptions = true)
final class RetentionFindCommand extends WorkCommand.OfPerson {

    @Override
    int run(RetentionWork work, EngineConfig config) throws IOException {
        Set<String> terms = Terms.of(person().kind(), person().subject());
        Set<String> calls = new TreeSet<>(new PersonalLines(work.files().journal(), terms, "").calls());
        Map<String, Object> found = new LinkedHashMap<>();
        try (Handle handle = work.jdbi().open()) {
            calls.addAll(SqlPersonalCalls.calls(handle, terms));
            found.put("calls", calls(config, calls));
            found.put(
                    "files",
                    work.files().ofCalls(handle, calls).stream()
                            .map(Path::toString)
                            .toList());
            found.put("reviews", reviews(work, calls));
            Map<String, Object> accounts = new LinkedHashMap<>();
            List<String> hers = person().kind() == Hold.Kind.ACCOUNT
                    ? List.of(person().subject())
                    : PersonalAccounts.withPhone(handle, terms);
            hers.forEach(account -> accounts.put(account, text(PersonalAccounts.find(handle, account))));
            found.put("accounts", accounts);
        }
        print((Object) found);
        return ExitCode.OK;
    }

    private List<Object> calls(EngineConfig config, Set<String> ids) throws IOException {
        List<Object> calls = new ArrayList<>();
        try (CallLookup lookup = CallLookup.open(config, err())) {
            for (String id : ids) {
                calls.add(JsonMapper.shared().readTree(CallLookup.json(lookup.call(id, RefusedException::new))));
            }
        }
        return calls;
    }

    private static List<String> reviews(RetentionWork work, Set<String> calls) {
        SqlReviewBook book = new SqlReviewBook(work.jdbi(), InstantSource.system());
        return calls.stream()
                .flatMap(call -> book.find(Filter.ofCall(call)).stream())
                .map(Review::name)
                .toList();
    }

    /** Days and times as text. */
    private static Map<String, Object> text(Map<String, List<Map<String, Object>>> tables) {
        Map<String, Object> text = new LinkedHashMap<>();
        tables.forEach((table, rows) -> text.put(
                table,
                rows.stream()
                        .map(row -> {
                            Map<String, String> columns = new LinkedHashMap<>();
                            row.forEach((column, value) -> columns.put(column, String.valueOf(value)));
                            return columns;
                        })
                        .toList()));
        return text;
    }
}
