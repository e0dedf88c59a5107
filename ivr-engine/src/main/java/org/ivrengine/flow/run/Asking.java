package org.ivrengine.flow.run;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ivrengine.flow.model.Retries;
import org.ivrengine.flow.model.Spoken;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Target;
import org.ivrengine.flow.port.Value;
import org.ivrengine.flow.run.Keypad.Input;

/** Menus and collections: asks, waits, asks again, and lets the caller out after the last time. */
final class Asking {

    private final Conversation conversation;
    private final Keypad keypad;
    private final Speaker speaker;
    private final Runnable save;

    /** @param save stores the checkpoint; the counts of noinput and nomatch are part of it */
    Asking(Conversation conversation, Keypad keypad, Speaker speaker, Runnable save) {
        this.conversation = conversation;
        this.keypad = keypad;
        this.speaker = speaker;
        this.save = save;
    }

    Left menu(Step.Menu menu) {
        return ask(
                new Question(menu.say(), menu.bargeIn(), menu.noinput(), menu.nomatch()),
                () -> keypad.choice(menu.keys(), globalKeys(), menu.times()),
                keys -> Left.to("key " + keys, target(menu.keys(), keys)));
    }

    Left collect(Step.Collect collect) {
        return ask(
                new Question(collect.say(), collect.bargeIn(), collect.noinput(), collect.nomatch()),
                () -> keypad.digits(
                        collect.digitsMin(), collect.digitsMax(), collect.endKey(), globalKeys(), collect.times()),
                digits -> {
                    store(collect, new Value.Text(digits));
                    return Left.to("collected", collect.next());
                });
    }

    private void store(Step.Collect collect, Value digits) {
        if (collect.secret()) {
            conversation.variables.setSecret(
                    collect.into(), digits, new Variables.Origin(conversation.depth(), collect.name()));
        } else {
            conversation.variables.set(collect.into(), digits);
        }
    }

    private record Question(List<Spoken> say, boolean bargeIn, Retries noinput, Retries nomatch) {}

    private Left ask(Question question, Supplier<Input> input, Function<String, Left> entered) {
        while (true) {
            speaker.say(question.say(), question.bargeIn());
            switch (input.get()) {
                case Input.Entered(String keys) -> {
                    return entered.apply(keys);
                }
                case Input.Global(char key) -> {
                    return Left.to("key " + key, target(globalKeys(), key));
                }
                case Input.Noinput _ -> {
                    conversation.countNoinput();
                    if (conversation.noinput() > question.noinput().times()) {
                        return Left.to("noinput", question.noinput().then());
                    }
                    askAgain(question, question.noinput().prompts().get(conversation.noinput() - 1));
                }
                case Input.Nomatch _ -> {
                    // What was typed ahead was meant for a conversation that goes otherwise now.
                    keypad.discard();
                    conversation.countNomatch();
                    if (conversation.nomatch() > question.nomatch().times()) {
                        return Left.to("nomatch", question.nomatch().then());
                    }
                    askAgain(question, question.nomatch().prompts().get(conversation.nomatch() - 1));
                }
            }
        }
    }

    private void askAgain(Question question, List<Spoken> prompt) {
        save.run();
        speaker.say(prompt, question.bargeIn());
    }

    private Map<Character, Target> globalKeys() {
        return conversation.frame().flow().globalKeys();
    }

    private static <K> Target target(Map<K, Target> targets, K key) {
        Target target = targets.get(key);
        if (target == null) {
            throw new IllegalStateException("no choice " + key);
        }
        return target;
    }
}
