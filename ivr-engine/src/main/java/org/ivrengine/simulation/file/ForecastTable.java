package org.ivrengine.simulation.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Suggestion;

/**
 * A forecast as spreadsheets write it: a first line {@code interval,sales,support}, then one line per interval with its
 * label and the calls of each type. Commas or semicolons, no quotes; columns in any order after the first.
 *
 * @param calls per interval, by call type
 */
record ForecastTable(List<String> labels, Map<String, List<Double>> calls) {

    /** More calls in one interval than all telephones of a country make: a slip. */
    static final double CALLS_MAX = 1e9;

    static ForecastTable read(Path file, List<String> types) throws IOException, FaultyFile {
        Faults faults = new Faults(file.toString());
        ForecastTable table = parse(Files.readString(file), types, faults);
        FaultyFile.throwIfAny(faults);
        return table;
    }

    private static ForecastTable parse(String text, List<String> types, Faults faults) {
        List<String> lines = text.replace("\uFEFF", "").lines().toList();
        List<String> labels = new ArrayList<>();
        Map<String, List<Double>> calls = new LinkedHashMap<>();
        types.forEach(type -> calls.put(type, new ArrayList<>()));
        List<Field> header = lines.isEmpty() ? List.of() : fields(lines, 0);
        List<String> columns = header.stream().map(Field::text).toList();
        for (Field field : header.stream().skip(1).toList()) {
            if (!types.contains(field.text())) {
                faults.add(field.at(), "no call type \"" + field.text() + "\"" + Suggestion.among(field.text(), types));
            } else if (columns.indexOf(field.text()) != columns.lastIndexOf(field.text())) {
                faults.add(field.at(), "a column " + field.text() + " more than once");
            }
        }
        for (String type : types) {
            if (columns.lastIndexOf(type) < 1) {
                faults.add(
                        Place.START,
                        "no column for call type " + type + "; expected the first line interval,"
                                + String.join(",", types));
            }
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<Field> row = fields(lines, i);
            if (row.size() != columns.size()) {
                faults.add(new Place(i + 1, 1), row.size() + " fields; the first line has " + columns.size());
                continue;
            }
            labels.add(row.getFirst().text());
            for (int column = 1; column < row.size(); column++) {
                double number = number(row.get(column), faults);
                calls.computeIfAbsent(columns.get(column), any -> new ArrayList<>())
                        .add(number);
            }
        }
        if (labels.isEmpty()) {
            faults.add(Place.START, "no intervals; expected lines like 08:00,40,12");
        }
        return new ForecastTable(labels, calls);
    }

    private record Field(Place at, String text) {}

    private static List<Field> fields(List<String> lines, int index) {
        List<Field> fields = new ArrayList<>();
        String line = lines.get(index);
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == ',' || line.charAt(i) == ';') {
                fields.add(new Field(
                        new Place(index + 1, from + 1), line.substring(from, i).strip()));
                from = i + 1;
            }
        }
        return fields;
    }

    private static double number(Field field, Faults faults) {
        if (field.text().matches("[0-9]{1,10}(\\.[0-9]+)?")) {
            double number = Double.parseDouble(field.text());
            if (number <= CALLS_MAX) {
                return number;
            }
        }
        faults.add(field.at(), "found \"" + field.text() + "\"; expected a number of calls, 0 or more");
        return 0;
    }
}
