package org.ivrengine.callcenter.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ivrengine.yaml.Place;

/**
 * A table: the first line names the skills, each further line an agent and her levels. An empty cell leaves a level as it
 * is. Names have neither commas nor quotes, so none are read; spreadsheets that write semicolons are understood.
 */
final class CsvLevels {

    private static final String FIRST_CELL = "agent";

    private final LevelsFile.Collected into;
    private final char separator;

    private record Cell(String text, Place place) {}

    private CsvLevels(LevelsFile.Collected into, char separator) {
        this.into = into;
        this.separator = separator;
    }

    static void read(String text, LevelsFile.Collected into) {
        // Spreadsheets put a mark before the first letter.
        List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
        char separator = !lines.isEmpty() && lines.getFirst().contains(";") ? ';' : ',';
        new CsvLevels(into, separator).read(lines);
    }

    private void read(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().startsWith(FIRST_CELL)) {
            into.faults.add(
                    new Place(1, 1),
                    "the first line names the skills, for example: " + FIRST_CELL + ",billing,spanish");
            return;
        }
        List<Cell> head = cells(lines.getFirst(), 1);
        List<Cell> skills = head.subList(1, head.size());
        Set<String> seen = new HashSet<>();
        for (Cell skill : skills) {
            into.skill(skill.text(), skill.place());
            if (!seen.add(skill.text())) {
                into.faults.add(skill.place(), "skill \"" + skill.text() + "\" has a second column here");
            }
        }
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                line(cells(lines.get(i), i + 1), skills);
            }
        }
    }

    private void line(List<Cell> cells, List<Cell> skills) {
        Cell agent = cells.getFirst();
        into.agent(agent.text(), agent.place());
        for (int i = 1; i < cells.size(); i++) {
            Cell level = cells.get(i);
            if (i > skills.size()) {
                into.faults.add(
                        level.place(), "the first line names " + skills.size() + " skills; this is one level too many");
                return;
            }
            if (!level.text().isEmpty()) {
                into.level(agent.text(), skills.get(i - 1).text(), level.text(), level.place());
            }
        }
    }

    private List<Cell> cells(String line, int number) {
        List<Cell> cells = new ArrayList<>();
        int start = 0;
        while (start <= line.length()) {
            int end = line.indexOf(separator, start);
            end = end < 0 ? line.length() : end;
            String raw = line.substring(start, end);
            int blanks = raw.length() - raw.stripLeading().length();
            cells.add(new Cell(raw.strip(), new Place(number, 1 + start + (raw.isBlank() ? 0 : blanks))));
            start = end + 1;
        }
        return cells;
    }
}
