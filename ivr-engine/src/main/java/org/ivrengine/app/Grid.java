package org.ivrengine.app;

import java.util.ArrayList;
import java.util.List;

/** Lines of text in columns for a terminal: the first ones to the left, the others, figures, to the right. */
public final class Grid {

    private final int leftColumns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param leftColumns how many columns are text */
    public Grid(int leftColumns) {
        this.leftColumns = leftColumns;
    }

    /** All columns are text. */
    public Grid() {
        this(Integer.MAX_VALUE);
    }

    public Grid row(String... cells) {
        return row(List.of(cells));
    }

    public Grid row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String space = " ".repeat(width(column) - cell.length());
                line.append(column == 0 ? "" : "  ").append(column < leftColumns ? cell + space : space + cell);
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
