package org.ivrengine.flow.trial;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ivrengine.flow.hours.Opening;
import org.ivrengine.flow.hours.Schedule;
import org.ivrengine.flow.hours.Schedules;
import org.ivrengine.flow.hours.Span;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.Speech;
import org.ivrengine.flow.run.Entry;
import org.ivrengine.flow.run.FlowRunner;
import org.ivrengine.flow.run.Services;
import org.ivrengine.flow.trial.Transcript.Setting;

/** Plays transcripts against flows. Safe for use by many threads; each call is played on the thread that asks. */
public final class Trial {

    private static final CallId CALL_ID = new CallId("00000000000000000000000000000001");

    private final FlowSet flows;
    private final Speech speech;
    private final Schedules schedules;
    private final Map<String, String> extensions;

    /**
     * @param speech of the languages that callers can be served in
     * @param schedules that are in force unless a transcript gives others
     */
    public Trial(FlowSet flows, Speech speech, Schedules schedules) {
        this.flows = flows;
        this.speech = speech;
        this.schedules = schedules;
        this.extensions = NamedExtensions.of(flows);
    }

    /** Plays one call from its first turn to its last, or to the first difference. */
    public TrialResult run(Transcript transcript) {
        TrialClock clock = new TrialClock(transcript.setting().clock());
        Script script = new Script(transcript, clock);
        StepLog steps = new StepLog();
        Optional<Flow> flow = flow(transcript.setting());
        if (flow.isPresent()) {
            play(transcript.setting(), flow.get(), clock, script, steps);
            script.close();
        } else {
            refuse(transcript, script);
        }
        return new TrialResult(transcript, script.mismatch(), script.lines(), steps.visits());
    }

    private Optional<Flow> flow(Setting setting) {
        return setting.flow().isPresent() ? flows.named(setting.flow().get()) : flows.forNumber(setting.dials());
    }

    private void refuse(Transcript transcript, Script script) {
        Setting setting = transcript.setting();
        script.refuse(
                transcript.place(),
                setting.flow().map(name -> "flow: " + name).orElse("dials: " + setting.dials()),
                setting.flow().isPresent()
                        ? "there is no such flow; there is "
                                + String.join(", ", flows.flows().keySet())
                        : "no flow begins with this number");
    }

    private void play(Setting setting, Flow flow, TrialClock clock, Script script, StepLog steps) {
        SpokenAsText spoken = new SpokenAsText(speech);
        ScriptedCaller caller = new ScriptedCaller(script, clock, spoken, setting.language());
        ScriptedWorld world = new ScriptedWorld(script, caller, clock, setting.given());
        Schedules hours = hours(setting);
        FlowRunner runner = new FlowRunner(
                new Services(spoken, steps, world, world, () -> hours, extensions, clock), (_, fault) -> {
                    throw script.failed("the flow cannot go on: " + fault.getMessage());
                });
        Call call = new Call(CALL_ID, setting.caller(), "", setting.dials(), setting.language(), setting.clock());
        List<String> checkpoints = new ArrayList<>();
        Entry entry = new Entry.Begin(flows, flow);
        while (true) {
            try {
                runner.run(call, caller, checkpoints::add, entry);
                return;
            } catch (SessionEnded ended) {
                if (ended.why() != SessionEnded.Why.CONNECTION_LOST || checkpoints.isEmpty()) {
                    return;
                }
                entry = new Entry.Resume(flows, checkpoints.getLast());
                caller.isBack();
            }
        }
    }

    /** The schedules in force, but for those that the transcript gives. */
    private Schedules hours(Setting setting) {
        Map<String, Schedule> byName = new TreeMap<>(schedules.byName());
        setting.given().hours().forEach((name, opening) -> byName.put(name, always(opening, setting)));
        return new Schedules(byName);
    }

    private static Schedule always(Opening opening, Setting setting) {
        ZoneId zone = ZoneOffset.UTC;
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        Map<LocalDate, List<Span>> days = new HashMap<>();
        switch (opening) {
            case OPEN -> {
                for (DayOfWeek day : DayOfWeek.values()) {
                    week.put(day, List.of(new Span(0, Span.DAY)));
                }
            }
            case CLOSED -> {}
            case HOLIDAY -> {
                LocalDate today = LocalDate.ofInstant(setting.clock(), zone);
                days.put(today, List.of());
                days.put(today.plusDays(1), List.of());
            }
        }
        return new Schedule(zone, week, days, Map.of());
    }
}
