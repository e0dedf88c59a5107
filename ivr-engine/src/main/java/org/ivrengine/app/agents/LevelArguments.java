package org.ivrengine.app.agents;

import java.util.SortedMap;
import java.util.TreeMap;
import org.ivrengine.callcenter.file.LevelsFile;
import org.ivrengine.callcenter.port.SkillName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code billing=80 spanish=40} on the command line. */
final class LevelArguments {

    private LevelArguments() {}

    /** @throws ParameterException for what is no skill with a level */
    static SortedMap<String, Integer> of(CommandSpec spec, @Nullable String @Nullable [] arguments) {
        SortedMap<String, Integer> levels = new TreeMap<>();
        for (String argument : arguments == null ? new String[0] : arguments) {
            String text = argument == null ? "" : argument;
            int equals = text.indexOf('=');
            String skill = equals < 0 ? "" : text.substring(0, equals);
            String level = text.substring(equals + 1);
            if (!SkillName.isValid(skill)
                    || !level.matches("\\d{1,3}")
                    || Integer.parseInt(level) > LevelsFile.LEVEL_MAX) {
                throw new ParameterException(
                        spec.commandLine(),
                        "\"" + text + "\" is no skill with a level; right is for example billing=80,"
                                + " or billing=0 for a skill that she no longer has");
            }
            if (levels.put(skill, Integer.parseInt(level)) != null) {
                throw new ParameterException(spec.commandLine(), "\"" + skill + "\" has two levels");
            }
        }
        return levels;
    }
}
